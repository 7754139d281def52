// Generated from recognized-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-recognized-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, string, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface RecognizedEvent {
  overConnection: CallConnectionIdentifiers.ConnectionID;
  resource?: DeviceFeatureTypes.ResourceID;
  result: string;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RecognizedEvent} for encoding: members with a DEFAULT may be absent. */
export interface RecognizedEventInput {
  overConnection: CallConnectionIdentifiers.ConnectionIDInput;
  resource?: DeviceFeatureTypes.ResourceID;
  result: string;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RecognizedEvent: Type<RecognizedEvent, RecognizedEventInput> =
  /* @__PURE__ */ sequence(
    "RecognizedEvent",
    () => [
      ["overConnection", CallConnectionIdentifiers.ConnectionID],
      ["resource", implicit(0, DeviceFeatureTypes.ResourceID), OPTIONAL],
      ["result", string("IA5String")],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["servicesPermitted", CallControl.ServicesPermitted, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );
