import { BOOLEAN, INTEGER, sequence, sequenceOf, UTF8String } from "../../../codec/index.js";
import { question, type ModuleContext } from "../../kernel/index.js";
import type { Listening } from "../../listening.js";
import { idOf } from "./interfaces.js";

/** How many connections there are at a port, by its GUID. */
interface PortCount {
  readonly id: string;
  readonly connections: number;
}

/** What a server counts of itself. */
export interface Counts {
  readonly ports: readonly PortCount[];
  /** The clients of its web service. */
  readonly webClients: number;
  /** The ids of the users who are logged on, if that was asked. */
  readonly users: readonly number[];
}

const counts = question<{ readonly users: boolean }, Counts>(
  "server-management/counts",
  sequence<{ readonly users: boolean }>("ServerCountsAsked", () => [["users", BOOLEAN]]),
  sequence<Counts>("ServerCounts", () => [
    [
      "ports",
      sequenceOf("ServerPortCounts", () =>
        sequence<PortCount>("ServerPortCount", () => [
          ["id", UTF8String],
          ["connections", INTEGER],
        ]),
      ),
    ],
    ["webClients", INTEGER],
    ["users", sequenceOf("ServerUsers", () => INTEGER)],
  ]),
);

/** Milliseconds that another server may take to answer. */
const patience = 2_000;

/** What all servers on the same data count, each asked at the time: nothing is kept of others, so what one has counted ends with it. */
export class ServerCounts {
  readonly #module: Pick<ModuleContext<object>, "cluster" | "principals">;
  readonly #listening: Listening;

  constructor(module: Pick<ModuleContext<object>, "cluster" | "principals">, listening: Listening) {
    this.#module = module;
    this.#listening = listening;
    module.cluster.answer(counts, ({ users }) => this.#own(users));
  }

  /** With users: their ids. Servers that do not answer are left out. Not for use in a unit. */
  async all(users: boolean): Promise<Counts[]> {
    const { cluster } = this.#module;
    const own = this.#own(users);
    const members = [...cluster.members()];
    if (members.length === 0) return [own];
    const signal = AbortSignal.timeout(patience);
    const asked = members.map((member) => cluster.ask(member, counts, { users }, { signal }));
    const answers = await Promise.allSettled(asked);
    return [own, ...answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))];
  }

  /** How many connections all servers have, by the GUIDs of ports. */
  async connections(): Promise<ReadonlyMap<string, number>> {
    const sums = new Map<string, number>();
    for (const { ports } of await this.all(false)) {
      for (const { id, connections } of ports) sums.set(id, (sums.get(id) ?? 0) + connections);
    }
    return sums;
  }

  #own(users: boolean): Counts {
    const listening = this.#listening;
    return {
      ports: listening.ports.map((port) => ({
        id: idOf(port),
        connections: listening.connectionsAt(port).length,
      })),
      webClients: listening.webClients,
      users: users ? [...this.#module.principals.users] : [],
    };
  }
}
