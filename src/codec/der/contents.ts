import type { Schema } from "../schema.js";

/** Told of what is not as DER has it: the clause of X.690, and what is wrong. */
export type Report = (clause: string, what: string) => void;

const empty = new Uint8Array(0);

/** The contents of a value that holds no others, as DER has them. */
export function derContents(schema: Schema, contents: Uint8Array, report: Report): Uint8Array {
  switch (schema.kind) {
    case "boolean":
      if (contents[0] === 0 || contents[0] === 0xff) return contents;
      report("11.1", "TRUE is not ff");
      return Uint8Array.of(0xff);
    case "bitString":
      return bits(contents, schema.names !== undefined, report);
    case "real":
    case "systemTime":
      return real(contents, report);
    case "string":
      if (schema.string === "GeneralizedTime")
        time(contents, /^\d{14}(?:\.\d*[1-9])?Z$/, "11.7", report);
      if (schema.string === "UTCTime") time(contents, /^\d{12}Z$/, "11.8", report);
      return contents;
    default:
      return contents;
  }
}

/** @param named Whether the bits have names, so that zeros at the end say nothing. */
function bits(contents: Uint8Array, named: boolean, report: Report): Uint8Array {
  let length = (contents.length - 1) * 8 - (contents[0] as number);
  const octets = contents.slice(1);
  const unused = contents[0] as number;
  const last = octets.length - 1;
  if (unused > 0 && ((octets[last] as number) & ((1 << unused) - 1)) !== 0) {
    report("11.2.1", "a bit that is not used is set");
    octets[last] = (octets[last] as number) & (0xff << unused);
  }
  if (!named) return Uint8Array.of(unused, ...octets);
  const isSet = (bit: number): boolean =>
    ((octets[bit >> 3] as number) & (0x80 >> (bit & 7))) !== 0;
  if (length === 0 || isSet(length - 1)) return Uint8Array.of(unused, ...octets);
  report("11.2.2", "named bits end with zeros");
  while (length > 0 && !isSet(length - 1)) length--;
  const kept = octets.subarray(0, Math.ceil(length / 8));
  return Uint8Array.of(kept.length * 8 - length, ...kept);
}

/** Times cannot be put right: a value without Z does not say when it is. */
function time(contents: Uint8Array, form: RegExp, clause: string, report: Report): void {
  const text = String.fromCharCode(...contents.subarray(0, 64));
  if (!form.test(text)) report(clause, "a time that is not in the one form that is allowed");
}

/** REAL (X.690 8.5, 11.3). */
function real(contents: Uint8Array, report: Report): Uint8Array {
  const first = contents[0];
  if (first === undefined || (first & 0xc0) === 0x40) return contents;
  if ((first & 0x80) === 0) {
    const text = String.fromCharCode(...contents.subarray(1));
    const isNormal =
      (first & 0x3f) === 3 && /^-?[1-9](?:\d*[1-9])?\.E(?:\+0|-?[1-9]\d*)$/.test(text);
    if (!isNormal) report("11.3.2", "a decimal REAL that is not in the one form that is allowed");
    return contents;
  }
  if ((first & 0x3c) !== 0) report("11.3.1", "a REAL with another base than 2, or a scale");
  const octets = (first & 3) === 3 ? (contents[1] as number) : (first & 3) + 1;
  const at = (first & 3) === 3 ? 2 : 1;
  const exponent = signed(contents.subarray(at, at + octets));
  const mantissa = unsigned(contents.subarray(at + octets));
  const written = binary(first & 0x40, mantissa, exponent);
  const same =
    written.length === contents.length && written.every((octet, i) => octet === contents[i]);
  if (!same)
    report(
      "11.3.1",
      "a REAL whose mantissa is even, or whose exponent is not as short as possible",
    );
  return written;
}

function binary(sign: number, mantissa: bigint, exponent: bigint): Uint8Array {
  if (mantissa === 0n) return empty;
  let [odd, power] = [mantissa, exponent];
  while ((odd & 1n) === 0n) [odd, power] = [odd >> 1n, power + 1n];
  const powers = octetsOf(power, true);
  const lead =
    powers.length <= 3 ? [0x80 | sign | (powers.length - 1)] : [0x83 | sign, powers.length];
  return Uint8Array.of(...lead, ...powers, ...octetsOf(odd, false));
}

function unsigned(octets: Uint8Array): bigint {
  return octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function signed(octets: Uint8Array): bigint {
  return BigInt.asIntN(octets.length * 8, unsigned(octets));
}

function octetsOf(value: bigint, twos: boolean): number[] {
  const octets: number[] = [];
  let rest = value;
  do {
    octets.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (rest !== 0n && rest !== -1n);
  const top = octets[0] as number;
  if (twos && rest === 0n && top >= 0x80) octets.unshift(0);
  if (twos && rest === -1n && top < 0x80) octets.unshift(0xff);
  return octets;
}
