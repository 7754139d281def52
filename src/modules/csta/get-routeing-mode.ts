// Generated from get-routeing-mode.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-routeing-mode: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 311. */
export const getRouteingMode: Operation<
  GetRouteingModeArgument,
  GetRouteingModeResult,
  ErrorDefinition.UniversalFailure,
  GetRouteingModeArgumentInput,
  GetRouteingModeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getRouteingMode", 311, () => ({
  argument: GetRouteingModeArgument,
  result: GetRouteingModeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetRouteingModeArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetRouteingModeArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetRouteingModeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetRouteingModeArgument: Type<GetRouteingModeArgument, GetRouteingModeArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetRouteingModeArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface GetRouteingModeResult {
  routeingMode: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetRouteingModeResult: Type<GetRouteingModeResult> = /* @__PURE__ */ sequence(
  "GetRouteingModeResult",
  () => [
    ["routeingMode", BOOLEAN],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
