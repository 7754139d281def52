import type { Command } from "commander";
import { runBatch, type Conversion } from "./batch.js";
import { codecsOf, type Codec, type TypeNames } from "./codecs.js";
import { describeReport, reportOf } from "./conversion-error.js";
import { failure, usageError } from "./outcome.js";
import { writeOut } from "./streams.js";

/** What `encode` and `decode` are told. */
export interface ConvertOptions {
  readonly type?: string;
  readonly hex: boolean;
  readonly batch: boolean;
  readonly asn1?: string[];
  /** Of `decode`. */
  readonly typeNames?: TypeNames;
}

/**
 * Adds the options that `encode` and `decode` have in common.
 * @param lines What a batch makes of a line, for the help.
 */
export function withConvertOptions(command: Command, lines: string): Command {
  return command
    .option("--type <name>", "the type, AsnAppointmentEntry say; ROSEMessage is the envelope")
    .option("--asn1 <files...>", "take the types from these ASN.1 files, not the built-in modules")
    .option("--batch", `convert one JSON object a line: ${lines}`, false);
}

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
  const findCodec = await codecsOf(options.asn1, options.typeNames);
  const codec = type === undefined ? undefined : findCodec(type);
  if (type !== undefined && codec === undefined) {
    throw usageError(`there is no type ${JSON.stringify(type)}`);
  }
  if (batch || codec === undefined) return runBatch(findCodec, type, request);
  let output: string | Uint8Array;
  try {
    output = await whole(codec);
  } catch (error) {
    throw failure(describeReport(reportOf(error)));
  }
  await writeOut(output);
}
