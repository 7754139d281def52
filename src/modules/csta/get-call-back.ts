// Generated from get-call-back.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-call-back: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  operation,
  sequence,
  sequenceOf,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 378. */
export const getCallBack: Operation<
  GetCallBackArgument,
  GetCallBackResult,
  ErrorDefinition.UniversalFailure,
  GetCallBackArgumentInput,
  GetCallBackResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getCallBack", 378, () => ({
  argument: GetCallBackArgument,
  result: GetCallBackResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetCallBackArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetCallBackArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetCallBackArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetCallBackArgument: Type<GetCallBackArgument, GetCallBackArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetCallBackArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface GetCallBackResult {
  callBackList: CallBackList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetCallBackResult} for encoding: members with a DEFAULT may be absent. */
export interface GetCallBackResultInput {
  callBackList: CallBackListInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetCallBackResult: Type<GetCallBackResult, GetCallBackResultInput> =
  /* @__PURE__ */ sequence(
    "GetCallBackResult",
    () => [
      ["callBackList", CallBackList],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type CallBackList = {
  originatingDevice: DeviceIdentifier.DeviceID;
  targetDevice: DeviceIdentifier.DeviceID;
  callBackMessageIndicator?: boolean;
}[];
/** {@link CallBackList} for encoding: members with a DEFAULT may be absent. */
export type CallBackListInput = {
  originatingDevice: DeviceIdentifier.DeviceIDInput;
  targetDevice: DeviceIdentifier.DeviceIDInput;
  callBackMessageIndicator?: boolean;
}[];
export const CallBackList: Type<CallBackList, CallBackListInput> = /* @__PURE__ */ sequenceOf(
  "CallBackList",
  () =>
    sequence(
      "",
      () => [
        ["originatingDevice", DeviceIdentifier.DeviceID],
        ["targetDevice", DeviceIdentifier.DeviceID],
        ["callBackMessageIndicator", BOOLEAN, OPTIONAL],
      ],
      { extensible: true },
    ),
);
