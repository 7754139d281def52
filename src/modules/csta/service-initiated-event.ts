// Generated from service-initiated-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-service-initiated-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface ServiceInitiatedEvent {
  initiatedConnection: CallConnectionIdentifiers.ConnectionID;
  initiatingDevice: DeviceIdentifier.SubjectDeviceID;
  calledDevice?: DeviceIdentifier.CalledDeviceID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  initiatedConnectionInfo?: MediaServices.ConnectionInformation;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceID;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceID;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceID;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ServiceInitiatedEvent} for encoding: members with a DEFAULT may be absent. */
export interface ServiceInitiatedEventInput {
  initiatedConnection: CallConnectionIdentifiers.ConnectionIDInput;
  initiatingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  calledDevice?: DeviceIdentifier.CalledDeviceIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  initiatedConnectionInfo?: MediaServices.ConnectionInformationInput;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceIDInput;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceIDInput;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceIDInput;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ServiceInitiatedEvent: Type<ServiceInitiatedEvent, ServiceInitiatedEventInput> =
  /* @__PURE__ */ sequence(
    "ServiceInitiatedEvent",
    () => [
      ["initiatedConnection", CallConnectionIdentifiers.ConnectionID],
      ["initiatingDevice", DeviceIdentifier.SubjectDeviceID],
      ["calledDevice", DeviceIdentifier.CalledDeviceID, OPTIONAL],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["correlatorData", implicit(0, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["cause", EventCause.EventCause],
      ["servicesPermitted", implicit(1, CallControl.ServicesPermitted), OPTIONAL],
      ["mediaCallCharacteristics", implicit(2, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
      ["initiatedConnectionInfo", implicit(4, MediaServices.ConnectionInformation), OPTIONAL],
      ["networkCallingDevice", DeviceIdentifier.NetworkCallingDeviceID, OPTIONAL],
      ["networkCalledDevice", DeviceIdentifier.NetworkCalledDeviceID, OPTIONAL],
      ["associatedCallingDevice", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
      ["callLinkageData", implicit(5, CallControl.CallLinkageData), OPTIONAL],
      ["subjectOfCall", implicit(7, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["messageInfo", implicit(8, DeviceFeatureTypes.MessageInfo), OPTIONAL],
      ["languagePreferences", implicit(9, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["locationInfo", implicit(10, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 18 },
  );
