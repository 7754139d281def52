// Generated from conferenced-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-conferenced-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface ConferencedEvent {
  primaryOldCall: CallConnectionIdentifiers.ConnectionID;
  secondaryOldCall?: CallConnectionIdentifiers.ConnectionID;
  conferencingDevice: DeviceIdentifier.SubjectDeviceID;
  addedParty: DeviceIdentifier.SubjectDeviceID;
  conferenceConnections: ConnectionStates.ConnectionList;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistory;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ConferencedEvent} for encoding: members with a DEFAULT may be absent. */
export interface ConferencedEventInput {
  primaryOldCall: CallConnectionIdentifiers.ConnectionIDInput;
  secondaryOldCall?: CallConnectionIdentifiers.ConnectionIDInput;
  conferencingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  addedParty: DeviceIdentifier.SubjectDeviceIDInput;
  conferenceConnections: ConnectionStates.ConnectionListInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistoryInput;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ConferencedEvent: Type<ConferencedEvent, ConferencedEventInput> =
  /* @__PURE__ */ sequence(
    "ConferencedEvent",
    () => [
      ["primaryOldCall", CallConnectionIdentifiers.ConnectionID],
      ["secondaryOldCall", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
      ["conferencingDevice", DeviceIdentifier.SubjectDeviceID],
      ["addedParty", DeviceIdentifier.SubjectDeviceID],
      ["conferenceConnections", ConnectionStates.ConnectionList],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["correlatorData", implicit(1, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["cause", EventCause.EventCause],
      ["servicesPermitted", implicit(2, CallControl.ServicesPermitted), OPTIONAL],
      ["mediaCallCharacteristics", implicit(3, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(4, CallControl.CallCharacteristics), OPTIONAL],
      ["callLinkageDataList", implicit(6, CallControl.CallLinkageDataList), OPTIONAL],
      ["languagePreferences", implicit(7, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceHistory", implicit(8, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
      ["locationInfo", implicit(9, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", implicit(5, ExtensionTypes.CSTACommonArguments), OPTIONAL],
    ],
    { extensible: 16 },
  );
