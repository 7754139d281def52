// Generated from partially-in-service-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-partially-in-service-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface PartiallyInServiceEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link PartiallyInServiceEvent} for encoding: members with a DEFAULT may be absent. */
export interface PartiallyInServiceEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const PartiallyInServiceEvent: Type<PartiallyInServiceEvent, PartiallyInServiceEventInput> =
  /* @__PURE__ */ sequence(
    "PartiallyInServiceEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );
