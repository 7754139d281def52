// Generated from back-in-service-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-back-in-service-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface BackInServiceEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link BackInServiceEvent} for encoding: members with a DEFAULT may be absent. */
export interface BackInServiceEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const BackInServiceEvent: Type<BackInServiceEvent, BackInServiceEventInput> =
  /* @__PURE__ */ sequence(
    "BackInServiceEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );
