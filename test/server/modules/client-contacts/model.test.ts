import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asnGetClientContent,
  type AsnChangeClientContentArgument,
} from "../../../../src/modules/client-contacts-list/client-contacts-list.js";
import { RoseError } from "../../../../src/rose/index.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Database } from "../../../../src/server/database/index.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";
import { cluster, contact, contactId, ContentClient, type Told } from "./support/content-client.js";

type Change = Pick<
  AsnChangeClientContentArgument,
  "addedOrChangedContacts" | "removedContacts" | "listContentstructure" | "iFlags"
>;

/** What a client has of the content. */
interface Known {
  readonly contacts: Record<string, string | undefined>;
  readonly clusters: readonly string[];
}

/** A client that keeps what it knows while it is not connected, and then asks for what has changed since. */
class Device {
  readonly contacts = new Map<string, string | undefined>();
  clusters: readonly string[] = [];
  revision = 0;
  /** Events and results of its own changes that were not based on what it knew. There must be none. */
  readonly gaps: string[] = [];
  #client: ContentClient | undefined;

  get isConnected(): boolean {
    return this.#client !== undefined;
  }

  get known(): Known {
    const contacts = Object.fromEntries([...this.contacts].toSorted());
    return { contacts, clusters: this.clusters };
  }

  async connect(at: LogonKernel): Promise<void> {
    const client = new ContentClient(await at.loggedOn("alice"));
    this.#client = client;
    const early: Told[] = [];
    client.onEvent = (event) => void early.push(event);
    const since = this.revision;
    const revision = await client.subscribe({ iRevision: since });
    // One event brings up to date; without it nothing has changed.
    if (since === 0 || revision !== since) this.#apply(early.shift()!);
    this.revision = revision;
    // The promise of the result may be fulfilled after the next events have come.
    for (const event of early) this.#follow(event);
    client.onEvent = (event) => this.#follow(event);
  }

  async disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    client.onEvent = () => {};
    await client.client.close();
  }

  /** Changes something. A structure that others have changed meanwhile stays as it is. */
  async change(change: Change): Promise<void> {
    const client = this.#client;
    if (client === undefined) return;
    try {
      await client.changeInPlace({ ...change, iRevision: this.revision }, (revision) => {
        if (client === this.#client) this.#changed(change, revision);
      });
    } catch (error) {
      const { iErrorDetail } = (error as RoseError).error as { iErrorDetail?: number };
      if (iErrorDetail !== 6) throw error;
    }
  }

  /** Its own change has been answered. */
  #changed(change: Change, revision: number): void {
    // It has been told of it already, by an event of its own or in a full update.
    if (revision <= this.revision) return;
    const isFull = (change.iFlags & 0x2) !== 0;
    // If all is dropped, it does not matter what that was.
    if (!isFull && revision !== this.revision + 1) {
      this.gaps.push(`result ${revision} after ${this.revision}`);
    }
    if (isFull) this.#clear();
    this.#take(change);
    this.revision = revision;
  }

  #follow(event: Told): void {
    const { iFlags, iRevision } = event;
    if (iFlags !== 1 && iRevision !== this.revision) {
      this.gaps.push(`event on ${iRevision} after ${this.revision}`);
    }
    this.#apply(event);
    this.revision = iFlags === 1 ? iRevision : iRevision + 1;
  }

  #apply(event: Told): void {
    if (event.iFlags === 1) this.#clear();
    this.#take(event);
  }

  #clear(): void {
    this.contacts.clear();
    this.clusters = [];
  }

  #take(change: Omit<Change, "iFlags">): void {
    for (const { u8sEntryID } of change.removedContacts ?? []) this.contacts.delete(u8sEntryID);
    for (const { u8sEntryID = "", u8sBody } of change.addedOrChangedContacts ?? []) {
      this.contacts.set(u8sEntryID, u8sBody);
    }
    const { listContentstructure: clusters } = change;
    if (clusters !== undefined) this.clusters = clusters.map(({ u8sID }) => u8sID);
  }
}

interface Real {
  readonly nodes: readonly LogonKernel[];
  readonly devices: readonly Device[];
}

type Model = object;

/** Changes by several devices at once, of which some are cut off meanwhile. */
class Together implements fc.AsyncCommand<Model, Real> {
  readonly changes: readonly (readonly [device: number, change: Change])[];
  readonly cutOff: readonly number[];

  constructor(changes: Together["changes"], cutOff: readonly number[]) {
    this.changes = changes;
    this.cutOff = cutOff;
  }

  check(): boolean {
    return true;
  }

