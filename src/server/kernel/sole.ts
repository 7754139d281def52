import { setTimeout as wait } from "node:timers/promises";
import { unwatch, watch } from "../../rose/internal.js";
import { Lease } from "./lease.js";
import type { ModuleContext } from "./module.js";

/** What work gets that only one server does. */
export interface Held extends Pick<Lease, "remaining" | "write"> {
  /**
   * Aborts when the work has to end, because the server closes or cannot keep the lease. The work must settle soon: a third of the
   * lease's time is left then, and after that another server may begin.
   */
  readonly signal: AbortSignal;
}

/** Work that only one server does. */
export type SoleWork = (held: Held) => Promise<void>;

/** What a {@link Sole} depends on. */
export interface SoleParts {
  /** What is done, the same on all servers; it begins with the name of the module. */
  readonly name: string;
  readonly module: Pick<ModuleContext<any>, "log" | "onClose" | "write">;
  /** Milliseconds for which the lease is taken; a dead server's work is another's after that. 9 seconds by default. */
  readonly duration?: number;
}

/**
 * Work that only one of the servers on a database does at a time, under a {@link Lease} that is renewed as long as the work goes on. If its
 * server dies, is stopped or cut off from the database, another one takes over within two times the lease's time.
 */
export class Sole {
  readonly #parts: Required<SoleParts>;
  readonly #lease: Lease;
  readonly #closing = new AbortController();
  /** What goes on, one after the other. */
  #present: Promise<unknown> = Promise.resolve();
  #isFailing = false;

  constructor(parts: SoleParts) {
    this.#parts = { duration: 9_000, ...parts };
    const { name, module, duration } = this.#parts;
    this.#lease = new Lease({ name, write: module.write, duration, log: module.log });
    module.onClose(() => this.close());
  }

  /**
   * Does work now, unless another server is at it.
   * @param rest For how many milliseconds, counted from the end of the work, no other server does it again.
   * @returns Whether it has been done. Rejects as the work does.
   */
  once(work: SoleWork, rest = 0): Promise<boolean> {
    const turn = this.#present.then(() => this.#do(work, rest));
    this.#present = turn.catch(() => {});
    return turn;
  }

  /** Does work again and again, with so many milliseconds in between, whichever server does it. Failures are logged. */
  every(pause: number, work: SoleWork): void {
    void this.#repeat(pause, async () => {
      if (await this.once(work, pause)) return pause;
      // If its server dies, the time is over sooner than otherwise.
      return Math.max(this.#parts.duration / 3, Math.min(await this.#lease.left(), pause));
    });
  }

  /** Does work that goes on until its signal aborts, or begins anew after a while. Failures are logged. */
  always(work: SoleWork): void {
    const { duration } = this.#parts;
    void this.#repeat(0, async () => {
      await this.once(work);
      return duration / 3;
    });
  }

  /** Begins nothing more, and waits for the end of the work. May be called again. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#present;
  }

  /** @param turn Returns the milliseconds until the next turn. */
  async #repeat(first: number, turn: () => Promise<number>): Promise<void> {
    const { signal } = this.#closing;
    for (let next = first; !signal.aborted;) {
      await wait(next, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      try {
        next = await turn();
        this.#isFailing = false;
      } catch (err) {
        next = Math.max(first, this.#parts.duration / 3);
        this.#failed(err);
      }
    }
  }

  /** It may be tried again every few seconds; the first failure says why. */
  #failed(err: unknown): void {
    const { name, module } = this.#parts;
    if (!this.#isFailing) module.log.error({ err, name }, "work of one of the servers has failed");
    this.#isFailing = true;
  }

  async #do(work: SoleWork, rest: number): Promise<boolean> {
    const { duration } = this.#parts;
    const lease = this.#lease;
    const closing = this.#closing.signal;
    if (closing.aborted || !(await lease.take())) return false;
    const holding = new Holding(lease, duration, closing);
    let isDone = false;
    try {
      await work(holding);
      isDone = !holding.signal.aborted;
    } finally {
      await holding.end();
      await this.#leave(isDone ? rest : 0);
    }
    return true;
  }

  /** If the database cannot be asked, the lease ends by itself. */
  async #leave(rest: number): Promise<void> {
    try {
      await (rest > 0 ? this.#lease.keep(rest) : this.#lease.release());
    } catch (err) {
      this.#parts.module.log.debug?.({ err, name: this.#parts.name }, "a lease is not given back");
    }
  }
}

/** Renews a lease for as long as work goes on, and ends the work in time if that is not possible. */
class Holding implements Held {
  readonly #lease: Lease;
  readonly #duration: number;
  readonly #closing: AbortSignal;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #closes = { aborted: (): void => this.#stop.abort() };
  #asking: Promise<void> | undefined;

  constructor(lease: Lease, duration: number, closing: AbortSignal) {
    this.#lease = lease;
    this.#duration = duration;
    this.#closing = closing;
    watch(closing, this.#closes);
    if (closing.aborted) this.#stop.abort();
    this.#timer = setInterval(() => this.#look(), duration / 6).unref();
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get remaining(): number {
    return this.#lease.remaining;
  }

  write: Lease["write"] = (work) => this.#lease.write(work);

  /** The work is over. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    unwatch(this.#closing, this.#closes);
    this.#stop.abort();
    await this.#asking;
  }

  #look(): void {
    const third = this.#duration / 3;
    const { remaining } = this.#lease;
    if (remaining <= third) this.#stop.abort();
    if (this.signal.aborted || this.#asking !== undefined || remaining > 2 * third) return;
    this.#asking = this.#renew().finally(() => (this.#asking = undefined));
  }

  async #renew(): Promise<void> {
    try {
      if (!(await this.#lease.take())) this.#stop.abort();
    } catch {
      // It is tried again until the time is nearly over.
    }
  }
}
