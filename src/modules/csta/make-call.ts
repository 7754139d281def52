// Generated from make-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-make-call: CSTA Phase III (ECMA-285, 4th edition).

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
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 10. */
export const makeCall: Operation<
  MakeCallArgument,
  MakeCallResult,
  ErrorDefinition.UniversalFailure,
  MakeCallArgumentInput,
  MakeCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("makeCall", 10, () => ({
  argument: MakeCallArgument,
  result: MakeCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface MakeCallArgument {
  callingDevice: DeviceIdentifier.DeviceID;
  calledDirectoryNumber: DeviceIdentifier.DeviceID;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  autoOriginate: CallControl.AutoOriginate;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callingConnectionInfo?: MediaServices.ConnectionInformation;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MakeCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface MakeCallArgumentInput {
  callingDevice: DeviceIdentifier.DeviceIDInput;
  calledDirectoryNumber: DeviceIdentifier.DeviceIDInput;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  autoOriginate?: CallControl.AutoOriginate;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callingConnectionInfo?: MediaServices.ConnectionInformationInput;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MakeCallArgument: Type<MakeCallArgument, MakeCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "MakeCallArgument",
    () => [
      ["callingDevice", DeviceIdentifier.DeviceID],
      ["calledDirectoryNumber", DeviceIdentifier.DeviceID],
      ["accountCode", implicit(0, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(1, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["autoOriginate", implicit(3, CallControl.AutoOriginate), { default: 0 }],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["callCharacteristics", CallControl.CallCharacteristics, OPTIONAL],
      ["mediaCallCharacteristics", implicit(4, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callingConnectionInfo", implicit(5, MediaServices.ConnectionInformation), OPTIONAL],
      ["subjectOfCall", implicit(6, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(7, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["reason", implicit(8, EventCause.EventCause), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 13 },
  );

export interface MakeCallResult {
  callingDevice: CallConnectionIdentifiers.ConnectionID;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  initiatedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MakeCallResult} for encoding: members with a DEFAULT may be absent. */
export interface MakeCallResultInput {
  callingDevice: CallConnectionIdentifiers.ConnectionIDInput;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  initiatedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MakeCallResult: Type<MakeCallResult, MakeCallResultInput> = /* @__PURE__ */ sequence(
  "MakeCallResult",
  () => [
    ["callingDevice", CallConnectionIdentifiers.ConnectionID],
    ["mediaCallCharacteristics", implicit(0, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["initiatedCallInfo", implicit(1, MediaServices.ConnectionInformation), OPTIONAL],
    ["callLinkageData", implicit(2, CallControl.CallLinkageData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);
