import { isAscii, isUtf8, transcode } from "node:buffer";

const native = Buffer.prototype as unknown as {
  utf8Slice(this: Uint8Array, start: number, end: number): string;
  latin1Slice(this: Uint8Array, start: number, end: number): string;
  ucs2Slice(this: Uint8Array, start: number, end: number): string;
};
// Node's own methods take any Uint8Array and any offset, without a view or a TextDecoder.
/** The text of octets from `start` to `end`, with U+FFFD where they are not UTF-8. */
export const utf8Slice = native.utf8Slice;
/** The text of octets from `start` to `end`, each of which is a character. */
export const latin1Slice = native.latin1Slice;
/** The text of octets from `start` to `end`, two of which are a UTF-16 code unit, the lower one first. */
export const ucs2Slice = native.ucs2Slice;

/** How many octets a text takes in UTF-8. */
export const byteLength: (text: string) => number = Buffer.byteLength;

/** From this many octets, text is checked and transcoded in native code, which is much faster than V8's decoder. */
export const transcodedOctets = 4096;

/**
 * Node.js keeps longer texts outside V8's heap, where V8 lets 64 MB of them gather before it collects garbage for their sake, and
 * puts even the youngest among what is old. Those that are put together are within.
 */
const LONGEST_PIECE = 1_000_000;

/** What `slice` makes of the octets, within V8's heap however long it is. */
export function sliceAll(
  slice: typeof latin1Slice | typeof ucs2Slice,
  octets: Uint8Array,
  start = 0,
  end = octets.length,
): string {
  if (end - start <= LONGEST_PIECE) return slice.call(octets, start, end);
  let text = "";
  for (let at = start; at < end; at += LONGEST_PIECE) {
    text += slice.call(octets, at, Math.min(end, at + LONGEST_PIECE));
  }
  return text;
}

/** The text of octets in UTF-8; undefined if they are not valid UTF-8. A byte order mark is a character like others. */
export function textOfUtf8(octets: Uint8Array): string | undefined {
  if (isAscii(octets)) return sliceAll(latin1Slice, octets);
  if (!isUtf8(octets)) return undefined;
  if (octets.length < transcodedOctets) return utf8Slice.call(octets, 0, octets.length);
  const wide = transcode(octets, "utf8", "utf16le");
  return sliceAll(ucs2Slice, wide);
}

/** The text of a file or stream in UTF-8, without the byte order mark that it may begin with; undefined if it is not valid UTF-8. */
export function textOfFile(octets: Uint8Array): string | undefined {
  const text = textOfUtf8(octets);
  return text?.startsWith("\ufeff") === true ? text.slice(1) : text;
}
