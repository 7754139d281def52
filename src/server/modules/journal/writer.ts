import type { RoseLog } from "../../../rose/index.js";
import type { Journal } from "./journal.js";
import type { JournalOwner, NewEntry } from "./service.js";

/** Entries that wait to be written. More are lost: then the database has not kept up for long. */
const mostWaiting = 10_000;

interface Waiting {
  readonly owner: JournalOwner;
  readonly entry: NewEntry;
  /** Another server may have written it. */
  readonly isUnsure: boolean;
}

/** Writes entries of calls one after the other, so that those who know the calls need not wait. What fails is logged. */
export class JournalWriter {
  readonly #journal: Pick<Journal, "add" | "putAll">;
  readonly #log: RoseLog;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(journal: Pick<Journal, "add" | "putAll">, log: RoseLog) {
    this.#journal = journal;
    this.#log = log;
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

  async #write(): Promise<void> {
    // What ends in the same turn is written together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const byOwner = new Map<number, { owner: JournalOwner; entries: NewEntry[] }>();
      const unsure: Waiting[] = [];
      for (const one of this.#waiting) {
        const { owner, entry, isUnsure } = one;
        if (isUnsure) {
          unsure.push(one);
          continue;
        }
        const all = byOwner.get(owner.id) ?? { owner, entries: [] };
        byOwner.set(owner.id, all);
        all.entries.push(entry);
      }
      this.#waiting = [];
      for (const { owner, entries } of byOwner.values()) {
        await this.#done(owner, this.#journal.putAll(owner, entries));
      }
      for (const { owner, entry } of unsure)
        await this.#done(owner, this.#journal.add(owner, entry));
    }
    this.#writing = undefined;
  }

  async #done(owner: JournalOwner, writing: Promise<void>): Promise<void> {
    try {
      await writing;
    } catch (err) {
      this.#log.error({ user: owner.name, err }, "calls are missing in the journal");
    }
  }
}
