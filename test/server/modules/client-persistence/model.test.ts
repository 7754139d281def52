import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AsnClientPersistenceEventArgument } from "../../../../src/modules/client-persistence/client-persistence.js";
import { comeAndGo, type Device } from "../support/devices.js";
import type { LogonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";
import { ItemClient } from "./support/item-client.js";

/** Two stores of one user. */
const stores = ["a", "b"] as const;
type StoreName = (typeof stores)[number];

/** One request. */
type Request =
  | {
      readonly kind: "create" | "update" | "remove";
      readonly store: StoreName;
      readonly key: string;
    }
  | { readonly kind: "read"; readonly store: StoreName };

/** A client that catches up with the last revision that it was told. */
class ItemDevice implements Device<Request> {
  /** Item keys with data and revision, of each store. */
  readonly known: Record<StoreName, Map<string, string>> = { a: new Map(), b: new Map() };
  /** The last revision that it was told; one for both stores. */
  revision = 0;
  /** Whether a revision ever went back. */
  wentBack = false;
  #items: ItemClient | undefined;
  readonly #newData: () => string;

  /** @param newData Gives data that never come twice. */
  constructor(newData: () => string) {
    this.#newData = newData;
  }

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

  async disconnect(): Promise<void> {
    const items = this.#items;
    this.#items = undefined;
    if (items === undefined) return;
    items.onEvent = () => {};
    await items.client.close();
  }

  async ask(request: Request): Promise<void> {
    const { items } = this;
    if (request.kind === "read") await items.read(request.store);
    else if (request.kind === "remove") await items.remove(request.store, request.key);
    else await items[request.kind](request.store, request.key, this.#newData());
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

/** What a client sees that connects for the first time. */
async function stateAt(at: LogonKernel): Promise<Record<StoreName, Map<string, string>>> {
  const fresh = new ItemDevice(() => "");
  await fresh.connect(at);
  const { known } = fresh;
  await fresh.disconnect();
  return known;
}

describe.each(moduleStores)("item stores in $name", (store) => {
  test("are the same for all clients in the end, whenever they connect, at two servers, and however they are cut off", async () => {
    let count = 0;
    await comeAndGo({
      store,
      devices: () => Array.from({ length: 4 }, () => new ItemDevice(() => `${count++}`)),
      anyRequest,
      inTheEnd: async (devices, at) => {
        // A last change, which comes after all others.
        const last = await devices[0]!.items.create("a", undefined, "last");
        await expect
          .poll(() => devices.map(({ revision }) => revision))
          .toEqual(devices.map(() => last.iGlobalRevision));
        const expected = await stateAt(at);
        for (const device of devices) expect(device.known).toEqual(expected);
        expect(devices.map(({ wentBack }) => wentBack)).toEqual(devices.map(() => false));
      },
    });
  });
});
