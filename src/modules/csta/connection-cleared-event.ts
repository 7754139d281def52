// Generated from connection-cleared-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-connection-cleared-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ChargeInfo from "./charge-info.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface ConnectionClearedEvent {
  droppedConnection: CallConnectionIdentifiers.ConnectionID;
  releasingDevice: DeviceIdentifier.SubjectDeviceID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  chargingInfo?: ChargeInfo.ChargingInfo;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  droppedConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistory;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ConnectionClearedEvent} for encoding: members with a DEFAULT may be absent. */
export interface ConnectionClearedEventInput {
  droppedConnection: CallConnectionIdentifiers.ConnectionIDInput;
  releasingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  chargingInfo?: ChargeInfo.ChargingInfo;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  droppedConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistoryInput;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ConnectionClearedEvent: Type<ConnectionClearedEvent, ConnectionClearedEventInput> =
  /* @__PURE__ */ sequence(
    "ConnectionClearedEvent",
    () => [
      ["droppedConnection", CallConnectionIdentifiers.ConnectionID],
      ["releasingDevice", DeviceIdentifier.SubjectDeviceID],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["correlatorData", implicit(0, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["chargingInfo", implicit(1, ChargeInfo.ChargingInfo), OPTIONAL],
      ["cause", EventCause.EventCause],
      ["servicesPermitted", implicit(2, CallControl.ServicesPermitted), OPTIONAL],
      ["mediaCallCharacteristics", implicit(3, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(4, CallControl.CallCharacteristics), OPTIONAL],
      ["droppedConnectionInfo", implicit(5, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageData", implicit(6, CallControl.CallLinkageData), OPTIONAL],
      ["languagePreferences", implicit(7, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceHistory", implicit(8, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
      ["locationInfo", implicit(9, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 15 },
  );
