/** The kinds of problem that a reject names (X.880 clause 9, docs/protocol.md section 1). */
export type ProblemKind =
  | "generalProblem"
  | "invokeProblem"
  | "returnResultProblem"
  | "returnErrorProblem";

/** The alternatives of RejectProblem in the order of their context tags 0 to 3. */
export const problemKinds: readonly ProblemKind[] = [
  "generalProblem",
  "invokeProblem",
  "returnResultProblem",
  "returnErrorProblem",
];

/** Faults of a message of any kind (X.880 GeneralProblem). */
export const GeneralProblem = {
  /** It is not one of the four kinds of message. */
  unrecognisedAPDU: 0,
  /** A member has another type than the envelope requires. */
  mistypedAPDU: 1,
  /** Its encoding violates the encoding rules. */
  badlyStructuredAPDU: 2,
} as const;

/** Faults of an invoke (X.880 InvokeProblem; those from 8 on belong to this protocol). */
export const InvokeProblem = {
  /** An invoke with this id is already being carried out. */
  duplicateInvocation: 0,
  /** There is no handler for an operation with this id or, if the id is 0, with this name; `details` names it. */
  unrecognisedOperation: 1,
  /** The argument is missing, not of the operation's type, nested too deeply, or has too many elements. */
  mistypedArgument: 2,
  /** There are too many requests, the connection is about to close, or TLS is required; see `details`. */
  resourceLimitation: 3,
  /** The invoking side is about to close. */
  initiatorReleasing: 4,
  /** The linked id is not that of an invoke which is being carried out. */
  unrecognisedLinkedID: 5,
  /** The linked id belongs to an operation that has no child operations. */
  linkedResponseUnexpected: 6,
  /** The operation is not a child of the one that the linked id belongs to. */
  unexpectedChildOperation: 7,
  /** There is no session with this id, or multi-user mode is off. */
  invalidSessionID: 8,
  /** The invoke's authentication needs another step; the reject says how to continue. */
  authenticationIncomplete: 9,
  /** The invoke's authentication is wrong, or uses a method that is not offered. */
  authenticationFailed: 10,
} as const;

/** The names of {@link InvokeProblem}. */
export type InvokeProblemName = keyof typeof InvokeProblem;

/** Faults of a result (X.880 ReturnResultProblem). */
export const ReturnResultProblem = {
  /** No call with this id is waiting for a result. */
  unrecognisedInvocation: 0,
  /** The operation has no result. */
  resultResponseUnexpected: 1,
  /** The result is not of the operation's type. */
  mistypedResult: 2,
} as const;

/** Faults of an error (X.880 ReturnErrorProblem). */
export const ReturnErrorProblem = {
  /** No call with this id is waiting for an error. */
  unrecognisedInvocation: 0,
  /** The operation has no errors. */
  errorResponseUnexpected: 1,
  /** There is no error with this number. */
  unrecognisedError: 2,
  /** The operation does not have this error. */
  unexpectedError: 3,
  /** The error's value is not of its type. */
  mistypedParameter: 4,
} as const;

const names: Readonly<Record<ProblemKind, readonly string[]>> = {
  generalProblem: Object.keys(GeneralProblem),
  invokeProblem: Object.keys(InvokeProblem),
  returnResultProblem: Object.keys(ReturnResultProblem),
  returnErrorProblem: Object.keys(ReturnErrorProblem),
};

/** The name of a problem, for example `mistypedArgument`; undefined for a code without a name. */
export function problemName(kind: ProblemKind, code: number): string | undefined {
  return names[kind][code];
}
