import type { Command } from "commander";
import type { Strictness } from "../../codec/index.js";
import type { TypeNames } from "../codecs.js";
import { jsonOption, type FormOptions } from "./options.js";

/** What `encode` and `decode` are told. */
export interface ConvertOptions extends FormOptions {
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
 * @param form What `--json` does, for the help.
 */
export function withConvertOptions(command: Command, lines: string, form: string): Command {
  return command
    .option("--type <type>", "the type, AsnAppointmentEntry say; ROSEMessage is the envelope")
    .option("--asn1 <files...>", "take the types from these ASN.1 files, not the built-in modules")
    .option("--batch", `convert one JSON object a line: ${lines}`, false)
    .addOption(jsonOption(form));
}
