import { isUtf8 } from "node:buffer";
import { usualTime } from "../ber/numbers.js";
import type { Type } from "../schema.js";
import { systemTimeZero } from "../system-time.js";
import { latin1Slice } from "../utf8.js";
import { kinds, NONE, planOf, wordsOf, type Part, type Plan, type Words } from "./pass-plan.js";

/*
 * JSON straight from BER, without values in between: for encodings as nearly all are, and only for those. Whatever is out of the ordinary
 * is left to the codec, which either reads it or says what is wrong with it. So nothing here may be read that the codec refuses, or reads
 * otherwise.
 */

/** Octets of an encoding that is read here: as many as cannot have too many elements, nor hold the event loop. */
const MOST = 65_536;
/** Octets of a text that is written here. */
const ROOM = 4 * MOST;
/** Octets that a member may take besides its name and its contents. */
const SPARE = 64;
/** Levels of nesting that are read here. */
const DEEPEST = 32;
/** Elements of an AsnOptionalParameters that are read here: each is compared with all before it. */
const MOST_PARAMETERS = 32;

/** Where the text is written, made when it is first needed; and where the next octet goes. */
let out = Buffer.alloc(0);
let view = new DataView(out.buffer);
let q = 0;
/** Where the value ends that has been read last; or where contents begin and end whose length has been. */
let from = 0;
let after = 0;

/**
 * The JSON text of a value in BER: what `Type.encodeJson` writes of what `Type.decode` reads with `integers: "bigint"`, in any strictness, without
 * further options.
 * @returns The octets of the text in UTF-8, each as one character; undefined for an encoding that is left to the codec, and may be in order nevertheless.
 */
export function jsonFromOctets(type: Type<any>, octets: Uint8Array): string | undefined {
  const end = octets.length;
  if (end > MOST) return undefined;
  const plan = planOf(type);
  if (!isHere(plan, octets, 0, end)) return undefined;
  if (out.length === 0) {
    out = Buffer.allocUnsafeSlow(ROOM + SPARE);
    view = new DataView(out.buffer);
  }
  q = 0;
  return pass(plan, octets, 0, end, DEEPEST) && after === end
    ? latin1Slice.call(out, 0, q)
    : undefined;
}

function isHere(plan: Plan, b: Uint8Array, p: number, e: number): boolean {
  if (p >= e) return false;
  if (plan.kind === kinds.choice && plan.lead === NONE) return chosen(plan, b, p) !== undefined;
  return b[p] === plan.lead && (plan.second === NONE || b[p + 1] === plan.second);
}

/** The alternative of a CHOICE that is at `p`. */
function chosen({ parts }: Plan, b: Uint8Array, p: number): Part | undefined {
  for (const one of parts) {
    const { lead, second } = one.plan;
    if (b[p] === lead && (second === NONE || b[p + 1] === second)) return one;
  }
  return undefined;
}

/** Whether a member that is not at `p` may be there in a form that only the codec knows. */
function mayBeHere({ kind, lead, second }: Plan, b: Uint8Array, p: number): boolean {
  if (kind === kinds.other) return true;
  // Primitive instead of constructed, or the other way round.
  return ((b[p] as number) ^ lead) === 0x20 && (second === NONE || b[p + 1] === second);
}

/** Reads a definite length at `p`; sets where the contents begin and end. @returns Whether there is one, and the contents end within `e`. */
function lengthAt(b: Uint8Array, p: number, e: number): boolean {
  const l = b[p] as number;
  if (l < 128) {
    from = p + 1;
    after = from + l;
  } else if (l === 0x81) {
    from = p + 2;
    after = from + (b[p + 1] as number);
  } else if (l === 0x82) {
    from = p + 3;
    after = from + (((b[p + 1] as number) << 8) | (b[p + 2] as number));
  } else {
    return false;
  }
  return after <= e;
}

/** Passes the value at `p`, which {@link isHere}, and sets where it ends. @returns Whether it could. */
function pass(plan: Plan, b: Uint8Array, p: number, e: number, left: number): boolean {
  const { kind } = plan;
  if (kind === kinds.choice) {
    const one = left > 0 ? chosen(plan, b, p) : undefined;
    if (one === undefined || !put(one.first) || !pass(one.plan, b, p, e, left - 1)) return false;
    return putOctet(0x7d);
  }
  if (!lengthAt(b, p + (plan.second === NONE ? 1 : 2), e)) return false;
  const c = from;
  const d = after;
  if (kind === kinds.text) return passText(b, c, d);
  if (kind === kinds.integer) return passInteger(b, c, d);
  if (kind < kinds.structure) return passOther(kind, b, c, d);
  if (left === 0) return false;
  const could = passContents(plan, b, c, d, left - 1);
  after = d;
  return could;
}

