// Generated from system-register-cancel.asn1 by `npm run generate`. Do not edit.
//
// CSTA-system-register-cancel: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 209. */
export const systemRegisterCancel: Operation<
  SystemRegisterCancelArgument,
  SystemRegisterCancelResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("systemRegisterCancel", 209, () => ({
  argument: SystemRegisterCancelArgument,
  result: SystemRegisterCancelResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SystemRegisterCancelArgument {
  sysStatRegisterID: DeviceFeatureTypes.SysStatRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SystemRegisterCancelArgument: Type<SystemRegisterCancelArgument> =
  /* @__PURE__ */ sequence(
    "SystemRegisterCancelArgument",
    () => [
      ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type SystemRegisterCancelResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SystemRegisterCancelResult: Type<SystemRegisterCancelResult> = /* @__PURE__ */ choice(
  "SystemRegisterCancelResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
