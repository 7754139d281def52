// Generated from charging-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-charging-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as ChargeInfo from "./charge-info.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface ChargingEvent {
  connection: CallConnectionIdentifiers.ConnectionID;
  chargedDevice: DeviceIdentifier.DeviceID;
  chargingInfo: ChargeInfo.ChargingInfo;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ChargingEvent} for encoding: members with a DEFAULT may be absent. */
export interface ChargingEventInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  chargedDevice: DeviceIdentifier.DeviceIDInput;
  chargingInfo: ChargeInfo.ChargingInfo;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ChargingEvent: Type<ChargingEvent, ChargingEventInput> = /* @__PURE__ */ sequence(
  "ChargingEvent",
  () => [
    ["connection", CallConnectionIdentifiers.ConnectionID],
    ["chargedDevice", DeviceIdentifier.DeviceID],
    ["chargingInfo", ChargeInfo.ChargingInfo],
    ["cause", EventCause.EventCause, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);
