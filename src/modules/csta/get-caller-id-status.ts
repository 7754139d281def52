// Generated from get-caller-id-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-caller-id-status: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 307. */
export const getCallerIDStatus: Operation<
  GetCallerIDStatusArgument,
  GetCallerIDStatusResult,
  ErrorDefinition.UniversalFailure,
  GetCallerIDStatusArgumentInput,
  GetCallerIDStatusResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getCallerIDStatus", 307, () => ({
  argument: GetCallerIDStatusArgument,
  result: GetCallerIDStatusResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetCallerIDStatusArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetCallerIDStatusArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetCallerIDStatusArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetCallerIDStatusArgument: Type<
  GetCallerIDStatusArgument,
  GetCallerIDStatusArgumentInput
> = /* @__PURE__ */ sequence(
  "GetCallerIDStatusArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface GetCallerIDStatusResult {
  callerIDProvided: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetCallerIDStatusResult: Type<GetCallerIDStatusResult> = /* @__PURE__ */ sequence(
  "GetCallerIDStatusResult",
  () => [
    ["callerIDProvided", BOOLEAN],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
