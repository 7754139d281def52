import { setTimeout as delay } from "node:timers/promises";
import { asnCustomNoteSet, asnUpdateMyCustomNote } from "../../src/modules/general/general.js";
import type { AsnClientPersistenceEventArgument } from "../../src/modules/client-persistence/client-persistence.js";
import { connect, silentLog, type Client } from "../../src/rose/index.js";
import { ItemClient } from "../server/modules/client-persistence/support/item-client.js";
import { logonArgument } from "../server/login.js";
import {
  asnGetLoggedInContact,
  asnLogon,
} from "../../src/modules/authentication/authentication.js";
import { Written, type Violations } from "./truth.js";

/** The store that all share. */
export const board = "board";

/** Milliseconds for one request; what has no answer then may have been done or not. */
const patience = 8_000;

/**
 * A session of a user that comes back whenever it is lost, to whatever server it gets, and knows what it must see: the items of the shared store,
 * each change once and in order, and the user's own note. It writes one item, and perhaps the note.
 */
export class Person {
  readonly name: string;
  readonly user: string;
  /** The items that it knows. */
  readonly items = new Map<string, string>();
  /** The note of its user that it knows. */
  note: string | undefined;
  readonly item = new Written();
  readonly noted: Written | undefined;
  connections = 0;
  events = 0;
  readonly #password: string;
  readonly #port: number;
  readonly #violations: Violations;
  readonly #closed = new AbortController();
  #client: Client | undefined;
  #items: ItemClient | undefined;
  #isReady = false;
  #isPaused = false;
  /** The revision up to which it knows the items. */
  #revision = 0;
  #running: Promise<void> | undefined;

  /** @param writesNote Whether it, alone among the sessions of its user, changes the note. */
  constructor(
    name: string,
    user: string,
    password: string,
    port: number,
    violations: Violations,
    writesNote: boolean,
  ) {
    this.name = name;
    this.user = user;
    this.#password = password;
    this.#port = port;
    this.#violations = violations;
    this.noted = writesNote ? new Written() : undefined;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  start(): void {
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#client?.close();
    await this.#running;
  }

  /** Writes nothing until {@link goOn}. */
  pause(): void {
    this.#isPaused = true;
  }

  goOn(): void {
    this.#isPaused = false;
  }

  /** Writes the next value of its item. */
  async writeItem(): Promise<void> {
    const items = this.#items;
    if (this.#isPaused || !this.#isReady || items === undefined) return;
    const value = ++this.item.sent;
    const isNew = !this.items.has(this.name);
    const made = isNew
      ? items.create(board, this.name, String(value))
      : items.update(board, this.name, String(value));
    const answer = await inTime(made);
    if (answer?.iResult === 0) this.item.acknowledged = value;
  }

  /** Writes the next value of the note. */
  async writeNote(): Promise<void> {
    const client = this.#client;
    const { noted } = this;
    if (this.#isPaused || !this.#isReady || client === undefined || noted === undefined) return;
    const value = ++noted.sent;
    const made = client.invoke(asnCustomNoteSet, {
      customnote: { u8sContactID: "", u8sUsername: "", u8sNote: String(value) },
    });
    if ((await inTime(made)) !== undefined) noted.acknowledged = value;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      try {
        await this.#session();
      } catch {
        // It tries again.
      }
      this.#isReady = false;
      await delay(100 + Math.random() * 200, undefined, { signal }).catch(() => {});
    }
  }

  async #session(): Promise<void> {
    const client = await connect({
      host: "127.0.0.1",
      port: this.#port,
      log: silentLog,
      callTimeout: patience,
      connectTimeout: patience,
    });
    this.#client = client;
    if (this.#closed.signal.aborted) return await client.close();
    try {
      client.handle(
        asnUpdateMyCustomNote,
        ({ customnote }) => void (this.note = customnote.u8sNote),
      );
      const items = new ItemClient(client);
      items.onEvent = (event) => this.#heard(event);
      const logon = { ...logonArgument(this.user, this.#password), iAttachToContact: 1 };
      await client.invoke(asnLogon, logon);
      await required(items.subscribe(board));
      const known = this.#revision;
      const read = await required(
        items.read(board, known > 0 ? { iLastKnownGlobalRevision: known } : {}),
      );
      if (read.iResult === 9) {
        this.items.clear();
        this.#revision = 0;
        return;
      }
      const { ownContact } = await client.invoke(asnGetLoggedInContact, {});
      this.note = ownContact.asnCustomNote?.u8sNote ?? "";
      this.connections += 1;
      this.#items = items;
      this.#isReady = true;
      // A server that says nothing any more, because it is stopped, is left as soon as it does not answer.
      await Promise.race([client.closed, this.#ask(client)]);
    } finally {
      this.#isReady = false;
      this.#items = undefined;
      await client.close();
    }
  }

  async #ask(client: Client): Promise<void> {
    while (!this.#closed.signal.aborted) {
      await delay(1_000);
      await client.invoke(asnGetLoggedInContact, {});
    }
  }

  #heard({ iResult, iGlobalRevision, changedItems, deletedItems, u8sCrossRefID }: Event): void {
    if (iResult !== 0 || iGlobalRevision === undefined) return;
    this.events += 1;
    if (
      iGlobalRevision < this.#revision ||
      (u8sCrossRefID === "" && iGlobalRevision === this.#revision)
    ) {
      this.#violations.add(
        `${this.name} knew revision ${this.#revision} and was told of ${iGlobalRevision}`,
      );
    }
    this.#revision = Math.max(this.#revision, iGlobalRevision);
    for (const { u8sItemStoreID, data } of changedItems ?? []) this.items.set(u8sItemStoreID, data);
    for (const { u8sItemStoreID } of deletedItems ?? []) this.items.delete(u8sItemStoreID);
  }
}

type Event = AsnClientPersistenceEventArgument;

/** The result; undefined if there is none in time, or an error. */
async function inTime<T>(made: Promise<T>): Promise<T | undefined> {
  const late = new AbortController();
  const over = delay(patience, undefined, { signal: late.signal }).catch(() => undefined);
  try {
    return await Promise.race([made, over]);
  } catch {
    return undefined;
  } finally {
    late.abort();
    made.catch(() => {});
  }
}

async function required<T>(made: Promise<T>): Promise<T> {
  const result = await inTime(made);
  if (result === undefined) throw new Error("no answer");
  return result;
}
