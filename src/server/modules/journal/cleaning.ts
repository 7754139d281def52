import { setImmediate } from "node:timers/promises";
import type { ModuleContext } from "../../kernel/index.js";
import { beginning, latestOf, type Place } from "./outdated.js";
import type { JournalTables } from "./schema.js";
import type { JournalRules } from "./service.js";

/** What {@link Cleaning} depends on. */
export interface CleaningParts {
  readonly module: Pick<ModuleContext<JournalTables>, "read" | "write">;
  readonly rules: Pick<JournalRules, "outdated" | "removeOutdated">;
}

/** Removes entries that the settings do not let be kept any longer. */
export class Cleaning {
  readonly #parts: CleaningParts;
  #isClosed = false;
  /** The time that goes on, and the one that has not begun yet. */
  #present: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(parts: CleaningParts) {
    this.#parts = parts;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Removes what is outdated now. Calls at the same time share what has not begun yet. */
  run(): Promise<void> {
    if (this.#next === undefined) {
      const next = this.#present.then(() => {
        this.#next = undefined;
        return this.#clean();
      });
      this.#next = next;
      this.#present = next.catch(() => {});
    }
    return this.#next;
  }

  /** Removes what is outdated, unless it has to end before. */
  until(signal: AbortSignal): Promise<void> {
    const turn = this.#present.then(() => this.#clean(() => signal.aborted));
    this.#present = turn.catch(() => {});
    return turn;
  }

  /** Each unit looks at a few entries only, and other work is done in between. */
  async #clean(isOver = (): boolean => false): Promise<void> {
    const { module, rules } = this.#parts;
    const outdated = await module.read(({ db }) => rules.outdated(db));
    if (latestOf(outdated) === undefined) return;
    let place: Place | undefined = beginning;
    while (place !== undefined && !this.#isClosed && !isOver()) {
      const after: Place = place;
      place = await module.write((unit) => rules.removeOutdated(unit, outdated, after));
      await setImmediate();
    }
  }
}
