// Generated from set-microphone-gain.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-microphone-gain: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 278. */
export const setMicrophoneGain: Operation<
  SetMicrophoneGainArgument,
  SetMicrophoneGainResult,
  ErrorDefinition.UniversalFailure,
  SetMicrophoneGainArgumentInput,
  SetMicrophoneGainResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setMicrophoneGain", 278, () => ({
  argument: SetMicrophoneGainArgument,
  result: SetMicrophoneGainResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetMicrophoneGainArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneGain: PhysicalDeviceFeature.MicrophoneGain;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetMicrophoneGainArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetMicrophoneGainArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneGain: PhysicalDeviceFeature.MicrophoneGain;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetMicrophoneGainArgument: Type<
  SetMicrophoneGainArgument,
  SetMicrophoneGainArgumentInput
> = /* @__PURE__ */ sequence(
  "SetMicrophoneGainArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
    ["microphoneGain", PhysicalDeviceFeature.MicrophoneGain],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);

export type SetMicrophoneGainResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetMicrophoneGainResult: Type<SetMicrophoneGainResult> = /* @__PURE__ */ choice(
  "SetMicrophoneGainResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
