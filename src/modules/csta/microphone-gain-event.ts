// Generated from microphone-gain-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-microphone-gain-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface MicrophoneGainEvent {
  invokingDevice: DeviceIdentifier.SubjectDeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneGain: PhysicalDeviceFeature.MicrophoneGain;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MicrophoneGainEvent} for encoding: members with a DEFAULT may be absent. */
export interface MicrophoneGainEventInput {
  invokingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneGain: PhysicalDeviceFeature.MicrophoneGain;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MicrophoneGainEvent: Type<MicrophoneGainEvent, MicrophoneGainEventInput> =
  /* @__PURE__ */ sequence(
    "MicrophoneGainEvent",
    () => [
      ["invokingDevice", DeviceIdentifier.SubjectDeviceID],
      ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
      ["microphoneGain", PhysicalDeviceFeature.MicrophoneGain],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
