import { serviceRef } from "../../kernel/index.js";
import type { AgentPresence } from "./board.js";

export type { AgentPresence } from "./board.js";

/** The ranking of agents. The module Agent tells it who is available in the server's own groups. */
export interface Ranking {
  /**
   * Tells whether an agent may be given visitors of a group, which holds until it is told again, here or by the module Agent. It is kept in memory,
   * on all servers that are there.
   * @param group The name or GUID of a group of agents.
   * @param agent The agent's URI.
   * @throws RequestError (as a rejection) if there is no such group or agent, or he is not in the group.
   */
  setPresence(group: string, agent: string, presence: AgentPresence): Promise<void>;
}

/** The ranking of agents, for other modules and for embedders. */
export const rankingService = serviceRef<Ranking>("ranking");
