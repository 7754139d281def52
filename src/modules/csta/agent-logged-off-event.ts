// Generated from agent-logged-off-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-agent-logged-off-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

export interface AgentLoggedOffEvent {
  agentDevice: DeviceIdentifier.SubjectDeviceID;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceID;
  agentPassword?: DeviceFeatureTypes.AgentPassword;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AgentLoggedOffEvent} for encoding: members with a DEFAULT may be absent. */
export interface AgentLoggedOffEventInput {
  agentDevice: DeviceIdentifier.SubjectDeviceIDInput;
  agentID?: DeviceFeatureTypes.AgentID;
  acdGroup?: DeviceIdentifier.DeviceIDInput;
  agentPassword?: DeviceFeatureTypes.AgentPassword;
  cause?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AgentLoggedOffEvent: Type<AgentLoggedOffEvent, AgentLoggedOffEventInput> =
  /* @__PURE__ */ sequence(
    "AgentLoggedOffEvent",
    () => [
      ["agentDevice", DeviceIdentifier.SubjectDeviceID],
      ["agentID", implicit(2, DeviceFeatureTypes.AgentID), OPTIONAL],
      ["acdGroup", DeviceIdentifier.DeviceID, OPTIONAL],
      ["agentPassword", implicit(3, DeviceFeatureTypes.AgentPassword), OPTIONAL],
      ["cause", EventCause.EventCause, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );
