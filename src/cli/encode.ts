import { Command } from "commander";
import { parseJson } from "../codec/index.js";
import { encodeRequest } from "./batch.js";
import { convert, withConvertOptions, type ConvertOptions } from "./convert.js";
import { toHex } from "./hex.js";
import { readAllText } from "./streams.js";

/** `rosewire encode`: estos JSON on stdin to BER on stdout. */
export function encodeCommand(): Command {
  const command = new Command("encode")
    .description("encode an estos JSON value from stdin to BER")
    .option("--hex", "write hexadecimal digits instead of octets", false);
  const lines = '{"id":..,"type":..,"json":..} to {"id":..,"ber":"hex"}';
  return withConvertOptions(command, lines).action((options: ConvertOptions) =>
    convert(options, encodeRequest, async (codec) => {
      const octets = codec.encode(parseJson(await readAllText()));
      return options.hex ? `${toHex(octets)}\n` : octets;
    }),
  );
}
