// Generated from route-request.asn1 by `npm run generate`. Do not edit.
//
// CSTA-route-request: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  event,
  implicit,
  sequence,
  type Event,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Event 31. */
export const routeRequest: Event<RouteRequestArgument, RouteRequestArgumentInput> =
  /* @__PURE__ */ event("routeRequest", 31, () => RouteRequestArgument);

export interface RouteRequestArgument {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  currentRoute: DeviceIdentifier.CalledDeviceID;
  callingDevice?: DeviceIdentifier.CallingDeviceID;
  routeingDevice?: DeviceIdentifier.SubjectDeviceID;
  routedCall?: CallConnectionIdentifiers.ConnectionID;
  routeSelAlgorithm?: DeviceFeatureTypes.SelectValue;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceID;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceID;
  priority?: boolean;
  replyTimeout?: number;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  routeCallInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistory;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RouteRequestArgument} for encoding: members with a DEFAULT may be absent. */
export interface RouteRequestArgumentInput {
  crossRefIdentifier: DeviceFeatureTypes.RouteingCrossRefID;
  routeRegisterReqID?: DeviceFeatureTypes.RouteRegisterReqID;
  currentRoute: DeviceIdentifier.CalledDeviceIDInput;
  callingDevice?: DeviceIdentifier.CallingDeviceIDInput;
  routeingDevice?: DeviceIdentifier.SubjectDeviceIDInput;
  routedCall?: CallConnectionIdentifiers.ConnectionIDInput;
  routeSelAlgorithm?: DeviceFeatureTypes.SelectValue;
  associatedCallingDevice?: DeviceIdentifier.AssociatedCallingDeviceIDInput;
  associatedCalledDevice?: DeviceIdentifier.AssociatedCalledDeviceIDInput;
  priority?: boolean;
  replyTimeout?: number;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  routeCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistoryInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RouteRequestArgument: Type<RouteRequestArgument, RouteRequestArgumentInput> =
  /* @__PURE__ */ sequence(
    "RouteRequestArgument",
    () => [
      ["crossRefIdentifier", DeviceFeatureTypes.RouteingCrossRefID],
      ["routeRegisterReqID", implicit(0, DeviceFeatureTypes.RouteRegisterReqID), OPTIONAL],
      ["currentRoute", DeviceIdentifier.CalledDeviceID],
      ["callingDevice", DeviceIdentifier.CallingDeviceID, OPTIONAL],
      ["routeingDevice", DeviceIdentifier.SubjectDeviceID, OPTIONAL],
      ["routedCall", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
      ["routeSelAlgorithm", implicit(1, DeviceFeatureTypes.SelectValue), OPTIONAL],
      ["associatedCallingDevice", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
      ["associatedCalledDevice", DeviceIdentifier.AssociatedCalledDeviceID, OPTIONAL],
      ["priority", implicit(2, BOOLEAN), OPTIONAL],
      ["replyTimeout", implicit(3, INTEGER), OPTIONAL],
      ["correlatorData", implicit(4, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["mediaCallCharacteristics", implicit(5, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", implicit(6, CallControl.CallCharacteristics), OPTIONAL],
      ["routeCallInfo", implicit(7, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageData", implicit(8, CallControl.CallLinkageData), OPTIONAL],
      ["subjectOfCall", implicit(9, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["messageInfo", implicit(10, DeviceFeatureTypes.MessageInfo), OPTIONAL],
      ["languagePreferences", implicit(11, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceHistory", implicit(12, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 20 },
  );
