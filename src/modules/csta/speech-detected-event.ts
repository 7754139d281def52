// Generated from speech-detected-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-speech-detected-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface SpeechDetectedEvent {
  overConnection: CallConnectionIdentifiers.ConnectionID;
  resource?: DeviceFeatureTypes.ResourceID;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SpeechDetectedEvent} for encoding: members with a DEFAULT may be absent. */
export interface SpeechDetectedEventInput {
  overConnection: CallConnectionIdentifiers.ConnectionIDInput;
  resource?: DeviceFeatureTypes.ResourceID;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SpeechDetectedEvent: Type<SpeechDetectedEvent, SpeechDetectedEventInput> =
  /* @__PURE__ */ sequence(
    "SpeechDetectedEvent",
    () => [
      ["overConnection", CallConnectionIdentifiers.ConnectionID],
      ["resource", implicit(0, DeviceFeatureTypes.ResourceID), OPTIONAL],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["servicesPermitted", CallControl.ServicesPermitted, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
