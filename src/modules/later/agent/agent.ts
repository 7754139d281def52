// Generated from agent.asn1 by `npm run generate`. Do not edit.
//
// Agent: Agents of a call distribution. Operation id 1961. Public module
// UC-Server-Access-Protocol-Agent, version 8. Types that are the same in 6.1 are imported from
// there.

import { event, sequence, type Event, type Type } from "../../../codec/index.js";
import * as Common from "../../common/common.js";

/**
 * Server tells an agent the whole list of anonymous users that he has blocked, after it has changed
 * (public modules, version 8). Event 1961.
 */
export const asnAgentNotifyBlockedRTCChanged: Event<AsnAgentNotifyBlockedRTCChangedArgument> =
  /* @__PURE__ */ event(
    "asnAgentNotifyBlockedRTCChanged",
    1961,
    () => AsnAgentNotifyBlockedRTCChangedArgument,
  );

/** Public modules, version 8. */
export interface AsnAgentNotifyBlockedRTCChangedArgument {
  /** all of them, by URI */
  listu8sBlockedUserURIs: Common.UTF8StringList;
}
export const AsnAgentNotifyBlockedRTCChangedArgument: Type<AsnAgentNotifyBlockedRTCChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnAgentNotifyBlockedRTCChangedArgument",
    () => [["listu8sBlockedUserURIs", Common.UTF8StringList]],
    { extensible: true },
  );
