// Generated from agent-working-after-call-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-agent-working-after-call-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, enumerated, implicit, sequence, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface AgentWorkingAfterCallEvent {
  agentDevice: DeviceIdentifier.SubjectDeviceID;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceID;
  /** notReady (0), ready (1), null (2) */
  pendingAgentState?: 0 | 1 | 2 | (number & {});
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AgentWorkingAfterCallEvent} for encoding: members with a DEFAULT may be absent. */
export interface AgentWorkingAfterCallEventInput {
  agentDevice: DeviceIdentifier.SubjectDeviceIDInput;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceIDInput;
  /** notReady (0), ready (1), null (2) */
  pendingAgentState?: 0 | 1 | 2 | (number & {});
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AgentWorkingAfterCallEvent: Type<
  AgentWorkingAfterCallEvent,
  AgentWorkingAfterCallEventInput
> = /* @__PURE__ */ sequence(
  "AgentWorkingAfterCallEvent",
  () => [
    ["agentDevice", DeviceIdentifier.SubjectDeviceID],
    ["agentID", DeviceFeatureTypes.AgentID, OPTIONAL],
    ["acdGroup", DeviceIdentifier.DeviceID, OPTIONAL],
    [
      "pendingAgentState",
      implicit(
        2,
        enumerated("", {
          notReady: 0,
          ready: 1,
          null: 2,
        }),
      ),
      OPTIONAL,
    ],
    ["cause", implicit(3, EventCause.EventCause), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 5 },
);
