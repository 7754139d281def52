// Generated from auto-work-mode-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-auto-work-mode-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, INTEGER, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface AutoWorkModeEvent {
  invokingDevice: DeviceIdentifier.SubjectDeviceID;
  autoWorkOn: boolean;
  autoWorkInterval: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AutoWorkModeEvent} for encoding: members with a DEFAULT may be absent. */
export interface AutoWorkModeEventInput {
  invokingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  autoWorkOn: boolean;
  autoWorkInterval: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AutoWorkModeEvent: Type<AutoWorkModeEvent, AutoWorkModeEventInput> =
  /* @__PURE__ */ sequence(
    "AutoWorkModeEvent",
    () => [
      ["invokingDevice", DeviceIdentifier.SubjectDeviceID],
      ["autoWorkOn", BOOLEAN],
      ["autoWorkInterval", INTEGER],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
