import { Command, Option } from "commander";
import { strictnessOption } from "./options.js";
import { withConvertOptions, type ConvertOptions } from "./convert-options.js";

/** `rosewire decode`: BER on stdin to estos JSON on stdout. */
export function decodeCommand(): Command {
  const command = new Command("decode")
    .description("decode BER from stdin to estos JSON")
    .option("--hex", "read hexadecimal digits instead of octets; white space is skipped", false)
    .addOption(
      new Option(
        "--type-names <where>",
        "write _type into the outermost object or into all; in a ROSEMessage, into its open type",
      ).choices(["root", "all"]),
    )
    .addOption(strictnessOption());
  const lines = '{"id":..,"type":..,"ber":"hex"} to {"id":..,"json":..}';
  return withConvertOptions(command, lines, "print the value, as always").action(
    async (options: ConvertOptions) => (await import("../decode.js")).decode(options),
  );
}
