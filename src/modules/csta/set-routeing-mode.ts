// Generated from set-routeing-mode.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-routeing-mode: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 318. */
export const setRouteingMode: Operation<
  SetRouteingModeArgument,
  SetRouteingModeResult,
  ErrorDefinition.UniversalFailure,
  SetRouteingModeArgumentInput,
  SetRouteingModeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setRouteingMode", 318, () => ({
  argument: SetRouteingModeArgument,
  result: SetRouteingModeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetRouteingModeArgument {
  device: DeviceIdentifier.DeviceID;
  routeingMode: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetRouteingModeArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetRouteingModeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  routeingMode: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetRouteingModeArgument: Type<SetRouteingModeArgument, SetRouteingModeArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetRouteingModeArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["routeingMode", BOOLEAN],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export type SetRouteingModeResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetRouteingModeResult: Type<SetRouteingModeResult> = /* @__PURE__ */ choice(
  "SetRouteingModeResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
