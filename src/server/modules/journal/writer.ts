import { setTimeout as wait } from "node:timers/promises";
import type { RoseLog } from "../../../rose/index.js";
import { StoreError, UnitError } from "../../database/index.js";
import type { Journal } from "./journal.js";
import type { JournalOwner, NewEntry } from "./service.js";

/** Entries that wait to be written. More are lost: then the database has not kept up, or has been away, for long. */
const mostWaiting = 10_000;

interface Waiting {
  readonly owner: JournalOwner;
  readonly entry: NewEntry;
  /** Another server may have written it. */
  readonly isUnsure: boolean;
}

/**
 * Writes entries of calls one after the other, so that those who know the calls need not wait. While the database cannot be used, they wait.
 * What fails otherwise is logged.
 */
export class JournalWriter {
  readonly #journal: Pick<Journal, "add" | "putAll">;
  readonly #log: RoseLog;
  readonly #pause: number;
  readonly #closing = new AbortController();
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #isAway = false;

  /** @param pause Milliseconds after which it is tried again when the database cannot be used. */
  constructor(journal: Pick<Journal, "add" | "putAll">, log: RoseLog, pause = 1_000) {
    this.#journal = journal;
    this.#log = log;
    this.#pause = pause;
  }

  put(owner: JournalOwner, entry: NewEntry): void {
    this.#wait({ owner, entry, isUnsure: false });
  }

  /** Writes an entry, unless there is one with the same connection id. */
  add(owner: JournalOwner, entry: NewEntry): void {
    this.#wait({ owner, entry, isUnsure: true });
  }

  #wait(one: Waiting): void {
    if (this.#waiting.length >= mostWaiting) {
      this.#log.error({ waiting: mostWaiting }, "a call is missing in the journal");
      return;
    }
    this.#waiting.push(one);
    this.#writing ??= this.#write();
  }

  /** Waits until everything is written. */
  async written(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  /** The same, but what the database does not take now is lost. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.written();
  }

  async #write(): Promise<void> {
    const { signal } = this.#closing;
    // What ends in the same turn is written together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const isLast = signal.aborted;
      const all = this.#waiting;
      this.#waiting = [];
      const left = await this.#tried(all);
      this.#isAway = left.length > 0;
      if (left.length === 0) continue;
      if (isLast) {
        this.#log.error({ waiting: left.length }, "calls are missing in the journal");
        continue;
      }
      this.#waiting = [...left, ...this.#waiting];
      await wait(this.#pause, undefined, { signal, ref: false }).catch(() => {});
    }
    this.#writing = undefined;
  }

  /** Writes entries. @returns Those that the database does not take now. */
  async #tried(all: readonly Waiting[]): Promise<Waiting[]> {
    const byOwner = new Map<number, Waiting[]>();
    const unsure: Waiting[] = [];
    for (const one of all) {
      if (one.isUnsure) {
        unsure.push(one);
        continue;
      }
      const same = byOwner.get(one.owner.id);
      if (same === undefined) byOwner.set(one.owner.id, [one]);
      else same.push(one);
    }
    const left: Waiting[] = [];
    for (const same of byOwner.values()) {
      const { owner } = same[0]!;
      const entries = same.map(({ entry }) => entry);
      if (!(await this.#done(owner, this.#journal.putAll(owner, entries)))) left.push(...same);
    }
    for (const one of unsure) {
      const { owner, entry } = one;
      if (!(await this.#done(owner, this.#journal.add(owner, entry)))) left.push(one);
    }
    return left;
  }

  /** Whether this needs not be tried again. To write the same once more does no harm. */
  async #done(owner: JournalOwner, writing: Promise<void>): Promise<boolean> {
    try {
      await writing;
    } catch (err) {
      if (isPassing(err)) {
        if (!this.#isAway) this.#log.warn({ err }, "calls wait to be written into the journal");
        this.#isAway = true;
        return false;
      }
      this.#log.error({ user: owner.name, err }, "calls are missing in the journal");
    }
    return true;
  }
}

/** Whether it lies in the database, so that it may work later. */
function isPassing(error: unknown): boolean {
  if (error instanceof StoreError) return true;
  return error instanceof UnitError && error.code !== "text-with-nul";
}
