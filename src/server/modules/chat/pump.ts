import type { AsnChatEvent } from "../../../modules/chat-v2/chat-v2.js";
import type { Event } from "../../../codec/index.js";
import { SharedEvent, type RoseLog, type Session } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import { versionOf, type Principals, type UnitOfWork } from "../../kernel/index.js";
import { listAfter, type EventRow } from "./event-store.js";
import { sees, type Events } from "./events.js";
import { chatEventFor } from "./later-form.js";
import { limits } from "./limits.js";
import * as store from "./store.js";

/** Somebody who gets the events of the own conversations, or of a public room. */
export interface Follower {
  readonly session: Session;
  readonly user: number;
  /** The room that is watched; undefined for the own conversations. */
  readonly room: number | undefined;
  readonly reactions: boolean;
  /** The last transaction id that has been sent, or that the client knew when it began to follow. */
  sent: number;
}

/** What {@link Pump} depends on. */
export interface PumpParts {
  readonly events: Events;
  readonly principals: Principals;
  readonly log: RoseLog;
  read<R>(work: (unit: UnitOfWork<any>) => Promise<R>): Promise<R>;
}

/** How many changes are read at once, and how long it waits after the database could not be read. */
const atOnce = 500;
const pause = 1_000;

/**
 * Sends what has changed to those who follow, read from the database in the order of the transactions. So nobody misses a change, or
 * gets it before an earlier one, whichever server has made it and whatever has happened to the message that told of it.
 */
export class Pump {
  readonly #parts: PumpParts;
  readonly #followers = new Map<Session, Follower[]>();
  #running = false;
  #again = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: PumpParts) {
    this.#parts = parts;
    parts.principals.onEnd((session) => void this.#followers.delete(session));
  }

  /** Whether a session follows its own conversations, and whether it understands reactions. */
  of(session: Session): Follower | undefined {
    return this.#followers.get(session)?.find(({ room }) => room === undefined);
  }

  /** How many public rooms a session watches. */
  watched(session: Session): number {
    return (this.#followers.get(session) ?? []).filter(({ room }) => room !== undefined).length;
  }

  /** From now on a session gets what happens after `sent`. */
  follow(follower: Follower): void {
    const { session, room, user } = follower;
    const principal = this.#parts.principals.of(session);
    if (session.ended || principal?.kind !== "user" || principal.user.id !== user) return;
    const before = this.#followers.get(session)?.find((one) => one.room === room);
    // Who follows already goes on from where it is: what is on the way would be lost, or come twice.
    if (before !== undefined) follower.sent = before.sent;
    this.unfollow(session, room);
    this.#followers.set(session, [...(this.#followers.get(session) ?? []), follower]);
    this.wake();
  }

  unfollow(session: Session, room: number | undefined): void {
    const left = (this.#followers.get(session) ?? []).filter((one) => one.room !== room);
    if (left.length === 0) this.#followers.delete(session);
    else this.#followers.set(session, left);
  }

  /** Sends an event at once to the sessions that follow their own conversations, of some users or of all. */
  tell<A>(
    event: Event<A>,
    argument: A,
    users?: ReadonlySet<number>,
    which: (session: Session) => boolean = () => true,
  ): void {
    this.#parts.principals.inTheEnd(() => {
      const shared = this.#shared(event, argument);
      for (const session of this.#followers.keys()) {
        const own = this.of(session);
        if (own === undefined || users?.has(own.user) === false || !which(session)) continue;
        this.#send(session, shared);
      }
    });
  }

