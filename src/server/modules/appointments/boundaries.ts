import type { ModuleContext } from "../../kernel/index.js";
import type { AppointmentTables } from "./schema.js";
import * as store from "./shown-store.js";
import { appointmentsChanged, appointmentsPassed } from "./topics.js";

/** The longest time for which a timer is set: then other programs may have changed the same data. */
const longest = 60_000;
/** How many users are told of at once. */
const most = 10_000;

/** Tells when appointments begin and end. Every server does so for itself. */
export class Boundaries {
  readonly #module: ModuleContext<AppointmentTables>;
  #timer: NodeJS.Timeout | undefined;
  /** What has begun or ended until then has been told. */
  #told = 0;
  /** When the timer fires. */
  #due = Infinity;
  #isLooking = false;
  #isClosed = false;

  constructor(module: ModuleContext<AppointmentTables>) {
    this.#module = module;
  }

  /** To be called when the module is set up. */
  watch(): void {
    const module = this.#module;
    module.onOpen(async () => {
      this.#told = this.#now();
      const next = await module.read(({ db }) => store.nextBoundary(db, this.#told));
      this.#wait(next);
    });
    module.onClose(() => {
      this.#isClosed = true;
      clearTimeout(this.#timer);
    });
    module.on(appointmentsChanged, ({ boundary }) => {
      if (boundary !== 0 && boundary < this.#due && !this.#isLooking) this.#wait(boundary);
    });
  }

  #now(): number {
    return this.#module.clock().getTime();
  }

  #wait(next: number | undefined): void {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    const now = this.#now();
    this.#due = Math.min(next ?? Infinity, now + longest);
    this.#timer = setTimeout(() => void this.#look(), Math.max(0, this.#due - now));
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    let next: number | undefined;
    try {
      const now = this.#now();
      const found = await this.#module.read(async ({ db }) => ({
        owners: await store.passed(db, this.#told, now, most),
        next: await store.nextBoundary(db, now),
      }));
      this.#told = now;
      next = found.next;
      for (const owner of found.owners) this.#module.tell(appointmentsPassed, { owner });
    } catch (err) {
      if (!this.#isClosed) this.#module.log.error({ err }, "appointments cannot be watched");
    }
    this.#isLooking = false;
    this.#wait(next);
  }
}
