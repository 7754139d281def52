import type { Command } from "commander";
import type { Strictness } from "../../codec/index.js";
import type { TypeNames } from "../codecs.js";

/** What `encode` and `decode` are told. */
export interface ConvertOptions {
  readonly type?: string;
  readonly hex: boolean;
  readonly batch: boolean;
  readonly asn1?: string[];
  // Of `decode`.
  readonly typeNames?: TypeNames;
  readonly strictness?: Strictness;
}

/**
 * Adds the options that `encode` and `decode` have in common.
 * @param lines What a batch makes of a line, for the help.
 */
export function withConvertOptions(command: Command, lines: string): Command {
  return command
    .option("--type <type>", "the type, AsnAppointmentEntry say; ROSEMessage is the envelope")
    .option("--asn1 <files...>", "take the types from these ASN.1 files, not the built-in modules")
    .option("--batch", `convert one JSON object a line: ${lines}`, false);
}
