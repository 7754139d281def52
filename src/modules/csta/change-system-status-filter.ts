// Generated from change-system-status-filter.asn1 by `npm run generate`. Do not edit.
//
// CSTA-change-system-status-filter: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 206. */
export const changeSysStatFilter: Operation<
  ChangeSysStatFilterArg,
  ChangeSysStatFilterRes,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("changeSysStatFilter", 206, () => ({
  argument: ChangeSysStatFilterArg,
  result: ChangeSysStatFilterRes,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ChangeSysStatFilterArg {
  sysStatRegisterID: DeviceFeatureTypes.SysStatRegisterID;
  requestedStatusFilter: DeviceFeatureTypes.SystemStatus;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ChangeSysStatFilterArg: Type<ChangeSysStatFilterArg> = /* @__PURE__ */ sequence(
  "ChangeSysStatFilterArg",
  () => [
    ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID],
    ["requestedStatusFilter", DeviceFeatureTypes.SystemStatus],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface ChangeSysStatFilterRes {
  actualStatusFilter: DeviceFeatureTypes.SystemStatus;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ChangeSysStatFilterRes: Type<ChangeSysStatFilterRes> = /* @__PURE__ */ sequence(
  "ChangeSysStatFilterRes",
  () => [
    ["actualStatusFilter", DeviceFeatureTypes.SystemStatus],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
