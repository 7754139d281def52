import { BerEncodeError, CodecError } from "../errors.js";
import { defaultLimits } from "../limits.js";
import type { DecodeOptions, EncodeOptions } from "../options.js";
import type { BerCodec } from "./codec.js";
import { Reader } from "./reader.js";
import { Writer } from "./writer.js";

// One reader and the writers below are kept for the next call. A call takes what it uses away
// while it runs, so one that happens inside another (a getter of a value, say) gets its own.
let spareReader: Reader | undefined;

/** Encodings up to this size are cut from a slab that they share; larger ones are copied out. */
const SLAB = 1 << 16;
const CUT = 1 << 13;
let slab: Writer | undefined;
/** The buffer below the slab: asking a view for it costs as much as a short message. */
let below = new ArrayBuffer(0);
let cut = 0;

/** For large messages and for measuring; dropped when it has grown beyond {@link KEEP}. */
let scratch: Writer | undefined;
const KEEP = 1 << 21;

/** For the caller's buffers. */
let borrowed: Writer | undefined;

/** Encodes to octets of their own. */
export function encodeNew(
  codec: BerCodec,
  value: unknown,
  options: EncodeOptions | undefined,
): Uint8Array {
  if (codec.lastSize > CUT) return encodeLarge(codec, value, options);
  let writer = slab;
  slab = undefined;
  if (writer === undefined || cut > SLAB - CUT) {
    below = new ArrayBuffer(SLAB);
    writer = new Writer(Buffer.from(below));
    cut = 0;
  }
  const { b } = writer;
  const buffer = below;
  const start = cut;
  writer.depth = options?.limits === undefined ? defaultLimits.maxDepth : options.limits.maxDepth;
  const end = codec.write(writer, value, start, 1);
  if (writer.b !== b) {
    codec.lastSize = end - start;
    return copyOf(writer.b, start, end);
  }
  cut = (end + 7) & ~7;
  slab = writer;
  return new Uint8Array(buffer, start, end - start);
}

function encodeLarge(
  codec: BerCodec,
  value: unknown,
  options: EncodeOptions | undefined,
): Uint8Array {
  const writer = takeScratch(options);
  // Long OCTET STRINGs are copied once, to where they stay.
  writer.segments = [];
  const end = codec.write(writer, value, 0, 1);
  const bytes = joined(writer, end);
  codec.lastSize = bytes.length;
  writer.segments = undefined;
  writer.extra = 0;
  if (writer.b.length <= KEEP) scratch = writer;
  return bytes;
}

/** Everything that has been written up to `end`, with the segments where they belong. */
function joined(writer: Writer, end: number): Uint8Array {
  const { b, segments = [], extra } = writer;
  // It is filled completely, so it need not be zero before.
  const bytes = new Uint8Array(Buffer.allocUnsafeSlow(end + extra).buffer);
  let from = 0;
  let to = 0;
  for (const { at, bytes: segment } of segments) {
    bytes.set(b.subarray(from, at), to);
    to += at - from;
    bytes.set(segment, to);
    to += segment.length;
    from = at;
  }
  bytes.set(b.subarray(from, end), to);
  return bytes;
}

function takeScratch(options: EncodeOptions | undefined): Writer {
  const writer = scratch ?? new Writer(Buffer.allocUnsafeSlow(SLAB));
  scratch = undefined;
  writer.depth = (options?.limits ?? defaultLimits).maxDepth;
  return writer;
}

function copyOf(b: Buffer, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start);
  bytes.set(b.subarray(start, end));
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
  const writer = borrowed ?? new Writer(nothing);
  borrowed = undefined;
  writer.use(target);
  writer.depth = options?.limits === undefined ? defaultLimits.maxDepth : options.limits.maxDepth;
  const end = codec.write(writer, value, offset, 1);
  if (end > target.length) {
    throw new BerEncodeError(
      "buffer-too-small",
      `${end - offset} octets do not fit into ${target.length - offset}`,
    );
  }
  // Near the end of the buffer the writer moves to a larger one of its own.
  if (writer.b !== target) target.set(writer.b.subarray(offset, end), offset);
  writer.use(nothing);
  borrowed = writer;
  return end - offset;
}

const nothing = Buffer.alloc(0);

/** The length of the encoding. */
export function measure(
  codec: BerCodec,
  value: unknown,
  options: EncodeOptions | undefined,
): number {
  const writer = takeScratch(options);
  const end = codec.write(writer, value, 0, 1);
  if (writer.b.length <= KEEP) scratch = writer;
  return end;
}

/** Decodes one value that fills the octets from `start` to `end`. */
export function decodeWith(
  codec: BerCodec,
  bytes: Uint8Array,
  start: number,
  end: number,
  options: DecodeOptions | undefined,
): unknown {
  const reader = spareReader ?? new Reader();
  spareReader = undefined;
  try {
    const value = readWith(reader, codec, bytes, start, end, options);
    reader.release();
    spareReader = reader;
    return value;
  } catch (error) {
    throw named(codec, error);
  }
}

/** Reads one value that fills the octets from `start` to `end`; errors do not name the type. */
export function readWith(
  reader: Reader,
  codec: BerCodec,
  bytes: Uint8Array,
  start: number,
  end: number,
  options: DecodeOptions | undefined,
): unknown {
  const limits = options?.limits ?? defaultLimits;
  reader.start(bytes, limits);
  const length = end - start;
  if (!(length > 0)) reader.fail("truncated", start, "no octets");
  if (length > limits.maxBytes) {
    reader.over("maxBytes", start, `${length} octets, more than ${limits.maxBytes}`);
  }
  const value = codec.whole(reader, start, end, 1);
  if (reader.n !== end) {
    reader.fail("trailing-octets", reader.n, "octets after the value");
  }
  return value;
}

/** A view of one value that fills the input. */
export function viewWith(
  codec: BerCodec,
  bytes: Uint8Array,
  options: DecodeOptions | undefined,
): unknown {
  const limits = options?.limits ?? defaultLimits;
  // The view keeps the reader: it is not shared with other calls.
  const reader = new Reader();
  reader.start(bytes, limits);
  try {
    if (bytes.length === 0) reader.fail("truncated", 0, "no octets");
    if (bytes.length > limits.maxBytes) {
      reader.over("maxBytes", 0, `${bytes.length} octets, more than ${limits.maxBytes}`);
    }
    const view = codec.wholeView(reader, 0, bytes.length);
    if (reader.n !== bytes.length) {
      reader.fail("trailing-octets", reader.n, "octets after the value");
    }
    return view;
  } catch (error) {
    throw named(codec, error);
  }
}

/** Decodes one value at `offset`; says where it ends. */
export function decodePart(
  codec: BerCodec,
  bytes: Uint8Array,
  offset: number,
  options: DecodeOptions | undefined,
): { value: unknown; end: number } {
  const reader = new Reader();
  reader.start(bytes, options?.limits ?? defaultLimits);
  try {
    if (!(offset >= 0 && offset < bytes.length)) reader.fail("truncated", offset, "no octets");
    const value = codec.whole(reader, offset, bytes.length, 1);
    return { value, end: reader.n };
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
