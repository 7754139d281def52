// Generated from dtmf-detected-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-dtmf-detected-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, string, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface DtmfDetectedEvent {
  overConnection: CallConnectionIdentifiers.ConnectionID;
  resource?: DeviceFeatureTypes.ResourceID;
  dtmfChar: string;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DtmfDetectedEvent} for encoding: members with a DEFAULT may be absent. */
export interface DtmfDetectedEventInput {
  overConnection: CallConnectionIdentifiers.ConnectionIDInput;
  resource?: DeviceFeatureTypes.ResourceID;
  dtmfChar: string;
  cause?: EventCause.EventCause;
  servicesPermitted?: CallControl.ServicesPermitted;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DtmfDetectedEvent: Type<DtmfDetectedEvent, DtmfDetectedEventInput> =
  /* @__PURE__ */ sequence(
    "DtmfDetectedEvent",
    () => [
      ["overConnection", CallConnectionIdentifiers.ConnectionID],
      ["resource", implicit(0, DeviceFeatureTypes.ResourceID), OPTIONAL],
      ["dtmfChar", string("IA5String")],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["servicesPermitted", CallControl.ServicesPermitted, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );
