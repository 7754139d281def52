// Generated from route-register-abort.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-register-abort: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, event, sequence, type Event, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 249. */
export const routeRegisterAbort: Event<RouteRegisterAbortArgument> = /* @__PURE__ */ event(
  "routeRegisterAbort",
  249,
  () => RouteRegisterAbortArgument,
);

export interface RouteRegisterAbortArgument {
  routeRegisterReqID: DeviceFeatureTypes.RouteRegisterReqID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteRegisterAbortArgument: Type<RouteRegisterAbortArgument> =
  /* @__PURE__ */ sequence(
    "RouteRegisterAbortArgument",
    () => [
      ["routeRegisterReqID", DeviceFeatureTypes.RouteRegisterReqID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
