// Generated from get-last-number-dialed.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-last-number-dialed: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 310. */
export const getLastNumberDialed: Operation<
  GetLastNumberDialedArgument,
  GetLastNumberDialedResult,
  ErrorDefinition.UniversalFailure,
  GetLastNumberDialedArgumentInput,
  GetLastNumberDialedResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getLastNumberDialed", 310, () => ({
  argument: GetLastNumberDialedArgument,
  result: GetLastNumberDialedResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetLastNumberDialedArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetLastNumberDialedArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetLastNumberDialedArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLastNumberDialedArgument: Type<
  GetLastNumberDialedArgument,
  GetLastNumberDialedArgumentInput
> = /* @__PURE__ */ sequence(
  "GetLastNumberDialedArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface GetLastNumberDialedResult {
  numberDialed: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetLastNumberDialedResult} for encoding: members with a DEFAULT may be absent. */
export interface GetLastNumberDialedResultInput {
  numberDialed: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLastNumberDialedResult: Type<
  GetLastNumberDialedResult,
  GetLastNumberDialedResultInput
> = /* @__PURE__ */ sequence(
  "GetLastNumberDialedResult",
  () => [
    ["numberDialed", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
