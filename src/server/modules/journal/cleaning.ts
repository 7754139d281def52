import { setImmediate } from "node:timers/promises";
import type { ModuleContext } from "../../kernel/index.js";
import { beginning, latestOf, type Place } from "./outdated.js";
import type { JournalTables } from "./schema.js";
import type { JournalRules } from "./service.js";

const hour = 60 * 60 * 1000;

/** What {@link Cleaning} depends on. */
export interface CleaningParts {
  readonly module: Pick<ModuleContext<JournalTables>, "log" | "read" | "write">;
  readonly rules: Pick<JournalRules, "outdated" | "removeOutdated">;
  /** Milliseconds until the next time; an hour by default. */
  readonly pause?: number;
}

/** Removes entries that the settings do not let be kept any longer, every hour and when it is told to. */
export class Cleaning {
  readonly #parts: CleaningParts;
  readonly #timer: NodeJS.Timeout;
  #isClosed = false;
  /** The time that goes on, and the one that has not begun yet. */
  #present: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(parts: CleaningParts) {
    this.#parts = parts;
    const { pause = hour, module } = parts;
    this.#timer = setInterval(() => {
      this.run().catch((err: unknown) => module.log.error({ err }, "journals cannot be cleaned"));
    }, pause).unref();
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
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

  /** Each unit looks at a few entries only, and other work is done in between. */
  async #clean(): Promise<void> {
    const { module, rules } = this.#parts;
    const outdated = await module.read(({ db }) => rules.outdated(db));
    if (latestOf(outdated) === undefined) return;
    let place: Place | undefined = beginning;
    while (place !== undefined && !this.#isClosed) {
      const after: Place = place;
      place = await module.write((unit) => rules.removeOutdated(unit, outdated, after));
      await setImmediate();
    }
  }
}
