// Generated from route-register.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-register: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 248. */
export const routeRegister: Operation<
  RouteRegisterArgument,
  RouteRegisterResult,
  ErrorDefinition.UniversalFailure,
  RouteRegisterArgumentInput,
  RouteRegisterResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("routeRegister", 248, () => ({
  argument: RouteRegisterArgument,
  result: RouteRegisterResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface RouteRegisterArgument {
  routeingDevice?: DeviceIdentifier.DeviceID;
  requestedRouteingMediaClass?: MediaServices.MediaClass;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RouteRegisterArgument} for encoding: members with a DEFAULT may be absent. */
export interface RouteRegisterArgumentInput {
  routeingDevice?: DeviceIdentifier.DeviceIDInput;
  requestedRouteingMediaClass?: MediaServices.MediaClass;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteRegisterArgument: Type<RouteRegisterArgument, RouteRegisterArgumentInput> =
  /* @__PURE__ */ sequence(
    "RouteRegisterArgument",
    () => [
      ["routeingDevice", DeviceIdentifier.DeviceID, OPTIONAL],
      ["requestedRouteingMediaClass", MediaServices.MediaClass, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface RouteRegisterResult {
  routeRegisterReqID: DeviceFeatureTypes.RouteRegisterReqID;
  actualRouteingMediaClass?: MediaServices.MediaClass;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteRegisterResult: Type<RouteRegisterResult> = /* @__PURE__ */ sequence(
  "RouteRegisterResult",
  () => [
    ["routeRegisterReqID", DeviceFeatureTypes.RouteRegisterReqID],
    ["actualRouteingMediaClass", MediaServices.MediaClass, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);
