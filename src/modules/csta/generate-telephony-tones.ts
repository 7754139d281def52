// Generated from generate-telephony-tones.asn1 by `npm run generate`. Do not edit.
//
// CSTA-generate-telephony-tones: CSTA Phase III (ECMA-285, 4th edition).

import {
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
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 233. */
export const generateTelephonyTones: Operation<
  GenerateTelephonyTonesArgument,
  GenerateTelephonyTonesResult,
  ErrorDefinition.UniversalFailure,
  GenerateTelephonyTonesArgumentInput,
  GenerateTelephonyTonesResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("generateTelephonyTones", 233, () => ({
  argument: GenerateTelephonyTonesArgument,
  result: GenerateTelephonyTonesResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GenerateTelephonyTonesArgument {
  connectionToSendTone: CallConnectionIdentifiers.ConnectionID;
  toneToSend: DeviceFeatureTypes.TelephonyTone;
  toneDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GenerateTelephonyTonesArgument} for encoding: members with a DEFAULT may be absent. */
export interface GenerateTelephonyTonesArgumentInput {
  connectionToSendTone: CallConnectionIdentifiers.ConnectionIDInput;
  toneToSend: DeviceFeatureTypes.TelephonyTone;
  toneDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GenerateTelephonyTonesArgument: Type<
  GenerateTelephonyTonesArgument,
  GenerateTelephonyTonesArgumentInput
> = /* @__PURE__ */ sequence(
  "GenerateTelephonyTonesArgument",
  () => [
    ["connectionToSendTone", CallConnectionIdentifiers.ConnectionID],
    ["toneToSend", DeviceFeatureTypes.TelephonyTone],
    ["toneDuration", INTEGER, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);

export type GenerateTelephonyTonesResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const GenerateTelephonyTonesResult: Type<GenerateTelephonyTonesResult> =
  /* @__PURE__ */ choice("GenerateTelephonyTonesResult", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);
