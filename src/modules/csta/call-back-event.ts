// Generated from call-back-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-back-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface CallBackEvent {
  originatingDevice: DeviceIdentifier.SubjectDeviceID;
  targetDevice: DeviceIdentifier.SubjectDeviceID;
  callBackSetCanceled: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallBackEvent} for encoding: members with a DEFAULT may be absent. */
export interface CallBackEventInput {
  originatingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  targetDevice: DeviceIdentifier.SubjectDeviceIDInput;
  callBackSetCanceled: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackEvent: Type<CallBackEvent, CallBackEventInput> = /* @__PURE__ */ sequence(
  "CallBackEvent",
  () => [
    ["originatingDevice", DeviceIdentifier.SubjectDeviceID],
    ["targetDevice", DeviceIdentifier.SubjectDeviceID],
    ["callBackSetCanceled", BOOLEAN],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);
