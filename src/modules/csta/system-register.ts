// Generated from system-register.asn1 by `npm run generate`. Do not edit.
//
// CSTA-system-register: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  alias,
  bitString,
  operation,
  sequence,
  type BitString,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 207. */
export const systemRegister: Operation<
  SystemRegisterArgument,
  SystemRegisterResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("systemRegister", 207, () => ({
  argument: SystemRegisterArgument,
  result: SystemRegisterResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SystemRegisterArgument {
  requestTypes: RequestTypes;
  requestedStatusFilter?: StatusFilter;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SystemRegisterArgument: Type<SystemRegisterArgument> = /* @__PURE__ */ sequence(
  "SystemRegisterArgument",
  () => [
    ["requestTypes", RequestTypes],
    ["requestedStatusFilter", StatusFilter, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface SystemRegisterResult {
  sysStatRegisterID: DeviceFeatureTypes.SysStatRegisterID;
  actualStatusFilter?: StatusFilter;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SystemRegisterResult: Type<SystemRegisterResult> = /* @__PURE__ */ sequence(
  "SystemRegisterResult",
  () => [
    ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID],
    ["actualStatusFilter", StatusFilter, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type StatusFilter = BitString;
export const StatusFilter: Type<StatusFilter> = /* @__PURE__ */ alias("StatusFilter", () =>
  bitString({
    names: {
      initializing: 0,
      enabled: 1,
      normal: 2,
      messageLost: 3,
      disabled: 4,
      partiallyDisabled: 5,
      overloadImminent: 6,
      overloadReached: 7,
      overloadRelieved: 8,
    },
  }),
);

export type RequestTypes = BitString;
export const RequestTypes: Type<RequestTypes> = /* @__PURE__ */ alias("RequestTypes", () =>
  bitString({
    names: {
      systemStatus: 0,
      requestSystemStatus: 1,
      switchingFunctionCapsChanged: 2,
      switchingFunctionDevicesChanged: 3,
    },
  }),
);
