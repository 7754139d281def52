// Generated from call-information-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-information-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface CallInformationEvent {
  connection: CallConnectionIdentifiers.ConnectionID;
  device: DeviceIdentifier.SubjectDeviceID;
  callingDevice?: DeviceIdentifier.CallingDeviceID;
  accountInfo?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  servicesPermitted?: CallControl.ServicesPermitted;
  userData?: DeviceFeatureTypes.UserData;
  callQualifyingData?: CallControl.CallQualifyingData;
  connectionInfo?: MediaServices.ConnectionInformation;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceInfo?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallInformationEvent} for encoding: members with a DEFAULT may be absent. */
export interface CallInformationEventInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  device: DeviceIdentifier.SubjectDeviceIDInput;
  callingDevice?: DeviceIdentifier.CallingDeviceIDInput;
  accountInfo?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  servicesPermitted?: CallControl.ServicesPermitted;
  userData?: DeviceFeatureTypes.UserData;
  callQualifyingData?: CallControl.CallQualifyingData;
  connectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceInfo?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallInformationEvent: Type<CallInformationEvent, CallInformationEventInput> =
  /* @__PURE__ */ sequence(
    "CallInformationEvent",
    () => [
      ["connection", CallConnectionIdentifiers.ConnectionID],
      ["device", DeviceIdentifier.SubjectDeviceID],
      ["callingDevice", DeviceIdentifier.CallingDeviceID, OPTIONAL],
      ["accountInfo", implicit(0, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(1, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["servicesPermitted", implicit(3, CallControl.ServicesPermitted), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["callQualifyingData", implicit(4, CallControl.CallQualifyingData), OPTIONAL],
      ["connectionInfo", MediaServices.ConnectionInformation, OPTIONAL],
      ["callLinkageDataList", implicit(5, CallControl.CallLinkageDataList), OPTIONAL],
      ["callCharacteristics", implicit(6, CallControl.CallCharacteristics), OPTIONAL],
      ["subjectOfCall", implicit(7, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(8, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceInfo", implicit(9, DeviceIdentifier.DeviceID), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 15 },
  );
