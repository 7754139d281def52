import type { Tag } from "../../codec/internal-codec.js";

/** Identifier and length octets of an element (X.690 8.1.2, 8.1.3). */
export interface Header extends Tag {
  readonly offset: number;
  /** Where the contents begin. */
  readonly contents: number;
  /** Octets of the contents; undefined if their length is indefinite. */
  readonly length: number | undefined;
}

/** What is wrong with the input, and at which octet. */
export interface Fault {
  readonly offset: number;
  readonly reason: string;
}

const classes = ["universal", "application", "context", "private"] as const;

/** The header at `p` of what ends at `e`, or what is wrong with it. */
export function readHeader(b: Uint8Array, p: number, e: number): Header | Fault {
  const first = b[p] as number;
  let q = p + 1;
  let number = first & 31;
  if (number === 31) {
    number = 0;
    let octet: number;
    do {
      if (q >= e) return { offset: p, reason: "the input ends inside a tag" };
      octet = b[q++] as number;
      number = number * 128 + (octet & 127);
      if (number > Number.MAX_SAFE_INTEGER)
        return { offset: p, reason: "a tag number that is too large" };
    } while (octet > 127);
  }
  const tag: Tag = {
    class: classes[first >> 6] as Tag["class"],
    number,
    constructed: (first & 0x20) !== 0,
  };
  if (q >= e) return { offset: p, reason: "the input ends before a length" };
  let length: number | undefined = b[q++] as number;
  if (length === 0x80) {
    if (!tag.constructed) return { offset: p, reason: "a primitive value of indefinite length" };
    length = undefined;
  } else if (length > 0x80) {
    const octets = length & 0x7f;
    if (q + octets > e) return { offset: p, reason: "the input ends inside a length" };
    length = 0;
    for (const after = q + octets; q < after; q++) {
      length = length * 256 + (b[q] as number);
      if (length > 0xffffffff) {
        return { offset: p, reason: "a length of over four significant octets" };
      }
    }
  }
  return { ...tag, offset: p, contents: q, length };
}

export function isFault(found: Header | Fault): found is Fault {
  return "reason" in found;
}

/** Whether the two octets at `p` end contents of indefinite length. */
export function isEnd(b: Uint8Array, p: number, e: number): boolean {
  return p + 2 <= e && b[p] === 0 && b[p + 1] === 0;
}
