import { AsnAgentStateEnum } from "../../../modules/agent/agent.js";

const { eAGENTSTATENOAGENT: noAgent } = AsnAgentStateEnum.values;

/**
 * The states of agents in their groups (AsnAgentStateEnum, manual line 12453), in memory: they begin at 0 with the server, and outlast the
 * connections of an agent.
 */
export class States {
  /** By group and user; without those who are not logged in. */
  readonly #loggedIn = new Map<number, Map<number, number>>();

  of(group: number, user: number): number {
    return this.#loggedIn.get(group)?.get(user) ?? noAgent;
  }

  /** Sets a state; returns whether it is another. */
  set(group: number, user: number, state: number): boolean {
    const states = this.#loggedIn.get(group);
    if ((states?.get(user) ?? noAgent) === state) return false;
    if (state === noAgent) {
      states?.delete(user);
      if (states?.size === 0) this.#loggedIn.delete(group);
    } else if (states === undefined) this.#loggedIn.set(group, new Map([[user, state]]));
    else states.set(user, state);
    return true;
  }

  /** The users who are logged in at a group. */
  loggedInAt(group: number): Iterable<number> {
    return this.#loggedIn.get(group)?.keys() ?? [];
  }

  /** The groups at which a user is logged in. */
  groupsOf(user: number): number[] {
    const groups: number[] = [];
    for (const [group, states] of this.#loggedIn) if (states.has(user)) groups.push(group);
    return groups;
  }
}