function passContents(plan: Plan, b: Uint8Array, c: number, d: number, left: number): boolean {
  const { kind, parts } = plan;
  if (kind === kinds.structure) return passMembers(parts, b, c, d, left);
  const only = parts[0] as Part;
  if (kind === kinds.list) return passElements(only, b, c, d, left);
  if (kind === kinds.parameters) return passParameters(only.plan, b, c, d, left);
  return isHere(only.plan, b, c, d) && pass(only.plan, b, c, d, left) && after === d;
}

function passMembers(
  parts: readonly Part[],
  b: Uint8Array,
  c: number,
  d: number,
  left: number,
): boolean {
  let p = c;
  let isFirst = true;
  for (const { plan, first, further, mayLack } of parts) {
    if (isHere(plan, b, p, d)) {
      if (!put(isFirst ? first : further) || !pass(plan, b, p, d, left)) return false;
      isFirst = false;
      p = after;
    } else if (!mayLack || (p < d && mayBeHere(plan, b, p))) {
      return false;
    }
  }
  if (p !== d) return false;
  if (isFirst) putOctet(0x7b);
  return putOctet(0x7d);
}

function passElements(
  { plan, first, further }: Part,
  b: Uint8Array,
  c: number,
  d: number,
  left: number,
): boolean {
  for (let p = c; p < d; p = after) {
    if (!isHere(plan, b, p, d) || !put(p === c ? first : further)) return false;
    if (!pass(plan, b, p, d, left)) return false;
  }
  if (c === d) putOctet(0x5b);
  return putOctet(0x5d);
}

/** Passes AsnOptionalParameters that fit into an object, see `fitsMap`. */
function passParameters(element: Plan, b: Uint8Array, c: number, d: number, left: number): boolean {
  const [key, value, more] = element.parts;
  if (left < 2 || key?.name !== "key" || value?.name !== "value" || more !== undefined)
    return false;
  if (key.plan.kind !== kinds.text || value.plan.kind !== kinds.choice) return false;
  const keys: string[] = [];
  putOctet(0x7b);
  for (let p = c; p < d;) {
    if (!isHere(element, b, p, d) || element.second !== NONE || !lengthAt(b, p + 1, d))
      return false;
    const end = after;
    p = from;
    if (!isHere(key.plan, b, p, end)) return false;
    if (keys.length > 0) putOctet(0x2c);
    const start = q;
    if (!pass(key.plan, b, p, end, left)) return false;
    const name = latin1Slice.call(out, start, q);
    if (name === '"_type"' || /^"(?:0|[1-9][0-9]*)"$/.test(name)) return false;
    if (keys.length === MOST_PARAMETERS || keys.includes(name)) return false;
    keys.push(name);
    putOctet(0x3a);
    p = after;
    const one = p < end ? chosen(value.plan, b, p) : undefined;
    if (one === undefined) return false;
    // Octets keep the object of the CHOICE.
    const isObject = one.name === "binarydata";
    if (isObject && !put(one.first)) return false;
    if (!pass(one.plan, b, p, end, left - 2) || after !== end) return false;
    if (isObject) putOctet(0x7d);
    p = end;
  }
  return putOctet(0x7d);
}

/** There is always room for an octet more: what is longer leaves as much as all levels need to be closed. */
function putOctet(octet: number): true {
  out[q++] = octet;
  return true;
}

function put({ words, length }: Words): boolean {
  if (q + length > ROOM - SPARE) return false;
  const target = view;
  let at = q;
  q = at + length;
  for (let i = 0; at < q; i++, at += 4) target.setInt32(at, words[i] as number, true);
  return true;
}

function passText(b: Uint8Array, c: number, d: number): boolean {
  const length = d - c;
  if (q + length > ROOM - SPARE) return false;
  const target = out;
  let at = q;
  let all = 0;
  target[at++] = 0x22;
  for (let p = c; p < d; p++) {
    const octet = b[p] as number;
    if (octet < 0x20 || octet === 0x22 || octet === 0x5c) return passEscaped(b, c, d);
    all |= octet;
    target[at++] = octet;
  }
  target[at] = 0x22;
  q = at + 1;
  return all < 128 || isUtf8(b.subarray(c, d));
}

