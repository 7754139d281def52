// Generated from get-microphone-gain.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-microphone-gain: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 268. */
export const getMicrophoneGain: Operation<
  GetMicrophoneGainArgument,
  GetMicrophoneGainResult,
  ErrorDefinition.UniversalFailure,
  GetMicrophoneGainArgumentInput,
  GetMicrophoneGainResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getMicrophoneGain", 268, () => ({
  argument: GetMicrophoneGainArgument,
  result: GetMicrophoneGainResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetMicrophoneGainArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetMicrophoneGainArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetMicrophoneGainArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMicrophoneGainArgument: Type<
  GetMicrophoneGainArgument,
  GetMicrophoneGainArgumentInput
> = /* @__PURE__ */ sequence(
  "GetMicrophoneGainArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetMicrophoneGainResult {
  microphoneGainList: MicrophoneGainList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMicrophoneGainResult: Type<GetMicrophoneGainResult> = /* @__PURE__ */ sequence(
  "GetMicrophoneGainResult",
  () => [
    ["microphoneGainList", MicrophoneGainList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type MicrophoneGainList = {
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  micGainAbs?: PhysicalDeviceFeature.MicGainAbs;
}[];
export const MicrophoneGainList: Type<MicrophoneGainList> = /* @__PURE__ */ sequenceOf(
  "MicrophoneGainList",
  () =>
    sequence(
      "",
      () => [
        ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
        ["micGainAbs", PhysicalDeviceFeature.MicGainAbs, OPTIONAL],
      ],
      { extensible: true },
    ),
);
