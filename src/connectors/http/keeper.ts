import { setImmediate as turn } from "node:timers/promises";
import type { RoseLog } from "../../rose/index.js";
import type { AppointmentsPort } from "../ucserver/port.js";
import type { Desk } from "./desk.js";
import { userKey } from "../user-names.js";

/** Who rolls forward the series that an API has made, and whose. */
export interface KeeperOptions {
  /** Logs on as a user who may act for all of them. */
  readonly account: () => Promise<AppointmentsPort>;
  /** Users who may have series, besides those who have been served since the start. */
  readonly owners: () => readonly string[] | Promise<readonly string[]>;
  /** Milliseconds between two looks at whether the window has moved; ten minutes by default. */
  readonly every?: number;
}

const tenMinutes = 600_000;

/**
 * Rolls series forward: at the start, and whenever the window has moved, which it does at midnight. What it
 * does can be done twice; after a failure it is done again.
 */
export class SeriesKeeper {
  readonly #options: KeeperOptions;
  readonly #desk: Desk;
  readonly #log: RoseLog;
  /** The end of the window for which all has been done. */
  #doneTo: number | undefined;

  constructor(desk: Desk, log: RoseLog, options: KeeperOptions) {
    this.#desk = desk;
    this.#log = log;
    this.#options = options;
  }

  /** Looks now and from time to time, until the signal fires. Keeps no process alive. */
  start(signal: AbortSignal | undefined): void {
    const look = (): void => {
      if (signal?.aborted === true) return;
      this.#look(signal)
        .catch((error: unknown) => {
          this.#log.error({ error }, "series could not be rolled forward; tried again later");
        })
        .finally(() => {
          setTimeout(look, this.#options.every ?? tenMinutes).unref();
        });
    };
    setTimeout(look, 0).unref();
  }

  async #look(signal: AbortSignal | undefined): Promise<void> {
    const { to } = this.#desk.window();
    if (this.#doneTo === to) return;
    const owners = new Map(
      [...(await this.#options.owners()), ...this.#desk.served].map((name) => [
        userKey(name),
        name,
      ]),
    );
    if (owners.size === 0) return;
    const port = await this.#options.account();
    let failed = 0;
    try {
      for (const owner of owners.values()) {
        if (signal?.aborted === true) return;
        failed += await this.#rollOf(port, owner);
        await turn();
      }
    } finally {
      await port.close();
    }
    if (failed === 0) this.#doneTo = to;
  }

  /** A failure for one owner does not hold up the others. */
  async #rollOf(port: AppointmentsPort, owner: string): Promise<0 | 1> {
    try {
      const rolled = await this.#desk.rollForward(port, owner);
      if (rolled > 0) this.#log.info({ owner, series: rolled }, "series rolled forward");
      return 0;
    } catch (error) {
      if (!port.alive) throw error;
      this.#log.warn({ owner, error }, "the series of a user could not be rolled forward");
      return 1;
    }
  }
}
