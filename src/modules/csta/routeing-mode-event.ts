// Generated from routeing-mode-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-routeing-mode-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface RouteingModeEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  routeingMode: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RouteingModeEvent} for encoding: members with a DEFAULT may be absent. */
export interface RouteingModeEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  routeingMode: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteingModeEvent: Type<RouteingModeEvent, RouteingModeEventInput> =
  /* @__PURE__ */ sequence(
    "RouteingModeEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["routeingMode", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );
