import type { Client } from "../../rose/index.js";
import { isAnswer, type Tally } from "./tally.js";

/** How a server is loaded. */
export interface LoadOptions {
  readonly clients: readonly Client[];
  /** Calls of each client at a time. */
  readonly inFlight: number;
  /** Calls, if not a time, end the load. */
  readonly calls: number | undefined;
  /** Milliseconds, without those that are not counted. */
  readonly duration: number;
  /** Milliseconds before anything is counted. */
  readonly warmUp: number;
  /** Calls in a second; undefined for as many as there are answers. */
  readonly rate: number | undefined;
  /** Milliseconds to wait for the last answers. */
  readonly patience: number;
  /** @param index Counts all calls. */
  readonly call: (client: Client, index: number) => Promise<unknown>;
  readonly tally: Tally;
}

/** What has been done when no more calls are begun or, if their number ends the load, when all are answered. */
export interface Total {
  /** Milliseconds since counting began. */
  readonly elapsed: number;
  readonly calls: number;
  /** Octets. */
  readonly sent: number;
  readonly received: number;
  /** Calls that were due by then and have not been begun. */
  readonly overdue: number;
  /** Calls that have not been answered in the end. */
  readonly unanswered: number;
}

/** Milliseconds for the last answers after a signal. */
const PATIENCE_OF_SIGNAL = 500;
/** Milliseconds after a call that never went out. */
const PAUSE = 10;
/** A timer may be late by as many milliseconds; nearer moments are waited for turn by turn. */
const NEAR = 2;

/**
 * Calls a server, again after each answer or at a rate. At a rate, a call counts from when it was due: what has to wait
 * because those before it are slow is slow itself (otherwise a server that stops for a second would seem to delay one call).
 */
export class Load {
  readonly #options: LoadOptions;
  /** Clients, each as often as it may call; a ring. */
  readonly #free: Client[];
  #head = 0;
  #freeCount: number;
  #begun = 0;
  #pending = 0;
  #start = 0;
  /** When counting began. */
  #since = 0;
  #first = 0;
  #total: Total | undefined;
  #over = false;
  #timer: { stop: () => void } | undefined;
  #settle: (() => void) | undefined;

  constructor(options: LoadOptions) {
    this.#options = options;
    const { clients, inFlight } = options;
    this.#free = Array.from({ length: inFlight }, () => clients).flat();
    this.#freeCount = this.#free.length;
  }

  /** What has been done so far. */
  total(): Total {
    const { rate, calls: most = Infinity, tally } = this.#options;
    const { calls, sent, received } = tally;
    const elapsed = this.#since === 0 ? 0 : performance.now() - this.#since;
    const due = rate === undefined ? 0 : Math.min(most, Math.floor((elapsed * rate) / 1000));
    const overdue = Math.max(0, due - (this.#begun - this.#first));
    return { elapsed, calls, sent, received, overdue, unanswered: this.#pending };
  }

  /** Settles when the load is over. */
  async run(signal: AbortSignal): Promise<Total> {
    const { warmUp, duration, calls, patience } = this.#options;
    this.#start = performance.now();
    const timers: NodeJS.Timeout[] = [];
    const over = new Promise<void>((resolve) => (this.#settle = resolve));
    const count = (): void => {
      this.#since = performance.now();
      this.#first = this.#begun;
      this.#options.tally.isCounting = true;
      if (calls === undefined) timers.push(setTimeout(() => this.#end(patience), duration));
    };
    if (warmUp === 0) count();
    else timers.push(setTimeout(count, warmUp));
    const stop = (): void => this.#end(Math.min(patience, PATIENCE_OF_SIGNAL));
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    else this.#pump();
    await over;
    for (const timer of timers) clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    this.#options.tally.isCounting = false;
    return { ...(this.#total ?? this.total()), unanswered: this.#pending };
  }

  /** Begins no more calls, and waits for those that there are. */
  #end(patience: number): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#options.calls === undefined) this.#total = this.total();
    this.#timer?.stop();
    if (this.#pending === 0) this.#settle?.();
    else setTimeout(() => this.#settle?.(), patience).unref();
  }

  #pump(): void {
    const { rate, calls = Infinity, patience, tally } = this.#options;
    while (!this.#over && this.#freeCount > 0) {
      const now = performance.now();
      const due = rate === undefined ? now : this.#start + (this.#begun * 1000) / rate;
      if (due > now) {
        this.#later(due - now);
        return;
      }
      const client = this.#take();
      // Its place is gone with it.
      if (client.state === "closed") continue;
      this.#call(client, due);
      if (tally.isCounting && this.#begun - this.#first >= calls) this.#end(patience);
    }
    if (this.#freeCount === 0 && this.#pending === 0) this.#end(0);
  }

  /** Comes back when the next call is due. */
  #later(milliseconds: number): void {
    if (this.#timer !== undefined) return;
    const come = (): void => {
      this.#timer = undefined;
      this.#pump();
    };
    if (milliseconds > NEAR) {
      const timer = setTimeout(come, milliseconds - NEAR);
      this.#timer = { stop: () => clearTimeout(timer) };
    } else {
      const turn = setImmediate(come);
      this.#timer = { stop: () => clearImmediate(turn) };
    }
  }

  #call(client: Client, due: number): void {
    const { call, tally } = this.#options;
    const isCounted = tally.isCounting;
    this.#pending++;
    call(client, this.#begun++).then(
      () => {
        if (isCounted && tally.isCounting) tally.succeeded(performance.now() - due);
        this.#done(client);
      },
      (error: unknown) => {
        if (isCounted && tally.isCounting) tally.failed(error, performance.now() - due);
        if (isAnswer(error)) this.#done(client);
        else setTimeout(() => this.#done(client), PAUSE);
      },
    );
  }

  #done(client: Client): void {
    this.#pending--;
    if (client.state !== "closed") this.#give(client);
    if (!this.#over) this.#pump();
    else if (this.#pending === 0) this.#settle?.();
  }

  #take(): Client {
    const client = this.#free[this.#head] as Client;
    this.#head = (this.#head + 1) % this.#free.length;
    this.#freeCount--;
    return client;
  }

  #give(client: Client): void {
    this.#free[(this.#head + this.#freeCount) % this.#free.length] = client;
    this.#freeCount++;
  }
}
