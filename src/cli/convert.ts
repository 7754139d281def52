import { hint } from "../codec/internal.js";
import { runBatch, type Conversion } from "./batch.js";
import { codecsOf, type Codec } from "./codecs.js";
import { describeReport, reportOf } from "./conversion-error.js";
import { CommandError, failure, usageError } from "./outcome.js";
import { writeOut } from "./streams.js";
import type { ConvertOptions } from "./syntax/convert-options.js";

/**
 * Converts stdin to stdout, as a whole or as a batch.
 * @param request How a line of a batch is converted.
 * @param whole How the whole input is converted.
 * @throws CommandError for a type that does not exist or input that cannot be converted.
 */
export async function convert(
  options: ConvertOptions,
  request: Conversion,
  whole: (codec: Codec) => Promise<string | Uint8Array>,
): Promise<void> {
  const { type, batch } = options;
  if (type === undefined && !batch) throw usageError("--type is needed");
  const codecs = await codecsOf(options.asn1, options);
  const codec =
    type === undefined ? undefined : (codecs.find(type) ?? (await codecs.later?.())?.(type));
  if (type !== undefined && codec === undefined) {
    const near = hint(type, await codecs.names());
    throw usageError(`there is no type ${JSON.stringify(type)}${near}`);
  }
  if (batch || codec === undefined) return runBatch(codecs, type, request);
  let output: string | Uint8Array;
  try {
    output = await whole(codec);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const report = reportOf(error);
    throw failure(describeReport(report), report.code);
  }
  await writeOut(output);
}
