// Generated from send-user-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-send-user-information: CSTA Phase III (ECMA-285, 4th edition).

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
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 234. */
export const sendUserInfo: Operation<
  SendUserInfoArgument,
  SendUserInfoResult,
  ErrorDefinition.UniversalFailure,
  SendUserInfoArgumentInput,
  SendUserInfoResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("sendUserInfo", 234, () => ({
  argument: SendUserInfoArgument,
  result: SendUserInfoResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SendUserInfoArgument {
  existingCall: CallConnectionIdentifiers.ConnectionID;
  userData: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SendUserInfoArgument} for encoding: members with a DEFAULT may be absent. */
export interface SendUserInfoArgumentInput {
  existingCall: CallConnectionIdentifiers.ConnectionIDInput;
  userData: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SendUserInfoArgument: Type<SendUserInfoArgument, SendUserInfoArgumentInput> =
  /* @__PURE__ */ sequence(
    "SendUserInfoArgument",
    () => [
      ["existingCall", CallConnectionIdentifiers.ConnectionID],
      ["userData", DeviceFeatureTypes.UserData],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export type SendUserInfoResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SendUserInfoResult: Type<SendUserInfoResult> = /* @__PURE__ */ choice(
  "SendUserInfoResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
