// Generated from call-cleared-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-cleared-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface CallClearedEvent {
  clearedCall: CallConnectionIdentifiers.ConnectionID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  cause: EventCause.EventCause;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallClearedEvent} for encoding: members with a DEFAULT may be absent. */
export interface CallClearedEventInput {
  clearedCall: CallConnectionIdentifiers.ConnectionIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  cause: EventCause.EventCause;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  callLinkageData?: CallControl.CallLinkageData;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  locationInfo?: CallControl.LocationInfoList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallClearedEvent: Type<CallClearedEvent, CallClearedEventInput> =
  /* @__PURE__ */ sequence(
    "CallClearedEvent",
    () => [
      ["clearedCall", CallConnectionIdentifiers.ConnectionID],
      ["correlatorData", implicit(1, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["cause", EventCause.EventCause],
      ["mediaCallCharacteristics", implicit(2, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
      ["callLinkageData", implicit(4, CallControl.CallLinkageData), OPTIONAL],
      ["languagePreferences", implicit(5, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["locationInfo", implicit(6, CallControl.LocationInfoList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 9 },
  );
