// Generated from agent-busy-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-agent-busy-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface AgentBusyEvent {
  agentDevice: DeviceIdentifier.SubjectDeviceID;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceID;
  pendingAgentState?: DeviceFeatureTypes.PendingAgentState;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AgentBusyEvent} for encoding: members with a DEFAULT may be absent. */
export interface AgentBusyEventInput {
  agentDevice: DeviceIdentifier.SubjectDeviceIDInput;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceIDInput;
  pendingAgentState?: DeviceFeatureTypes.PendingAgentState;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AgentBusyEvent: Type<AgentBusyEvent, AgentBusyEventInput> = /* @__PURE__ */ sequence(
  "AgentBusyEvent",
  () => [
    ["agentDevice", DeviceIdentifier.SubjectDeviceID],
    ["agentID", DeviceFeatureTypes.AgentID, OPTIONAL],
    ["acdGroup", DeviceIdentifier.DeviceID, OPTIONAL],
    ["pendingAgentState", implicit(2, DeviceFeatureTypes.PendingAgentState), OPTIONAL],
    ["cause", implicit(3, EventCause.EventCause), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 5 },
);
