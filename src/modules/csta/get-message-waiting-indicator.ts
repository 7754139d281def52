// Generated from get-message-waiting-indicator.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-message-waiting-indicator: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 267. */
export const getMessageWaitingIndicator: Operation<
  GetMessageWaitingIndicatorArgument,
  GetMessageWaitingIndicatorResult,
  ErrorDefinition.UniversalFailure,
  GetMessageWaitingIndicatorArgumentInput,
  GetMessageWaitingIndicatorResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getMessageWaitingIndicator", 267, () => ({
  argument: GetMessageWaitingIndicatorArgument,
  result: GetMessageWaitingIndicatorResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetMessageWaitingIndicatorArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link GetMessageWaitingIndicatorArgument} for encoding: members with a DEFAULT may be absent.
 */
export interface GetMessageWaitingIndicatorArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMessageWaitingIndicatorArgument: Type<
  GetMessageWaitingIndicatorArgument,
  GetMessageWaitingIndicatorArgumentInput
> = /* @__PURE__ */ sequence(
  "GetMessageWaitingIndicatorArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface GetMessageWaitingIndicatorResult {
  messageWaitingOn: boolean;
  deviceForMessage?: DeviceIdentifier.DeviceID;
  lampIsPresent?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetMessageWaitingIndicatorResult} for encoding: members with a DEFAULT may be absent. */
export interface GetMessageWaitingIndicatorResultInput {
  messageWaitingOn: boolean;
  deviceForMessage?: DeviceIdentifier.DeviceIDInput;
  lampIsPresent?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetMessageWaitingIndicatorResult: Type<
  GetMessageWaitingIndicatorResult,
  GetMessageWaitingIndicatorResultInput
> = /* @__PURE__ */ sequence(
  "GetMessageWaitingIndicatorResult",
  () => [
    ["messageWaitingOn", BOOLEAN],
    ["deviceForMessage", DeviceIdentifier.DeviceID, OPTIONAL],
    ["lampIsPresent", BOOLEAN, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);
