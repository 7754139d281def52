// Generated from originated-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-originated-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface OriginatedEvent {
  originatedConnection: CallConnectionIdentifiers.ConnectionID;
  callingDevice: DeviceIdentifier.SubjectDeviceID;
  calledDevice: DeviceIdentifier.CalledDeviceID;
  originatingDevice?: DeviceIdentifier.DeviceID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceID;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceID;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceID;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceID;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  originatedConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link OriginatedEvent} for encoding: members with a DEFAULT may be absent. */
export interface OriginatedEventInput {
  originatedConnection: CallConnectionIdentifiers.ConnectionIDInput;
  callingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  calledDevice: DeviceIdentifier.CalledDeviceIDInput;
  originatingDevice?: DeviceIdentifier.DeviceIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceIDInput;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceIDInput;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceIDInput;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceIDInput;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  originatedConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const OriginatedEvent: Type<OriginatedEvent, OriginatedEventInput> =
  /* @__PURE__ */ sequence(
    "OriginatedEvent",
    () => [
      ["originatedConnection", CallConnectionIdentifiers.ConnectionID],
      ["callingDevice", DeviceIdentifier.SubjectDeviceID],
      ["calledDevice", DeviceIdentifier.CalledDeviceID],
      ["originatingDevice", DeviceIdentifier.DeviceID, OPTIONAL],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["cause", EventCause.EventCause],
      ["servicesPermitted", implicit(3, CallControl.ServicesPermitted), OPTIONAL],
      ["networkCallingDevice", DeviceIdentifier.NetworkCallingDeviceID, OPTIONAL],
      ["networkCalledDevice", DeviceIdentifier.NetworkCalledDeviceID, OPTIONAL],
      ["associatedCallingDevice", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
      ["associatedCalledDevice", DeviceIdentifier.AssociatedCalledDeviceID, OPTIONAL],
      ["mediaCallCharacteristics", implicit(4, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(5, CallControl.CallCharacteristics), OPTIONAL],
      ["originatedConnectionInfo", implicit(6, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageData", implicit(7, CallControl.CallLinkageData), OPTIONAL],
      ["subjectOfCall", implicit(8, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["messageInfo", implicit(9, DeviceFeatureTypes.MessageInfo), OPTIONAL],
      ["languagePreferences", implicit(10, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["locationInfo", implicit(11, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 20 },
  );
