import { setImmediate as nextTurn } from "node:timers/promises";
import type { Unit } from "../database/index.js";

/**
 * Reads something of the database that a module keeps in memory. The unit may be run again, so `read` must change nothing; it returns a
 * function that puts what has been read in the place of what was there, at once and without throwing, and may publish that.
 */
export type ReadKept<T = any> = (db: Unit<T>) => Promise<() => void>;

/** Something that a module keeps in memory. */
export interface Kept {
  /** Says that the database has changed. It is read again before the next request or event. */
  outdated(): void;
}

/** What {@link Memory} depends on. */
export interface MemoryOptions {
  /** Returns a number that changes when another process may have changed what is kept. */
  readonly foreignChanges: () => number;
  /** Runs work in a unit that reads. */
  readonly read: (work: (db: Unit<any>) => Promise<() => void>) => Promise<() => void>;
}

/** After how many milliseconds for one part others get the event loop. */
const longestTurn = 10;

/** All that modules keep in memory of the database. The kernel brings it up to date before requests and events. */
export class Memory {
  readonly #parts: Part[] = [];
  readonly #options: MemoryOptions;
  #isOpen = false;

  constructor(options: MemoryOptions) {
    this.#options = options;
  }

  /** Adds something that is kept. It is read for the first time by {@link open}. */
  keep(read: ReadKept): Kept {
    const part = new Part(read, this.#options);
    this.#parts.push(part);
    return part;
  }

  /** Reads everything, when the database is open. */
  async open(): Promise<void> {
    for (const part of this.#parts) await part.refresh();
    this.#isOpen = true;
  }

  /** Whether nothing has to be read again. */
  get isCurrent(): boolean {
    if (!this.#isOpen) return true;
    // Asked for once: every request comes here.
    const foreign = this.#options.foreignChanges();
    for (const part of this.#parts) if (!part.isCurrentWith(foreign)) return false;
    return true;
  }

  /** Reads again what has to be. What has changed before the call is there when the promise resolves. */
  async refresh(): Promise<void> {
    for (const part of this.#parts) {
      if (part.isCurrent) continue;
      const began = performance.now();
      await part.refresh();
      // What has been read of thousands of users is put in place at once, and that of one part is enough for a turn.
      if (performance.now() - began > longestTurn) await nextTurn();
    }
  }

  /** Reads nothing more, and waits for what is being read. The database may be closed then. */
  async close(): Promise<void> {
    this.#isOpen = false;
    for (const part of this.#parts) await part.close();
  }
}

/** One thing that is kept. */
class Part implements Kept {
  readonly #read: ReadKept;
  readonly #options: MemoryOptions;
  #changes = 0;
  /** The values of `#changes` and `foreignChanges` before the last read. */
  #seen = { changes: -1, foreign: Number.NaN };
  #reading: Promise<void> | undefined;
  #isClosed = false;

  constructor(read: ReadKept, options: MemoryOptions) {
    this.#read = read;
    this.#options = options;
  }

  outdated(): void {
    this.#changes++;
  }

  get isCurrent(): boolean {
    return this.isCurrentWith(this.#options.foreignChanges());
  }

  /** @param foreign What `foreignChanges` gives now. */
  isCurrentWith(foreign: number): boolean {
    const seen = this.#seen;
    return seen.changes === this.#changes && seen.foreign === foreign;
  }

  async refresh(): Promise<void> {
    const { changes, foreign } = this.#now();
    // A read that goes on already may have begun before the change for which the caller waits; one that begins now has not.
    await this.#reading?.catch(() => {});
    if (this.#seen.changes >= changes && this.#seen.foreign === foreign) return;
    if (this.#isClosed) return;
    await (this.#reading ??= this.#readAgain());
  }

  /** Reads nothing more; resolves when nothing is being read. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#reading?.catch(() => {});
  }

  async #readAgain(): Promise<void> {
    try {
      const now = this.#now();
      const put = await this.#options.read(this.#read);
      this.#seen = now;
      put();
    } finally {
      this.#reading = undefined;
    }
  }

  #now(): { changes: number; foreign: number } {
    return { changes: this.#changes, foreign: this.#options.foreignChanges() };
  }
}
