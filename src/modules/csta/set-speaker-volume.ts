// Generated from set-speaker-volume.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-speaker-volume: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 282. */
export const setSpeakerVolume: Operation<
  SetSpeakerVolumeArgument,
  SetSpeakerVolumeResult,
  ErrorDefinition.UniversalFailure,
  SetSpeakerVolumeArgumentInput,
  SetSpeakerVolumeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setSpeakerVolume", 282, () => ({
  argument: SetSpeakerVolumeArgument,
  result: SetSpeakerVolumeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetSpeakerVolumeArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerVolume: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetSpeakerVolumeArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetSpeakerVolumeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerVolume: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetSpeakerVolumeArgument: Type<
  SetSpeakerVolumeArgument,
  SetSpeakerVolumeArgumentInput
> = /* @__PURE__ */ sequence(
  "SetSpeakerVolumeArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
    ["speakerVolume", PhysicalDeviceFeature.Volume],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);

export type SetSpeakerVolumeResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetSpeakerVolumeResult: Type<SetSpeakerVolumeResult> = /* @__PURE__ */ choice(
  "SetSpeakerVolumeResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
