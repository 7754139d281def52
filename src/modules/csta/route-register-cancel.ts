// Generated from route-register-cancel.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-register-cancel: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 250. */
export const routeRegisterCancel: Operation<
  RouteRegisterCancelArgument,
  RouteRegisterCancelResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("routeRegisterCancel", 250, () => ({
  argument: RouteRegisterCancelArgument,
  result: RouteRegisterCancelResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface RouteRegisterCancelArgument {
  routeRegisterReqID: DeviceFeatureTypes.RouteRegisterReqID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteRegisterCancelArgument: Type<RouteRegisterCancelArgument> =
  /* @__PURE__ */ sequence(
    "RouteRegisterCancelArgument",
    () => [
      ["routeRegisterReqID", DeviceFeatureTypes.RouteRegisterReqID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type RouteRegisterCancelResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const RouteRegisterCancelResult: Type<RouteRegisterCancelResult> = /* @__PURE__ */ choice(
  "RouteRegisterCancelResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
