// Generated from get-agent-state.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-agent-state: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  enumerated,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 304. */
export const getAgentState: Operation<
  GetAgentStateArgument,
  GetAgentStateResult,
  ErrorDefinition.UniversalFailure,
  GetAgentStateArgumentInput,
  GetAgentStateResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getAgentState", 304, () => ({
  argument: GetAgentStateArgument,
  result: GetAgentStateResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetAgentStateArgument {
  device: DeviceIdentifier.DeviceID;
  acdGroup?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetAgentStateArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetAgentStateArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  acdGroup?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAgentStateArgument: Type<GetAgentStateArgument, GetAgentStateArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetAgentStateArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["acdGroup", DeviceIdentifier.DeviceID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface GetAgentStateResult {
  agentStateList: AgentStateList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetAgentStateResult} for encoding: members with a DEFAULT may be absent. */
export interface GetAgentStateResultInput {
  agentStateList: AgentStateListInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAgentStateResult: Type<GetAgentStateResult, GetAgentStateResultInput> =
  /* @__PURE__ */ sequence(
    "GetAgentStateResult",
    () => [
      ["agentStateList", AgentStateList],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type AgentStateList = AgentStateEntry[];
/** {@link AgentStateList} for encoding: members with a DEFAULT may be absent. */
export type AgentStateListInput = AgentStateEntryInput[];
export const AgentStateList: Type<AgentStateList, AgentStateListInput> = /* @__PURE__ */ sequenceOf(
  "AgentStateList",
  () => AgentStateEntry,
  { constraint: { size: [{ min: 1, max: 32 }] } },
);

export interface AgentStateEntry {
  agentID?: DeviceFeatureTypes.AgentID;
  loggedOn: boolean;
  agentInfo?: AgentInfo[];
}
/** {@link AgentStateEntry} for encoding: members with a DEFAULT may be absent. */
export interface AgentStateEntryInput {
  agentID?: DeviceFeatureTypes.AgentID;
  loggedOn: boolean;
  agentInfo?: AgentInfoInput[];
}
export const AgentStateEntry: Type<AgentStateEntry, AgentStateEntryInput> =
  /* @__PURE__ */ sequence(
    "AgentStateEntry",
    () => [
      ["agentID", DeviceFeatureTypes.AgentID, OPTIONAL],
      ["loggedOn", BOOLEAN],
      ["agentInfo", sequenceOf("", () => AgentInfo), OPTIONAL],
    ],
    { extensible: true },
  );

export interface AgentInfo {
  acdGroup?: DeviceIdentifier.DeviceID;
  agentState: DeviceFeatureTypes.AgentState;
  pendingAgentState?: DeviceFeatureTypes.PendingAgentState;
  agentStateCondition?: AgentStateCondition;
}
/** {@link AgentInfo} for encoding: members with a DEFAULT may be absent. */
export interface AgentInfoInput {
  acdGroup?: DeviceIdentifier.DeviceIDInput;
  agentState: DeviceFeatureTypes.AgentState;
  pendingAgentState?: DeviceFeatureTypes.PendingAgentState;
  agentStateCondition?: AgentStateCondition;
}
export const AgentInfo: Type<AgentInfo, AgentInfoInput> = /* @__PURE__ */ sequence(
  "AgentInfo",
  () => [
    ["acdGroup", DeviceIdentifier.DeviceID, OPTIONAL],
    ["agentState", DeviceFeatureTypes.AgentState],
    ["pendingAgentState", implicit(0, DeviceFeatureTypes.PendingAgentState), OPTIONAL],
    ["agentStateCondition", implicit(1, AgentStateCondition), OPTIONAL],
  ],
  { extensible: true },
);

export const AgentStateCondition = /* @__PURE__ */ enumerated("AgentStateCondition", {
  forcedPause: 0,
  other: 1,
});
export type AgentStateCondition = EnumeratedValue<typeof AgentStateCondition>;
