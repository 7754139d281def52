// Generated from set-auto-answer.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-auto-answer: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 313. */
export const setAutoAnswer: Operation<
  SetAutoAnswerArgument,
  SetAutoAnswerResult,
  ErrorDefinition.UniversalFailure,
  SetAutoAnswerArgumentInput,
  SetAutoAnswerResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setAutoAnswer", 313, () => ({
  argument: SetAutoAnswerArgument,
  result: SetAutoAnswerResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetAutoAnswerArgument {
  device: DeviceIdentifier.DeviceID;
  autoAnswerOn: boolean;
  numberOfRings?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetAutoAnswerArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetAutoAnswerArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  autoAnswerOn: boolean;
  numberOfRings?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetAutoAnswerArgument: Type<SetAutoAnswerArgument, SetAutoAnswerArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetAutoAnswerArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["autoAnswerOn", BOOLEAN],
      ["numberOfRings", INTEGER, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export type SetAutoAnswerResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetAutoAnswerResult: Type<SetAutoAnswerResult> = /* @__PURE__ */ choice(
  "SetAutoAnswerResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
