// Generated from set-agent-state.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-agent-state: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  enumerated,
  implicit,
  operation,
  sequence,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 312. */
export const setAgentState: Operation<
  SetAgentStateArgument,
  SetAgentStateResult,
  ErrorDefinition.UniversalFailure,
  SetAgentStateArgumentInput,
  SetAgentStateResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setAgentState", 312, () => ({
  argument: SetAgentStateArgument,
  result: SetAgentStateResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetAgentStateArgument {
  device: DeviceIdentifier.DeviceID;
  requestedAgentState: ReqAgentState;
  agentID?: DeviceFeatureTypes.AgentID;
  password?: DeviceFeatureTypes.AgentPassword;
  group?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetAgentStateArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetAgentStateArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  requestedAgentState: ReqAgentState;
  agentID?: DeviceFeatureTypes.AgentID;
  password?: DeviceFeatureTypes.AgentPassword;
  group?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetAgentStateArgument: Type<SetAgentStateArgument, SetAgentStateArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetAgentStateArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["requestedAgentState", ReqAgentState],
      ["agentID", implicit(2, DeviceFeatureTypes.AgentID), OPTIONAL],
      ["password", implicit(3, DeviceFeatureTypes.AgentPassword), OPTIONAL],
      ["group", DeviceIdentifier.DeviceID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );

export interface SetAgentStateResult {
  pendingAgentState?: DeviceFeatureTypes.PendingAgentState;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetAgentStateResult: Type<SetAgentStateResult> = /* @__PURE__ */ sequence(
  "SetAgentStateResult",
  () => [
    ["pendingAgentState", DeviceFeatureTypes.PendingAgentState, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export const ReqAgentState = /* @__PURE__ */ enumerated("ReqAgentState", {
  loggedOn: 0,
  loggedOff: 1,
  notReady: 2,
  ready: 3,
  workingAfterCall: 4,
});
export type ReqAgentState = EnumeratedValue<typeof ReqAgentState>;
