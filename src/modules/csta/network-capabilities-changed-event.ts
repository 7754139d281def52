// Generated from network-capabilities-changed-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-network-capabilities-changed-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface NetworkCapabilitiesChangedEvent {
  outboundConnection: CallConnectionIdentifiers.ConnectionID;
  networkInterfaceUsed: DeviceIdentifier.SubjectDeviceID;
  calledDevice: DeviceIdentifier.CalledDeviceID;
  progressIndicator: CallControl.ProgressIndicator;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  networkCapability?: CallControl.NetworkCapability;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  outboundConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link NetworkCapabilitiesChangedEvent} for encoding: members with a DEFAULT may be absent. */
export interface NetworkCapabilitiesChangedEventInput {
  outboundConnection: CallConnectionIdentifiers.ConnectionIDInput;
  networkInterfaceUsed: DeviceIdentifier.SubjectDeviceIDInput;
  calledDevice: DeviceIdentifier.CalledDeviceIDInput;
  progressIndicator: CallControl.ProgressIndicator;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  networkCapability?: CallControl.NetworkCapability;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  outboundConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const NetworkCapabilitiesChangedEvent: Type<
  NetworkCapabilitiesChangedEvent,
  NetworkCapabilitiesChangedEventInput
> = /* @__PURE__ */ sequence(
  "NetworkCapabilitiesChangedEvent",
  () => [
    ["outboundConnection", CallConnectionIdentifiers.ConnectionID],
    ["networkInterfaceUsed", DeviceIdentifier.SubjectDeviceID],
    ["calledDevice", DeviceIdentifier.CalledDeviceID],
    ["progressIndicator", CallControl.ProgressIndicator],
    ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
    ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
    ["networkCapability", implicit(0, CallControl.NetworkCapability), OPTIONAL],
    ["cause", EventCause.EventCause],
    ["servicesPermitted", implicit(1, CallControl.ServicesPermitted), OPTIONAL],
    ["mediaCallCharacteristics", implicit(2, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
    ["outboundConnectionInfo", implicit(4, MediaServices.ConnectionInformation), OPTIONAL],
    ["callLinkageData", implicit(5, CallControl.CallLinkageData), OPTIONAL],
    ["languagePreferences", implicit(6, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
    ["locationInfo", implicit(7, CallControl.LocationInfoList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 16 },
);
