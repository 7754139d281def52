import { expect, onTestFinished } from "vitest";
import { LocalBus } from "../../../../../src/server/cluster/local.js";
import type { Bus } from "../../../../../src/server/cluster/bus.js";
import type { Database, Unit } from "../../../../../src/server/database/index.js";
import { ctiModule } from "../../../../../src/server/modules/cti/index.js";
import type { HoldLink, LinkHeld } from "../../../../../src/server/modules/cti/pbx-nodes.js";
import type { JournalTables } from "../../../../../src/server/modules/journal/schema.js";
import {
  ManualClock,
  SimulatedPbx,
  type PbxDriver,
  type PbxListener,
} from "../../../../../src/server/pbx/index.js";
import { logonKernel, type LogonKernel } from "../../support/logon-kernel.js";
import { dying } from "../../support/two-servers.js";
import { addCaller, CtiClient, lineOf, numberOf } from "./telephony.js";

/** A PBX to which one server at a time may be connected. */
export class Trunk {
  readonly clock = new ManualClock();
  readonly pbx = new SimulatedPbx({
    lines: ["10", "11", "12", "13"].map((id) => ({
      id,
      number: numberOf(id),
      addresses: id === "10" ? ["desk", "home"] : [],
    })),
    groups: [{ id: "60", members: ["10", "11"], acd: true }],
    clock: this.clock,
  });
  /** Who has connected and disconnected, in order. */
  readonly log: string[] = [];
  readonly #open = new Set<string>();

  /** The driver of a server. */
  driver(server: string): PbxDriver {
    const { pbx } = this;
    const here = (): SimulatedPbx => {
      expect([...this.#open]).toEqual([server]);
      return pbx;
    };
    return {
      services: pbx.services,
      open: (listener: PbxListener) => {
        this.#open.add(server);
        this.log.push(`${server} connects`);
        here().open(listener);
      },
      close: () => {
        if (!this.#open.delete(server)) return;
        this.log.push(`${server} disconnects`);
        pbx.close();
      },
      devices: () => here().devices(),
      snapshot: (device) => here().snapshot(device),
    };
  }
}

/** Who may have the link to a PBX, as a test says it. */
export class Baton {
  /** For how long it is still held, as whoever holds it is told. */
  remaining = Infinity;
  readonly #works = new Map<string, (held: LinkHeld) => Promise<void>>();
  #stop = new AbortController();
  #present: Promise<void> = Promise.resolve();

  hold(server: string): HoldLink {
    return (_, work) => void this.#works.set(server, work);
  }

  /** Takes it from whoever has it, and gives it to a server, or to nobody. */
  async give(server?: string): Promise<void> {
    this.#stop.abort();
    await this.#present;
    const { signal } = (this.#stop = new AbortController());
    const remaining = (): number => this.remaining;
    const held: LinkHeld = {
      signal,
      get remaining() {
        return remaining();
      },
    };
    const work = server === undefined ? undefined : this.#works.get(server);
    this.#present = work === undefined ? Promise.resolve() : work(held);
  }
}

/** A server of several. */
export class Node {
  readonly name: string;
  readonly there: LogonKernel;

  constructor(name: string, there: LogonKernel) {
    this.name = name;
    this.there = there;
  }

  /** A client of a user, or of the administrator. */
  async client(user: string): Promise<CtiClient> {
    return new CtiClient(await this.there.loggedOn(user));
  }

  async close(): Promise<void> {
    await this.there.made.server.close();
    await this.there.made.kernel.close();
  }
}

/** Several servers with one PBX, on which ann, ben and cid have the lines 10, 11 and 12; nobody has the link to it yet. */
export class Nodes {
  readonly trunk = new Trunk();
  readonly baton = new Baton();
  readonly bus: Bus;
  readonly #database: Database;
  readonly #hold: ((server: string) => HoldLink | undefined) | undefined;

  constructor(
    database: Database,
    bus: Bus = new LocalBus(),
    hold?: (server: string) => HoldLink | undefined,
  ) {
    this.#database = database;
    this.bus = bus;
    this.#hold = hold;
    onTestFinished(() => this.baton.give());
  }

  /** @param isDead Whether its database takes nothing any more. */
  async start(name: string, isDead = (): boolean => false): Promise<Node> {
    const pbx = { name: "pbx", driver: this.trunk.driver(name) };
    const hold = this.#hold === undefined ? this.baton.hold(name) : this.#hold(name);
    const there = await logonKernel({
      database: async () => dying(this.#database, isDead),
      bus: this.bus,
      wrap: (module) => (module.name === "cti" ? ctiModule([pbx], hold) : module),
      ...(this.#isFilled && { users: "there" }),
    });
    const node = new Node(name, there);
    if (this.#isFilled) return node;
    this.#isFilled = true;
    const admin = await there.loggedOn("admin");
    for (const [user, line] of Object.entries(lineOf)) await addCaller(admin, user, numberOf(line));
    return node;
  }

  #isFilled = false;
}

/** The connection ids of the entries in a user's journal. */
export async function journalIds(node: Node, name: string): Promise<string[]> {
  const { id } = (await node.there.users.find(name))!;
  return node.there.write(async ({ db }) => {
    const rows = await (db as Unit<JournalTables>).db
      .selectFrom("journal_entry")
      .select("connection_id")
      .where("owner", "=", id)
      .execute();
    return rows.map((row) => row.connection_id);
  });
}
