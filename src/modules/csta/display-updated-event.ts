// Generated from display-updated-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-display-updated-event: CSTA Phase III (ECMA-285, 4th edition).

import { INTEGER, OPTIONAL, implicit, sequence, string, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface DisplayUpdatedEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  displayID?: PhysicalDeviceFeature.DisplayID;
  logicalRows: number;
  logicalColumns: number;
  physicalRows?: number;
  physicalColumns?: number;
  physicalBaseRowNumber?: number;
  physicalBaseColumnNumber?: number;
  characterSet?: PhysicalDeviceFeature.CharacterSet;
  contentsOfDisplay: string;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DisplayUpdatedEvent} for encoding: members with a DEFAULT may be absent. */
export interface DisplayUpdatedEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  displayID?: PhysicalDeviceFeature.DisplayID;
  logicalRows: number;
  logicalColumns: number;
  physicalRows?: number;
  physicalColumns?: number;
  physicalBaseRowNumber?: number;
  physicalBaseColumnNumber?: number;
  characterSet?: PhysicalDeviceFeature.CharacterSet;
  contentsOfDisplay: string;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DisplayUpdatedEvent: Type<DisplayUpdatedEvent, DisplayUpdatedEventInput> =
  /* @__PURE__ */ sequence(
    "DisplayUpdatedEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["displayID", PhysicalDeviceFeature.DisplayID, OPTIONAL],
      ["logicalRows", INTEGER],
      ["logicalColumns", INTEGER],
      ["physicalRows", implicit(0, INTEGER), OPTIONAL],
      ["physicalColumns", implicit(1, INTEGER), OPTIONAL],
      ["physicalBaseRowNumber", implicit(2, INTEGER), OPTIONAL],
      ["physicalBaseColumnNumber", implicit(3, INTEGER), OPTIONAL],
      ["characterSet", PhysicalDeviceFeature.CharacterSet, OPTIONAL],
      ["contentsOfDisplay", string("IA5String")],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 10 },
  );
