// Generated from speaker-mute-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-speaker-mute-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface SpeakerMuteEvent {
  invokingDevice: DeviceIdentifier.SubjectDeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SpeakerMuteEvent} for encoding: members with a DEFAULT may be absent. */
export interface SpeakerMuteEventInput {
  invokingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SpeakerMuteEvent: Type<SpeakerMuteEvent, SpeakerMuteEventInput> =
  /* @__PURE__ */ sequence(
    "SpeakerMuteEvent",
    () => [
      ["invokingDevice", DeviceIdentifier.SubjectDeviceID],
      ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
      ["speakerMuteOn", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
