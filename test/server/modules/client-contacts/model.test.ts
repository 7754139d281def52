import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asnGetClientContent,
  type AsnChangeClientContentArgument,
} from "../../../../src/modules/client-contacts-list/client-contacts-list.js";
import { RoseError } from "../../../../src/rose/index.js";
import { comeAndGo, type Device } from "../support/devices.js";
import type { LogonKernel } from "../support/logon-kernel.js";
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

/** A client that asks for what has changed while it was not connected. */
class ContentDevice implements Device<Change> {
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
  async ask(change: Change): Promise<void> {
    const client = this.#client!;
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

describe.each(moduleStores)("the contacts of clients in $name", (store) => {
  test("are the same for all clients in the end, whenever they connect, at two servers, and however they are cut off", async () => {
    await comeAndGo({
      store,
      options: { contacts: { maxRemoved: 2 } },
      devices: () => Array.from({ length: 4 }, () => new ContentDevice()),
      anyRequest: anyChange,
      inTheEnd: async (devices, at) => {
        // A last change, which comes after all others.
        await devices[0]!.ask({ addedOrChangedContacts: [contact("last")], iFlags: 0 });
        const { revision } = devices[0]!;
        await expect
          .poll(() => devices.map((device) => device.revision))
          .toEqual(devices.map(() => revision));
        const expected = await stateAt(at);
        for (const device of devices) expect(device.known).toEqual(expected);
        expect(devices.map(({ gaps }) => gaps)).toEqual(devices.map(() => []));
      },
    });
  });
});
