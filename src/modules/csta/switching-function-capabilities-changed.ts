// Generated from switching-function-capabilities-changed.asn1 by `npm run generate`. Do not edit.
//
// CSTA-switching-function-capabilities-changed: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 212. */
export const swFunctionCapsChanged: Operation<
  SwFunctionCapsChangedArg,
  SwFunctionCapsChangedRes,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("swFunctionCapsChanged", 212, () => ({
  argument: SwFunctionCapsChangedArg,
  result: SwFunctionCapsChangedRes,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SwFunctionCapsChangedArg {
  sysStatRegisterID?: DeviceFeatureTypes.SysStatRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SwFunctionCapsChangedArg: Type<SwFunctionCapsChangedArg> = /* @__PURE__ */ sequence(
  "SwFunctionCapsChangedArg",
  () => [
    ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type SwFunctionCapsChangedRes = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SwFunctionCapsChangedRes: Type<SwFunctionCapsChangedRes> = /* @__PURE__ */ choice(
  "SwFunctionCapsChangedRes",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
