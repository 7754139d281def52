// Generated from agent-services.asn1 by `npm run generate`. Do not edit.
//
// AgentServices: Services that provide agents from another system. Operation ids 4900-4910. Public
// module UC-Server-Access-Protocol-AgentServices, version 8. Types that are the same in 6.1 are
// imported from there.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Event,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as Agent from "../../agent/agent.js";
import * as LaterCommon from "../common/common.js";

/**
 * A service registers its agents. The result says only that the list has been accepted (public
 * modules, version 8). Operation 4900.
 */
export const asnRegisterServiceAgents: Operation<
  AsnRegisterServiceAgentsArgument,
  AsnRegisterServiceAgentsResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnRegisterServiceAgents", 4900, () => ({
  argument: AsnRegisterServiceAgentsArgument,
  result: AsnRegisterServiceAgentsResult,
  error: LaterCommon.AsnRequestError,
}));

/** A service takes agents away (public modules, version 8). Operation 4901. */
export const asnUnregisterServiceAgents: Operation<
  AsnUnregisterServiceAgentsArgument,
  AsnUnregisterServiceAgentsResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnUnregisterServiceAgents", 4901, () => ({
  argument: AsnUnregisterServiceAgentsArgument,
  result: AsnUnregisterServiceAgentsResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * A service tells the states of its agents; nothing else changes them (public modules, version 8).
 * Event 4902.
 */
export const asnSetServiceAgentStates: Event<AsnSetServiceAgentStatesArgument> =
  /* @__PURE__ */ event("asnSetServiceAgentStates", 4902, () => AsnSetServiceAgentStatesArgument);

/**
 * Server tells a service which states it could not take (public modules, version 8). Event 4903.
 */
export const asnResponseSetServiceAgentStatesFailed: Event<AsnResponseSetServiceAgentStatesFailedArgument> =
  /* @__PURE__ */ event(
    "asnResponseSetServiceAgentStatesFailed",
    4903,
    () => AsnResponseSetServiceAgentStatesFailedArgument,
  );

/**
 * Server asks a service to change the state of an agent, whose user wants it;
 * asnSetServiceAgentStates tells what came of it (public modules, version 8). Event 4904.
 */
export const asnRequestServiceAgentStateChange: Event<AsnRequestServiceAgentStateChangeArgument> =
  /* @__PURE__ */ event(
    "asnRequestServiceAgentStateChange",
    4904,
    () => AsnRequestServiceAgentStateChangeArgument,
  );

/** Server asks a service to log an agent in (public modules, version 8). Event 4905. */
export const asnRequestServiceAgentLogin: Event<AsnRequestServiceAgentLoginArgument> =
  /* @__PURE__ */ event(
    "asnRequestServiceAgentLogin",
    4905,
    () => AsnRequestServiceAgentLoginArgument,
  );

/** Server asks a service to log an agent out (public modules, version 8). Event 4906. */
export const asnRequestServiceAgentLogout: Event<AsnRequestServiceAgentLogoutArgument> =
  /* @__PURE__ */ event(
    "asnRequestServiceAgentLogout",
    4906,
    () => AsnRequestServiceAgentLogoutArgument,
  );

/** Server asks a service for the states of agents (public modules, version 8). Event 4910. */
export const asnRequestServiceAgentsStatusUpdate: Event<AsnRequestServiceAgentsStatusUpdateArgument> =
  /* @__PURE__ */ event(
    "asnRequestServiceAgentsStatusUpdate",
    4910,
    () => AsnRequestServiceAgentsStatusUpdateArgument,
  );

