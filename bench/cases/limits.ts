import { fromUnits, SHORT_UNITS, shortAscii } from "../../src/codec/ber/short-text.js";
import { latin1Slice, utf8Slice } from "../../src/codec/utf8.js";
import { m1x, m3, m6, type Message } from "../messages/index.js";
import { inTurn, type CodecCase, type Ready } from "./case.js";
import { same } from "./compare.js";

/**
 * What V8 allows: loops written by hand for one message each, which know its members, take the shortest way to each and
 * check nothing. What is left of the time is that of making texts, times and objects.
 */
export function limitCases(): CodecCase[] {
  return [caseOf(m1x, identifier), caseOf(m3, appointments), caseOf(m6, invoke)];
}

function caseOf(message: Message, decode: (b: Uint8Array) => unknown): CodecCase {
  return {
    kind: "codec",
    group: `decode ${message.name}`,
    subject: "limit",
    prepare(): Ready {
      const inputs = message.values.map((value) => Buffer.from(message.type.encode(value)));
      for (const [i, input] of inputs.entries()) {
        same(decode(input), message.values[i], `the loop for ${message.name}`);
      }
      return { octets: (inputs[0] as Buffer).length, run: inTurn(decode, inputs) };
    },
  };
}

/** The id of M1x is ASCII, and its length takes two octets. */
function identifier(b: Uint8Array): unknown {
  const c = b[1] === 0x81 ? 6 : 4;
  return { u8sEntryID: latin1Slice.call(b, c, b.length) };
}

function invoke(b: Uint8Array): unknown {
  let p = 2;
  const invokeID = short(b, p);
  p += 2 + (b[p + 1] as number);
  const operationID = short(b, p);
  p += 6 + (b[p + 1] as number);
  return { invokeID, operationID, argument: { u8sEntryID: shortAscii(b, p, b.length - p) } };
}

function appointments(b: Uint8Array): unknown {
  const listAppointments: unknown[] = [];
  let p = after(b, 1);
  const iResult = short(b, p);
  p = after(b, p + 3 + 1);
  while (p < b.length) {
    p = after(b, p + 1);
    const u8sEntryID = text(b, p);
    p += 2 + (b[p + 1] as number);
    const u8sOwner = text(b, p);
    p += 2 + (b[p + 1] as number);
    const u8sDataSource = text(b, p);
    p += 2 + (b[p + 1] as number);
    const stStart = time(b, p);
    p += 2 + (b[p + 1] as number);
    const stEnd = time(b, p);
    p += 2 + (b[p + 1] as number);
    const iDuration = short(b, p);
    p += 2 + (b[p + 1] as number);
    const u8sSubject = text(b, p);
    p += 2 + (b[p + 1] as number);
    const u8sText = text(b, p);
    p += 2 + (b[p + 1] as number);
    const bAllDay = b[p + 2] !== 0;
    const iStatus = b[p + 5] as number;
    p += 6;
    const u8sCategory = text(b, p);
    p += 2 + (b[p + 1] as number);
    listAppointments.push({
      u8sEntryID,
      u8sOwner,
      u8sDataSource,
      stStart,
      stEnd,
      iDuration,
      u8sSubject,
      u8sText,
      bAllDay,
      iStatus,
      u8sCategory,
      iImportance: b[p + 2] as number,
      iSensitivity: b[p + 5] as number,
      bIsValid: b[p + 8] !== 0,
    });
    p += 9;
  }
  return { iResult, listAppointments };
}

/** Where contents begin whose length is at `q`. */
function after(b: Uint8Array, q: number): number {
  const first = b[q] as number;
  return first < 0x80 ? q + 1 : q + 1 + (first & 0x7f);
}

/** An INTEGER of one or two octets. */
function short(b: Uint8Array, p: number): number {
  return b[p + 1] === 1 ? (b[p + 2] as number) : ((b[p + 2] as number) << 8) | (b[p + 3] as number);
}

/** A text of up to 127 octets, by the fastest way for its length. */
function text(b: Uint8Array, p: number): string {
  const length = b[p + 1] as number;
  const c = p + 2;
  const ascii = shortAscii(b, c, length);
  if (ascii !== undefined) return ascii;
  if (length > SHORT_UNITS) return utf8Slice.call(b, c, c + length);
  let count = 0;
  for (let q = c; q < c + length; q++) {
    const first = b[q] as number;
    units[count++] = first < 0x80 ? first : ((first & 31) << 6) | ((b[++q] as number) & 63);
  }
  return fromUnits(units, count);
}

const units = new Uint16Array(SHORT_UNITS);
const powers = Float64Array.from({ length: 256 }, (_, i) => 2 ** (i - 128));
const DAY = 86_400_000;
const ZERO = Date.UTC(1899, 11, 30);

/** A time that is not before 1899-12-30. */
function time(b: Uint8Array, p: number): Date {
  const d = p + 2 + (b[p + 1] as number);
  let days = 0;
  if (d === p + 11) {
    const high = ((b[p + 4] as number) << 16) | ((b[p + 5] as number) << 8) | (b[p + 6] as number);
    const middle = ((b[p + 7] as number) << 8) | (b[p + 8] as number);
    const low = ((b[p + 9] as number) << 8) | (b[p + 10] as number);
    days = high * 0x1_0000_0000 + (middle * 0x1_0000 + low);
  } else {
    for (let q = p + 4; q < d; q++) days = days * 256 + (b[q] as number);
  }
  const exponent = ((b[p + 3] as number) << 24) >> 24;
  return new Date(Math.round(days * (powers[exponent + 128] as number) * DAY) + ZERO);
}
