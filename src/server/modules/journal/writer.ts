import type { RoseLog } from "../../../rose/index.js";
import type { Journal } from "./journal.js";
import type { JournalOwner, NewEntry } from "./service.js";

/** Entries that wait to be written. More are lost: then the database has not kept up for long. */
const mostWaiting = 10_000;

interface Waiting {
  readonly owner: JournalOwner;
  readonly entry: NewEntry;
}

/** Writes entries of calls one after the other, so that those who know the calls need not wait. What fails is logged. */
export class JournalWriter {
  readonly #journal: Pick<Journal, "putAll">;
  readonly #log: RoseLog;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(journal: Pick<Journal, "putAll">, log: RoseLog) {
    this.#journal = journal;
    this.#log = log;
  }

  put(owner: JournalOwner, entry: NewEntry): void {
    if (this.#waiting.length >= mostWaiting) {
      this.#log.error({ waiting: mostWaiting }, "a call is missing in the journal");
      return;
    }
    this.#waiting.push({ owner, entry });
    this.#writing ??= this.#write();
  }

  /** Waits until everything is written. */
  async close(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  async #write(): Promise<void> {
    // What ends in the same turn is written together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const byOwner = new Map<number, { owner: JournalOwner; entries: NewEntry[] }>();
      for (const { owner, entry } of this.#waiting) {
        const all = byOwner.get(owner.id) ?? { owner, entries: [] };
        byOwner.set(owner.id, all);
        all.entries.push(entry);
      }
      this.#waiting = [];
      for (const { owner, entries } of byOwner.values()) {
        try {
          await this.#journal.putAll(owner, entries);
        } catch (err) {
          this.#log.error({ user: owner.name, err }, "calls are missing in the journal");
        }
      }
    }
    this.#writing = undefined;
  }
}
