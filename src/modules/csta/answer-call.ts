// Generated from answer-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-answer-call: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 2. */
export const answerCall: Operation<
  AnswerCallArgument,
  AnswerCallResult,
  ErrorDefinition.UniversalFailure,
  AnswerCallArgumentInput,
  AnswerCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("answerCall", 2, () => ({
  argument: AnswerCallArgument,
  result: AnswerCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface AnswerCallArgument {
  callToBeAnswered: CallConnectionIdentifiers.ConnectionID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AnswerCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface AnswerCallArgumentInput {
  callToBeAnswered: CallConnectionIdentifiers.ConnectionIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AnswerCallArgument: Type<AnswerCallArgument, AnswerCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "AnswerCallArgument",
    () => [
      ["callToBeAnswered", CallConnectionIdentifiers.ConnectionID],
      ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export type AnswerCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const AnswerCallResult: Type<AnswerCallResult> = /* @__PURE__ */ choice(
  "AnswerCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
