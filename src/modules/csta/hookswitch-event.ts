// Generated from hookswitch-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-hookswitch-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface HookswitchEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  hookswitch: PhysicalDeviceFeature.HookswitchID;
  hookswitchOnHook: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link HookswitchEvent} for encoding: members with a DEFAULT may be absent. */
export interface HookswitchEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  hookswitch: PhysicalDeviceFeature.HookswitchID;
  hookswitchOnHook: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const HookswitchEvent: Type<HookswitchEvent, HookswitchEventInput> =
  /* @__PURE__ */ sequence(
    "HookswitchEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["hookswitch", PhysicalDeviceFeature.HookswitchID],
      ["hookswitchOnHook", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
