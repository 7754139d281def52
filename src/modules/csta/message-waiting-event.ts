// Generated from message-waiting-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-message-waiting-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface MessageWaitingEvent {
  targetDevice: DeviceIdentifier.SubjectDeviceID;
  deviceForMessage?: DeviceIdentifier.DeviceID;
  messageWaitingOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MessageWaitingEvent} for encoding: members with a DEFAULT may be absent. */
export interface MessageWaitingEventInput {
  targetDevice: DeviceIdentifier.SubjectDeviceIDInput;
  deviceForMessage?: DeviceIdentifier.DeviceIDInput;
  messageWaitingOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MessageWaitingEvent: Type<MessageWaitingEvent, MessageWaitingEventInput> =
  /* @__PURE__ */ sequence(
    "MessageWaitingEvent",
    () => [
      ["targetDevice", DeviceIdentifier.SubjectDeviceID],
      ["deviceForMessage", DeviceIdentifier.DeviceID, OPTIONAL],
      ["messageWaitingOn", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
