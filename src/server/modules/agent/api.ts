import { serviceRef } from "../../kernel/index.js";
import type { GroupSource, Membership } from "./source.js";

export type { AgentCommand, GroupSource, Membership, NamedAgent } from "./source.js";
export {
  agentGroupsChanged,
  agentPresenceChanged,
  agentStateChanged,
  type AgentGroupsChanged,
  type AgentPresenceChanged,
  type AgentStateChanged,
} from "./topics.js";

/** The agents and their groups, as of the last request; all in memory. */
export interface Agents {
  /** The id of the server's group of agents with a URI, GUID or name. */
  group(text: string): number | undefined;
  /** What a user is an agent of, with the states of the moment. */
  memberships(user: number): Iterable<Membership>;
  /** Adds groups that the server does not manage itself, for example those of a PBX. To be called when the server is set up. */
  add(source: GroupSource): void;
}

/** The agents and their groups, for other modules. */
export const agentService = serviceRef<Agents>("agent");
