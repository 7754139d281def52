// Generated from route-end-request.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-end-request: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  event,
  explicit,
  implicit,
  sequence,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 35. */
export const routeEndRequest: Event<RouteEndRequestArgument> = /* @__PURE__ */ event(
  "routeEndRequest",
  35,
  () => RouteEndRequestArgument,
);

export interface RouteEndRequestArgument {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  errorValue?: ErrorDefinition.ErrorValue;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteEndRequestArgument: Type<RouteEndRequestArgument> = /* @__PURE__ */ sequence(
  "RouteEndRequestArgument",
  () => [
    ["crossRefIdentifier", DeviceFeatureTypes.RouteingCrossRefID],
    ["routeRegisterReqID", implicit(0, DeviceFeatureTypes.RouteRegisterReqID), OPTIONAL],
    ["errorValue", explicit(1, ErrorDefinition.ErrorValue), OPTIONAL],
    ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);
