// Generated from network-reached-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-network-reached-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface NetworkReachedEvent {
  outboundConnection: CallConnectionIdentifiers.ConnectionID;
  networkInterfaceUsed: DeviceIdentifier.SubjectDeviceID;
  callingDevice: DeviceIdentifier.CallingDeviceID;
  calledDevice: DeviceIdentifier.CalledDeviceID;
  lastRedirectionDevice: DeviceIdentifier.RedirectionDeviceID;
  originatingNIDConneciton?: CallConnectionIdentifiers.ConnectionID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  networkCapability?: CallControl.NetworkCapability;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  outboundConnectionInfo?: MediaServices.ConnectionInformation;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceID;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceID;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceID;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistory;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link NetworkReachedEvent} for encoding: members with a DEFAULT may be absent. */
export interface NetworkReachedEventInput {
  outboundConnection: CallConnectionIdentifiers.ConnectionIDInput;
  networkInterfaceUsed: DeviceIdentifier.SubjectDeviceIDInput;
  callingDevice: DeviceIdentifier.CallingDeviceIDInput;
  calledDevice: DeviceIdentifier.CalledDeviceIDInput;
  lastRedirectionDevice: DeviceIdentifier.RedirectionDeviceIDInput;
  originatingNIDConneciton?: CallConnectionIdentifiers.ConnectionIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  networkCapability?: CallControl.NetworkCapability;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  outboundConnectionInfo?: MediaServices.ConnectionInformationInput;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceIDInput;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceIDInput;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceIDInput;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistoryInput;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const NetworkReachedEvent: Type<NetworkReachedEvent, NetworkReachedEventInput> =
  /* @__PURE__ */ sequence(
    "NetworkReachedEvent",
    () => [
      ["outboundConnection", CallConnectionIdentifiers.ConnectionID],
      ["networkInterfaceUsed", DeviceIdentifier.SubjectDeviceID],
      ["callingDevice", DeviceIdentifier.CallingDeviceID],
      ["calledDevice", DeviceIdentifier.CalledDeviceID],
      ["lastRedirectionDevice", DeviceIdentifier.RedirectionDeviceID],
      ["originatingNIDConneciton", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["correlatorData", implicit(0, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["networkCapability", implicit(1, CallControl.NetworkCapability), OPTIONAL],
      ["cause", EventCause.EventCause],
      ["servicesPermitted", implicit(2, CallControl.ServicesPermitted), OPTIONAL],
      ["mediaCallCharacteristics", implicit(3, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(4, CallControl.CallCharacteristics), OPTIONAL],
      ["outboundConnectionInfo", implicit(5, MediaServices.ConnectionInformation), OPTIONAL],
      ["networkCallingDevice", DeviceIdentifier.NetworkCallingDeviceID, OPTIONAL],
      ["networkCalledDevice", DeviceIdentifier.NetworkCalledDeviceID, OPTIONAL],
      ["associatedCallingDevice", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
      ["callLinkageData", implicit(6, CallControl.CallLinkageData), OPTIONAL],
      ["languagePreferences", implicit(7, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceHistory", implicit(8, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
      ["locationInfo", implicit(9, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 22 },
  );
