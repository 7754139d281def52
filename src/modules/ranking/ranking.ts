// Generated from ranking.asn1 by `npm run generate`. Do not edit.
//
// Ranking: Ranking of agents within their groups. Operation ids 4200 - 4299. Manual line 47843,
// protocol version 6.1.0.339.

import {
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  implicit,
  operation,
  sequence,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/**
 * Returns the preferred agent if available, else the best of the groups (manual line 47865). Id
 * assigned: none is printed. Operation 4200.
 */
export const asnRankingGetBestAgent: Operation<
  AsnRankingGetBestAgentArgument,
  AsnRankingGetBestAgentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRankingGetBestAgent", 4200, () => ({
  argument: AsnRankingGetBestAgentArgument,
  result: AsnRankingGetBestAgentResult,
  error: Common.AsnRequestError,
}));

/**
 * Sets or frees the agent of the client session (manual line 47924). Id assigned: none is printed.
 * Operation 4201.
 */
export const asnRankingRegisterSessionAgent: Operation<
  AsnRankingRegisterSessionAgentArgument,
  AsnRankingRegisterSessionAgentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRankingRegisterSessionAgent", 4201, () => ({
  argument: AsnRankingRegisterSessionAgentArgument,
  result: AsnRankingRegisterSessionAgentResult,
  error: Common.AsnRequestError,
}));

/**
 * Sets the points of the session agent (manual line 47965). Id assigned: none is printed. Operation
 * 4202.
 */
export const asnRankingRankSessionAgent: Operation<
  AsnRankingRankSessionAgentArgument,
  AsnRankingRankSessionAgentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRankingRankSessionAgent", 4202, () => ({
  argument: AsnRankingRankSessionAgentArgument,
  result: AsnRankingRankSessionAgentResult,
  error: Common.AsnRequestError,
}));

/** Manual line 48062. */
export const AsnRankingAgentPublicPresenceEnum = /* @__PURE__ */ enumerated(
  "AsnRankingAgentPublicPresenceEnum",
  {
    /** agent offline */
    offline: 0,
    /** maybe no agent */
    uncontrolled: 1,
    /** logged in and free */
    available: 2,
    /** logged in but busy */
    notavailable: 3,
  },
);
export type AsnRankingAgentPublicPresenceEnum = EnumeratedValue<
  typeof AsnRankingAgentPublicPresenceEnum
>;

/** Manual line 48080. */
export const AsnRankingErrorDetailsEnum = /* @__PURE__ */ enumerated("AsnRankingErrorDetailsEnum", {
  /** no suitable agent */
  noagentfound: 1,
  /** wrong group, agent URI or other parameter */
  parametermismatch: 2,
  /** ranking server off */
  rankingdisabled: 9,
});
export type AsnRankingErrorDetailsEnum = EnumeratedValue<typeof AsnRankingErrorDetailsEnum>;

/** Manual line 48092. */
export const AsnRankingRegisterSessionAgentTypeEnum = /* @__PURE__ */ enumerated(
  "AsnRankingRegisterSessionAgentTypeEnum",
  {
    /** register agent */
    registeragent: 1,
    /** unregister agent */
    unregisteragent: 2,
    /** unregister session */
    unregistersession: 3,
  },
);
export type AsnRankingRegisterSessionAgentTypeEnum = EnumeratedValue<
  typeof AsnRankingRegisterSessionAgentTypeEnum
>;

/** Manual line 48104. */
export interface AsnRankingGetBestAgentArgument {
  /** groups considered (URI or name) */
  u8sGroupIDs: Common.UTF8StringList;
  /** preferred agent, must be in the preferred group */
  u8sPreferredAgentURI?: string;
  /** group of the preferred agent */
  u8sPreferredGroupID?: string;
}
export const AsnRankingGetBestAgentArgument: Type<AsnRankingGetBestAgentArgument> =
  /* @__PURE__ */ sequence(
    "AsnRankingGetBestAgentArgument",
    () => [
      ["u8sGroupIDs", Common.UTF8StringList],
      ["u8sPreferredAgentURI", implicit(0, UTF8String), OPTIONAL],
      ["u8sPreferredGroupID", implicit(1, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 48123. */
export interface AsnRankingGetBestAgentResult {
  /** agent found */
  u8sAgentURI: string;
  /** group found (URI or name) */
  u8sGroupID: string;
  /** public presence of the agent, see {@link AsnRankingAgentPublicPresenceEnum} */
  iPublicAgentPresence: AsnRankingAgentPublicPresenceEnum;
  /** total ranking value of the agent */
  iCumulatedAgentPoints: number;
}
export const AsnRankingGetBestAgentResult: Type<AsnRankingGetBestAgentResult> =
  /* @__PURE__ */ sequence(
    "AsnRankingGetBestAgentResult",
    () => [
      ["u8sAgentURI", UTF8String],
      ["u8sGroupID", UTF8String],
      ["iPublicAgentPresence", INTEGER],
      ["iCumulatedAgentPoints", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 48143. */
export interface AsnRankingRegisterSessionAgentArgument {
  iRegisterType: number;
  /** agent, required when registering */
  u8sAgentURI?: string;
}
export const AsnRankingRegisterSessionAgentArgument: Type<AsnRankingRegisterSessionAgentArgument> =
  /* @__PURE__ */ sequence(
    "AsnRankingRegisterSessionAgentArgument",
    () => [
      ["iRegisterType", INTEGER],
      ["u8sAgentURI", implicit(0, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 48155. */
export interface AsnRankingRegisterSessionAgentResult {
  /** total ranking value of the agent */
  iCumulatedAgentPoints?: number;
}
export const AsnRankingRegisterSessionAgentResult: Type<AsnRankingRegisterSessionAgentResult> =
  /* @__PURE__ */ sequence(
    "AsnRankingRegisterSessionAgentResult",
    () => [["iCumulatedAgentPoints", implicit(0, INTEGER), OPTIONAL]],
    { extensible: true },
  );

/** Manual line 48164. */
export interface AsnRankingRankSessionAgentArgument {
  /** absolute ranking value */
  iPoints: number;
}
export const AsnRankingRankSessionAgentArgument: Type<AsnRankingRankSessionAgentArgument> =
  /* @__PURE__ */ sequence("AsnRankingRankSessionAgentArgument", () => [["iPoints", INTEGER]], {
    extensible: true,
  });

/** Manual line 48172. */
export interface AsnRankingRankSessionAgentResult {
  /** agent of the session */
  u8sSessionAgentURI: string;
  /** points of the agent in the session */
  iCurrentPoints: number;
  /** total ranking value of the agent */
  iCumulatedAgentPoints: number;
}
export const AsnRankingRankSessionAgentResult: Type<AsnRankingRankSessionAgentResult> =
  /* @__PURE__ */ sequence(
    "AsnRankingRankSessionAgentResult",
    () => [
      ["u8sSessionAgentURI", UTF8String],
      ["iCurrentPoints", INTEGER],
      ["iCumulatedAgentPoints", INTEGER],
    ],
    { extensible: true },
  );