/** Public modules, version 8. */
export interface AsnRegisterServiceAgentsArgument {
  /** a GUID; lets a service find its agents again after it has lost the connection */
  u8sServiceID: string;
  listAgents: AsnServiceAgentList;
  /** whether the list replaces all agents of the service */
  bClearExistingAgents?: boolean;
}
export const AsnRegisterServiceAgentsArgument: Type<AsnRegisterServiceAgentsArgument> =
  /* @__PURE__ */ sequence(
    "AsnRegisterServiceAgentsArgument",
    () => [
      ["u8sServiceID", UTF8String],
      ["listAgents", AsnServiceAgentList],
      ["bClearExistingAgents", implicit(0, BOOLEAN), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnRegisterServiceAgentsResult {
  u8sServiceID: string;
  /** the list has been accepted */
  bSuccess: boolean;
}
export const AsnRegisterServiceAgentsResult: Type<AsnRegisterServiceAgentsResult> =
  /* @__PURE__ */ sequence(
    "AsnRegisterServiceAgentsResult",
    () => [
      ["u8sServiceID", UTF8String],
      ["bSuccess", BOOLEAN],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnUnregisterServiceAgentsArgument {
  u8sServiceID: string;
  listAgents: AsnServiceAgentList;
  /** whether all agents of the service go */
  bClearExistingAgents?: boolean;
}
export const AsnUnregisterServiceAgentsArgument: Type<AsnUnregisterServiceAgentsArgument> =
  /* @__PURE__ */ sequence(
    "AsnUnregisterServiceAgentsArgument",
    () => [
      ["u8sServiceID", UTF8String],
      ["listAgents", AsnServiceAgentList],
      ["bClearExistingAgents", implicit(0, BOOLEAN), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnUnregisterServiceAgentsResult {
  bSuccess: boolean;
}
export const AsnUnregisterServiceAgentsResult: Type<AsnUnregisterServiceAgentsResult> =
  /* @__PURE__ */ sequence("AsnUnregisterServiceAgentsResult", () => [["bSuccess", BOOLEAN]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnSetServiceAgentStatesArgument {
  listServiceAgentStates: AsnServiceAgentList;
}
export const AsnSetServiceAgentStatesArgument: Type<AsnSetServiceAgentStatesArgument> =
  /* @__PURE__ */ sequence(
    "AsnSetServiceAgentStatesArgument",
    () => [["listServiceAgentStates", AsnServiceAgentList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnResponseSetServiceAgentStatesFailedArgument {
  listServiceAgentStates: AsnServiceAgentStateFailedReasonList;
}
export const AsnResponseSetServiceAgentStatesFailedArgument: Type<AsnResponseSetServiceAgentStatesFailedArgument> =
  /* @__PURE__ */ sequence(
    "AsnResponseSetServiceAgentStatesFailedArgument",
    () => [["listServiceAgentStates", AsnServiceAgentStateFailedReasonList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnRequestServiceAgentStateChangeArgument {
  serviceAgentState: AsnServiceAgent;
}
export const AsnRequestServiceAgentStateChangeArgument: Type<AsnRequestServiceAgentStateChangeArgument> =
  /* @__PURE__ */ sequence(
    "AsnRequestServiceAgentStateChangeArgument",
    () => [["serviceAgentState", AsnServiceAgent]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnRequestServiceAgentLoginArgument {
  serviceAgentState: AsnServiceAgent;
  /** what the service requires */
  loginParameter: Agent.AsnAgentACDLoginData;
}
export const AsnRequestServiceAgentLoginArgument: Type<AsnRequestServiceAgentLoginArgument> =
  /* @__PURE__ */ sequence(
    "AsnRequestServiceAgentLoginArgument",
    () => [
      ["serviceAgentState", AsnServiceAgent],
      ["loginParameter", Agent.AsnAgentACDLoginData],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnRequestServiceAgentLogoutArgument {
  serviceAgentState: AsnServiceAgent;
  /** password, if one is needed */
  u8sLogoutData: string;
}
export const AsnRequestServiceAgentLogoutArgument: Type<AsnRequestServiceAgentLogoutArgument> =
  /* @__PURE__ */ sequence(
    "AsnRequestServiceAgentLogoutArgument",
    () => [
      ["serviceAgentState", AsnServiceAgent],
      ["u8sLogoutData", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnRequestServiceAgentsStatusUpdateArgument {
  /** empty: all */
  listServiceAgents: AsnServiceAgentList;
}
export const AsnRequestServiceAgentsStatusUpdateArgument: Type<AsnRequestServiceAgentsStatusUpdateArgument> =
  /* @__PURE__ */ sequence(
    "AsnRequestServiceAgentsStatusUpdateArgument",
    () => [["listServiceAgents", AsnServiceAgentList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnServiceAgentList = AsnServiceAgent[];
export const AsnServiceAgentList: Type<AsnServiceAgentList> = /* @__PURE__ */ sequenceOf(
  "AsnServiceAgentList",
  () => AsnServiceAgent,
);

/** Public modules, version 8. */
export type AsnServiceAgentStateFailedReasonList = AsnServiceAgentStateFailedReason[];
export const AsnServiceAgentStateFailedReasonList: Type<AsnServiceAgentStateFailedReasonList> =
  /* @__PURE__ */ sequenceOf(
    "AsnServiceAgentStateFailedReasonList",
    () => AsnServiceAgentStateFailedReason,
  );

/**
 * Agent of a service; the ids of group and agent together are unique in a service (public modules,
 * version 8).
 */
export interface AsnServiceAgent {
  u8sGroupID: string;
  u8sAgentID: string;
  u8sAgentDisplayName?: string;
  /** state */
  iAgentState?: number;
  /** states that the agent can have */
  iPossibleAgentStates?: number;
  /** what login and logout require */
  iRequiredLoginLogoutParams?: number;
}
export const AsnServiceAgent: Type<AsnServiceAgent> = /* @__PURE__ */ sequence(
  "AsnServiceAgent",
  () => [
    ["u8sGroupID", UTF8String],
    ["u8sAgentID", UTF8String],
    ["u8sAgentDisplayName", implicit(0, UTF8String), OPTIONAL],
    ["iAgentState", implicit(1, INTEGER), OPTIONAL],
    ["iPossibleAgentStates", implicit(2, INTEGER), OPTIONAL],
    ["iRequiredLoginLogoutParams", implicit(3, INTEGER), OPTIONAL],
  ],
  { extensible: true },
);

/** Why a state was not taken (public modules, version 8). */
export interface AsnServiceAgentStateFailedReason {
  u8sServiceAgentID: string;
  /** 0 unknown agent, 1 unknown state */
  iFailedReason: number;
}
export const AsnServiceAgentStateFailedReason: Type<AsnServiceAgentStateFailedReason> =
  /* @__PURE__ */ sequence(
    "AsnServiceAgentStateFailedReason",
    () => [
      ["u8sServiceAgentID", UTF8String],
      ["iFailedReason", INTEGER],
    ],
    { extensible: true },
  );
