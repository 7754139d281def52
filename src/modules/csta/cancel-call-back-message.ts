// Generated from cancel-call-back-message.asn1 by `npm run generate`. Do not edit.
//
// CSTA-cancel-call-back-message: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 303. */
export const cancelCallBackMessage: Operation<
  CancelCallBackMessageArgument,
  CancelCallBackMessageResult,
  ErrorDefinition.UniversalFailure,
  CancelCallBackMessageArgumentInput,
  CancelCallBackMessageResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("cancelCallBackMessage", 303, () => ({
  argument: CancelCallBackMessageArgument,
  result: CancelCallBackMessageResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CancelCallBackMessageArgument {
  originatingDevice: DeviceIdentifier.DeviceID;
  targetDevice: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CancelCallBackMessageArgument} for encoding: members with a DEFAULT may be absent. */
export interface CancelCallBackMessageArgumentInput {
  originatingDevice: DeviceIdentifier.DeviceIDInput;
  targetDevice: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CancelCallBackMessageArgument: Type<
  CancelCallBackMessageArgument,
  CancelCallBackMessageArgumentInput
> = /* @__PURE__ */ sequence(
  "CancelCallBackMessageArgument",
  () => [
    ["originatingDevice", DeviceIdentifier.DeviceID],
    ["targetDevice", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type CancelCallBackMessageResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const CancelCallBackMessageResult: Type<CancelCallBackMessageResult> =
  /* @__PURE__ */ choice("CancelCallBackMessageResult", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);
