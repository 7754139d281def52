// Generated from out-of-service-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-out-of-service-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface OutOfServiceEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link OutOfServiceEvent} for encoding: members with a DEFAULT may be absent. */
export interface OutOfServiceEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const OutOfServiceEvent: Type<OutOfServiceEvent, OutOfServiceEventInput> =
  /* @__PURE__ */ sequence(
    "OutOfServiceEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );
