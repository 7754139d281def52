// Generated from retrieved-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-retrieved-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface RetrievedEvent {
  retrievedConnection: CallConnectionIdentifiers.ConnectionID;
  retrievingDevice: DeviceIdentifier.SubjectDeviceID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  retrievedConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RetrievedEvent} for encoding: members with a DEFAULT may be absent. */
export interface RetrievedEventInput {
  retrievedConnection: CallConnectionIdentifiers.ConnectionIDInput;
  retrievingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  retrievedConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RetrievedEvent: Type<RetrievedEvent, RetrievedEventInput> = /* @__PURE__ */ sequence(
  "RetrievedEvent",
  () => [
    ["retrievedConnection", CallConnectionIdentifiers.ConnectionID],
    ["retrievingDevice", DeviceIdentifier.SubjectDeviceID],
    ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["correlatorData", implicit(0, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["cause", EventCause.EventCause],
    ["servicesPermitted", implicit(1, CallControl.ServicesPermitted), OPTIONAL],
    ["mediaCallCharacteristics", implicit(2, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
    ["retrievedConnectionInfo", implicit(4, MediaServices.ConnectionInformation), OPTIONAL],
    ["callLinkageData", implicit(5, CallControl.CallLinkageData), OPTIONAL],
    ["languagePreferences", implicit(6, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
    ["locationInfo", implicit(7, CallControl.LocationInfoList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 12 },
);
