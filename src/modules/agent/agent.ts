// Generated from agent.asn1 by `npm run generate`. Do not edit.
//
// Agent: Agent and agent group functions for ACD and contact portal groups. Manual line 11514,
// protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/**
 * Starts monitoring all agent groups of the user and returns them (manual line 11640). Operation
 * 1902.
 */
export const asnAgentMonitorStart: Operation<
  AsnAgentMonitorStartArgument,
  AsnAgentMonitorStartResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentMonitorStart", 1902, () => ({
  argument: AsnAgentMonitorStartArgument,
  result: AsnAgentMonitorStartResult,
  error: Common.AsnRequestError,
}));

/** Ends a monitor by its cross reference id (manual line 11680). Operation 1903. */
export const asnAgentMonitorStop: Operation<
  AsnAgentMonitorStopArgument,
  AsnAgentMonitorStopResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentMonitorStop", 1903, () => ({
  argument: AsnAgentMonitorStopArgument,
  result: AsnAgentMonitorStopResult,
  error: Common.AsnRequestError,
}));

/** Logs the user in to an agent or ACD group (manual line 11711). Operation 1904. */
export const asnAgentLogin: Operation<
  AsnAgentLoginArgument,
  AsnAgentLoginResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentLogin", 1904, () => ({
  argument: AsnAgentLoginArgument,
  result: AsnAgentLoginResult,
  error: Common.AsnRequestError,
}));

/** Logs the agent off (manual line 11770). Operation 1905. */
export const asnAgentLogoff: Operation<
  AsnAgentLogoffArgument,
  AsnAgentLogoffResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentLogoff", 1905, () => ({
  argument: AsnAgentLogoffArgument,
  result: AsnAgentLogoffResult,
  error: Common.AsnRequestError,
}));

/** Sets the agent's state in a group (manual line 11805). Operation 1906. */
export const asnAgentSetState: Operation<
  AsnAgentSetStateArgument,
  AsnAgentSetStateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentSetState", 1906, () => ({
  argument: AsnAgentSetStateArgument,
  result: AsnAgentSetStateResult,
  error: Common.AsnRequestError,
}));

/**
 * Starts monitoring all groups; needs admin rights (manual line 11852). Id assigned: none is
 * printed. Operation 1907.
 */
export const asnAgentSupervisorMonitorStart: Operation<
  AsnAgentSupervisorMonitorStartArgument,
  AsnAgentSupervisorMonitorStartResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentSupervisorMonitorStart", 1907, () => ({
  argument: AsnAgentSupervisorMonitorStartArgument,
  result: AsnAgentSupervisorMonitorStartResult,
  error: Common.AsnRequestError,
}));

/**
 * Ends the supervisor monitor (manual line 11886). Id assigned: none is printed. Operation 1908.
 */
export const asnAgentSupervisorMonitorStop: Operation<
  AsnAgentSupervisorMonitorStopArgument,
  AsnAgentSupervisorMonitorStopResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentSupervisorMonitorStop", 1908, () => ({
  argument: AsnAgentSupervisorMonitorStopArgument,
  result: AsnAgentSupervisorMonitorStopResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the unconfirmed broadcasts of the groups; logged-in users only (manual line 11918). Id
 * assigned: none is printed. Operation 1909.
 */
export const asnAgentBroadcastGetItemsForGroups: Operation<
  AsnAgentBroadcastGetItemsForGroupsArgument,
  AsnAgentBroadcastGetItemsForGroupsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentBroadcastGetItemsForGroups", 1909, () => ({
  argument: AsnAgentBroadcastGetItemsForGroupsArgument,
  result: AsnAgentBroadcastGetItemsForGroupsResult,
  error: Common.AsnRequestError,
}));

/**
 * Creates a broadcast delivered to all agents of the groups; kept until confirmed, expired or
 * restart (manual line 11952). Id assigned: none is printed. Operation 1910.
 */
