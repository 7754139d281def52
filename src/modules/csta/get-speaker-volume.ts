// Generated from get-speaker-volume.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-speaker-volume: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  operation,
  sequence,
  sequenceOf,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 272. */
export const getSpeakerVolume: Operation<
  GetSpeakerVolumeArgument,
  GetSpeakerVolumeResult,
  ErrorDefinition.UniversalFailure,
  GetSpeakerVolumeArgumentInput,
  GetSpeakerVolumeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getSpeakerVolume", 272, () => ({
  argument: GetSpeakerVolumeArgument,
  result: GetSpeakerVolumeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetSpeakerVolumeArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetSpeakerVolumeArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetSpeakerVolumeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetSpeakerVolumeArgument: Type<
  GetSpeakerVolumeArgument,
  GetSpeakerVolumeArgumentInput
> = /* @__PURE__ */ sequence(
  "GetSpeakerVolumeArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetSpeakerVolumeResult {
  speakerVolumeList: SpeakerVolumeList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetSpeakerVolumeResult: Type<GetSpeakerVolumeResult> = /* @__PURE__ */ sequence(
  "GetSpeakerVolumeResult",
  () => [
    ["speakerVolumeList", SpeakerVolumeList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type SpeakerVolumeList = {
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerVolAbs?: PhysicalDeviceFeature.VolAbs;
}[];
export const SpeakerVolumeList: Type<SpeakerVolumeList> = /* @__PURE__ */ sequenceOf(
  "SpeakerVolumeList",
  () =>
    sequence(
      "",
      () => [
        ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
        ["speakerVolAbs", PhysicalDeviceFeature.VolAbs, OPTIONAL],
      ],
      { extensible: true },
    ),
);
