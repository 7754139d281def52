import { decodeRequest } from "./batch.js";
import { convert } from "./convert.js";
import { fromHex } from "./hex.js";
import { failure } from "./outcome.js";
import { readAll, readAllText } from "./streams.js";
import type { ConvertOptions } from "./syntax/convert-options.js";

/** BER on stdin to estos JSON on stdout. */
export function decode(options: ConvertOptions): Promise<void> {
  return convert(options, decodeRequest, async (codec) => {
    const octets = options.hex
      ? fromHex((await readAllText(failure("the input is not UTF-8"))).replaceAll(/\s+/g, ""))
      : await readAll();
    return `${codec.decode(octets)}\n`;
  });
}
