import type { AsnAgentACDLoginData, AsnAgentGroupInfo } from "../../../modules/agent/agent.js";
import type { Unit } from "../../database/index.js";

/** A user as an agent of a group. Agent URI and group URI together name it (manual line 12616). */
export interface Membership {
  /** The id of the user. */
  readonly user: number;
  /** The group, and what the user may do in it, as clients get it. */
  readonly info: AsnAgentGroupInfo;
}

/** An agent as a source of groups knows him. */
export interface NamedAgent {
  /** The id of the user. */
  readonly user: number;
  /** The URI as it is in {@link Membership.info}. */
  readonly uri: string;
}

/** What is to become of an agent in a group. */
export type AgentCommand =
  | { readonly kind: "login"; readonly data: AsnAgentACDLoginData | undefined }
  | { readonly kind: "logoff" }
  /** One of AsnAgentStateEnum. */
  | { readonly kind: "state"; readonly state: number };

/**
 * Where groups of agents come from: the server's own groups are one source, the ACD groups of a PBX are another, which sets bit 0x80000000 of
 * `iGroupCapabilities` (manual line 11593) and is added with {@link Agents.add}. A source publishes {@link agentStateChanged} and {@link agentGroupsChanged}.
 */
export interface GroupSource {
  /** The agent with a URI; undefined if this source has no such agents. The text may be up to 512 characters of anything. */
  agent(db: Unit<any>, uri: string): Promise<NamedAgent | undefined>;
  /** What a user is an agent of, with the states of the moment; of all users without one. */
  memberships(user?: number): Iterable<Membership>;
  /**
   * Carries out what an agent or a supervisor wants.
   * @throws RequestError if that is not possible.
   */
  command(membership: Membership, command: AgentCommand): void | Promise<void>;
}

/**
 * The groups of a user, or of all, with the state of the agent in each.
 * @param isShown Which users belong to the list; all without it.
 */
export function groupsOf(
  sources: readonly GroupSource[],
  of?: number,
  isShown: (user: number) => boolean = () => true,
): AsnAgentGroupInfo[] {
  const memberships: Membership[] = [];
  for (const source of sources) memberships.push(...source.memberships(of));
  return memberships.filter(({ user: id }) => isShown(id)).map(({ info }) => info);
}
