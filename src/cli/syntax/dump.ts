import { Command, Option } from "commander";
import type { Strictness } from "../../codec/index.js";
import type { Framing } from "../../rose/csta.js";
import {
  jsonOption,
  framingOption,
  protocolOption,
  strictnessOption,
  wholeNumber,
  type ProtocolName,
} from "./options.js";

/** How the octets are written that are to be shown. */
export const inputForms = ["auto", "hex", "base64", "binary"] as const;
export type InputForm = (typeof inputForms)[number];

/** The open types of an operation. */
export const parts = ["argument", "result", "error"] as const;
export type Part = (typeof parts)[number];

/** What `rosewire dump` is told. */
export interface DumpOptions {
  readonly type?: string;
  readonly operation?: string;
  readonly part?: Part;
  readonly message: boolean;
  readonly protocol: ProtocolName;
  readonly framing: Framing;
  readonly asn1?: string[];
  readonly form: InputForm;
  readonly json: boolean;
  readonly full: boolean;
  readonly encapsulated: boolean;
  readonly depth: number;
  readonly elements: number;
  readonly strictness: Strictness;
}

/** `rosewire dump`: what octets in BER consist of. */
export function dumpCommand(): Command {
  return new Command("dump")
    .argument("[file]", "the file with the octets; without it, or with -, stdin")
    .description("show what octets in BER consist of, element by element, with or without a type")
    .option("--type <type>", "the type of the values, AsnAppointmentEntry say")
    .option("--operation <operation>", "its name or number: the values are of its types")
    .addOption(new Option("--part <part>", "which of its types").choices(parts))
    .option("--message", "the values are whole messages of the protocol", false)
    .addOption(protocolOption())
    .addOption(framingOption("none"))
    .option("--asn1 <files...>", "ASN.1 files with types and operations besides the built-in ones")
    .addOption(
      new Option("--form <form>", "how the octets are written").choices(inputForms).default("auto"),
    )
    .addOption(jsonOption("print one object a line for each element"))
    .option("--full", "print all octets and characters of long values", false)
    .option("--no-encapsulated", "do not look for BER inside of OCTET STRINGs and BIT STRINGs")
    .addOption(
      new Option("--depth <levels>", "levels of nesting that are shown")
        .default(64)
        .argParser((text) => wholeNumber(text, 1, 512)),
    )
    .addOption(
      new Option("--elements <number>", "elements that are shown")
        .default(100_000)
        .argParser((text) => wholeNumber(text, 1, 1_000_000_000)),
    )
    .addOption(strictnessOption())
    .action(async (file: string | undefined, options: DumpOptions) =>
      (await import("../dump.js")).dump(file, options),
    );
}
