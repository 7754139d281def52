// Generated from rose.asn1 by `npm run generate`. Do not edit.
//
// The envelope of every BER message of the protocol: the APDUs of ROSE (X.880) with a session
// id, an operation name and authentication added. Not extensible; tags are explicit where
// nothing else is said.

import {
  ANY,
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  alias,
  choice,
  explicit,
  implicit,
  integer,
  sequence,
  sequenceOf,
  type Choice,
  type Type,
} from "../../codec/index.js";

/** One message on the wire. */
export type ROSEMessage = Choice<{
  invoke: ROSEInvoke;
  result: ROSEResult;
  error: ROSEError;
  reject: ROSEReject;
}>;
export const ROSEMessage: Type<ROSEMessage> = /* @__PURE__ */ choice("ROSEMessage", () => [
  ["invoke", implicit(1, ROSEInvoke)],
  ["result", implicit(2, ROSEResult)],
  ["error", implicit(3, ROSEError)],
  ["reject", implicit(4, ROSEReject)],
]);

/** Asks for an operation, or carries an event. */
export interface ROSEInvoke {
  /** session in multi-user mode */
  sessionID?: string;
  /** 1 to 99998; 99999 for an event, which is never answered */
  invokeID: number;
  /** invoke id of the parent operation */
  "linked-ID"?: number;
  /** counts only when operationID is 0 */
  operationName?: string;
  authentication?: ROSEAuthRequest;
  operationID: number;
  /** of the type that the operation names */
  argument?: Uint8Array;
}
export const ROSEInvoke: Type<ROSEInvoke> = /* @__PURE__ */ sequence("ROSEInvoke", () => [
  ["sessionID", explicit(1, UTF8String), OPTIONAL],
  ["invokeID", INTEGER],
  ["linked-ID", implicit(0, INTEGER), OPTIONAL],
  ["operationName", explicit(2, UTF8String), OPTIONAL],
  ["authentication", explicit(3, ROSEAuthRequest), OPTIONAL],
  ["operationID", INTEGER],
  ["argument", ANY, OPTIONAL],
]);

/** The operation succeeded. */
export interface ROSEResult {
  /** not sent by peers */
  sessionID?: string;
  /** of the invoke that is answered */
  invokeID: number;
  result?: {
    /** always 0 */
    resultValue: number;
    /** of the type that the operation names */
    result: Uint8Array;
  };
}
export const ROSEResult: Type<ROSEResult> = /* @__PURE__ */ sequence("ROSEResult", () => [
  ["sessionID", explicit(1, UTF8String), OPTIONAL],
  ["invokeID", INTEGER],
  [
    "result",
    sequence("", () => [
      ["resultValue", INTEGER],
      ["result", ANY],
    ]),
    OPTIONAL,
  ],
]);

/** The operation failed as it foresees. */
export interface ROSEError {
  /** not sent by peers */
  sessionID?: string;
  /** of the invoke that is answered */
  invokedID: number;
  /** a reader ignores it */
  "error-value": number;
  /** of the type that the operation names */
  error?: Uint8Array;
}
export const ROSEError: Type<ROSEError> = /* @__PURE__ */ sequence("ROSEError", () => [
  ["sessionID", explicit(1, UTF8String), OPTIONAL],
  ["invokedID", INTEGER],
  ["error-value", INTEGER],
  ["error", ANY, OPTIONAL],
]);

/** The message was not understood or not allowed. */
export interface ROSEReject {
  /** as in the invoke */
  sessionID?: string;
  invokedID: Choice<{
    /** of the message that is rejected */
    invokedID: number;
    /** it could not be read */
    invokednull: null;
  }>;
  reject?: RejectProblem;
  /** where the fault lies */
  details?: string;
  authentication?: ROSEAuthResult;
}
export const ROSEReject: Type<ROSEReject> = /* @__PURE__ */ sequence("ROSEReject", () => [
  ["sessionID", explicit(1, UTF8String), OPTIONAL],
  [
    "invokedID",
    choice("", () => [
      ["invokedID", INTEGER],
      ["invokednull", NULL],
    ]),
  ],
  ["reject", RejectProblem, OPTIONAL],
  ["details", UTF8String, OPTIONAL],
  ["authentication", explicit(4, ROSEAuthResult), OPTIONAL],
]);

/** What was wrong; X.880 defines the numbers up to 7 of InvokeProblem and all others. */
export type RejectProblem = Choice<{
  generalProblem: GeneralProblem;
  invokeProblem: InvokeProblem;
  returnResultProblem: ReturnResultProblem;
  returnErrorProblem: ReturnErrorProblem;
}>;
export const RejectProblem: Type<RejectProblem> = /* @__PURE__ */ choice("RejectProblem", () => [
  ["generalProblem", implicit(0, GeneralProblem)],
  ["invokeProblem", implicit(1, InvokeProblem)],
  ["returnResultProblem", implicit(2, ReturnResultProblem)],
  ["returnErrorProblem", implicit(3, ReturnErrorProblem)],
]);

/** A message of any kind is at fault. */
export type GeneralProblem = number;
export const GeneralProblem: Type<GeneralProblem> = /* @__PURE__ */ alias("GeneralProblem", () =>
  integer({ names: { unrecognisedAPDU: 0, mistypedAPDU: 1, badlyStructuredAPDU: 2 } }),
);

/** An invoke is at fault. */
export type InvokeProblem = number;
export const InvokeProblem: Type<InvokeProblem> = /* @__PURE__ */ alias("InvokeProblem", () =>
  integer({
    names: {
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
    },
  }),
);

/** A result is at fault. */
export type ReturnResultProblem = number;
export const ReturnResultProblem: Type<ReturnResultProblem> = /* @__PURE__ */ alias(
  "ReturnResultProblem",
  () =>
    integer({
      names: { unrecognisedInvocation: 0, resultResponseUnexpected: 1, mistypedResult: 2 },
    }),
);

/** An error is at fault. */
export type ReturnErrorProblem = number;
export const ReturnErrorProblem: Type<ReturnErrorProblem> = /* @__PURE__ */ alias(
  "ReturnErrorProblem",
  () =>
    integer({
      names: {
        unrecognisedInvocation: 0,
        errorResponseUnexpected: 1,
        unrecognisedError: 2,
        unexpectedError: 3,
        mistypedParameter: 4,
      },
    }),
);

/** One way to authenticate. */
export interface ROSEAuth {
  /** Basic, JWT, ... */
  method: string;
  authdata: Uint8Array;
}
export const ROSEAuth: Type<ROSEAuth> = /* @__PURE__ */ sequence("ROSEAuth", () => [
  ["method", UTF8String],
  ["authdata", OCTET_STRING],
]);

/** Authentication that comes with an invoke. */
export interface ROSEAuthRequest {
  auth: ROSEAuth;
  /** from the ROSEAuthResult before it */
  context?: string;
}
export const ROSEAuthRequest: Type<ROSEAuthRequest> = /* @__PURE__ */ sequence(
  "ROSEAuthRequest",
  () => [
    ["auth", ROSEAuth],
    ["context", UTF8String, OPTIONAL],
  ],
);

/** The ways that the rejecting side offers. */
export interface ROSEAuthResult {
  authList: ROSEAuth[];
  /** to be handed back */
  context?: string;
}
export const ROSEAuthResult: Type<ROSEAuthResult> = /* @__PURE__ */ sequence(
  "ROSEAuthResult",
  () => [
    ["authList", sequenceOf("", () => ROSEAuth)],
    ["context", UTF8String, OPTIONAL],
  ],
);
