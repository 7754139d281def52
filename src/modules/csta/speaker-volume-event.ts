// Generated from speaker-volume-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-speaker-volume-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface SpeakerVolumeEvent {
  invokingDevice: DeviceIdentifier.SubjectDeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerVolume: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SpeakerVolumeEvent} for encoding: members with a DEFAULT may be absent. */
export interface SpeakerVolumeEventInput {
  invokingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  speakerVolume: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SpeakerVolumeEvent: Type<SpeakerVolumeEvent, SpeakerVolumeEventInput> =
  /* @__PURE__ */ sequence(
    "SpeakerVolumeEvent",
    () => [
      ["invokingDevice", DeviceIdentifier.SubjectDeviceID],
      ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
      ["speakerVolume", PhysicalDeviceFeature.Volume],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