/** A text with characters that JSON escapes. */
function passEscaped(b: Uint8Array, c: number, d: number): boolean {
  if (!isUtf8(b.subarray(c, d))) return false;
  return putText(JSON.stringify(latin1Slice.call(b, c, d)));
}

/** Characters up to which a loop is faster than a call into native code. */
const SHORT = 40;

function putText(text: string): boolean {
  if (q + text.length > ROOM - SPARE) return false;
  if (text.length > SHORT) q += out.write(text, q, "latin1");
  else for (let i = 0; i < text.length; i++) out[q++] = text.charCodeAt(i);
  return true;
}

function passInteger(b: Uint8Array, c: number, d: number): boolean {
  let value = ((b[c] as number) << 24) >> 24;
  const length = d - c;
  if (length === 1 && value >= 0 && value < 10) return putOctet(0x30 + value);
  if (length === 0 || length > 6) return false;
  // More octets than the value needs are not read in every strictness.
  if (length > 1 && value === ((b[c + 1] as number) << 24) >> 31) return false;
  for (let p = c + 1; p < d; p++) value = value * 256 + (b[p] as number);
  return putText(String(value));
}

const yes = wordsOf("true");
const no = wordsOf("false");
const nothing = wordsOf("null");
const empty = wordsOf('""');

function passOther(kind: number, b: Uint8Array, c: number, d: number): boolean {
  switch (kind) {
    case kinds.boolean:
      return d - c === 1 && put(b[c] === 0 ? no : yes);
    case kinds.time:
      return passTime(b, c, d);
    case kinds.null:
      return c === d && put(nothing);
    default:
      return putText(`"${Buffer.from(b.buffer, b.byteOffset + c, d - c).toString("base64")}"`);
  }
}

const DAY = 86_400_000;
/** Days from the first of March of the year 0 to 1970. */
const BEFORE_1970 = 719_468;
/** The first time of the year 10000, which ISO 8601 writes with more digits. */
const TOO_LATE = Date.UTC(10_000, 0);

/** A time as `Date.toISOString` writes it, which takes several times as long, without milliseconds if they are 0. */
function passTime(b: Uint8Array, c: number, d: number): boolean {
  const isUsual = d - c === 9 && b[c] === 0x80;
  const time = c === d ? systemTimeZero : isUsual ? usualTime(b, c) : undefined;
  if (time === undefined || time >= TOO_LATE) return false;
  if (time === systemTimeZero) return put(empty);
  if (q + SPARE > ROOM - SPARE) return false;
  const days = Math.floor(time / DAY);
  const inDay = time - days * DAY;
  // Years begin with March, so that a leap day is the last one; 400 of them always have as many days.
  const since = days + BEFORE_1970;
  const cycle = (since / 146_097) | 0;
  const day = since - cycle * 146_097;
  const year =
    ((day - ((day / 1460) | 0) + ((day / 36_524) | 0) - ((day / 146_096) | 0)) / 365) | 0;
  const inYear = day - (365 * year + (year >> 2) - ((year / 100) | 0));
  const month = ((5 * inYear + 2) / 153) | 0;
  const inMonth = inYear - (((153 * month + 2) / 5) | 0) + 1;
  const full = year + 400 * cycle + (month > 9 ? 1 : 0);
  out[q++] = 0x22;
  putTwo((full / 100) | 0);
  putTwo(full % 100);
  putTwo(month > 9 ? month - 9 : month + 3, 0x2d);
  putTwo(inMonth, 0x2d);
  const seconds = (inDay / 1000) | 0;
  putTwo((seconds / 3600) | 0, 0x54);
  putTwo(((seconds / 60) | 0) % 60, 0x3a);
  putTwo(seconds % 60, 0x3a);
  const fraction = inDay % 1000;
  if (fraction > 0) {
    out[q++] = 0x2e;
    out[q++] = 0x30 + ((fraction / 100) | 0);
    putTwo(fraction % 100);
  }
  out[q++] = 0x5a;
  return putOctet(0x22);
}

/** Two digits, after an octet if there is to be one. */
function putTwo(number: number, before = 0): void {
  if (before > 0) out[q++] = before;
  out[q++] = 0x30 + ((number / 10) | 0);
  out[q++] = 0x30 + (number % 10);
}
