// Generated from switching-function-devices-changed.asn1 by `npm run generate`. Do not edit.
//
// CSTA-switching-function-devices-changed: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 213. */
export const swFunctionDevicesChanged: Operation<
  SwFunctionDevicesChangedArg,
  SwFunctionDevicesChangedRes,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("swFunctionDevicesChanged", 213, () => ({
  argument: SwFunctionDevicesChangedArg,
  result: SwFunctionDevicesChangedRes,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SwFunctionDevicesChangedArg {
  sysStatRegisterID?: DeviceFeatureTypes.SysStatRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SwFunctionDevicesChangedArg: Type<SwFunctionDevicesChangedArg> =
  /* @__PURE__ */ sequence(
    "SwFunctionDevicesChangedArg",
    () => [
      ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type SwFunctionDevicesChangedRes = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SwFunctionDevicesChangedRes: Type<SwFunctionDevicesChangedRes> =
  /* @__PURE__ */ choice("SwFunctionDevicesChangedRes", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);
