import { stdin } from "node:process";
import { parseJson } from "../codec/index.js";
import { isObject, textOfFile } from "../codec/internal.js";
import type { Codec, Codecs, FindCodec } from "./codecs.js";
import { ConversionError, reportOf } from "./conversion-error.js";
import { fromHex, toHex } from "./hex.js";
import { writeJson } from "./json.js";
import { linesOf, type Line } from "./lines.js";
import { writeOut } from "./streams.js";

/** Longer lines are refused: a message of 16 MiB in hexadecimal, or as JSON, has room. */
const maxLineLength = 64 * 1024 * 1024;

type Request = Readonly<Record<string, unknown>>;

/** Converts what a request holds; gives the member of the answer, as JSON text. */
export type Conversion = (codec: Codec, request: Request) => string;

/** `{"json": ..}` to `"ber":".."`. */
export const encodeRequest: Conversion = (codec, request) => {
  if (!("json" in request)) throw new ConversionError("bad-line", 'the member "json" is missing');
  return `"ber":"${toHex(codec.encode(request["json"]))}"`;
};

/** `{"ber": ".."}` to `"json":..`. */
export const decodeRequest: Conversion = (codec, request) => {
  const { ber } = request;
  if (typeof ber !== "string") {
    throw new ConversionError(
      "bad-line",
      'the member "ber" must be a string of hexadecimal digits',
    );
  }
  return `"json":${codec.decode(fromHex(ber))}`;
};

/**
 * Converts the lines of stdin, one JSON object each, to as many lines on stdout, in order. If
 * something is wrong with a line, its answer says what.
 * @param defaultType The type of requests that name none.
 */
export async function runBatch(
  { find, later }: Codecs,
  defaultType: string | undefined,
  convert: Conversion,
): Promise<void> {
  let findCodec = find;
  let load = later;
  let missed = false;
  const noticing: FindCodec = (name) => {
    const codec = findCodec(name);
    missed ||= codec === undefined;
    return codec;
  };
  for await (const lines of linesOf(stdin, maxLineLength)) {
    let answers = "";
    for (const line of lines) {
      let text = answer(line, noticing, defaultType, convert);
      if (missed && load !== undefined) {
        findCodec = await load();
        load = undefined;
        text = answer(line, noticing, defaultType, convert);
      }
      answers += `${text}\n`;
    }
    await writeOut(answers);
  }
}

/** The answer to one line, without its line end. */
export function answer(
  line: Line,
  findCodec: FindCodec,
  defaultType: string | undefined,
  convert: Conversion,
): string {
  let id = "null";
  try {
    const request = requestOf(line);
    id = idText(request["id"]);
    return `{"id":${id},${convert(codecOf(request, findCodec, defaultType), request)}}`;
  } catch (error) {
    return `{"id":${id},"error":${JSON.stringify(reportOf(error))}}`;
  }
}

function requestOf(line: Line): Request {
  if (line === "too-long") {
    throw new ConversionError("line-too-long", `the line has over ${maxLineLength} octets`);
  }
  const text = textOfFile(line);
  if (text === undefined) throw new ConversionError("bad-line", "the line is not UTF-8");
  const request = parseJson(text);
  if (isObject(request)) return request;
  throw new ConversionError("bad-line", "a JSON object is expected");
}

function codecOf(request: Request, findCodec: FindCodec, defaultType: string | undefined): Codec {
  const name = request["type"] ?? defaultType;
  if (typeof name !== "string") {
    throw new ConversionError("bad-line", 'the member "type" must be the name of a type');
  }
  const codec = findCodec(name);
  if (codec !== undefined) return codec;
  throw new ConversionError("unknown-type", `there is no type ${JSON.stringify(name)}`);
}

function idText(id: unknown): string {
  if (id === undefined) return "null";
  try {
    return writeJson(id);
  } catch {
    throw new ConversionError("bad-line", 'the member "id" has too many levels');
  }
}
