// Generated from re-route-request.asn1 by `npm run generate`. Do not edit.
//
// CSTA-re-route-request: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OPTIONAL,
  event,
  implicit,
  sequence,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 32. */
export const reRouteRequest: Event<ReRouteRequestArgument> = /* @__PURE__ */ event(
  "reRouteRequest",
  32,
  () => ReRouteRequestArgument,
);

export interface ReRouteRequestArgument {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  replyTimeout?: number;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ReRouteRequestArgument: Type<ReRouteRequestArgument> = /* @__PURE__ */ sequence(
  "ReRouteRequestArgument",
  () => [
    ["crossRefIdentifier", DeviceFeatureTypes.RouteingCrossRefID],
    ["routeRegisterReqID", implicit(0, DeviceFeatureTypes.RouteRegisterReqID), OPTIONAL],
    ["replyTimeout", implicit(1, INTEGER), OPTIONAL],
    ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["callLinkageData", implicit(3, CallControl.CallLinkageData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 5 },
);
