// Generated from route-select-request.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-select-request: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  event,
  explicit,
  implicit,
  sequence,
  sequenceOf,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 33. */
export const routeSelectRequest: Event<
  RouteSelectRequestArgument,
  RouteSelectRequestArgumentInput
> = /* @__PURE__ */ event("routeSelectRequest", 33, () => RouteSelectRequestArgument);

export interface RouteSelectRequestArgument {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  routeSelected: DeviceIdentifier.DeviceID;
  alternateRoutes?: DeviceIdentifier.DeviceID[];
  remainRetries?: DeviceFeatureTypes.RetryValue;
  routeUsedReq?: boolean;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RouteSelectRequestArgument} for encoding: members with a DEFAULT may be absent. */
export interface RouteSelectRequestArgumentInput {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  routeSelected: DeviceIdentifier.DeviceIDInput;
  alternateRoutes?: DeviceIdentifier.DeviceIDInput[];
  remainRetries?: DeviceFeatureTypes.RetryValue;
  routeUsedReq?: boolean;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteSelectRequestArgument: Type<
  RouteSelectRequestArgument,
  RouteSelectRequestArgumentInput
> = /* @__PURE__ */ sequence(
  "RouteSelectRequestArgument",
  () => [
    ["crossRefIdentifier", DeviceFeatureTypes.RouteingCrossRefID],
    ["routeRegisterReqID", implicit(0, DeviceFeatureTypes.RouteRegisterReqID), OPTIONAL],
    ["routeSelected", explicit(1, DeviceIdentifier.DeviceID)],
    [
      "alternateRoutes",
      implicit(
        2,
        sequenceOf("", () => DeviceIdentifier.DeviceID),
      ),
      OPTIONAL,
    ],
    ["remainRetries", explicit(3, DeviceFeatureTypes.RetryValue), OPTIONAL],
    ["routeUsedReq", implicit(4, BOOLEAN), OPTIONAL],
    ["correlatorData", implicit(5, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 7 },
);
