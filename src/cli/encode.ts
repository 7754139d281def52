import { parseJson } from "../codec/index.js";
import { encodeRequest } from "./batch.js";
import { convert } from "./convert.js";
import { toHex } from "./hex.js";
import { failure } from "./outcome.js";
import { readAllText } from "./streams.js";
import type { ConvertOptions } from "./syntax/convert-options.js";

/** Estos JSON on stdin to BER on stdout. */
export function encode(options: ConvertOptions): Promise<void> {
  return convert(options, encodeRequest, async (codec) => {
    const octets = codec.encode(parseJson(await readAllText(failure("the input is not UTF-8"))));
    if (options.json) return `${JSON.stringify({ ber: toHex(octets) })}\n`;
    return options.hex ? `${toHex(octets)}\n` : octets;
  });
}
