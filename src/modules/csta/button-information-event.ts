// Generated from button-information-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-button-information-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, string, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface ButtonInformationEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceID;
  buttonPressIndicator?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ButtonInformationEvent} for encoding: members with a DEFAULT may be absent. */
export interface ButtonInformationEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceIDInput;
  buttonPressIndicator?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ButtonInformationEvent: Type<ButtonInformationEvent, ButtonInformationEventInput> =
  /* @__PURE__ */ sequence(
    "ButtonInformationEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["button", PhysicalDeviceFeature.ButtonID],
      ["buttonLabel", string("IA5String", { size: [{ min: 0, max: 64 }] }), OPTIONAL],
      ["buttonAssociatedNumber", DeviceIdentifier.DeviceID, OPTIONAL],
      ["buttonPressIndicator", BOOLEAN, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );
