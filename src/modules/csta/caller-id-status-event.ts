// Generated from caller-id-status-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-caller-id-status-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface CallerIDStatusEvent {
  device: DeviceIdentifier.DeviceID;
  callerIDProvided: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallerIDStatusEvent} for encoding: members with a DEFAULT may be absent. */
export interface CallerIDStatusEventInput {
  device: DeviceIdentifier.DeviceIDInput;
  callerIDProvided: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallerIDStatusEvent: Type<CallerIDStatusEvent, CallerIDStatusEventInput> =
  /* @__PURE__ */ sequence(
    "CallerIDStatusEvent",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["callerIDProvided", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );
