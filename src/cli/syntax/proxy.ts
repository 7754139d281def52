import { Argument, Command, Option } from "commander";
import type { Framing } from "../../rose/csta.js";
import {
  append,
  framingOption,
  jsonOption,
  listenOf,
  protocolOption,
  serverOf,
  wholeNumber,
  type ProtocolName,
  type Server,
} from "./options.js";
import { addTlsOptions, type TlsOptions } from "./tls-options.js";

/** What `rosewire proxy` is told. */
export interface ProxyOptions extends TlsOptions {
  readonly listen: Server;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly record?: string;
  readonly redact: boolean;
  readonly connections: number;
  readonly protocol: ProtocolName;
  readonly framing: Framing;
  readonly operation: readonly string[];
  readonly errors: boolean;
  readonly asn1?: string[];
  readonly json: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly secrets: boolean;
}

/** `rosewire proxy`: stands between clients and a server, shows what they say, and records it. */
export function proxyCommand(): Command {
  const command = new Command("proxy")
    .addArgument(new Argument("<target>", "the server, HOST:PORT").argParser(serverOf))
    .description("pass connections on to a server, show what is said over them, and record it")
    .addOption(
      new Option("--listen <port>", "where clients connect: a port, or ADDRESS:PORT")
        .makeOptionMandatory()
        .argParser(listenOf),
    )
    .option("--record <file>", "write what is said to this new file, in pcapng")
    .option("--redact", "put asterisks for passwords and tokens into that file", false)
    .option("--tls-cert <file>", "clients may use TLS, with this certificate in PEM")
    .option("--tls-key <file>", "the key of that certificate in PEM");
  return addTlsOptions(command)
    .addOption(
      new Option("--connections <number>", "connections at a time; others are closed")
        .default(1000)
        .argParser((text) => wholeNumber(text, 1, 100_000)),
    )
    .option(
      "--operation <name>",
      "show only this operation and its answers; may be repeated",
      append,
      [],
    )
    .option("--errors", "show only errors, rejects and what cannot be read", false)
    .addOption(protocolOption())
    .addOption(framingOption("length16"))
    .option("--asn1 <files...>", "ASN.1 files with operations besides the built-in ones")
    .addOption(jsonOption("print one object a line for each message"))
    .option("--verbose", "print messages as a whole, element by element as dump does", false)
    .option("--quiet", "print no messages", false)
    .option("--secrets", "print passwords and tokens, too", false)
    .action(async (target: Server, options: ProxyOptions) =>
      (await import("../proxy.js")).proxy(target, options),
    );
}
