// Generated from transferred-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-transferred-event: CSTA Phase III (ECMA-285, 4th edition).

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

export interface TransferredEvent {
  primaryOldCall: CallConnectionIdentifiers.ConnectionID;
  secondaryOldCall?: CallConnectionIdentifiers.ConnectionID;
  transferringDevice: DeviceIdentifier.SubjectDeviceID;
  transferredToDevice: DeviceIdentifier.SubjectDeviceID;
  transferredConnections: ConnectionStates.ConnectionList;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  chargingInfo?: ChargeInfo.ChargingInfo;
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
/** {@link TransferredEvent} for encoding: members with a DEFAULT may be absent. */
export interface TransferredEventInput {
  primaryOldCall: CallConnectionIdentifiers.ConnectionIDInput;
  secondaryOldCall?: CallConnectionIdentifiers.ConnectionIDInput;
  transferringDevice: DeviceIdentifier.SubjectDeviceIDInput;
  transferredToDevice: DeviceIdentifier.SubjectDeviceIDInput;
  transferredConnections: ConnectionStates.ConnectionListInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  chargingInfo?: ChargeInfo.ChargingInfo;
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
export const TransferredEvent: Type<TransferredEvent, TransferredEventInput> =
  /* @__PURE__ */ sequence(
    "TransferredEvent",
    () => [
      ["primaryOldCall", CallConnectionIdentifiers.ConnectionID],
      ["secondaryOldCall", implicit(0, CallConnectionIdentifiers.ConnectionID), OPTIONAL],
      ["transferringDevice", DeviceIdentifier.SubjectDeviceID],
      ["transferredToDevice", DeviceIdentifier.SubjectDeviceID],
      ["transferredConnections", implicit(1, ConnectionStates.ConnectionList)],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["chargingInfo", implicit(3, ChargeInfo.ChargingInfo), OPTIONAL],
      ["cause", EventCause.EventCause],
      ["servicesPermitted", implicit(4, CallControl.ServicesPermitted), OPTIONAL],
      ["mediaCallCharacteristics", implicit(5, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(6, CallControl.CallCharacteristics), OPTIONAL],
      ["callLinkageDataList", implicit(7, CallControl.CallLinkageDataList), OPTIONAL],
      ["languagePreferences", implicit(8, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceHistory", implicit(9, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
      ["locationInfo", implicit(10, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 17 },
  );
