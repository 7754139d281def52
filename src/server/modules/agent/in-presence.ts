import { AsnAgentStateEnum } from "../../../modules/agent/agent.js";
import { AsnPresenceStateFlags } from "../../../modules/general/general.js";
import type { CallsOfUsers } from "../presence/api.js";
import type { Agents } from "./api.js";

const { eAGENTSTATEWORKINGAFTERCALL: working } = AsnAgentStateEnum.values;
const { eWORKINGAFTERCALL: flags } = AsnPresenceStateFlags.values;

/** What agents do shows in their presence as calls do: whether one works after a call, in any group (manual line 4320). */
export function agentsInPresence(agents: Pick<Agents, "memberships">): CallsOfUsers {
  return {
    presence(user) {
      for (const { info } of agents.memberships(user)) {
        if (info.iAgentState === working) return { flags, features: 0 };
      }
      return undefined;
    },
    lines: () => [],
  };
}
