/** The kinds of problem that a reject names (X.880 clause 9, wire.md section 1). */
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
  unrecognisedAPDU: 0,
  mistypedAPDU: 1,
  badlyStructuredAPDU: 2,
} as const;

/** Faults of an invoke (X.880 InvokeProblem; from 8 on of this protocol). */
export const InvokeProblem = {
  duplicateInvocation: 0,
  unrecognisedOperation: 1,
  mistypedArgument: 2,
  resourceLimitation: 3,
  initiatorReleasing: 4,
  unrecognisedLinkedID: 5,
  linkedResponseUnexpected: 6,
  unexpectedChildOperation: 7,
  invalidSessionID: 8,
  authenticationIncomplete: 9,
  authenticationFailed: 10,
} as const;

/** The names of {@link InvokeProblem}. */
export type InvokeProblemName = keyof typeof InvokeProblem;

/** Faults of a result (X.880 ReturnResultProblem). */
export const ReturnResultProblem = {
  unrecognisedInvocation: 0,
  resultResponseUnexpected: 1,
  mistypedResult: 2,
} as const;

/** Faults of an error (X.880 ReturnErrorProblem). */
export const ReturnErrorProblem = {
  unrecognisedInvocation: 0,
  errorResponseUnexpected: 1,
  unrecognisedError: 2,
  unexpectedError: 3,
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
