import { Command, Option } from "commander";
import { decodeRequest } from "./batch.js";
import { convert, withConvertOptions, type ConvertOptions } from "./convert.js";
import { fromHex } from "./hex.js";
import { readAll, readAllText } from "./streams.js";

/** `rosewire decode`: BER on stdin to estos JSON on stdout. */
export function decodeCommand(): Command {
  const command = new Command("decode")
    .description("decode BER from stdin to estos JSON")
    .option("--hex", "read hexadecimal digits instead of octets; white space is skipped", false)
    .addOption(
      new Option(
        "--type-names <where>",
        "write _type into the outermost object, or into all; of a ROSEMessage into its open type",
      ).choices(["root", "all"]),
    );
  const lines = '{"id":..,"type":..,"ber":"hex"} to {"id":..,"json":..}';
  return withConvertOptions(command, lines).action((options: ConvertOptions) =>
    convert(options, decodeRequest, async (codec) => {
      const octets = options.hex
        ? fromHex((await readAllText()).replaceAll(/\s+/g, ""))
        : await readAll();
      return `${codec.decode(octets)}\n`;
    }),
  );
}
