import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AsnClientPersistenceEventArgument } from "../../../../src/modules/client-persistence/client-persistence.js";
import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Database } from "../../../../src/server/database/index.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";
import { ItemClient } from "./support/item-client.js";

/** Two stores of one user. */
const stores = ["a", "b"] as const;
type StoreName = (typeof stores)[number];

/** A client that keeps what it knows while it is not connected, and catches up with the last revision that it was told. */
class Device {
  /** Item keys with data and revision, of each store. */
  readonly known: Record<StoreName, Map<string, string>> = { a: new Map(), b: new Map() };
  /** The last revision that it was told; one for both stores. */
  revision = 0;
  /** Whether a revision ever went back. */
  wentBack = false;
  #items: ItemClient | undefined;

  get isConnected(): boolean {
    return this.#items !== undefined;
  }

  get items(): ItemClient {
    return this.#items!;
  }

  async connect(at: LogonKernel): Promise<void> {
    const items = new ItemClient(await at.loggedOn("alice"));
    items.onEvent = (event) => this.take(event);
    this.#items = items;
    const since = this.revision;
    for (const store of stores) {
      await items.subscribe(store);
      const answer = await items.read(store, { iLastKnownGlobalRevision: since });
      if (answer.iResult === 0) continue;
      if (answer.iResult !== 9) throw new Error(`iResult ${answer.iResult}`);
      this.known[store].clear();
      await items.read(store);
    }
  }

  /** Ends the connection, with whatever is under way. */
  async disconnect(): Promise<void> {
    const items = this.#items;
    this.#items = undefined;
    if (items === undefined) return;
    items.onEvent = () => {};
    await items.client.close();
  }

  /** Takes over what an event says, as a client would: it looks at no revision of an item. */
  take(event: AsnClientPersistenceEventArgument): void {
    const { iResult, iGlobalRevision, changedItems = [], deletedItems = [] } = event;
    if (iResult !== 0 || iGlobalRevision === undefined) return;
    if (iGlobalRevision < this.revision) this.wentBack = true;
    this.revision = iGlobalRevision;
    for (const { u8sItemStore, u8sItemStoreID } of deletedItems) {
      this.known[u8sItemStore as StoreName].delete(u8sItemStoreID);
    }
    for (const { u8sItemStore, u8sItemStoreID, data } of changedItems) {
      this.known[u8sItemStore as StoreName].set(u8sItemStoreID, data);
    }
  }
}

/** What all devices have together: the nodes to which they connect, and a number for data that never comes twice. */
interface Real {
  readonly nodes: readonly LogonKernel[];
  readonly devices: readonly Device[];
  data: number;
}

type Model = object;

/** One request of a device that is connected. */
type Request =
  | {
      readonly kind: "create" | "update" | "remove";
      readonly store: StoreName;
      readonly key: string;
    }
  | { readonly kind: "read"; readonly store: StoreName };

async function send(real: Real, device: Device, request: Request): Promise<void> {
  if (!device.isConnected) return;
  const { items } = device;
  if (request.kind === "read") await items.read(request.store);
  else if (request.kind === "remove") await items.remove(request.store, request.key);
  else await items[request.kind](request.store, request.key, `${real.data++}`);
}

/** Requests of several devices at once, of which some are cut off meanwhile. */
class Together implements fc.AsyncCommand<Model, Real> {
  readonly requests: readonly (readonly [device: number, request: Request])[];
  readonly cutOff: readonly number[];

  constructor(requests: Together["requests"], cutOff: readonly number[]) {
    this.requests = requests;
    this.cutOff = cutOff;
  }

  check(): boolean {
    return true;
  }

  async run(_: Model, real: Real): Promise<void> {
    const cut = new Set(this.cutOff);
    const lasting = this.requests.filter(([device]) => !cut.has(device));
    const ending = this.requests.filter(([device]) => cut.has(device));
    // What those ask who are cut off is answered or not.
    for (const [device, request] of ending) {
      void send(real, real.devices[device]!, request).catch(() => {});
    }
    const answers = lasting.map(([device, request]) => send(real, real.devices[device]!, request));
    await Promise.all([...cut].map((device) => real.devices[device]!.disconnect()));
    await Promise.all(answers);
  }

  toString(): string {
    return `together ${JSON.stringify(this.requests)}, cut off ${this.cutOff.join()}`;
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
const anyStore = fc.constantFrom(...stores);
const anyRequest: fc.Arbitrary<Request> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("create" as const, "update" as const, "remove" as const),
      store: anyStore,
      key: fc.constantFrom("x", "y", "z"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("read" as const), store: anyStore }) },
);

const anyCommand = [
  fc
    .tuple(
      fc.array(fc.tuple(anyDevice, anyRequest), { maxLength: 8 }),
      fc.uniqueArray(anyDevice, { maxLength: 2 }),
    )
    .map(([requests, cutOff]) => new Together(requests, cutOff)),
  fc.tuple(anyDevice, fc.nat(1)).map(([device, node]) => new Connect(device, node)),
];

/** What a client sees that connects for the first time. */
async function stateAt(at: LogonKernel): Promise<Record<StoreName, Map<string, string>>> {
  const fresh = new Device();
  await fresh.connect(at);
  const { known } = fresh;
  await fresh.disconnect();
  return known;
}

describe.each(moduleStores)("item stores in $name", ({ name, database }) => {
  test("are the same for all clients in the end, whenever they connect, at two servers, and however they are cut off", async () => {
    const property = fc.asyncProperty(
      fc.commands(anyCommand, { maxCommands: 40, size: "max" }),
      async (commands) => {
        const data = await database();
        const shared = async (): Promise<Database> => data;
        const bus = new LocalBus();
        const nodes = [
          await logonKernel({ database: shared, bus }),
          await logonKernel({ database: shared, bus, without: "users" }),
        ];
        const devices = [new Device(), new Device(), new Device(), new Device()];
        for (const [number, device] of devices.entries()) await device.connect(nodes[number % 2]!);
        await fc.asyncModelRun(() => ({ model: {}, real: { nodes, devices, data: 0 } }), commands);
        for (const [number, device] of devices.entries()) {
          if (!device.isConnected) await device.connect(nodes[(number + 1) % 2]!);
        }
        // A last change, which comes after all others.
        const last = await devices[0]!.items.create("a", undefined, "last");
        await expect
          .poll(() => devices.map(({ revision }) => revision))
          .toEqual(devices.map(() => last.iGlobalRevision));
        const expected = await stateAt(nodes[0]!);
        for (const device of devices) expect(device.known).toEqual(expected);
        expect(devices.map(({ wentBack }) => wentBack)).toEqual(devices.map(() => false));
        for (const device of devices) await device.disconnect();
        await data.close();
      },
    );
    await fc.assert(property, { numRuns: name === "PostgreSQL" ? 8 : 25 });
  });
});
