/** What members of a bus send each other. */
export type FrameKind = "message" | "alive" | "goodbye" | "question" | "answer" | "refusal";

/** A message between members, as it is on the wire. */
export interface Frame {
  readonly kind: FrameKind;
  /** The id of the member that has sent it. */
  readonly sender: string;
  /**
   * Of a message its number; of a sign of life and a goodbye, that of the last message; of a question its number, which
   * answer and refusal have too.
   */
  readonly number: number;
  /** The topic of a message, the name of a question; empty otherwise. */
  readonly name: string;
  readonly octets: Uint8Array;
}

// On the wire: version, kind, sender, number, length of the name, name, octets.
const version = 1;
const kindAt = 1;
const senderAt = 2;
const numberAt = 18;
const lengthAt = 24;
const nameAt = 26;
/** The octets of a number: they last for 8,900 years with a thousand messages a second. */
const numberOctets = 6;

/** Other versions may have other kinds, with other numbers. */
const numbers: Readonly<Record<FrameKind, number>> = {
  message: 1,
  alive: 2,
  goodbye: 3,
  question: 4,
  answer: 5,
  refusal: 6,
};
const kinds = new Map(Object.entries(numbers).map(([kind, number]) => [number, kind as FrameKind]));

const none = new Uint8Array();

/** @throws RangeError for a name with more octets than a frame can tell. */
export function encodeFrame(
  kind: FrameKind,
  sender: string,
  number: number,
  name = "",
  octets: Uint8Array = none,
): Uint8Array {
  const length = Buffer.byteLength(name);
  const frame = Buffer.allocUnsafe(nameAt + length + octets.length);
  frame[0] = version;
  frame[kindAt] = numbers[kind];
  frame.write(sender, senderAt, "hex");
  frame.writeUIntBE(number, numberAt, numberOctets);
  frame.writeUInt16BE(length, lengthAt);
  frame.write(name, nameAt);
  frame.set(octets, nameAt + length);
  return frame;
}

/** Nothing if it is no frame, or one that only later versions know. */
export function decodeFrame(octets: Uint8Array): Frame | undefined {
  if (octets.length < nameAt || octets[0] !== version) return undefined;
  const kind = kinds.get(octets[kindAt] as number);
  if (kind === undefined) return undefined;
  const frame = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
  const end = nameAt + frame.readUInt16BE(lengthAt);
  if (end > frame.length) return undefined;
  return {
    kind,
    sender: frame.toString("hex", senderAt, numberAt),
    number: frame.readUIntBE(numberAt, numberOctets),
    name: frame.toString("utf8", nameAt, end),
    octets: octets.subarray(end),
  };
}
