import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { Framing } from "../../rose/csta.js";
import {
  append,
  framingOption,
  jsonOption,
  listenOf,
  passwordOption,
  passwordStdinOption,
  protocolOption,
  serverOf,
  timeoutOption,
  wholeNumber,
  type PasswordOptions,
  type ProtocolName,
  type Server,
} from "./options.js";
import { addTlsOptions, type TlsOptions } from "./tls-options.js";

/** What `rosewire replay` is told. */
export interface ReplayOptions extends TlsOptions, PasswordOptions {
  /** Where to be the server. */
  readonly listen?: Server;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly connection?: number;
  /** How many times as fast as it was recorded; Infinity for at once. */
  readonly speed: number;
  readonly check: boolean;
  readonly ignore: readonly string[];
  readonly timeout: number;
  readonly port: readonly number[];
  readonly protocol: ProtocolName;
  readonly framing: Framing;
  readonly user?: string;
  readonly asn1?: string[];
  readonly quiet: boolean;
  readonly json: boolean;
}

/** `rosewire replay`: takes the place of the clients in a recording, or of the server. */
export function replayCommand(): Command {
  const command = new Command("replay")
    .argument("<file>", "the recording, of proxy or tcpdump (pcap or pcapng)")
    .addArgument(new Argument("[target]", "the server, HOST[:PORT]").argParser(serverOf))
    .description("say to a server what clients have said in a recording, or answer clients from it")
    .addOption(
      new Option(
        "--listen <port>",
        "answer clients as the recorded server did: a port, or ADDRESS:PORT",
      ).argParser(listenOf),
    )
    .option("--tls-cert <file>", "with --listen: clients may use TLS, with this certificate in PEM")
    .option("--tls-key <file>", "the key of that certificate in PEM")
    .addOption(
      new Option("--connection <number>", "only this one, counted from 1 as pcap does").argParser(
        (text) => wholeNumber(text, 1, 1_000_000_000),
      ),
    )
    .addOption(
      new Option("--speed <factor>", "how many times as fast as recorded, or max for at once")
        .default(1)
        .argParser(speedOf),
    )
    .option("--check", "compare answers and events with those of the recording", false)
    .option(
      "--ignore <names>",
      "with --check: members and events that may differ, a,b; may be repeated",
      (text: string, before: readonly string[]) =>
        text.split(",").reduce((all: readonly string[], name) => append(name, all), before),
      [],
    )
    .addOption(timeoutOption())
    .addOption(
      new Option("--port <port>", "a port of recorded servers, 7222 by default; may be repeated")
        .default([])
        .argParser((text, before: readonly number[]) => [...before, wholeNumber(text, 1, 65_535)]),
    )
    .addOption(protocolOption())
    .addOption(framingOption("length16"))
    .option("--user <name>", "log on as this user in place of those recorded; needs a password")
    .addOption(passwordOption())
    .addOption(passwordStdinOption());
  return addTlsOptions(command)
    .option("--asn1 <files...>", "ASN.1 files with operations besides the built-in ones")
    .option("--quiet", "print only what differs, fails or is not answered", false)
    .addOption(jsonOption("print one object a line for each answer, and one for all"))
    .action(async (file: string, target: Server | undefined, options: ReplayOptions) =>
      (await import("../replay.js")).replay(file, target, options),
    );
}

function speedOf(text: string): number {
  if (text === "max") return Infinity;
  const speed = /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (speed > 0) return speed;
  throw new InvalidArgumentError("It must be a number such as 1, 10 or 0.5, or max.");
}
