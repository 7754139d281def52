// Generated from get-microphone-mute.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-microphone-mute: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
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

/** Operation 269. */
export const getMicrophoneMute: Operation<
  GetMicrophoneMuteArgument,
  GetMicrophoneMuteResult,
  ErrorDefinition.UniversalFailure,
  GetMicrophoneMuteArgumentInput,
  GetMicrophoneMuteResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getMicrophoneMute", 269, () => ({
  argument: GetMicrophoneMuteArgument,
  result: GetMicrophoneMuteResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetMicrophoneMuteArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetMicrophoneMuteArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetMicrophoneMuteArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMicrophoneMuteArgument: Type<
  GetMicrophoneMuteArgument,
  GetMicrophoneMuteArgumentInput
> = /* @__PURE__ */ sequence(
  "GetMicrophoneMuteArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetMicrophoneMuteResult {
  microphoneMuteList: MicrophoneMuteList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMicrophoneMuteResult: Type<GetMicrophoneMuteResult> = /* @__PURE__ */ sequence(
  "GetMicrophoneMuteResult",
  () => [
    ["microphoneMuteList", MicrophoneMuteList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type MicrophoneMuteList = {
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneMuteOn: boolean;
}[];
export const MicrophoneMuteList: Type<MicrophoneMuteList> = /* @__PURE__ */ sequenceOf(
  "MicrophoneMuteList",
  () =>
    sequence(
      "",
      () => [
        ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
        ["microphoneMuteOn", BOOLEAN],
      ],
      { extensible: true },
    ),
);
