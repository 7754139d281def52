// Generated from lamp-mode-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-lamp-mode-event: CSTA Phase III (ECMA-285, 4th edition).

import { OCTET_STRING, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface LampModeEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  lamp: PhysicalDeviceFeature.LampID;
  lampLabel?: Uint8Array;
  lampMode: PhysicalDeviceFeature.LampMode;
  lampBrightness?: PhysicalDeviceFeature.LampBrightness;
  lampColor?: PhysicalDeviceFeature.LampColor;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link LampModeEvent} for encoding: members with a DEFAULT may be absent. */
export interface LampModeEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  lamp: PhysicalDeviceFeature.LampID;
  lampLabel?: Uint8Array;
  lampMode: PhysicalDeviceFeature.LampMode;
  lampBrightness?: PhysicalDeviceFeature.LampBrightness;
  lampColor?: PhysicalDeviceFeature.LampColor;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const LampModeEvent: Type<LampModeEvent, LampModeEventInput> = /* @__PURE__ */ sequence(
  "LampModeEvent",
  () => [
    ["device", DeviceIdentifier.SubjectDeviceID],
    ["lamp", PhysicalDeviceFeature.LampID],
    ["lampLabel", OCTET_STRING, OPTIONAL],
    ["lampMode", PhysicalDeviceFeature.LampMode],
    ["lampBrightness", PhysicalDeviceFeature.LampBrightness, OPTIONAL],
    ["lampColor", PhysicalDeviceFeature.LampColor, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 6 },
);
