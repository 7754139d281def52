// Generated from system-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-system-status: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 211. */
export const systemStatus: Operation<
  SystemStatusArg,
  SystemStatusRes,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("systemStatus", 211, () => ({
  argument: SystemStatusArg,
  result: SystemStatusRes,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SystemStatusArg {
  sysStatRegisterID?: DeviceFeatureTypes.SysStatRegisterID;
  systemStatus: DeviceFeatureTypes.SystemStatus;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SystemStatusArg: Type<SystemStatusArg> = /* @__PURE__ */ sequence(
  "SystemStatusArg",
  () => [
    ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID, OPTIONAL],
    ["systemStatus", DeviceFeatureTypes.SystemStatus],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type SystemStatusRes = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SystemStatusRes: Type<SystemStatusRes> = /* @__PURE__ */ choice(
  "SystemStatusRes",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
