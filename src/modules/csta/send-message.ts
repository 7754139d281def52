// Generated from send-message.asn1 by `npm run generate`. Do not edit.
//
// CSTA-send-message: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  implicit,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 376. */
export const sendMessage: Operation<
  SendMessageArgument,
  SendMessageResult,
  ErrorDefinition.UniversalFailure,
  SendMessageArgumentInput,
  SendMessageResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("sendMessage", 376, () => ({
  argument: SendMessageArgument,
  result: SendMessageResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SendMessageArgument {
  callingDevice: DeviceIdentifier.DeviceID;
  destinationDevices: DeviceListItems;
  messageInfo: DeviceFeatureTypes.MessageInfo;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SendMessageArgument} for encoding: members with a DEFAULT may be absent. */
export interface SendMessageArgumentInput {
  callingDevice: DeviceIdentifier.DeviceIDInput;
  destinationDevices: DeviceListItemsInput;
  messageInfo: DeviceFeatureTypes.MessageInfo;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SendMessageArgument: Type<SendMessageArgument, SendMessageArgumentInput> =
  /* @__PURE__ */ sequence(
    "SendMessageArgument",
    () => [
      ["callingDevice", DeviceIdentifier.DeviceID],
      ["destinationDevices", DeviceListItems],
      ["messageInfo", DeviceFeatureTypes.MessageInfo],
      ["accountCode", implicit(0, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(1, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
      ["mediaCallCharacteristics", implicit(4, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["subjectOfCall", implicit(5, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(6, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 10 },
  );

export interface SendMessageResult {
  connectionList: ConnectionListItems;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  listOfCallLinkageData?: CallLinkageDataListItems;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SendMessageResult} for encoding: members with a DEFAULT may be absent. */
export interface SendMessageResultInput {
  connectionList: ConnectionListItemsInput;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  listOfCallLinkageData?: CallLinkageDataListItems;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SendMessageResult: Type<SendMessageResult, SendMessageResultInput> =
  /* @__PURE__ */ sequence(
    "SendMessageResult",
    () => [
      ["connectionList", ConnectionListItems],
      ["mediaCallCharacteristics", MediaServices.MediaCallCharacteristics, OPTIONAL],
      ["listOfCallLinkageData", implicit(1, CallLinkageDataListItems), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export interface DeviceListItems {
  device: DeviceIdentifier.DeviceID;
}
/** {@link DeviceListItems} for encoding: members with a DEFAULT may be absent. */
export interface DeviceListItemsInput {
  device: DeviceIdentifier.DeviceIDInput;
}
export const DeviceListItems: Type<DeviceListItems, DeviceListItemsInput> =
  /* @__PURE__ */ sequence("DeviceListItems", () => [["device", DeviceIdentifier.DeviceID]], {
    extensible: true,
  });

export interface ConnectionListItems {
  connection: CallConnectionIdentifiers.ConnectionID;
}
/** {@link ConnectionListItems} for encoding: members with a DEFAULT may be absent. */
export interface ConnectionListItemsInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
}
export const ConnectionListItems: Type<ConnectionListItems, ConnectionListItemsInput> =
  /* @__PURE__ */ sequence(
    "ConnectionListItems",
    () => [["connection", CallConnectionIdentifiers.ConnectionID]],
    { extensible: true },
  );

export interface CallLinkageDataListItems {
  callLinkageData: CallControl.CallLinkageData;
}
export const CallLinkageDataListItems: Type<CallLinkageDataListItems> = /* @__PURE__ */ sequence(
  "CallLinkageDataListItems",
  () => [["callLinkageData", CallControl.CallLinkageData]],
  { extensible: true },
);
