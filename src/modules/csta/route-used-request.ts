// Generated from route-used-request.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-used-request: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  event,
  implicit,
  sequence,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 34. */
export const routeUsedRequest: Event<RouteUsedRequestArgument, RouteUsedRequestArgumentInput> =
  /* @__PURE__ */ event("routeUsedRequest", 34, () => RouteUsedRequestArgument);

export interface RouteUsedRequestArgument {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  routeUsed: DeviceIdentifier.CalledDeviceID;
  callingDevice?: DeviceIdentifier.CallingDeviceID;
  domain?: boolean;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RouteUsedRequestArgument} for encoding: members with a DEFAULT may be absent. */
export interface RouteUsedRequestArgumentInput {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  routeUsed: DeviceIdentifier.CalledDeviceIDInput;
  callingDevice?: DeviceIdentifier.CallingDeviceIDInput;
  domain?: boolean;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteUsedRequestArgument: Type<
  RouteUsedRequestArgument,
  RouteUsedRequestArgumentInput
> = /* @__PURE__ */ sequence(
  "RouteUsedRequestArgument",
  () => [
    ["crossRefIdentifier", DeviceFeatureTypes.RouteingCrossRefID],
    ["routeRegisterReqID", implicit(0, DeviceFeatureTypes.RouteRegisterReqID), OPTIONAL],
    ["routeUsed", DeviceIdentifier.CalledDeviceID],
    ["callingDevice", DeviceIdentifier.CallingDeviceID, OPTIONAL],
    ["domain", BOOLEAN, OPTIONAL],
    ["correlatorData", implicit(1, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["callLinkageData", implicit(2, CallControl.CallLinkageData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 7 },
);