export const asnAgentBroadcastCreate: Operation<
  AsnAgentBroadcastCreateArgument,
  AsnAgentBroadcastCreateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentBroadcastCreate", 1910, () => ({
  argument: AsnAgentBroadcastCreateArgument,
  result: AsnAgentBroadcastCreateResult,
  error: Common.AsnRequestError,
}));

/**
 * Confirms a broadcast, which removes it (manual line 12026). Id assigned: none is printed.
 * Operation 1911.
 */
export const asnAgentBroadcastConfirm: Operation<
  AsnAgentBroadcastConfirmArgument,
  AsnAgentBroadcastConfirmResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentBroadcastConfirm", 1911, () => ({
  argument: AsnAgentBroadcastConfirmArgument,
  result: AsnAgentBroadcastConfirmResult,
  error: Common.AsnRequestError,
}));

/**
 * Tells whether a broadcast still exists (manual line 12064). Id assigned: none is printed.
 * Operation 1912.
 */
export const asnAgentBroadcastCheck: Operation<
  AsnAgentBroadcastCheckArgument,
  AsnAgentBroadcastCheckResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentBroadcastCheck", 1912, () => ({
  argument: AsnAgentBroadcastCheckArgument,
  result: AsnAgentBroadcastCheckResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns agents enabled for anonymous users; no login needed (manual line 12097). Id assigned:
 * none is printed. Operation 1913.
 */
export const asnAgentAnonymousGetAgents: Operation<
  AsnAgentAnonymousGetAgentsArgument,
  AsnAgentAnonymousGetAgentsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAgentAnonymousGetAgents", 1913, () => ({
  argument: AsnAgentAnonymousGetAgentsArgument,
  result: AsnAgentAnonymousGetAgentsResult,
  error: Common.AsnRequestError,
}));

/** Delivers a broadcast to agents (manual line 12131). Id assigned: none is printed. Event 1952. */
export const asnAgentBroadcastEvent: Event<AsnAgentBroadcastEventArgument> = /* @__PURE__ */ event(
  "asnAgentBroadcastEvent",
  1952,
  () => AsnAgentBroadcastEventArgument,
);

/**
 * Delivers the user's complete agent group list after a change other than agent state (manual line
 * 12141). Event 1950.
 */
export const asnAgentNotifyGroupsChanged: Event<AsnAgentNotifyGroupsChangedArgument> =
  /* @__PURE__ */ event(
    "asnAgentNotifyGroupsChanged",
    1950,
    () => AsnAgentNotifyGroupsChangedArgument,
  );

/** The agent's state in a group changed (manual line 12160). Event 1951. */
export const asnAgentNotifyStateChanged: Event<AsnAgentNotifyStateChangedArgument> =
  /* @__PURE__ */ event(
    "asnAgentNotifyStateChanged",
    1951,
    () => AsnAgentNotifyStateChangedArgument,
  );

/** Bits of the optional parameter AgentLoginRequiredParameters (manual line 12411). */
export const AsnAgentLoginRequiredParametersEnum = /* @__PURE__ */ enumerated(
  "AsnAgentLoginRequiredParametersEnum",
  {
    /** agent id (PIN) required */
    eAGENTLOGINREQUIRESAGENTID: 1,
    /** group id required */
    eAGENTLOGINREQUIRESGROUPID: 2,
    /** password required */
    eAGENTLOGINREQUIRESPASSWORD: 4,
    /** device id required */
    eAGENTLOGINREQUIRESDEVICEID: 8,
  },
);
export type AsnAgentLoginRequiredParametersEnum = EnumeratedValue<
  typeof AsnAgentLoginRequiredParametersEnum
>;

