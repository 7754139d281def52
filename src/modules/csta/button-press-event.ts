// Generated from button-press-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-button-press-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, string, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface ButtonPressEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ButtonPressEvent} for encoding: members with a DEFAULT may be absent. */
export interface ButtonPressEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ButtonPressEvent: Type<ButtonPressEvent, ButtonPressEventInput> =
  /* @__PURE__ */ sequence(
    "ButtonPressEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["button", PhysicalDeviceFeature.ButtonID],
      ["buttonLabel", string("IA5String", { size: [{ min: 0, max: 64 }] }), OPTIONAL],
      ["buttonAssociatedNumber", DeviceIdentifier.DeviceID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
