import {
  ConnectionClosedError,
  sessionKey,
  type Connection,
  type InvokeContext,
  type Session,
} from "../../rose/index.js";
import { outlastsInvoke } from "./principals.js";

/** How many reads may be at work. */
export interface ReadLimits {
  /** Of all sessions together. */
  readonly together: number;
  /** Of one session. */
  readonly each: number;
}

/** Reads whose answers are short. */
const small: ReadLimits = { together: 64, each: 8 };
/** Reads whose answers may be megabytes: one of them, in JSON, can hold the event loop for some ten milliseconds. */
const large: ReadLimits = { together: 1, each: 1 };

/**
 * Decides when a read begins. To ask costs a client little, to answer may cost the server much: so a session has few at work, the
 * others wait; sessions take turns; nothing is read for a connection that has no room for the answer; what has waited begins in a
 * turn of the event loop of its own; and what nobody waits for any more never begins. Large answers do not delay small ones.
 */
export class Reads {
  readonly #small = new Lane(small);
  readonly #large = new Lane(large);

  /**
   * Does the work when it may begin, and gives its outcome.
   * @param isLarge Whether the answer may be large.
   * @throws (as a rejection) The reason of the context's signal if that aborts before the work begins.
   */
  run<T>(context: InvokeContext, isLarge: boolean, work: () => Promise<T>): Promise<T> {
    return (isLarge ? this.#large : this.#small).run(context, work);
  }
}

/** Reads of one kind. */
export class Lane {
  readonly #limits: ReadLimits;
  readonly #key = sessionKey<Reader>("reads");
  /** Those who may begin a read when there is a place; the first one has waited longest. */
  readonly #ready = new Set<Reader>();
  #running = 0;
  #due = false;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** As {@link Reads.run}. */
  run<T>(context: InvokeContext, work: () => Promise<T>): Promise<T> {
    const reader = this.#readerOf(context.session);
    if (this.#ready.size === 0 && this.#hasPlace && reader.mayBegin && !reader.crowded) {
      return this.#begin(reader, work);
    }
    return new Promise<T>((resolve, reject) => {
      reader.wait(context, () => resolve(this.#begin(reader, work)), reject);
      this.#reconsider(reader);
    });
  }

  get #hasPlace(): boolean {
    return this.#running < this.#limits.together;
  }

  #begin<T>(reader: Reader, work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    reader.running += 1;
    const outcome = work();
    outcome.then(reader.ended, reader.ended);
    return outcome;
  }

  #ended(reader: Reader): void {
    this.#running -= 1;
    reader.running -= 1;
    this.#reconsider(reader);
  }

  #reconsider(reader: Reader): void {
    if (reader.mayBegin && reader.waits) this.#ready.add(reader);
    if (this.#due || this.#ready.size === 0 || !this.#hasPlace) return;
    this.#due = true;
    // The answers before have been written by then, and the event loop has gone on.
    setImmediate(() => {
      this.#due = false;
      this.#goOn();
    });
  }

  #goOn(): void {
    for (const reader of this.#ready) {
      if (!this.#hasPlace) return;
      this.#ready.delete(reader);
      if (reader.crowded) {
        reader.whenRoom(() => this.#reconsider(reader));
      } else {
        reader.beginNext();
        // Its next turn comes after those of all others.
        if (reader.mayBegin && reader.waits) this.#ready.add(reader);
      }
    }
  }

  #readerOf(session: Session): Reader {
    // An invoke that authenticates itself has a session for itself.
    const whose = outlastsInvoke(session) ? session : session.connection.session;
    const known = whose.get(this.#key);
    if (known !== undefined) return known;
    const reader = new Reader(whose.connection, this.#limits.each, () => this.#ended(reader));
    whose.set(this.#key, reader);
    return reader;
  }
}

/** The reads of one kind that a session asks for. */
class Reader {
  /** How many are at work. */
  running = 0;
  readonly ended: () => void;
  readonly #connection: Connection;
  readonly #most: number;
  /** What begins those that wait, the first one first. */
  readonly #waiting = new Set<() => void>();
  #awaitsRoom = false;

  constructor(connection: Connection, most: number, ended: () => void) {
    this.#connection = connection;
    this.#most = most;
    this.ended = ended;
  }

  get mayBegin(): boolean {
    return this.running < this.#most && !this.#awaitsRoom;
  }

  get waits(): boolean {
    return this.#waiting.size > 0;
  }

  get crowded(): boolean {
    return this.#connection.crowded;
  }

  whenRoom(then: () => void): void {
    this.#awaitsRoom = true;
    // It is never rejected.
    void this.#connection.room().then(() => {
      this.#awaitsRoom = false;
      then();
    });
  }

  /** @param reject Called if nobody waits for the answer any more before it begins. */
  wait({ signal }: InvokeContext, begin: () => void, reject: (reason: unknown) => void): void {
    this.#waiting.add(begin);
    const giveUp = (): void => {
      if (this.#waiting.delete(begin)) reject(signal.reason);
    };
    const aborted = (): void => {
      // Who has only closed his own direction still wants answers.
      if (isClosedByPeer(signal.reason)) void this.#connection.closed.then(giveUp);
      else giveUp();
    };
    if (signal.aborted) aborted();
    else signal.addEventListener("abort", aborted, { once: true });
  }

  /** Begins the one that has waited longest, if any does. */
  beginNext(): void {
    for (const begin of this.#waiting) {
      this.#waiting.delete(begin);
      begin();
      return;
    }
  }
}

function isClosedByPeer(reason: unknown): boolean {
  return reason instanceof ConnectionClosedError && reason.reason.code === "remote";
}
