// Generated from held-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-held-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface HeldEvent {
  heldConnection: CallConnectionIdentifiers.ConnectionID;
  holdingDevice: DeviceIdentifier.SubjectDeviceID;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  heldConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link HeldEvent} for encoding: members with a DEFAULT may be absent. */
export interface HeldEventInput {
  heldConnection: CallConnectionIdentifiers.ConnectionIDInput;
  holdingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  cause: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  heldConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const HeldEvent: Type<HeldEvent, HeldEventInput> = /* @__PURE__ */ sequence(
  "HeldEvent",
  () => [
    ["heldConnection", CallConnectionIdentifiers.ConnectionID],
    ["holdingDevice", DeviceIdentifier.SubjectDeviceID],
    ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["correlatorData", implicit(0, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["cause", EventCause.EventCause],
    ["servicesPermitted", implicit(1, CallControl.ServicesPermitted), OPTIONAL],
    ["mediaCallCharacteristics", implicit(2, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
    ["heldConnectionInfo", implicit(4, MediaServices.ConnectionInformation), OPTIONAL],
    ["callLinkageData", implicit(5, CallControl.CallLinkageData), OPTIONAL],
    ["languagePreferences", implicit(6, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
    ["locationInfo", implicit(7, CallControl.LocationInfoList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 12 },
);
