// Generated from get-auto-answer.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-auto-answer: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 305. */
export const getAutoAnswer: Operation<
  GetAutoAnswerArgument,
  GetAutoAnswerResult,
  ErrorDefinition.UniversalFailure,
  GetAutoAnswerArgumentInput,
  GetAutoAnswerResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getAutoAnswer", 305, () => ({
  argument: GetAutoAnswerArgument,
  result: GetAutoAnswerResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetAutoAnswerArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetAutoAnswerArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetAutoAnswerArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAutoAnswerArgument: Type<GetAutoAnswerArgument, GetAutoAnswerArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetAutoAnswerArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface GetAutoAnswerResult {
  autoAnswerOn: boolean;
  numberOfRings?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAutoAnswerResult: Type<GetAutoAnswerResult> = /* @__PURE__ */ sequence(
  "GetAutoAnswerResult",
  () => [
    ["autoAnswerOn", BOOLEAN],
    ["numberOfRings", INTEGER, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);
