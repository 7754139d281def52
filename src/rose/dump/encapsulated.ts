import { isEnd, isFault, readHeader, type Header } from "./header.js";

/** Universal tags whose values are constructed, those whose values are primitive, and those that tag nothing. */
const constructed: ReadonlySet<number> = new Set([8, 11, 16, 17, 29]);
const primitive: ReadonlySet<number> = new Set([1, 2, 5, 6, 9, 10, 13]);
const unused: ReadonlySet<number> = new Set([0, 15]);
const LARGEST_UNIVERSAL = 36;
/** Of a value that holds no others: fewer octets are as likely to be something else. */
const LEAST_OCTETS = 3;

/**
 * Whether the octets from `p` to `e`, the contents of a string, are one whole value in BER: a string may
 * hold another encoding, as those in certificates do. Each octet is looked at once, and strings inside are not
 * entered, so that a dump that asks this of each string takes a time that is linear.
 */
export function isWholeValue(b: Uint8Array, p: number, e: number): boolean {
  const outer = p < e ? readHeader(b, p, e) : undefined;
  if (outer === undefined || isFault(outer) || outer.class !== "universal") return false;
  if (!outer.constructed && e - p < LEAST_OCTETS) return false;
  if (outer.length !== undefined && outer.contents + outer.length !== e) return false;
  return elementsEnd(b, p, e) === e;
}

/** Why a value must not have this form, constructed or primitive; undefined if it may. */
export function wrongForm({
  class: of,
  number,
  constructed: isConstructed,
}: Header): string | undefined {
  if (of !== "universal") return undefined;
  if (isConstructed) return primitive.has(number) ? "it must be primitive" : undefined;
  return constructed.has(number) ? "it must be constructed" : undefined;
}

/** The offset after the value at `p`, if it and all in it is well-formed. */
function elementsEnd(b: Uint8Array, p: number, e: number): number | undefined {
  /** The ends of what is open; of indefinite lengths, undefined. */
  const open: (number | undefined)[] = [];
  const limits = [e];
  do {
    const limit = limits.at(-1) as number;
    if (open.length > 0 && open.at(-1) === undefined && isEnd(b, p, limit)) {
      p += 2;
      open.pop();
      limits.pop();
    } else {
      if (p >= limit) return undefined;
      const header = readHeader(b, p, limit);
      if (isFault(header) || !isPlausible(b, header, limit)) return undefined;
      const end = header.length === undefined ? undefined : header.contents + header.length;
      p = header.contents;
      if (header.constructed) {
        open.push(end);
        limits.push(end ?? limit);
      } else p = end as number;
    }
    while (open.length > 0 && open.at(-1) === p) {
      open.pop();
      limits.pop();
    }
  } while (open.length > 0);
  return p;
}

function isPlausible(b: Uint8Array, header: Header, limit: number): boolean {
  const { length, contents, number } = header;
  if (length !== undefined && contents + length > limit) return false;
  if (header.class !== "universal") return true;
  if (number > LARGEST_UNIVERSAL || unused.has(number)) return false;
  if (wrongForm(header) !== undefined) return false;
  if (header.constructed) return true;
  switch (number) {
    case 1:
      return length === 1;
    case 2:
    case 10:
      return length !== 0;
    case 3:
      return length !== 0 && (b[contents] as number) < 8;
    case 5:
      return length === 0;
    default:
      return true;
  }
}