  async run(_: Model, { devices }: Real): Promise<void> {
    const cut = new Set(this.cutOff);
    const made = this.changes.map(([device, change]) => {
      const making = devices[device]!.change(change);
      // What those ask who are cut off is answered or not.
      return cut.has(device) ? making.catch(() => {}) : making;
    });
    await Promise.all([...cut].map((device) => devices[device]!.disconnect()));
    await Promise.all(made);
  }

  toString(): string {
    return `together ${JSON.stringify(this.changes)}, cut off ${this.cutOff.join()}`;
  }
}

/** A device connects to one of the servers, unless it is connected. */
class Connect implements fc.AsyncCommand<Model, Real> {
  readonly device: number;
  readonly node: number;

  constructor(device: number, node: number) {
    this.device = device;
    this.node = node;
  }

  check(): boolean {
    return true;
  }

  async run(_: Model, { devices, nodes }: Real): Promise<void> {
    const device = devices[this.device]!;
    if (!device.isConnected) await device.connect(nodes[this.node]!);
  }

  toString(): string {
    return `device ${this.device} connects to ${this.node}`;
  }
}

const anyDevice = fc.nat(3);
const anyId = fc.constantFrom("x", "y", "z");
const anyContacts = fc.dictionary(anyId, fc.constantFrom("1", "2", "3"), { maxKeys: 3 });
const anyChange: fc.Arbitrary<Change> = fc.record(
  {
    addedOrChangedContacts: anyContacts.map((some) =>
      Object.entries(some).map(([id, u8sBody]) => contact(id, { u8sBody })),
    ),
    removedContacts: fc.uniqueArray(anyId.map(contactId), { selector: (id) => id.u8sEntryID }),
    listContentstructure: fc
      .uniqueArray(anyId, { maxLength: 3 })
      .map((ids) => ids.map((id) => cluster(id))),
    iFlags: fc.constantFrom(0, 0, 0, 1, 2, 3),
  },
  { requiredKeys: ["iFlags"] },
);

const anyCommand = [
  fc
    .tuple(
      fc.array(fc.tuple(anyDevice, anyChange), { maxLength: 8 }),
      fc.uniqueArray(anyDevice, { maxLength: 2 }),
    )
    .map(([changes, cutOff]) => new Together(changes, cutOff)),
  fc.tuple(anyDevice, fc.nat(1)).map(([device, node]) => new Connect(device, node)),
];

/** What the server has. */
async function stateAt(at: LogonKernel): Promise<Known> {
  const client = await at.loggedOn("alice");
  const content = await client.invoke(asnGetClientContent, { iContactFilter: 0 });
  const contacts = content.contactList.map(({ u8sEntryID, u8sBody }) => [u8sEntryID, u8sBody]);
  return {
    contacts: Object.fromEntries(contacts.toSorted()),
    clusters: content.contentstructure.listGroupClusters.map(({ u8sID }) => u8sID),
  };
}

describe.each(moduleStores)("the contacts of clients in $name", ({ name, database }) => {
  test("are the same for all clients in the end, whenever they connect, at two servers, and however they are cut off", async () => {
    const property = fc.asyncProperty(
      fc.commands(anyCommand, { maxCommands: 40, size: "max" }),
      async (commands) => {
        const data = await database();
        const shared = async (): Promise<Database> => data;
        const bus = new LocalBus();
        const contacts = { maxRemoved: 2 };
        const nodes = [
          await logonKernel({ database: shared, bus, contacts }),
          await logonKernel({ database: shared, bus, contacts, without: "users" }),
        ];
        const devices = [new Device(), new Device(), new Device(), new Device()];
        for (const [number, device] of devices.entries()) await device.connect(nodes[number % 2]!);
        await fc.asyncModelRun(() => ({ model: {}, real: { nodes, devices } }), commands);
        for (const [number, device] of devices.entries()) {
          if (!device.isConnected) await device.connect(nodes[(number + 1) % 2]!);
        }
        // A last change, which comes after all others.
        await devices[0]!.change({ addedOrChangedContacts: [contact("last")], iFlags: 0 });
        const { revision } = devices[0]!;
        await expect
          .poll(() => devices.map((device) => device.revision))
          .toEqual(devices.map(() => revision));
        const expected = await stateAt(nodes[0]!);
        for (const device of devices) expect(device.known).toEqual(expected);
        expect(devices.map(({ gaps }) => gaps)).toEqual([[], [], [], []]);
        for (const device of devices) await device.disconnect();
      },
    );
    await fc.assert(property, { numRuns: name === "PostgreSQL" ? 8 : 25 });
  });
});
