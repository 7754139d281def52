// Generated from digits-dialed-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-digits-dialed-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface DigitsDialedEvent {
  dialingConnection: CallConnectionIdentifiers.ConnectionID;
  dialingDevice: DeviceIdentifier.SubjectDeviceID;
  dialingSequence: DeviceIdentifier.DeviceID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceID;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceID;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceID;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceID;
  dialingConnectionInfo?: MediaServices.ConnectionInformation;
  callCharacteristics?: CallControl.CallCharacteristics;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DigitsDialedEvent} for encoding: members with a DEFAULT may be absent. */
export interface DigitsDialedEventInput {
  dialingConnection: CallConnectionIdentifiers.ConnectionIDInput;
  dialingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  dialingSequence: DeviceIdentifier.DeviceIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  networkCallingDevice?: DeviceIdentifier.NetworkCallingDeviceIDInput;
  networkCalledDevice?: DeviceIdentifier.NetworkCalledDeviceIDInput;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceIDInput;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceIDInput;
  dialingConnectionInfo?: MediaServices.ConnectionInformationInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DigitsDialedEvent: Type<DigitsDialedEvent, DigitsDialedEventInput> =
  /* @__PURE__ */ sequence(
    "DigitsDialedEvent",
    () => [
      ["dialingConnection", CallConnectionIdentifiers.ConnectionID],
      ["dialingDevice", DeviceIdentifier.SubjectDeviceID],
      ["dialingSequence", DeviceIdentifier.DeviceID],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["correlatorData", implicit(0, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["cause", EventCause.EventCause],
      ["servicesPermitted", implicit(1, CallControl.ServicesPermitted), OPTIONAL],
      ["networkCallingDevice", DeviceIdentifier.NetworkCallingDeviceID, OPTIONAL],
      ["networkCalledDevice", DeviceIdentifier.NetworkCalledDeviceID, OPTIONAL],
      ["associatedCallingDevice", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
      ["associatedCalledDevice", DeviceIdentifier.AssociatedCalledDeviceID, OPTIONAL],
      ["dialingConnectionInfo", implicit(2, MediaServices.ConnectionInformation), OPTIONAL],
      ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
      ["callLinkageData", implicit(4, CallControl.CallLinkageData), OPTIONAL],
      ["languagePreferences", implicit(5, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["locationInfo", implicit(6, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 16 },
  );
