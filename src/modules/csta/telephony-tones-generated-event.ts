// Generated from telephony-tones-generated-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-telephony-tones-generated-event: CSTA Phase III (ECMA-285, 4th edition).

import { INTEGER, OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface TelephonyTonesGeneratedEvent {
  connection: CallConnectionIdentifiers.ConnectionID;
  toneGenerated?: DeviceFeatureTypes.TelephonyTone;
  toneFrequency?: number;
  toneDuration?: number;
  pauseDuration?: number;
  connectionInfo?: MediaServices.ConnectionInformation;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link TelephonyTonesGeneratedEvent} for encoding: members with a DEFAULT may be absent. */
export interface TelephonyTonesGeneratedEventInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  toneGenerated?: DeviceFeatureTypes.TelephonyTone;
  toneFrequency?: number;
  toneDuration?: number;
  pauseDuration?: number;
  connectionInfo?: MediaServices.ConnectionInformationInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const TelephonyTonesGeneratedEvent: Type<
  TelephonyTonesGeneratedEvent,
  TelephonyTonesGeneratedEventInput
> = /* @__PURE__ */ sequence(
  "TelephonyTonesGeneratedEvent",
  () => [
    ["connection", CallConnectionIdentifiers.ConnectionID],
    ["toneGenerated", DeviceFeatureTypes.TelephonyTone, OPTIONAL],
    ["toneFrequency", implicit(0, INTEGER), OPTIONAL],
    ["toneDuration", implicit(1, INTEGER), OPTIONAL],
    ["pauseDuration", implicit(2, INTEGER), OPTIONAL],
    ["connectionInfo", MediaServices.ConnectionInformation, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 6 },
);
