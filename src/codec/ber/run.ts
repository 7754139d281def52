import { BerEncodeError, CodecError } from "../errors.js";
import { defaultLimits } from "../limits.js";
import type { DecodeOptions, EncodeOptions } from "../options.js";
import type { BerCodec } from "./compile.js";
import { Reader } from "./reader.js";
import { Writer } from "./writer.js";

// One reader and one writer are kept for the next call. A call takes them away while it runs, so
// one that happens inside another (a getter of a value, say) gets its own.
let spareReader: Reader | undefined;
let spareWriter: Writer | undefined;

/** A writer whose buffer grew beyond this is not kept. */
const KEEP = 1 << 20;

function takeWriter(): Writer {
  const writer = spareWriter ?? new Writer(Buffer.allocUnsafeSlow(8192));
  spareWriter = undefined;
  return writer;
}

function giveBack(writer: Writer): void {
  if (writer.b.length <= KEEP) spareWriter = writer;
}

/** Encodes to octets of their own. */
export function encodeNew(
  codec: BerCodec,
  value: unknown,
  options: EncodeOptions | undefined,
): Uint8Array {
  const writer = takeWriter();
  writer.depth = (options?.limits ?? defaultLimits).maxDepth;
  const end = run(codec, writer, value, 0);
  const bytes = new Uint8Array(end);
  // Below some hundred octets a loop beats the call of `set` with the view that it needs.
  const b = writer.b;
  if (end < 128) for (let i = 0; i < end; i++) bytes[i] = b[i] as number;
  else bytes.set(b.subarray(0, end));
  giveBack(writer);
  return bytes;
}

/** Encodes into the caller's buffer; returns the number of octets. */
export function encodeOver(
  codec: BerCodec,
  value: unknown,
  buffer: Uint8Array,
  offset: number,
  options: EncodeOptions | undefined,
): number {
  const target = Buffer.isBuffer(buffer)
    ? buffer
    : Buffer.from(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.byteLength);
  if (!(offset >= 0 && offset <= target.length)) {
    throw new BerEncodeError("buffer-too-small", `offset ${offset} is outside the buffer`);
  }
  const writer = new Writer(target);
  writer.depth = (options?.limits ?? defaultLimits).maxDepth;
  const end = run(codec, writer, value, offset);
  if (end > target.length) {
    throw new BerEncodeError(
      "buffer-too-small",
      `${end - offset} octets do not fit into ${target.length - offset}`,
    );
  }
  // Near the end of the buffer the writer moves to a larger one of its own.
  if (writer.b !== target) target.set(writer.b.subarray(offset, end), offset);
  return end - offset;
}

/** The length of the encoding. */
export function measure(
  codec: BerCodec,
  value: unknown,
  options: EncodeOptions | undefined,
): number {
  const writer = takeWriter();
  writer.depth = (options?.limits ?? defaultLimits).maxDepth;
  const end = run(codec, writer, value, 0);
  giveBack(writer);
  return end;
}

function run(codec: BerCodec, writer: Writer, value: unknown, offset: number): number {
  try {
    return codec.write(writer, value, offset, 1);
  } catch (error) {
    throw named(codec, error);
  }
}

/** Decodes one value that fills the input. */
export function decodeWith(
  codec: BerCodec,
  bytes: Uint8Array,
  options: DecodeOptions | undefined,
): unknown {
  const limits = options?.limits ?? defaultLimits;
  const reader = spareReader ?? new Reader();
  spareReader = undefined;
  reader.start(bytes, limits);
  try {
    const length = bytes.length;
    if (length === 0) reader.fail("truncated", 0, "no octets");
    if (length > limits.maxBytes) {
      reader.fail("limit", 0, `${length} octets, more than ${limits.maxBytes}`);
    }
    const value = codec.whole(reader, 0, length, 1);
    if (reader.n !== length) {
      reader.fail("trailing-octets", reader.n, "octets behind the value");
    }
    reader.release();
    spareReader = reader;
    return value;
  } catch (error) {
    throw named(codec, error);
  }
}

/** Puts the type's name in front of the path of an error. */
function named(codec: BerCodec, error: unknown): unknown {
  return error instanceof CodecError && codec.type.name !== ""
    ? error.prefix(codec.type.name)
    : error;
}
