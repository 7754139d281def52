// Generated from consultation-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-consultation-call: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  explicit,
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

/** Operation 7. */
export const consultationCall: Operation<
  ConsultationCallArgument,
  ConsultationCallResult,
  ErrorDefinition.UniversalFailure,
  ConsultationCallArgumentInput,
  ConsultationCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("consultationCall", 7, () => ({
  argument: ConsultationCallArgument,
  result: ConsultationCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ConsultationCallArgument {
  existingCall: CallConnectionIdentifiers.ConnectionID;
  consultedDevice: DeviceIdentifier.DeviceID;
  connectionReservation?: boolean;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callingConnectionInfo?: MediaServices.ConnectionInformation;
  consultOptions: CallControl.ConsultOptions;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ConsultationCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface ConsultationCallArgumentInput {
  existingCall: CallConnectionIdentifiers.ConnectionIDInput;
  consultedDevice: DeviceIdentifier.DeviceIDInput;
  connectionReservation?: boolean;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callingConnectionInfo?: MediaServices.ConnectionInformationInput;
  consultOptions?: CallControl.ConsultOptions;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ConsultationCallArgument: Type<
  ConsultationCallArgument,
  ConsultationCallArgumentInput
> = /* @__PURE__ */ sequence(
  "ConsultationCallArgument",
  () => [
    ["existingCall", implicit(0, CallConnectionIdentifiers.ConnectionID)],
    ["consultedDevice", explicit(1, DeviceIdentifier.DeviceID)],
    ["connectionReservation", implicit(2, BOOLEAN), OPTIONAL],
    ["accountCode", implicit(3, DeviceFeatureTypes.AccountInfo), OPTIONAL],
    ["authCode", implicit(4, DeviceFeatureTypes.AuthCode), OPTIONAL],
    ["correlatorData", implicit(5, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["userData", implicit(6, DeviceFeatureTypes.UserData), OPTIONAL],
    ["callCharacteristics", implicit(7, CallControl.CallCharacteristics), OPTIONAL],
    ["mediaCallCharacteristics", implicit(8, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["callingConnectionInfo", implicit(9, MediaServices.ConnectionInformation), OPTIONAL],
    ["consultOptions", implicit(10, CallControl.ConsultOptions), { default: 0 }],
    ["subjectOfCall", implicit(11, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
    ["languagePreferences", implicit(12, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 13 },
);

export interface ConsultationCallResult {
  initiatedCall: CallConnectionIdentifiers.ConnectionID;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  initiatedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ConsultationCallResult} for encoding: members with a DEFAULT may be absent. */
export interface ConsultationCallResultInput {
  initiatedCall: CallConnectionIdentifiers.ConnectionIDInput;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  initiatedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ConsultationCallResult: Type<ConsultationCallResult, ConsultationCallResultInput> =
  /* @__PURE__ */ sequence(
    "ConsultationCallResult",
    () => [
      ["initiatedCall", CallConnectionIdentifiers.ConnectionID],
      ["mediaCallCharacteristics", implicit(0, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["initiatedCallInfo", implicit(1, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageData", implicit(2, CallControl.CallLinkageData), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
