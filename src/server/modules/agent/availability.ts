import { AsnAgentStateEnum } from "../../../modules/agent/agent.js";
import { AsnPresenceStateEnum, AsnPresenceStateMasks } from "../../../modules/general/general.js";
import { AsnRankingAgentPublicPresenceEnum } from "../../../modules/ranking/ranking.js";
import type { AgentDirectory } from "./directory.js";
import type { States } from "./states.js";
import type { AgentPresenceChanged } from "./topics.js";

const { eAGENTSTATENOAGENT: noAgent, eAGENTSTATEREADY: ready } = AsnAgentStateEnum.values;
const { offline, available, notavailable } = AsnRankingAgentPublicPresenceEnum.values;
const { eUNCONTROLLED: unknown, eAVAILABLE: present } = AsnPresenceStateEnum.values;

const { ePresenceStateMask: stateMask } = AsnPresenceStateMasks.values;

/** What {@link Availability} depends on. */
export interface AvailabilityParts {
  readonly directory: AgentDirectory;
  readonly states: States;
  readonly isLoggedOn: (user: number) => boolean;
  readonly tell: (change: AgentPresenceChanged) => void;
}

/**
 * Who may be given visitors (AsnRankingAgentPublicPresenceEnum, manual line 48062): an agent who is ready in the group, whose user is logged on
 * and has set no other presence than being available.
 */
export class Availability {
  readonly #parts: AvailabilityParts;
  /** What users have set for their presence, as far as it is known. */
  readonly #set = new Map<number, { readonly presence: number }>();
  /** What has been told, by user and group; without those who are offline. */
  readonly #told = new Map<number, Map<number, number>>();

  constructor(parts: AvailabilityParts) {
    this.#parts = parts;
  }

  /** A user has set a presence (`iPresenceState`). */
  set(user: number, presence: number): void {
    this.#set.set(user, { presence: presence & stateMask });
    this.update(user);
  }

  /** Whether it is known what a user has set for his presence. */
  knows(user: number): boolean {
    return this.#set.has(user);
  }

  /**
   * Reads what a user has set for his presence.
   * @param read Its result does not count if the user has set another one meanwhile.
   */
  async learn(user: number, read: () => Promise<number>): Promise<void> {
    const before = this.#set.get(user);
    const presence = await read();
    if (this.#set.get(user) === before) this.set(user, presence);
  }

  /** Tells what has changed for a user's groups. To be called after a change of his groups or states, and when he has logged on or off. */
  update(user: number): void {
    const { directory, tell } = this.#parts;
    const told = this.#told.get(user);
    for (const group of new Set([...directory.groupsOf(user), ...(told?.keys() ?? [])])) {
      const presence = this.#presence(group, user);
      if ((this.#told.get(user)?.get(group) ?? offline) === presence) continue;
      this.#note(group, user, presence);
      tell({ group, user, presence });
    }
  }

  #presence(group: number, user: number): number {
    const { directory, states, isLoggedOn } = this.#parts;
    const state = directory.has(group, user) ? states.of(group, user) : noAgent;
    if (state === noAgent || !isLoggedOn(user)) return offline;
    const set = this.#set.get(user)?.presence ?? unknown;
    return state === ready && (set === unknown || set === present) ? available : notavailable;
  }

  #note(group: number, user: number, presence: number): void {
    const told = this.#told.get(user) ?? new Map<number, number>();
    if (presence === offline) told.delete(group);
    else told.set(group, presence);
    if (told.size === 0) this.#told.delete(user);
    else this.#told.set(user, told);
  }
}
