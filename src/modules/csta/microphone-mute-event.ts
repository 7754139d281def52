// Generated from microphone-mute-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-microphone-mute-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface MicrophoneMuteEvent {
  invokingDevice: DeviceIdentifier.SubjectDeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MicrophoneMuteEvent} for encoding: members with a DEFAULT may be absent. */
export interface MicrophoneMuteEventInput {
  invokingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MicrophoneMuteEvent: Type<MicrophoneMuteEvent, MicrophoneMuteEventInput> =
  /* @__PURE__ */ sequence(
    "MicrophoneMuteEvent",
    () => [
      ["invokingDevice", DeviceIdentifier.SubjectDeviceID],
      ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
      ["microphoneMuteOn", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
