import { Command, Option } from "commander";
import {
  append,
  durationOf,
  encodingOption,
  jsonOption,
  strictnessOption,
  wholeNumber,
} from "./options.js";
import {
  addLoginOptions,
  addServerOptions,
  type LoginOptions,
  type ServerOptions,
} from "./server-options.js";
import type { MessageEncoding } from "../../rose/index.js";
import type { Strictness } from "../../codec/index.js";

/** What a session is to be told besides what each client is that logs on. */
export interface SubscriptionOptions {
  readonly presence: readonly string[];
  readonly line: readonly string[];
  readonly lines: boolean;
  readonly chat: boolean;
  readonly journal: boolean;
  readonly agent: boolean;
  readonly all: boolean;
}

/** Which events are printed. */
export interface FilterOptions {
  readonly event: readonly string[];
  readonly module: readonly string[];
  readonly where: readonly string[];
  readonly asn1?: string[];
}

/** What `rosewire watch` is told. */
export interface WatchOptions
  extends ServerOptions, LoginOptions, SubscriptionOptions, FilterOptions {
  readonly count?: number;
  readonly for?: number;
  readonly json: boolean;
  readonly encoding: MessageEncoding;
  readonly strictness: Strictness;
}

/** `rosewire watch`: the events of a session, as they come. */
export function watchCommand(): Command {
  const command = new Command("watch")
    .description("log on, and print the events that the server sends, until Ctrl-C")
    .addOption(repeated("--presence <user>", "subscribe to the presence of a user"))
    .addOption(repeated("--line <number>", "monitor a line, by its number or URI"))
    .option("--lines", "monitor all lines that the user sees", false)
    .option("--chat", "subscribe to the user's chats", false)
    .option("--journal", "subscribe to all journals that the user sees", false)
    .option("--agent", "monitor the user as an agent", false)
    .option("--all", "all of these, as far as the user may", false)
    .addOption(repeated("--event <event>", "print only these events, by name or number"))
    .addOption(repeated("--module <module>", "print only events of these modules"))
    .addOption(
      repeated("--where <member=value>", "print only events with this member; all have to hold"),
    )
    .addOption(
      new Option("--count <n>", "end after so many events are printed").argParser((text) =>
        wholeNumber(text, 1, Number.MAX_SAFE_INTEGER),
      ),
    )
    .addOption(new Option("--for <time>", "end after 10s, 5m or 1h").argParser(durationOf))
    .addOption(jsonOption("print each event as a line of JSON, complete"))
    .addOption(encodingOption())
    .option("--asn1 <files...>", "ASN.1 files with events besides the built-in ones")
    .addOption(strictnessOption());
  return addLoginOptions(addServerOptions(command)).action(async (options: WatchOptions) =>
    (await import("../watch.js")).watch(options),
  );
}

function repeated(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be repeated`).default([], "").argParser(append);
}
