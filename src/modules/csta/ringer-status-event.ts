// Generated from ringer-status-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-ringer-status-event: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OPTIONAL,
  explicit,
  implicit,
  integer,
  sequence,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

export interface RingerStatusEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  ringer: PhysicalDeviceFeature.RingerID;
  ringMode?: PhysicalDeviceFeature.RingMode;
  ringCount?: number;
  ringDuration?: number;
  ringPattern?: number;
  ringVolume?: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RingerStatusEvent} for encoding: members with a DEFAULT may be absent. */
export interface RingerStatusEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  ringer: PhysicalDeviceFeature.RingerID;
  ringMode?: PhysicalDeviceFeature.RingMode;
  ringCount?: number;
  ringDuration?: number;
  ringPattern?: number;
  ringVolume?: PhysicalDeviceFeature.Volume;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RingerStatusEvent: Type<RingerStatusEvent, RingerStatusEventInput> =
  /* @__PURE__ */ sequence(
    "RingerStatusEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["ringer", PhysicalDeviceFeature.RingerID],
      ["ringMode", PhysicalDeviceFeature.RingMode, OPTIONAL],
      [
        "ringCount",
        implicit(0, integer({ constraint: { value: [{ min: 0, max: 1000 }] } })),
        OPTIONAL,
      ],
      ["ringDuration", implicit(3, INTEGER), OPTIONAL],
      ["ringPattern", implicit(1, INTEGER), OPTIONAL],
      ["ringVolume", explicit(2, PhysicalDeviceFeature.Volume), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 7 },
  );
