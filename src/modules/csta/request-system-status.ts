// Generated from request-system-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-request-system-status: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 210. */
export const requestSysStat: Operation<
  RequestSysStatArg,
  RequestSysStatRes,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("requestSysStat", 210, () => ({
  argument: RequestSysStatArg,
  result: RequestSysStatRes,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface RequestSysStatArg {
  sysStatRegisterID?: DeviceFeatureTypes.SysStatRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RequestSysStatArg: Type<RequestSysStatArg> = /* @__PURE__ */ sequence(
  "RequestSysStatArg",
  () => [
    ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface RequestSysStatRes {
  systemStatus: DeviceFeatureTypes.SystemStatus;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RequestSysStatRes: Type<RequestSysStatRes> = /* @__PURE__ */ sequence(
  "RequestSysStatRes",
  () => [
    ["systemStatus", DeviceFeatureTypes.SystemStatus],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
