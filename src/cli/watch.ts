import { stdout } from "node:process";
import { parseJson } from "../codec/index.js";
import { AsnAttachToContactOptions } from "../modules/authentication/authentication.js";
import { completeLine, shortLine } from "./event-line.js";
import { endOf, lastingSession } from "./lasting-session.js";
import { notice } from "./notice.js";
import { usageError } from "./outcome.js";
import { ownModules } from "./own-modules.js";
import { endSession, loginFrom } from "./session.js";
import { stopSignal } from "./stop-signal.js";
import type { WatchOptions } from "./syntax/watch.js";
import { filterOf } from "./watch/filter.js";
import { Printer } from "./watch/printer.js";
import { subscribe } from "./watch/subscriptions.js";

/** Milliseconds for the end of the session. */
const longestEnd = 2_000;

/** Prints the events of a session until a signal, or until there are enough. */
export async function watch(options: WatchOptions): Promise<void> {
  const { json, count = Infinity, for: time, encoding, strictness } = options;
  const { registry } = await ownModules(options.asn1);
  const isWanted = filterOf(options, registry);
  const login = await loginFrom(options);
  if (login === undefined) throw usageError("events are for users: give --user or --demo");
  const end = new Ending(time);
  const printer = new Printer(stdout, notice);
  let printed = 0;
  const client = await lastingSession(options, {
    registry,
    login,
    attach: AsnAttachToContactOptions.values.eAttachToAll,
    connecting: { encoding, strictness },
    prepare: (connection) => subscribe(connection, options, notice),
    event(event, argument) {
      if (printed >= count) return;
      const value = parseJson(event.argument.encodeJson(argument, { integers: "bigint" }));
      if (!isWanted(event, value)) return;
      if (
        printer.print(json ? completeLine(event, value, registry) : shortLine(event, value, stdout))
      ) {
        printed++;
      }
      if (printed >= count) end.now();
    },
    tell: notice,
  });
  notice(`watching as ${login.user}; Ctrl-C ends it`);
  await Promise.race([client.closed, end.come]);
  if (client.state === "closed") throw await endOf(client);
  await endSession(client, login, longestEnd);
}

/** What ends the command: a signal, or the time. */
class Ending {
  readonly #now = new AbortController();
  readonly come: Promise<void>;

  constructor(milliseconds: number | undefined) {
    const signals = [stopSignal(), this.#now.signal];
    if (milliseconds !== undefined) signals.push(AbortSignal.timeout(milliseconds));
    const any = AbortSignal.any(signals);
    this.come = new Promise((resolve) => {
      any.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  now(): void {
    this.#now.abort();
  }
}
