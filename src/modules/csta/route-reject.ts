// Generated from route-reject.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-reject: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  enumerated,
  event,
  implicit,
  sequence,
  type EnumeratedValue,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 36. */
export const routeReject: Event<RouteRejectArgument> = /* @__PURE__ */ event(
  "routeReject",
  36,
  () => RouteRejectArgument,
);

export interface RouteRejectArgument {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  rejectCause?: RejectCause;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteRejectArgument: Type<RouteRejectArgument> = /* @__PURE__ */ sequence(
  "RouteRejectArgument",
  () => [
    ["crossRefIdentifier", DeviceFeatureTypes.RouteingCrossRefID],
    ["routeRegisterReqID", implicit(0, DeviceFeatureTypes.RouteRegisterReqID), OPTIONAL],
    ["rejectCause", implicit(1, RejectCause), OPTIONAL],
    ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);

export const RejectCause = /* @__PURE__ */ enumerated("RejectCause", {
  busyOverflow: 1,
  queueTimeOverflow: 2,
  capacityOverflow: 3,
  calendarOverflow: 4,
  unknownOverflow: 5,
});
export type RejectCause = EnumeratedValue<typeof RejectCause>;
