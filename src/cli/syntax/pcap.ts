import { Command, InvalidArgumentError, Option } from "commander";
import type { Framing } from "../../rose/csta.js";
import {
  jsonOption,
  append,
  framingOption,
  protocolOption,
  wholeNumber,
  type ProtocolName,
} from "./options.js";

/** What `rosewire pcap` is told. */
export interface PcapOptions {
  readonly protocol: ProtocolName;
  readonly framing: Framing;
  readonly port: readonly number[];
  readonly host: readonly string[];
  readonly operation: readonly string[];
  readonly errors: boolean;
  /** Milliseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  readonly asn1?: string[];
  readonly json: boolean;
  readonly verbose: boolean;
  readonly secrets: boolean;
}

/** `rosewire pcap`: the messages in a capture of packets. */
export function pcapCommand(): Command {
  return new Command("pcap")
    .argument("<file>", "the capture, pcap or pcapng, as tcpdump writes it; - is stdin")
    .description("show the messages in a capture of packets, a line for each")
    .addOption(
      new Option("--port <port>", "a port of servers, 7222 by default; may be repeated")
        .default([])
        .argParser((text, before: readonly number[]) => [...before, wholeNumber(text, 1, 65_535)]),
    )
    .option("--host <address>", "only connections of this address; may be repeated", append, [])
    .option(
      "--operation <name>",
      "only this operation and its answers; may be repeated",
      append,
      [],
    )
    .option("--errors", "only errors, rejects and what cannot be read", false)
    .option("--from <time>", "only messages from this time on, 2030-01-07T09:00:00Z", moment)
    .option("--to <time>", "only messages up to this time", moment)
    .addOption(protocolOption())
    .addOption(framingOption("length16"))
    .option("--asn1 <files...>", "ASN.1 files with operations besides the built-in ones")
    .addOption(jsonOption("print one object a line for each message"))
    .option("--verbose", "print messages as a whole, element by element as dump does", false)
    .option("--secrets", "print passwords and tokens, too", false)
    .action(async (file: string, options: PcapOptions) =>
      (await import("../pcap.js")).pcap(file, options),
    );
}

function moment(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError("It must be a time, in ISO 8601.");
  return time;
}
