import {
  ConnectionClosedError,
  sessionKey,
  type Connection,
  type InvokeContext,
  type Session,
} from "../../rose/index.js";
import { whenAborted } from "../../rose/internal.js";
import { outlastsInvoke } from "./principals.js";

/** For whom something is read. */
export type ReadContext = Pick<InvokeContext, "session" | "signal">;

/** How many reads may run at the same time. */
export interface ReadLimits {
  /** For all sessions together. */
  readonly together: number;
  /** For each session. */
  readonly each: number;
}

/** The limits for reads with short answers. */
const small: ReadLimits = { together: 64, each: 8 };
/** The limits for reads whose answers may have megabytes. One of these, in JSON, can block the event loop for some ten milliseconds. */
const large: ReadLimits = { together: 1, each: 1 };

/** Milliseconds for which reads may follow each other in one turn of the event loop; the last one is always finished. */
const longestTurn = 5;
/** Promises settle in so many steps until the answer of a read that has ended has been written, where nothing else is awaited. */
const stepsToAnswer = 6;
const passed = Promise.resolve();

/**
 * Decides when a read begins. Asking costs a client little, but answering may cost the server much. So only a few reads of a
 * session run at a time, and the others wait; sessions take turns; nothing is read for a connection that has no room for the
 * answer; reads that have waited give the event loop to others after 5 ms; and a read that nobody waits for any more never begins.
 * Large answers do not delay small ones.
 */
export class Reads {
  readonly #small = new Lane(small);
  readonly #large = new Lane(large);

  /**
   * Does the work when it may begin; resolves with its result.
   * @param isLarge Whether the answer may be large.
   * @throws (as a rejection) The reason of the context's signal if that aborts before the work begins.
   */
  run<T>(context: ReadContext, isLarge: boolean, work: () => Promise<T>): Promise<T> {
    return (isLarge ? this.#large : this.#small).run(context, work);
  }
}

/** The reads of one kind, small or large. */
export class Lane {
  readonly #limits: ReadLimits;
  readonly #key = sessionKey<Reader>("reads");
  /** The readers that may begin a read when one more may run. The first has waited longest. */
  readonly #ready = new Set<Reader>();
  readonly #now: () => number;
  #running = 0;
  #due = false;
  /** When the last turn of the event loop began in which reads have begun that had waited. */
  #turn = -Infinity;

  /** @param now Gives milliseconds. */
  constructor(limits: ReadLimits, now = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Like {@link Reads.run}. */
  run<T>(context: ReadContext, work: () => Promise<T>): Promise<T> {
    const reader = this.#readerOf(context.session);
    if (this.#ready.size === 0 && this.#hasPlace && reader.mayBegin && !reader.crowded) {
      return this.#begin(reader, work);
    }
    return new Promise<T>((resolve, reject) => {
      const begin = (): void => {
        this.#begun(reader);
        // To resolve with the promise would take two more steps.
        work().then(
          (result) => {
            reader.ended();
            resolve(result);
          },
          (error: unknown) => {
            reader.ended();
            reject(error as Error);
          },
        );
      };
      reader.wait(context, begin, reject);
      this.#reconsider(reader);
    });
  }

  get #hasPlace(): boolean {
    return this.#running < this.#limits.together;
  }

  #begin<T>(reader: Reader, work: () => Promise<T>): Promise<T> {
    this.#begun(reader);
    const outcome = work();
    outcome.then(reader.ended, reader.ended);
    return outcome;
  }

  #begun(reader: Reader): void {
    this.#running += 1;
    reader.running += 1;
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
    if (this.#now() - this.#turn < longestTurn) {
      void this.#goOn();
    } else {
      setImmediate(() => {
        this.#turn = this.#now();
        this.#beginReady();
      });
    }
  }

  /** Begins in this turn of the event loop, so that the answers of several reads go out together. */
  async #goOn(): Promise<void> {
    for (let step = 0; step < stepsToAnswer; step++) await passed;
    this.#beginReady();
  }

  #beginReady(): void {
    this.#due = false;
    for (const reader of this.#ready) {
      if (!this.#hasPlace) return;
      this.#ready.delete(reader);
      if (reader.crowded) {
        reader.whenRoom(() => this.#reconsider(reader));
      } else {
        reader.beginNext();
        // Its next turn comes after all others.
        if (reader.mayBegin && reader.waits) this.#ready.add(reader);
      }
    }
  }

  #readerOf(session: Session): Reader {
    // An invoke with credentials has its own session, so its reads are counted for the connection's session.
    const counted = outlastsInvoke(session) ? session : session.connection.session;
    const known = counted.get(this.#key);
    if (known !== undefined) return known;
    const reader = new Reader(counted.connection, this.#limits.each, () => this.#ended(reader));
    counted.set(this.#key, reader);
    return reader;
  }
}

/** The reads of one kind of one session. */
class Reader {
  /** How many run. */
  running = 0;
  readonly ended: () => void;
  readonly #connection: Connection;
  readonly #most: number;
  /** Functions that begin the reads that wait, the first one first. */
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
    // This promise is never rejected.
    void this.#connection.room().then(() => {
      this.#awaitsRoom = false;
      then();
    });
  }

  /** Adds a read that has to wait. @param reject Called if, before it begins, nobody waits for the answer any more. */
  wait(context: ReadContext, begin: () => void, reject: (reason: unknown) => void): void {
    this.#waiting.add(begin);
    whenAborted(context, (reason) => {
      const giveUp = (): void => {
        if (this.#waiting.delete(begin)) reject(reason);
      };
      // A peer that has only closed its own direction still waits for answers.
      if (isClosedByPeer(reason)) void this.#connection.closed.then(giveUp);
      else giveUp();
    });
  }

  /** Begins the read that has waited longest, if there is one. */
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
