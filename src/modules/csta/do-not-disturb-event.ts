// Generated from do-not-disturb-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-do-not-disturb-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, OPTIONAL, sequence, sequenceOf, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface DoNotDisturbEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  doNotDisturbOn: boolean;
  callOrigination?: DeviceFeatureTypes.CallOrigination;
  callingDeviceList?: DeviceIdentifier.DeviceID[];
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DoNotDisturbEvent} for encoding: members with a DEFAULT may be absent. */
export interface DoNotDisturbEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  doNotDisturbOn: boolean;
  callOrigination?: DeviceFeatureTypes.CallOrigination;
  callingDeviceList?: DeviceIdentifier.DeviceIDInput[];
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DoNotDisturbEvent: Type<DoNotDisturbEvent, DoNotDisturbEventInput> =
  /* @__PURE__ */ sequence(
    "DoNotDisturbEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["doNotDisturbOn", BOOLEAN],
      ["callOrigination", DeviceFeatureTypes.CallOrigination, OPTIONAL],
      ["callingDeviceList", sequenceOf("", () => DeviceIdentifier.DeviceID), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
