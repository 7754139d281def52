import { Command } from "commander";
import { withConvertOptions, type ConvertOptions } from "./convert-options.js";

/** `rosewire encode`: estos JSON on stdin to BER on stdout. */
export function encodeCommand(): Command {
  const command = new Command("encode")
    .description("encode an estos JSON value from stdin to BER")
    .option("--hex", "write hexadecimal digits instead of octets", false);
  const lines = '{"id":..,"type":..,"json":..} to {"id":..,"ber":"hex"}';
  return withConvertOptions(command, lines, 'print {"ber":"hex"}').action(
    async (options: ConvertOptions) => (await import("../encode.js")).encode(options),
  );
}
