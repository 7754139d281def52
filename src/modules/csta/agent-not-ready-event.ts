// Generated from agent-not-ready-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-agent-not-ready-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface AgentNotReadyEvent {
  agentDevice: DeviceIdentifier.SubjectDeviceID;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceID;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AgentNotReadyEvent} for encoding: members with a DEFAULT may be absent. */
export interface AgentNotReadyEventInput {
  agentDevice: DeviceIdentifier.SubjectDeviceIDInput;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceIDInput;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AgentNotReadyEvent: Type<AgentNotReadyEvent, AgentNotReadyEventInput> =
  /* @__PURE__ */ sequence(
    "AgentNotReadyEvent",
    () => [
      ["agentDevice", DeviceIdentifier.SubjectDeviceID],
      ["agentID", DeviceFeatureTypes.AgentID, OPTIONAL],
      ["acdGroup", DeviceIdentifier.DeviceID, OPTIONAL],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