  /** To be called when something has changed. Returns at once. */
  wake(): void {
    if (this.#closed || this.#followers.size === 0) return;
    this.#again = true;
    if (!this.#running) void this.#run();
  }

  close(): void {
    this.#closed = true;
    this.#followers.clear();
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#running = true;
    clearTimeout(this.#timer);
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        if (await this.#step()) this.#again = true;
      }
    } catch (err) {
      if (!this.#closed) {
        this.#parts.log.error({ err }, "changes of chats cannot be read");
        this.#timer = setTimeout(() => this.wake(), pause).unref();
      }
    } finally {
      this.#running = false;
    }
  }

  /** Sends the next changes; returns whether there may be more. */
  async #step(): Promise<boolean> {
    // There may be more of them than a call can have arguments.
    let from = Infinity;
    for (const followers of this.#followers.values()) {
      for (const { sent } of followers) from = Math.min(from, sent);
    }
    if (from === Infinity) return false;
    const changes = await this.#parts.read(({ db }) => readChanges(db, from));
    const last = changes.rows.at(-1)?.change;
    if (last === undefined) return false;
    await this.#parts.principals.onceCurrent(() => this.#deliver(changes, from, last));
    return changes.rows.length === atOnce;
  }

  #deliver(changes: Changes, from: number, last: number): void {
    const encoded = new Map<string, SharedEvent<unknown>>();
    for (const [session, followers] of this.#followers) {
      const principal = this.#parts.principals.of(session);
      const may = principal?.kind === "user" && principal.rights.has("chat");
      for (const follower of followers) {
        // Who began to follow while this was read may need more, from an earlier change on.
        if (follower.sent < from) continue;
        if (may) this.#deliverTo(follower, followers, changes, encoded);
        follower.sent = Math.max(follower.sent, last);
      }
    }
  }

  #deliverTo(
    follower: Follower,
    all: readonly Follower[],
    changes: Changes,
    encoded: Map<string, SharedEvent<unknown>>,
  ): void {
    const receiver = { known: follower.sent, reactions: follower.reactions };
    const { events } = this.#parts;
    const due = changes.rows.filter(
      (row) => events.isNews(row, receiver) && isFor(follower, all, changes, row),
    );
    for (let at = 0; at < due.length; at += limits.eventsInOne) {
      const some = due.slice(at, at + limits.eventsInOne);
      const isUpdate = some.map(({ born }) => (born <= follower.sent ? "u" : "n")).join("");
      const version = versionOf(follower.session);
      const form = `${follower.reactions} ${version}`;
      const key = `${some.map(({ change }) => change).join()} ${isUpdate} ${form}`;
      let shared = encoded.get(key);
      if (shared === undefined) {
        const asnChatEventList: AsnChatEvent[] = some.map((row) => events.of(row, receiver));
        const told = chatEventFor(version, { asnChatEventList, bLastSegment: true });
        shared = this.#shared(told.event, told.argument);
        encoded.set(key, shared);
      }
      this.#send(follower.session, shared);
    }
  }

  #shared<A>(event: Event<A>, argument: A): SharedEvent<A> {
    return new SharedEvent<any>(event, argument, undefined, this.#shared);
  }

  #send(session: Session, shared: SharedEvent<any>): void {
    const { connection, id } = session;
    if (!connection.open) return;
    try {
      connection.send(shared.message(connection.encoding, id));
    } catch (err) {
      this.#parts.log.error({ err }, "an event of a chat cannot be sent");
    }
  }
}

/** Changes, and who sees them. */
interface Changes {
  readonly rows: readonly EventRow[];
  /** Of each conversation that has changed. */
  readonly parties: ReadonlyMap<number, ReadonlyMap<number, store.Party>>;
}

async function readChanges(db: Unit<any>, from: number): Promise<Changes> {
  const rows = await listAfter(db, from, atOnce);
  const parties = new Map<number, Map<number, store.Party>>();
  for (const { conversation } of rows) {
    if (parties.has(conversation)) continue;
    const all = await store.parties(db, conversation);
    parties.set(conversation, new Map(all.map((one) => [one.user, one])));
  }
  return { rows, parties };
}

function isFor(
  { user, room }: Follower,
  all: readonly Follower[],
  { parties }: Changes,
  row: EventRow,
): boolean {
  const own = parties.get(row.conversation)?.get(user);
  const isOwn = own !== undefined && sees(own, row);
  if (room === undefined) return isOwn;
  // Who watches a room and takes part in it gets its events once.
  const isTwice = isOwn && all.some((one) => one.room === undefined);
  return room === row.conversation && row.sequence > 0 && !isTwice;
}
