import { valueLimits } from "../limits.js";
import { largestArc } from "./contents.js";
import { putCopied, type Writer } from "./writer.js";

/** Why a text is not an OBJECT IDENTIFIER or RELATIVE-OID. */
export interface OidFault {
  readonly code: "too-long" | "none";
  readonly reason: string;
}

/** Decimal digits of {@link largestArc}. */
const arcDigits = String(largestArc).length;

/**
 * The numbers in the contents of an OBJECT IDENTIFIER or RELATIVE-OID, from its dotted text: the first
 * two arcs share one (X.690 8.19.4). Or what is wrong with the text.
 */
export function numbersOfOid(text: string, relative: boolean): bigint[] | OidFault {
  const name = relative ? "RELATIVE-OID" : "OBJECT IDENTIFIER";
  const tooLong = (of: string): OidFault => ({ code: "too-long", reason: `a ${name} ${of}` });
  const none: OidFault = { code: "none", reason: `"${text.slice(0, 100)}" is no ${name}` };
  const { oidCharacters, oidOctets, arcBits } = valueLimits;
  if (text.length > oidCharacters) return tooLong(`of over ${oidCharacters} characters`);
  if (!/^[0-9.]+$/.test(text) || /(?:^|\.)(?:\.|$|0[0-9])/.test(text)) return none;
  const arcs = text.split(".");
  if (arcs.length > oidOctets) return tooLong(`of over ${oidOctets} octets`);
  if (arcs.some((arc) => arc.length > arcDigits))
    return tooLong(`with an arc of over ${arcBits} bits`);
  const numbers = arcs.map(BigInt);
  if (!relative) {
    const [first = 3n, second = 40n] = numbers;
    const isKnown = first < 2n ? second < 40n : first === 2n && arcs.length > 1;
    if (!isKnown) return none;
    numbers.splice(0, 2, first * 40n + second);
  }
  if (numbers.some((number) => number > largestArc)) {
    return tooLong(`with an arc of over ${arcBits} bits`);
  }
  return numbers;
}

/** Writes length and contents of an OBJECT IDENTIFIER or RELATIVE-OID given as dotted text. */
export function putOid(
  w: Writer,
  value: unknown,
  p: number,
  relative: boolean,
  member: string,
): number {
  if (typeof value !== "string") return w.kind(value, "an object identifier", member);
  const end = putShortOid(w, value, p, relative);
  if (end >= 0) return end;
  const numbers = numbersOfOid(value, relative);
  if ("reason" in numbers) {
    return w.fail(numbers.code === "none" ? "wrong-kind" : "too-long", numbers.reason, member);
  }
  const octets: number[] = [];
  for (const number of numbers) {
    const start = octets.length;
    let rest = number;
    do {
      octets.splice(start, 0, Number(rest & 127n) | (octets.length > start ? 128 : 0));
      rest >>= 7n;
    } while (rest > 0n);
  }
  const { oidOctets } = valueLimits;
  if (octets.length > oidOctets) {
    w.fail("too-long", `an OBJECT IDENTIFIER of over ${oidOctets} octets`, member);
  }
  return putCopied(w, Uint8Array.from(octets), p);
}

/** An arc of n digits takes n octets at most, so that the length of a text up to here fits into one octet. */
const longestText = 120;

/** Arcs up to here are counted as numbers. */
const largestNumber = 2 ** 45;

const dot = 46;

/** As {@link putOid} for what most are, without BigInts; -1 for a long text, a large arc or one that is wrong. */
function putShortOid(w: Writer, text: string, p: number, relative: boolean): number {
  const { length } = text;
  if (length > longestText) return -1;
  const b = p + length + 2 > w.cap ? w.grow(p, length + 2) : w.b;
  let q = p + 1;
  let first = relative ? 0 : -1;
  let isFirst = !relative;
  let arc = -1;
  for (let i = 0; i <= length; i++) {
    const code = i < length ? text.charCodeAt(i) : dot;
    if (code !== dot) {
      // What is no digit, or has a zero in front.
      if (code < 48 || code > 57 || arc === 0) return -1;
      arc = (arc < 0 ? 0 : arc * 10) + code - 48;
      if (arc > largestNumber) return -1;
      continue;
    }
    if (arc < 0) return -1;
    if (isFirst && first < 0) {
      first = arc;
    } else {
      if (isFirst) {
        if (first > 2 || (first < 2 && arc > 39)) return -1;
        arc += first * 40;
        isFirst = false;
      }
      q = putArc(b, arc, q);
    }
    arc = -1;
  }
  if (isFirst) return -1;
  b[p] = q - p - 1;
  return q;
}

function putArc(b: Uint8Array, arc: number, p: number): number {
  if (arc < 128) {
    b[p] = arc;
    return p + 1;
  }
  let end = p;
  for (let rest = arc; rest >= 1; rest = Math.floor(rest / 128)) end++;
  let rest = arc;
  for (let q = end - 1; q >= p; q--) {
    b[q] = (rest % 128) | (q === end - 1 ? 0 : 128);
    rest = Math.floor(rest / 128);
  }
  return end;
}
