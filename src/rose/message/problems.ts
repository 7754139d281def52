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
  /** It is none of the four kinds of message. */
  unrecognisedAPDU: 0,
  /** A member of it has another type than the envelope says. */
  mistypedAPDU: 1,
  /** It is not encoded as the encoding rules say. */
  badlyStructuredAPDU: 2,
} as const;

/** Faults of an invoke (X.880 InvokeProblem; from 8 on of this protocol). */
export const InvokeProblem = {
  /** An invoke of this id is being carried out already. */
  duplicateInvocation: 0,
  /** Nobody carries out an operation of this id, or of this name if the id is 0. */
  unrecognisedOperation: 1,
  /** The argument is missing, not of the operation's type, too deep or has too many elements. */
  mistypedArgument: 2,
  /** Too much at a time, about to close, or TLS is required; `details` says which. */
  resourceLimitation: 3,
  /** Who invokes is about to close. */
  initiatorReleasing: 4,
  /** The linked id is that of no invoke which is being carried out. */
  unrecognisedLinkedID: 5,
  /** The linked id is that of an operation which has no children. */
  linkedResponseUnexpected: 6,
  /** The operation is no child of the one that the linked id is for. */
  unexpectedChildOperation: 7,
  /** There is no session of this id, or multi-user mode is off. */
  invalidSessionID: 8,
  /** The invoke's authentication needs another step; the reject says with what to go on. */
  authenticationIncomplete: 9,
  /** The invoke's authentication is wrong, or by a method that is not offered. */
  authenticationFailed: 10,
} as const;

/** The names of {@link InvokeProblem}. */
export type InvokeProblemName = keyof typeof InvokeProblem;

/** Faults of a result (X.880 ReturnResultProblem). */
export const ReturnResultProblem = {
  /** Nobody waits for a result of this id. */
  unrecognisedInvocation: 0,
  /** The operation has no result. */
  resultResponseUnexpected: 1,
  /** The result is not of the operation's type. */
  mistypedResult: 2,
} as const;

/** Faults of an error (X.880 ReturnErrorProblem). */
export const ReturnErrorProblem = {
  /** Nobody waits for an error of this id. */
  unrecognisedInvocation: 0,
  /** The operation has no errors. */
  errorResponseUnexpected: 1,
  /** There is no error of this number. */
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

/** The name of a problem, `mistypedArgument`; undefined for a code that has none. */
export function problemName(kind: ProblemKind, code: number): string | undefined {
  return names[kind][code];
}