/** Bits of the optional parameter SupportedAgentStates (manual line 12433). */
export const AsnSupportedAgentStatesEnum = /* @__PURE__ */ enumerated(
  "AsnSupportedAgentStatesEnum",
  {
    /** logged out */
    eAGENTSTATELOGGEDOUT: 1,
    /** not ready */
    eAGENTSTATELOGGEDINNOTREADY: 2,
    /** ready */
    eAGENTSTATELOGGEDINREADY: 4,
    /** busy */
    eAGENTSTATELOGGEDINBUSY: 8,
    /** working after call */
    eAGENTSTATELOGGEDINWORKINGAFTERCALL: 16,
  },
);
export type AsnSupportedAgentStatesEnum = EnumeratedValue<typeof AsnSupportedAgentStatesEnum>;

/**
 * Agent state, a number and not a bit field; used for reports and for setting (manual line 12453).
 */
export const AsnAgentStateEnum = /* @__PURE__ */ enumerated("AsnAgentStateEnum", {
  /** agent logged off from the group; set by the server on log-off */
  eAGENTSTATENOAGENT: 0,
  /** agent not available */
  eAGENTSTATENOTREADY: 1,
  /** agent available in the group; set by the server on log-in */
  eAGENTSTATEREADY: 2,
  /** agent busy */
  eAGENTSTATEBUSY: 3,
  /** agent in after-call work */
  eAGENTSTATEWORKINGAFTERCALL: 4,
});
export type AsnAgentStateEnum = EnumeratedValue<typeof AsnAgentStateEnum>;

/**
 * Bits: states a group supports; bit 0x80000000 (left out because of a tool limit) marks a PBX ACD
 * group (manual line 12480).
 */
export const AsnAgentGroupCapabilitiesEnum = /* @__PURE__ */ enumerated(
  "AsnAgentGroupCapabilitiesEnum",
  {
    /** 0x01: login supported */
    eAGENTCAPSUPPORTEDAGENTREQUESTSLOGIN: 1,
    /** 0x02: logout supported */
    eAGENTCAPSUPPORTEDAGENTREQUESTSLOGOUT: 2,
    /** 0x04: not ready supported */
    eAGENTCAPSUPPORTEDAGENTREQUESTSNOTREADY: 4,
    /** 0x08: ready supported */
    eAGENTCAPSUPPORTEDAGENTREQUESTSREADY: 8,
    /** 0x10: busy supported */
    eAGENTCAPSUPPORTEDAGENTREQUESTSBUSY: 16,
    /** 0x20: working after call supported */
    eAGENTCAPSUPPORTEDAGENTREQUESTSWORKINGAFTERCALL: 32,
    /** 0xff: mask (not supported at present) */
    eAGENTCAPSUPPORTEDAGENTREQUESTSMASK: 255,
    /** 0x40000000: agents of the group can handle public chats */
    eAGENTCAPISPUBLICCHATGROUP: 1073741824,
  },
);
export type AsnAgentGroupCapabilitiesEnum = EnumeratedValue<typeof AsnAgentGroupCapabilitiesEnum>;

/** Manual line 12605. */
export const AsnAgentBroadcastTypeEnum = /* @__PURE__ */ enumerated("AsnAgentBroadcastTypeEnum", {
  general: 1,
  requestoverdue: 2,
});
export type AsnAgentBroadcastTypeEnum = EnumeratedValue<typeof AsnAgentBroadcastTypeEnum>;

/**
 * One agent group as seen by the agent; unique by agent URI together with group URI (manual line
 * 12631).
 */
