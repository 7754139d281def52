import { giveBuffer, Writer, type Segment } from "../../codec/internal-codec.js";
import { Alarm, timers } from "../time/timers.js";

const INITIAL = 16 * 1024;
/** Writers do not keep buffers larger than this. */
const LARGEST_KEPT = 256 * 1024;
const MOST_IDLE = 32;
/** How many stay however long nothing is sent. */
const KEPT = 2;

/** The last one returned is the first to be taken. */
const idle: Writer[] = [];
/** How many of them have been there all the time since the last tick. */
let unused = 0;
/** Lets go, tick by tick, those that nobody has needed since the last one. */
const looking = new Alarm(() => {
  idle.splice(0, Math.min(unused, idle.length - KEPT));
  unused = idle.length;
  if (idle.length > KEPT) lookLater();
});

function lookLater(): void {
  timers.addAt(looking, timers.recent + 1);
}

/**
 * Takes a writer whose buffer is not used elsewhere until it is returned. Large OCTET STRINGs become
 * segments outside its buffer.
 */
export function takeWriter(): Writer {
  const writer = idle.pop() ?? new Writer(Buffer.allocUnsafeSlow(INITIAL));
  if (idle.length < unused) unused = idle.length;
  writer.segments = [];
  return writer;
}

/** Puts back a writer whose octets the system has already copied. */
export function returnWriter(writer: Writer): void {
  writer.segments = undefined;
  writer.extra = 0;
  if (writer.b.length > LARGEST_KEPT) giveBuffer(writer.b);
  else if (idle.length < MOST_IDLE && idle.push(writer) > KEPT && looking.due === 0) lookLater();
}

/** Removes the segments that were added since the segments had `extra` octets. */
export function rewind(writer: Writer, extra: number): void {
  const { segments } = writer;
  while (writer.extra > extra) writer.extra -= segments?.pop()?.bytes.length ?? writer.extra;
}

/**
 * What is in the buffer between two offsets, with the segments in their places.
 * @param first The segment to begin with.
 */
export function pieces(writer: Writer, from: number, to: number, first = 0): Uint8Array[] {
  const found: Uint8Array[] = [];
  let p = from;
  const segments = writer.segments ?? [];
  for (let i = first; i < segments.length; i++) {
    const { at, bytes } = segments[i] as Segment;
    if (at > p) found.push(writer.b.subarray(p, at));
    found.push(bytes);
    p = at;
  }
  if (to > p) found.push(writer.b.subarray(p, to));
  return found;
}

/**
 * The last message in a writer as one piece, if possible a view of the buffer.
 * @param extra Octets of segments that belong to earlier messages.
 */
export function messageIn(writer: Writer, from: number, to: number, extra: number): Uint8Array {
  if (writer.extra === extra) return writer.b.subarray(from, to);
  const segments = writer.segments ?? [];
  let first = segments.length;
  for (let octets = writer.extra; octets > extra && first > 0; first--) {
    octets -= (segments[first - 1] as Segment).bytes.length;
  }
  return Buffer.concat(pieces(writer, from, to, first));
}
