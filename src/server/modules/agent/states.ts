import { INTEGER } from "../../../codec/index.js";
import { AsnAgentStateEnum } from "../../../modules/agent/agent.js";
import { Replicated, type ModuleContext } from "../../kernel/index.js";

const { eAGENTSTATENOAGENT: noAgent } = AsnAgentStateEnum.values;

/**
 * The states of agents in their groups (AsnAgentStateEnum, manual line 12453), in the memory of all servers: they begin at 0 with the first
 * one, and outlast the connections of an agent.
 */
export class States {
  readonly #kept: Replicated<number>;
  /** By group and user; without those who are not logged in. */
  readonly #loggedIn = new Map<number, Map<number, number>>();

  /** @param changed Is told when a state is another, whichever server has set it. */
  constructor(
    module: Pick<ModuleContext<object>, "cluster" | "clock">,
    changed: (group: number, user: number, state: number) => void,
  ) {
    this.#kept = new Replicated(module, "agent/states", INTEGER);
    this.#kept.onChange((key) => {
      const [group, user] = key.split(" ").map(Number) as [number, number];
      const state = this.#kept.get(key) ?? noAgent;
      if (this.#note(group, user, state)) changed(group, user, state);
    });
  }

  of(group: number, user: number): number {
    return this.#loggedIn.get(group)?.get(user) ?? noAgent;
  }

  /** Sets a state on all servers. */
  set(group: number, user: number, state: number): void {
    if (this.of(group, user) === state) return;
    this.#kept.set(`${group} ${user}`, state === noAgent ? undefined : state);
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

  /** @returns Whether the state is another. */
  #note(group: number, user: number, state: number): boolean {
    const states = this.#loggedIn.get(group);
    if ((states?.get(user) ?? noAgent) === state) return false;
    if (state === noAgent) {
      states?.delete(user);
      if (states?.size === 0) this.#loggedIn.delete(group);
    } else if (states === undefined) this.#loggedIn.set(group, new Map([[user, state]]));
    else states.set(user, state);
    return true;
  }
}