export interface AsnAgentGroupInfo extends Common.WithOptionalParams {
  /** agent URI: line URI (tel:) or contact URI (sip:) */
  u8sAgentURI: string;
  /** group URI (pbxg: or sip:) */
  u8sGroupURI: string;
  /** display name of the group */
  u8sDisplayName: string;
  /**
   * state changes supported; bit 0x80000000 marks a PBX/ACD group, otherwise the server manages it,
   * see {@link AsnAgentGroupCapabilitiesEnum}
   */
  iGroupCapabilities: AsnAgentGroupCapabilitiesEnum;
  /** see {@link AsnAgentStateEnum} */
  iAgentState: AsnAgentStateEnum;
  /**
   * PhoneNumber (string), AgentLoginRequiredParameters (bits, AsnAgentLoginRequiredParametersEnum),
   * SupportedAgentStates (bits, AsnSupportedAgentStatesEnum); server to client only
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnAgentGroupInfo: Type<AsnAgentGroupInfo> = /* @__PURE__ */ sequence(
  "AsnAgentGroupInfo",
  () => [
    ["u8sAgentURI", UTF8String],
    ["u8sGroupURI", UTF8String],
    ["u8sDisplayName", UTF8String],
    ["iGroupCapabilities", INTEGER],
    ["iAgentState", INTEGER],
    ["optionalParams", implicit(0, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 12713. */
export interface AsnAgentMonitorStartArgument {
  /** agent URI; empty means the logged-in user */
  u8sAgentURI: string;
}
export const AsnAgentMonitorStartArgument: Type<AsnAgentMonitorStartArgument> =
  /* @__PURE__ */ sequence("AsnAgentMonitorStartArgument", () => [["u8sAgentURI", UTF8String]], {
    extensible: true,
  });

/** Manual line 12725. */
export interface AsnAgentMonitorStopArgument {
  u8sMonitorCrossRefID: string;
}
export const AsnAgentMonitorStopArgument: Type<AsnAgentMonitorStopArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentMonitorStopArgument",
    () => [["u8sMonitorCrossRefID", UTF8String]],
    { extensible: true },
  );

/** Manual line 12736. */
export type AsnAgentMonitorStopResult = Record<string, never>;
export const AsnAgentMonitorStopResult: Type<AsnAgentMonitorStopResult> = /* @__PURE__ */ sequence(
  "AsnAgentMonitorStopResult",
  () => [],
  { extensible: true },
);

/** Manual line 12743. */
export interface AsnAgentACDLoginData {
  /** agent id (PIN) at the PBX */
  u8sAgentID: string;
  /** group id at the PBX */
  u8sGroupID: string;
  /** password, if the PBX wants one */
  u8sPassword: string;
  /** device id, if the PBX wants one */
  u8sDeviceID: string;
}
export const AsnAgentACDLoginData: Type<AsnAgentACDLoginData> = /* @__PURE__ */ sequence(
  "AsnAgentACDLoginData",
  () => [
    ["u8sAgentID", UTF8String],
    ["u8sGroupID", UTF8String],
    ["u8sPassword", UTF8String],
    ["u8sDeviceID", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 12770. */
export type AsnAgentLoginResult = Record<string, never>;
export const AsnAgentLoginResult: Type<AsnAgentLoginResult> = /* @__PURE__ */ sequence(
  "AsnAgentLoginResult",
  () => [],
  { extensible: true },
);

/** Manual line 12778. */
export interface AsnAgentLogoffArgument {
  /** agent URI (tel: or sip:) */
  u8sAgentURI: string;
  /** group URI (pbxg: or sip:) */
  u8sGroupURI: string;
}
export const AsnAgentLogoffArgument: Type<AsnAgentLogoffArgument> = /* @__PURE__ */ sequence(
  "AsnAgentLogoffArgument",
  () => [
    ["u8sAgentURI", UTF8String],
    ["u8sGroupURI", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 12795. */
export type AsnAgentLogoffResult = Record<string, never>;
export const AsnAgentLogoffResult: Type<AsnAgentLogoffResult> = /* @__PURE__ */ sequence(
  "AsnAgentLogoffResult",
  () => [],
  { extensible: true },
);

/** Manual line 12803. */
export interface AsnAgentSetStateArgument {
  /** agent URI (tel: or sip:) */
  u8sAgentURI: string;
  /** group URI taken from the group information */
  u8sGroupURI?: string;
  /** see {@link AsnAgentStateEnum} */
  iAgentState: AsnAgentStateEnum;
}
export const AsnAgentSetStateArgument: Type<AsnAgentSetStateArgument> = /* @__PURE__ */ sequence(
  "AsnAgentSetStateArgument",
  () => [
    ["u8sAgentURI", UTF8String],
    ["u8sGroupURI", implicit(0, UTF8String), OPTIONAL],
    ["iAgentState", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 12829. */
export type AsnAgentSetStateResult = Record<string, never>;
export const AsnAgentSetStateResult: Type<AsnAgentSetStateResult> = /* @__PURE__ */ sequence(
  "AsnAgentSetStateResult",
  () => [],
  { extensible: true },
);

/** Manual line 12835. */
export type AsnAgentSupervisorMonitorStartArgument = Record<string, never>;
export const AsnAgentSupervisorMonitorStartArgument: Type<AsnAgentSupervisorMonitorStartArgument> =
  /* @__PURE__ */ sequence("AsnAgentSupervisorMonitorStartArgument", () => [], {
    extensible: true,
  });

/** Manual line 12840. */
export interface AsnAgentSupervisorMonitorStopArgument {
  /** cross reference id of the events */
  u8sMonitorCrossRefID: string;
}
export const AsnAgentSupervisorMonitorStopArgument: Type<AsnAgentSupervisorMonitorStopArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentSupervisorMonitorStopArgument",
    () => [["u8sMonitorCrossRefID", UTF8String]],
    { extensible: true },
  );

/** Manual line 12848. */
export type AsnAgentSupervisorMonitorStopResult = Record<string, never>;
export const AsnAgentSupervisorMonitorStopResult: Type<AsnAgentSupervisorMonitorStopResult> =
  /* @__PURE__ */ sequence("AsnAgentSupervisorMonitorStopResult", () => [], { extensible: true });

/**
 * Message to the members of agent groups; done once one agent confirms it. Server-managed groups
 * only (manual line 12864).
 */
export interface AsnAgentBroadcastItem {
  u8sBroadcastID: string;
  /** receivers of the broadcast */
  listu8sGroupURIs: Common.UTF8StringList;
  /** broadcast type, see {@link AsnAgentBroadcastTypeEnum} */
  iBroadcastType: AsnAgentBroadcastTypeEnum;
  /** payload, not interpreted by the server */
  data: string;
}
export const AsnAgentBroadcastItem: Type<AsnAgentBroadcastItem> = /* @__PURE__ */ sequence(
  "AsnAgentBroadcastItem",
  () => [
    ["u8sBroadcastID", UTF8String],
    ["listu8sGroupURIs", Common.UTF8StringList],
    ["iBroadcastType", INTEGER],
    ["data", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 12880. */
export interface AsnAgentBroadcastGetItemsForGroupsArgument {
  listu8sGroupURIs: Common.UTF8StringList;
}
export const AsnAgentBroadcastGetItemsForGroupsArgument: Type<AsnAgentBroadcastGetItemsForGroupsArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentBroadcastGetItemsForGroupsArgument",
    () => [["listu8sGroupURIs", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 12889. */
export interface AsnAgentBroadcastCreateArgument {
  /** receivers: group URIs or group names */
  listu8sGroupIDs: Common.UTF8StringList;
  /** broadcast type, see {@link AsnAgentBroadcastTypeEnum} */
  iBroadcastType: AsnAgentBroadcastTypeEnum;
  /** payload, passed through by the server */
  data: string;
  /**
   * lifetime in seconds: 0 only agents logged in now (default), up to 7 days (604800), -1 until
   * confirmed or server stop
   */
  iTTL?: number;
}
export const AsnAgentBroadcastCreateArgument: Type<AsnAgentBroadcastCreateArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentBroadcastCreateArgument",
    () => [
      ["listu8sGroupIDs", Common.UTF8StringList],
      ["iBroadcastType", INTEGER],
      ["data", UTF8String],
      ["iTTL", implicit(0, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 12924. */
export interface AsnAgentBroadcastCreateResult {
  /**
   * broadcast id made by the server; any agent may confirm it, see
   * {@link AsnAgentBroadcastConfirmArgument}
   */
  u8sBroadcastID: string;
}
export const AsnAgentBroadcastCreateResult: Type<AsnAgentBroadcastCreateResult> =
  /* @__PURE__ */ sequence(
    "AsnAgentBroadcastCreateResult",
    () => [["u8sBroadcastID", UTF8String]],
    { extensible: true },
  );

/** Manual line 12941. */
export interface AsnAgentBroadcastConfirmArgument {
  /**
   * broadcast id; repeated confirmations are ignored, see {@link AsnAgentBroadcastCreateArgument}
   */
  u8sBroadcastID: string;
}
export const AsnAgentBroadcastConfirmArgument: Type<AsnAgentBroadcastConfirmArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentBroadcastConfirmArgument",
    () => [["u8sBroadcastID", UTF8String]],
    { extensible: true },
  );

/** Manual line 12953. */
export type AsnAgentBroadcastConfirmResult = Record<string, never>;
export const AsnAgentBroadcastConfirmResult: Type<AsnAgentBroadcastConfirmResult> =
  /* @__PURE__ */ sequence("AsnAgentBroadcastConfirmResult", () => [], { extensible: true });

/** Manual line 12961. */
export interface AsnAgentBroadcastCheckArgument {
  /** broadcast id, see {@link AsnAgentBroadcastCreateArgument} */
  u8sBroadcastID: string;
}
export const AsnAgentBroadcastCheckArgument: Type<AsnAgentBroadcastCheckArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentBroadcastCheckArgument",
    () => [["u8sBroadcastID", UTF8String]],
    { extensible: true },
  );

/** Manual line 12971. */
export interface AsnAgentBroadcastCheckResult {
  bExists: boolean;
}
export const AsnAgentBroadcastCheckResult: Type<AsnAgentBroadcastCheckResult> =
  /* @__PURE__ */ sequence("AsnAgentBroadcastCheckResult", () => [["bExists", BOOLEAN]], {
    extensible: true,
  });

/** Manual line 12982. */
export interface AsnAgentNotifyStateChangedArgument {
  /** cross reference id of the events */
  u8sMonitorCrossRefID: string;
  /** agent URI (line or contact) */
  u8sAgentURI: string;
  /** group URI, unique on the server */
  u8sGroupURI: string;
  /** see {@link AsnAgentStateEnum} */
  iAgentState: AsnAgentStateEnum;
}
export const AsnAgentNotifyStateChangedArgument: Type<AsnAgentNotifyStateChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentNotifyStateChangedArgument",
    () => [
      ["u8sMonitorCrossRefID", UTF8String],
      ["u8sAgentURI", UTF8String],
      ["u8sGroupURI", UTF8String],
      ["iAgentState", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 12996. */
export type AsnAgentAnonymousGetAgentsArgument = Record<string, never>;
export const AsnAgentAnonymousGetAgentsArgument: Type<AsnAgentAnonymousGetAgentsArgument> =
  /* @__PURE__ */ sequence("AsnAgentAnonymousGetAgentsArgument", () => [], { extensible: true });

/** Manual line 13004. */
export type AsnAgentGroupInfoList = AsnAgentGroupInfo[];
export const AsnAgentGroupInfoList: Type<AsnAgentGroupInfoList> = /* @__PURE__ */ sequenceOf(
  "AsnAgentGroupInfoList",
  () => AsnAgentGroupInfo,
);

/** Manual line 13092. */
export interface AsnAgentMonitorStartResult {
  /** cross reference id of the events */
  u8sMonitorCrossRefID: string;
  listGroups: AsnAgentGroupInfoList;
}
export const AsnAgentMonitorStartResult: Type<AsnAgentMonitorStartResult> =
  /* @__PURE__ */ sequence(
    "AsnAgentMonitorStartResult",
    () => [
      ["u8sMonitorCrossRefID", UTF8String],
      ["listGroups", AsnAgentGroupInfoList],
    ],
    { extensible: true },
  );

/** Manual line 13106. */
export interface AsnAgentLoginArgument {
  /** agent URI: tel: logs in at the line and PBX, sip: for portal groups */
  u8sAgentURI: string;
  /** group to log in to */
  u8sGroupURI: string;
  /** further log-in data a PBX may need */
  acdLoginData?: AsnAgentACDLoginData;
}
export const AsnAgentLoginArgument: Type<AsnAgentLoginArgument> = /* @__PURE__ */ sequence(
  "AsnAgentLoginArgument",
  () => [
    ["u8sAgentURI", UTF8String],
    ["u8sGroupURI", UTF8String],
    ["acdLoginData", implicit(0, AsnAgentACDLoginData), OPTIONAL],
  ],
  { extensible: true },
);

/** Manual line 13142. */
export interface AsnAgentSupervisorMonitorStartResult {
  /** cross reference id of the events */
  u8sMonitorCrossRefID: string;
  listGroups: AsnAgentGroupInfoList;
}
export const AsnAgentSupervisorMonitorStartResult: Type<AsnAgentSupervisorMonitorStartResult> =
  /* @__PURE__ */ sequence(
    "AsnAgentSupervisorMonitorStartResult",
    () => [
      ["u8sMonitorCrossRefID", UTF8String],
      ["listGroups", AsnAgentGroupInfoList],
    ],
    { extensible: true },
  );

/** Manual line 13152. */
export type AsnAgentBroadcastItemList = AsnAgentBroadcastItem[];
export const AsnAgentBroadcastItemList: Type<AsnAgentBroadcastItemList> =
  /* @__PURE__ */ sequenceOf("AsnAgentBroadcastItemList", () => AsnAgentBroadcastItem);

/** Manual line 13179. */
export interface AsnAgentBroadcastGetItemsForGroupsResult {
  items: AsnAgentBroadcastItemList;
}
export const AsnAgentBroadcastGetItemsForGroupsResult: Type<AsnAgentBroadcastGetItemsForGroupsResult> =
  /* @__PURE__ */ sequence(
    "AsnAgentBroadcastGetItemsForGroupsResult",
    () => [["items", AsnAgentBroadcastItemList]],
    { extensible: true },
  );

/** Manual line 13187. */
export interface AsnAgentBroadcastEventArgument {
  items: AsnAgentBroadcastItemList;
}
export const AsnAgentBroadcastEventArgument: Type<AsnAgentBroadcastEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentBroadcastEventArgument",
    () => [["items", AsnAgentBroadcastItemList]],
    { extensible: true },
  );

/** Manual line 13198. */
export interface AsnAgentNotifyGroupsChangedArgument {
  u8sMonitorCrossRefID: string;
  /** complete group list */
  listGroups: AsnAgentGroupInfoList;
}
export const AsnAgentNotifyGroupsChangedArgument: Type<AsnAgentNotifyGroupsChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentNotifyGroupsChangedArgument",
    () => [
      ["u8sMonitorCrossRefID", UTF8String],
      ["listGroups", AsnAgentGroupInfoList],
    ],
    { extensible: true },
  );

/** Manual line 13208. */
export interface AsnAgentAnonymousGetAgentsResult {
  listGroups: AsnAgentGroupInfoList;
}
export const AsnAgentAnonymousGetAgentsResult: Type<AsnAgentAnonymousGetAgentsResult> =
  /* @__PURE__ */ sequence(
    "AsnAgentAnonymousGetAgentsResult",
    () => [["listGroups", AsnAgentGroupInfoList]],
    { extensible: true },
  );
