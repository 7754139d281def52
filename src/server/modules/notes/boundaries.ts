import type { ModuleContext } from "../../kernel/index.js";
import type { Users } from "../users/api.js";
import type { NoteTables } from "./schema.js";
import type { NoteRules } from "./service.js";
import * as store from "./store.js";

/** The longest time for which a timer is set. */
const longest = 24 * 3600_000;
/** After how long a failure is tried again at first, and at most; each time it takes twice as long. */
const pauses = { first: 500, longest: 8_000 };

/** Begins and ends absences when it is time. Every server does so; what one has done, the others find done. */
export class Boundaries {
  readonly #module: ModuleContext<NoteTables>;
  readonly #rules: NoteRules;
  readonly #users: Users;
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  #again = false;
  #isClosed = false;
  /** After how long it has been tried again last; 0 if it has not failed. */
  #pause = 0;

  constructor(module: ModuleContext<NoteTables>, rules: NoteRules, users: Users) {
    this.#module = module;
    this.#rules = rules;
    this.#users = users;
    module.onOpen(() => this.look());
    module.onClose(() => {
      this.#isClosed = true;
      clearTimeout(this.#timer);
    });
  }

  /** Looks for the next boundary. To be called when it may be another. After a failure, it is looked for anyway, but not sooner. */
  look(): void {
    if (this.#isLooking) this.#again = true;
    else if (this.#pause === 0) this.#look();
  }

  #look(): void {
    this.#isLooking = true;
    clearTimeout(this.#timer);
    void this.#next();
  }

  async #next(): Promise<void> {
    let wait: number | undefined;
    try {
      do {
        this.#again = false;
        const now = this.#module.clock().getTime();
        const at = await this.#module.read(({ db }) => store.nextBoundary(db));
        if (at !== undefined && at <= now) await this.#pass(now);
        else wait = at === undefined ? undefined : Math.min(at - now, longest);
        if (at !== undefined && at <= now) this.#again = true;
      } while (this.#again && !this.#isClosed);
      this.#works();
    } catch (err) {
      wait = this.#fails(err);
    }
    this.#isLooking = false;
    if (wait === undefined || this.#isClosed) return;
    this.#timer = setTimeout(() => this.#look(), wait);
    this.#timer.unref();
  }

  /** Only the first of several failures is in the log. @returns After how long it is to be tried again. */
  #fails(err: unknown): number {
    const { log } = this.#module;
    const isFirst = this.#pause === 0;
    if (isFirst && !this.#isClosed) log.error({ err }, "absences cannot be begun or ended");
    this.#pause = isFirst ? pauses.first : Math.min(2 * this.#pause, pauses.longest);
    return this.#pause;
  }

  #works(): void {
    if (this.#pause === 0) return;
    this.#pause = 0;
    this.#module.log.info({}, "absences are begun and ended again");
  }

  #pass(now: number): Promise<void> {
    return this.#module.write(async (unit) => {
      for (const id of await store.passBoundaries(unit.db, now)) {
        const owner = await this.#users.within.get(unit.db, id);
        if (owner !== undefined) await this.#rules.tellAbsence(unit, owner);
      }
    });
  }
}
