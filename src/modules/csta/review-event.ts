// Generated from review-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-review-event: CSTA Phase III (ECMA-285, 4th edition).

import { INTEGER, OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface ReviewEvent {
  connection: CallConnectionIdentifiers.ConnectionID;
  message: DeviceFeatureTypes.MessageID;
  resource?: DeviceFeatureTypes.ResourceID;
  length?: number;
  currentPosition?: number;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ReviewEvent} for encoding: members with a DEFAULT may be absent. */
export interface ReviewEventInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  message: DeviceFeatureTypes.MessageID;
  resource?: DeviceFeatureTypes.ResourceID;
  length?: number;
  currentPosition?: number;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ReviewEvent: Type<ReviewEvent, ReviewEventInput> = /* @__PURE__ */ sequence(
  "ReviewEvent",
  () => [
    ["connection", CallConnectionIdentifiers.ConnectionID],
    ["message", DeviceFeatureTypes.MessageID],
    ["resource", implicit(2, DeviceFeatureTypes.ResourceID), OPTIONAL],
    ["length", implicit(0, INTEGER), OPTIONAL],
    ["currentPosition", implicit(1, INTEGER), OPTIONAL],
    ["cause", EventCause.EventCause, OPTIONAL],
    ["servicesPermitted", CallControl.ServicesPermitted, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 7 },
);
