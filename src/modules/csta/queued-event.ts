// Generated from queued-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-queued-event: CSTA Phase III (ECMA-285, 4th edition).

import { INTEGER, OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface QueuedEvent {
  queuedConnection: CallConnectionIdentifiers.ConnectionID;
  queue: DeviceIdentifier.SubjectDeviceID;
  callingDevice: DeviceIdentifier.CallingDeviceID;
  calledDevice: DeviceIdentifier.CalledDeviceID;
  lastRedirectionDevice: DeviceIdentifier.RedirectionDeviceID;
  numberQueued?: number;
  callsInFront?: number;
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
  queuedConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistory;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link QueuedEvent} for encoding: members with a DEFAULT may be absent. */
export interface QueuedEventInput {
  queuedConnection: CallConnectionIdentifiers.ConnectionIDInput;
  queue: DeviceIdentifier.SubjectDeviceIDInput;
  callingDevice: DeviceIdentifier.CallingDeviceIDInput;
  calledDevice: DeviceIdentifier.CalledDeviceIDInput;
  lastRedirectionDevice: DeviceIdentifier.RedirectionDeviceIDInput;
  numberQueued?: number;
  callsInFront?: number;
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
  queuedConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistoryInput;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const QueuedEvent: Type<QueuedEvent, QueuedEventInput> = /* @__PURE__ */ sequence(
  "QueuedEvent",
  () => [
    ["queuedConnection", CallConnectionIdentifiers.ConnectionID],
    ["queue", DeviceIdentifier.SubjectDeviceID],
    ["callingDevice", DeviceIdentifier.CallingDeviceID],
    ["calledDevice", DeviceIdentifier.CalledDeviceID],
    ["lastRedirectionDevice", DeviceIdentifier.RedirectionDeviceID],
    ["numberQueued", implicit(0, INTEGER), OPTIONAL],
    ["callsInFront", implicit(1, INTEGER), OPTIONAL],
    ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
    ["cause", EventCause.EventCause],
    ["servicesPermitted", implicit(3, CallControl.ServicesPermitted), OPTIONAL],
    ["networkCallingDevice", DeviceIdentifier.NetworkCallingDeviceID, OPTIONAL],
    ["networkCalledDevice", DeviceIdentifier.NetworkCalledDeviceID, OPTIONAL],
    ["associatedCallingDevice", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
    ["associatedCalledDevice", DeviceIdentifier.AssociatedCalledDeviceID, OPTIONAL],
    ["mediaCallCharacteristics", implicit(4, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["callCharacteristics", implicit(5, CallControl.CallCharacteristics), OPTIONAL],
    ["queuedConnectionInfo", implicit(6, MediaServices.ConnectionInformation), OPTIONAL],
    ["callLinkageData", implicit(7, CallControl.CallLinkageData), OPTIONAL],
    ["subjectOfCall", implicit(8, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
    ["messageInfo", implicit(9, DeviceFeatureTypes.MessageInfo), OPTIONAL],
    ["languagePreferences", implicit(10, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
    ["deviceHistory", implicit(11, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
    ["locationInfo", implicit(12, CallControl.LocationInfoList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 25 },
);
