// Generated from offered-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-offered-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface OfferedEvent {
  offeredConnection: CallConnectionIdentifiers.ConnectionID;
  offeredDevice: DeviceIdentifier.SubjectDeviceID;
  callingDevice: DeviceIdentifier.CallingDeviceID;
  calledDevice: DeviceIdentifier.CalledDeviceID;
  lastRedirectionDevice: DeviceIdentifier.RedirectionDeviceID;
  originatingNIDConnection?: CallConnectionIdentifiers.ConnectionID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceID;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceID;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceID;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceID;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  offeredConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistory;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link OfferedEvent} for encoding: members with a DEFAULT may be absent. */
export interface OfferedEventInput {
  offeredConnection: CallConnectionIdentifiers.ConnectionIDInput;
  offeredDevice: DeviceIdentifier.SubjectDeviceIDInput;
  callingDevice: DeviceIdentifier.CallingDeviceIDInput;
  calledDevice: DeviceIdentifier.CalledDeviceIDInput;
  lastRedirectionDevice: DeviceIdentifier.RedirectionDeviceIDInput;
  originatingNIDConnection?: CallConnectionIdentifiers.ConnectionIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceIDInput;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceIDInput;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceIDInput;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceIDInput;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  offeredConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistoryInput;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const OfferedEvent: Type<OfferedEvent, OfferedEventInput> = /* @__PURE__ */ sequence(
  "OfferedEvent",
  () => [
    ["offeredConnection", CallConnectionIdentifiers.ConnectionID],
    ["offeredDevice", DeviceIdentifier.SubjectDeviceID],
    ["callingDevice", DeviceIdentifier.CallingDeviceID],
    ["calledDevice", DeviceIdentifier.CalledDeviceID],
    ["lastRedirectionDevice", DeviceIdentifier.RedirectionDeviceID],
    ["originatingNIDConnection", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
    ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
    ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
    ["cause", EventCause.EventCause],
    ["servicesPermitted", implicit(0, CallControl.ServicesPermitted), OPTIONAL],
    ["networkCallingDevice", DeviceIdentifier.NetworkCallingDeviceID, OPTIONAL],
    ["networkCalledDevice", DeviceIdentifier.NetworkCalledDeviceID, OPTIONAL],
    ["associatedCallingDevice", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
    ["associatedCalledDevice", DeviceIdentifier.AssociatedCalledDeviceID, OPTIONAL],
    ["mediaCallCharacteristics", implicit(1, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["callCharacteristics", implicit(2, CallControl.CallCharacteristics), OPTIONAL],
    ["offeredConnectionInfo", implicit(3, MediaServices.ConnectionInformation), OPTIONAL],
    ["callLinkageData", implicit(4, CallControl.CallLinkageData), OPTIONAL],
    ["subjectOfCall", implicit(5, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
    ["messageInfo", implicit(6, DeviceFeatureTypes.MessageInfo), OPTIONAL],
    ["languagePreferences", implicit(7, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
    ["deviceHistory", implicit(8, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
    ["locationInfo", implicit(9, CallControl.LocationInfoList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 24 },
);
