// Generated from device-capabilities-changed-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-device-capabilities-changed-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface DeviceCapsChangedEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DeviceCapsChangedEvent} for encoding: members with a DEFAULT may be absent. */
export interface DeviceCapsChangedEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DeviceCapsChangedEvent: Type<DeviceCapsChangedEvent, DeviceCapsChangedEventInput> =
  /* @__PURE__ */ sequence(
    "DeviceCapsChangedEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );
