// Generated from get-speaker-mute.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-speaker-mute: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 271. */
export const getSpeakerMute: Operation<
  GetSpeakerMuteArgument,
  GetSpeakerMuteResult,
  ErrorDefinition.UniversalFailure,
  GetSpeakerMuteArgumentInput,
  GetSpeakerMuteResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getSpeakerMute", 271, () => ({
  argument: GetSpeakerMuteArgument,
  result: GetSpeakerMuteResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetSpeakerMuteArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetSpeakerMuteArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetSpeakerMuteArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetSpeakerMuteArgument: Type<GetSpeakerMuteArgument, GetSpeakerMuteArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetSpeakerMuteArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface GetSpeakerMuteResult {
  speakerMuteList: SpeakerMuteList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetSpeakerMuteResult: Type<GetSpeakerMuteResult> = /* @__PURE__ */ sequence(
  "GetSpeakerMuteResult",
  () => [
    ["speakerMuteList", SpeakerMuteList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type SpeakerMuteList = {
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerMuteOn: boolean;
}[];
export const SpeakerMuteList: Type<SpeakerMuteList> = /* @__PURE__ */ sequenceOf(
  "SpeakerMuteList",
  () =>
    sequence(
      "",
      () => [
        ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
        ["speakerMuteOn", BOOLEAN],
      ],
      { extensible: true },
    ),
);
