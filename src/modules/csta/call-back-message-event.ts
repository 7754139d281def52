// Generated from call-back-message-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-back-message-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface CallBackMessageEvent {
  originatingDevice: DeviceIdentifier.SubjectDeviceID;
  targetDevice: DeviceIdentifier.SubjectDeviceID;
  callBackMsgSetCanceled: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallBackMessageEvent} for encoding: members with a DEFAULT may be absent. */
export interface CallBackMessageEventInput {
  originatingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  targetDevice: DeviceIdentifier.SubjectDeviceIDInput;
  callBackMsgSetCanceled: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackMessageEvent: Type<CallBackMessageEvent, CallBackMessageEventInput> =
  /* @__PURE__ */ sequence(
    "CallBackMessageEvent",
    () => [
      ["originatingDevice", DeviceIdentifier.SubjectDeviceID],
      ["targetDevice", DeviceIdentifier.SubjectDeviceID],
      ["callBackMsgSetCanceled", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
