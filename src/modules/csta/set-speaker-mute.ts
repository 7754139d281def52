// Generated from set-speaker-mute.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-speaker-mute: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
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

/** Operation 281. */
export const setSpeakerMute: Operation<
  SetSpeakerMuteArgument,
  SetSpeakerMuteResult,
  ErrorDefinition.UniversalFailure,
  SetSpeakerMuteArgumentInput,
  SetSpeakerMuteResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setSpeakerMute", 281, () => ({
  argument: SetSpeakerMuteArgument,
  result: SetSpeakerMuteResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetSpeakerMuteArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetSpeakerMuteArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetSpeakerMuteArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetSpeakerMuteArgument: Type<SetSpeakerMuteArgument, SetSpeakerMuteArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetSpeakerMuteArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
      ["speakerMuteOn", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export type SetSpeakerMuteResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetSpeakerMuteResult: Type<SetSpeakerMuteResult> = /* @__PURE__ */ choice(
  "SetSpeakerMuteResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
