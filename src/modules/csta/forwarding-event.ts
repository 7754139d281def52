// Generated from forwarding-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-forwarding-event: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  implicit,
  integer,
  sequence,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface ForwardingEvent {
  device: DeviceIdentifier.SubjectDeviceID;
  forwardingType?: DeviceFeatureTypes.ForwardingType;
  forwardStatus: boolean;
  forwardTo?: DeviceIdentifier.DeviceID;
  forwardDefault?: DeviceFeatureTypes.ForwardDefault;
  ringCount?: number;
  ringDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ForwardingEvent} for encoding: members with a DEFAULT may be absent. */
export interface ForwardingEventInput {
  device: DeviceIdentifier.SubjectDeviceIDInput;
  forwardingType?: DeviceFeatureTypes.ForwardingType;
  forwardStatus: boolean;
  forwardTo?: DeviceIdentifier.DeviceIDInput;
  forwardDefault?: DeviceFeatureTypes.ForwardDefault;
  ringCount?: number;
  ringDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ForwardingEvent: Type<ForwardingEvent, ForwardingEventInput> =
  /* @__PURE__ */ sequence(
    "ForwardingEvent",
    () => [
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["forwardingType", DeviceFeatureTypes.ForwardingType, OPTIONAL],
      ["forwardStatus", BOOLEAN],
      ["forwardTo", DeviceIdentifier.DeviceID, OPTIONAL],
      ["forwardDefault", DeviceFeatureTypes.ForwardDefault, OPTIONAL],
      ["ringCount", integer({ constraint: { value: [{ min: 1, max: 100 }] } }), OPTIONAL],
      ["ringDuration", implicit(4, INTEGER), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 7 },
  );
