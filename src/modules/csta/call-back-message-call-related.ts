// Generated from call-back-message-call-related.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-back-message-call-related: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 216. */
export const callBackMessage: Operation<
  CallBackMessageArgument,
  CallBackMessageResult,
  ErrorDefinition.UniversalFailure,
  CallBackMessageArgumentInput,
  CallBackMessageResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("callBackMessage", 216, () => ({
  argument: CallBackMessageArgument,
  result: CallBackMessageResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CallBackMessageArgument {
  callbackMessageConnection: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallBackMessageArgument} for encoding: members with a DEFAULT may be absent. */
export interface CallBackMessageArgumentInput {
  callbackMessageConnection: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackMessageArgument: Type<CallBackMessageArgument, CallBackMessageArgumentInput> =
  /* @__PURE__ */ sequence(
    "CallBackMessageArgument",
    () => [
      ["callbackMessageConnection", CallConnectionIdentifiers.ConnectionID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface CallBackMessageResult {
  targetDevice?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallBackMessageResult} for encoding: members with a DEFAULT may be absent. */
export interface CallBackMessageResultInput {
  targetDevice?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackMessageResult: Type<CallBackMessageResult, CallBackMessageResultInput> =
  /* @__PURE__ */ sequence(
    "CallBackMessageResult",
    () => [
      ["targetDevice", DeviceIdentifier.DeviceID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
