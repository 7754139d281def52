import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { Framing } from "../../rose/csta.js";
import type { MessageEncoding } from "../../rose/index.js";
import {
  durationOf,
  encodingOption,
  framingOption,
  jsonOption,
  protocolOption,
  serverOf,
  timeoutOption,
  wholeNumber,
  type ProtocolName,
  type Server,
} from "./options.js";
import {
  addLoginOptions,
  addServerOptions,
  type LoginOptions,
  type ServerOptions,
} from "./server-options.js";

/** What `rosewire bench` is told. */
export interface BenchOptions extends ServerOptions, LoginOptions {
  readonly operation: string;
  readonly argument?: string;
  readonly arguments?: string;
  readonly connections: number;
  readonly inFlight: number;
  /** Milliseconds. */
  readonly duration?: number;
  readonly calls?: number;
  /** Calls in a second. */
  readonly rate?: number;
  /** Milliseconds. */
  readonly warmUp?: number;
  readonly timeout: number;
  readonly protocol: ProtocolName;
  readonly framing: Framing;
  readonly encoding: MessageEncoding;
  readonly asn1?: string[];
  readonly json: boolean;
}

/** `rosewire bench`: how many calls a server answers, and how soon. */
export function benchCommand(): Command {
  const command = new Command("bench")
    .addArgument(
      new Argument("[server]", "HOST:PORT; otherwise --host and --port").argParser(serverOf),
    )
    .description("load a server with calls of one operation, and tell how many it answers how soon")
    .addOption(new Option("--operation <operation>", "its name or number").makeOptionMandatory())
    .option("--argument <json>", "the argument as estos JSON, {} by default")
    .addOption(
      new Option("--arguments <file>", "arguments that are used in turn, one a line").conflicts(
        "argument",
      ),
    )
    .addOption(
      new Option("--connections <number>", "connections that call at the same time")
        .default(1)
        .argParser((text) => wholeNumber(text, 1, 10_000)),
    )
    .addOption(
      new Option("--in-flight <number>", "calls of each connection that wait at the same time")
        .default(1)
        .argParser((text) => wholeNumber(text, 1, 10_000)),
    )
    .addOption(
      new Option("--duration <time>", "how long to call: 10s, which is usual, 5m or 1h").argParser(
        durationOf,
      ),
    )
    .addOption(
      new Option("--calls <number>", "how many calls to make, however long they take")
        .argParser((text) => wholeNumber(text, 1, 1_000_000_000))
        .conflicts("duration"),
    )
    .addOption(
      new Option(
        "--rate <number>",
        "calls in a second; by default, each answer is followed by a call",
      ).argParser(rateOf),
    )
    .addOption(
      new Option("--warm-up <time>", "how long to call before anything is counted").argParser(
        durationOf,
      ),
    )
    .addOption(timeoutOption())
    .addOption(protocolOption())
    .addOption(framingOption("length16"))
    .addOption(encodingOption())
    .option("--asn1 <files...>", "ASN.1 files with operations besides the built-in ones")
    .addOption(jsonOption("print one JSON object"));
  return addLoginOptions(addServerOptions(command)).action(
    async (server: Server | undefined, options: BenchOptions) =>
      (await import("../bench.js")).bench(server, options),
  );
}

function rateOf(text: string): number {
  const rate = /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : 0;
  if (rate > 0 && rate <= 10_000_000) return rate;
  throw new InvalidArgumentError("It must be a number above 0, of calls in a second.");
}
