// Generated from set-message-waiting-indicator.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-message-waiting-indicator: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 277. */
export const setMessageWaitingIndicator: Operation<
  SetMessageWaitingIndicatorArgument,
  SetMessageWaitingIndicatorResult,
  ErrorDefinition.UniversalFailure,
  SetMessageWaitingIndicatorArgumentInput,
  SetMessageWaitingIndicatorResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setMessageWaitingIndicator", 277, () => ({
  argument: SetMessageWaitingIndicatorArgument,
  result: SetMessageWaitingIndicatorResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetMessageWaitingIndicatorArgument {
  device: DeviceIdentifier.DeviceID;
  messageWaitingOn: boolean;
  deviceForMessage?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link SetMessageWaitingIndicatorArgument} for encoding: members with a DEFAULT may be absent.
 */
export interface SetMessageWaitingIndicatorArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  messageWaitingOn: boolean;
  deviceForMessage?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetMessageWaitingIndicatorArgument: Type<
  SetMessageWaitingIndicatorArgument,
  SetMessageWaitingIndicatorArgumentInput
> = /* @__PURE__ */ sequence(
  "SetMessageWaitingIndicatorArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["messageWaitingOn", BOOLEAN],
    ["deviceForMessage", DeviceIdentifier.DeviceID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);

export type SetMessageWaitingIndicatorResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetMessageWaitingIndicatorResult: Type<SetMessageWaitingIndicatorResult> =
  /* @__PURE__ */ choice("SetMessageWaitingIndicatorResult", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);
