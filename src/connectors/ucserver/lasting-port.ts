import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { silentLog, type RoseLog } from "../../rose/index.js";
import { backoffDelay, sleep, type Backoff, type Sleep } from "../replicator/waiting.js";
import { UcServerError, type AppointmentsPort } from "./port.js";

/** How a lasting login is kept. */
export interface LastingOptions {
  /** For one call, in all; 8 by default. */
  readonly attempts?: number;
  /** 250 ms, up to half a minute, by default. */
  readonly backoff?: Backoff;
  readonly signal?: AbortSignal;
  readonly log?: RoseLog;
  /** For the tests. */
  readonly sleep?: Sleep;
  readonly random?: () => number;
}

/**
 * A login that outlives its connections: when one breaks, calls log on again. Readings are repeated by
 * themselves. A write that fails is not: while there was no connection, others may have written.
 */
export class LastingPort implements AppointmentsPort {
  readonly #logOn: () => Promise<AppointmentsPort>;
  readonly #options: LastingOptions;
  #current: Promise<AppointmentsPort>;
  #user: string;

  private constructor(
    logOn: () => Promise<AppointmentsPort>,
    options: LastingOptions,
    first: AppointmentsPort,
  ) {
    this.#logOn = logOn;
    this.#options = options;
    this.#current = Promise.resolve(first);
    this.#user = first.user;
  }

  /**
   * Logs on, with patience for a server that is not there yet.
   * @throws UcServerError
   */
  static async open(
    logOn: () => Promise<AppointmentsPort>,
    options: LastingOptions = {},
  ): Promise<LastingPort> {
    const first = await patiently(options, () => logOn());
    return new LastingPort(logOn, options, first);
  }

  get user(): string {
    return this.#user;
  }

  /** It makes itself a new connection when it needs one. */
  get alive(): boolean {
    return true;
  }

  list(owner: string): Promise<AsnAppointmentEntry[]> {
    return this.#call((port) => port.list(owner));
  }

  setList(owner: string, dataSource: string, entries: AsnAppointmentEntry[]): Promise<void> {
    return this.#write((port) => port.setList(owner, dataSource, entries));
  }

  setEntry(entry: AsnAppointmentEntry): Promise<void> {
    return this.#write((port) => port.setEntry(entry));
  }

  setSeries(owner: string, dataSource: string, entries: AsnAppointmentEntry[]): Promise<void> {
    return this.#write((port) => port.setSeries(owner, dataSource, entries));
  }

  removeOwn(entryId: string): Promise<void> {
    return this.#write((port) => port.removeOwn(entryId));
  }

  async close(): Promise<void> {
    const port = await this.#current.catch(() => undefined);
    await port?.close();
  }

  #call<T>(work: (port: AppointmentsPort) => Promise<T>): Promise<T> {
    return patiently(this.#options, async () => this.#with(await this.#connected(), work));
  }

  async #write(work: (port: AppointmentsPort) => Promise<void>): Promise<void> {
    const port = await patiently(this.#options, () => this.#connected());
    await this.#with(port, work);
  }

  async #with<T>(port: AppointmentsPort, work: (port: AppointmentsPort) => Promise<T>): Promise<T> {
    try {
      return await work(port);
    } catch (error) {
      if (!(error instanceof UcServerError) || error.code !== "not-logged-on") throw error;
      // The login has ended, not the connection. Logging on again shows whether it may.
      await port.close();
      throw new UcServerError("unreachable", error.message, { cause: error });
    }
  }

  /** The present login; several calls that find it broken share the next one. */
  async #connected(): Promise<AppointmentsPort> {
    const known = this.#current;
    const port = await known.catch(() => undefined);
    if (port?.alive === true) return port;
    if (this.#current === known) {
      this.#current = this.#logOn();
      // Whoever waits for it gets the error.
      this.#current.catch(() => undefined);
    }
    const next = await this.#current;
    this.#user = next.user;
    return next;
  }
}

/** Repeats what fails because the connection is lost. */
async function patiently<T>(options: LastingOptions, work: () => Promise<T>): Promise<T> {
  const { attempts = 8, backoff = { first: 250, longest: 30_000 }, signal } = options;
  const { sleep: wait = sleep, random = Math.random, log = silentLog } = options;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      const passing = error instanceof UcServerError && error.code === "unreachable";
      if (!passing || attempt === attempts) throw error;
      log.info({ attempt, error: error.message }, "the UCServer is out of reach, trying again");
      await wait(backoffDelay(backoff, attempt, random()), signal);
    }
  }
}
