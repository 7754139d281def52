import type { Pick } from "./loose.js";

/** Contents of a REAL in one of the forms of X.690 8.5 that has exactly this value. */
export function realContents(value: number, pick: Pick): Uint8Array {
  if (value === 0) {
    return [[], [], [0x80, 0, 0], [1, 0x30], [0x43]].map((one) => Uint8Array.from(one))[
      pick(5)
    ] as Uint8Array;
  }
  if (!Number.isFinite(value)) return Uint8Array.of(value > 0 ? 0x40 : value < 0 ? 0x41 : 0x42);
  return pick(4) === 3 ? decimal(value, pick) : binary(value, pick);
}

/** The shortest decimal text that means this double and no other, as NR1, NR2 or NR3. */
function decimal(value: number, pick: Pick): Uint8Array {
  let text = String(value);
  const fits = /^-?[0-9]+$/.test(text) ? 1 : /^-?[0-9]+\.[0-9]+$/.test(text) ? 2 : 3;
  const form = fits + pick(4 - fits);
  if (form === 2 && fits < 2) text += ".";
  if (form === 3 && fits < 3) text += ["E0", "e+00"][pick(2)] as string;
  // The decimal mark belongs to NR3 also where nothing follows it (ISO 6093).
  if (form === 3 && !text.includes(".")) text = text.replace(/e/i, ".$&");
  if (pick(2) === 1) text = text.replace(".", ",");
  if (pick(2) === 1 && value > 0) text = `+${text}`;
  return Uint8Array.of(form, ...Buffer.from(" ".repeat(pick(3)) + text, "latin1"));
}

function binary(value: number, pick: Pick): Uint8Array {
  let { mantissa, exponent } = parts(value);
  // Left-normalised, as peers send it; other shifts mean the same.
  const shift = ((8 - (mantissa.toString(2).length % 8)) % 8) + [0, 1, 5, 8, 17, 40][pick(6)]!;
  mantissa <<= BigInt(shift);
  exponent -= shift;
  const base = pick(3);
  const bits = [1, 3, 4][base] as number;
  // With base 8 or 16 the scale factor makes the exponent a whole one.
  const factor = base === 0 ? pick(4) & 3 : ((exponent % bits) + bits) % bits;
  const digits = exponentOctets((exponent - factor) / bits, pick);
  const hex = mantissa.toString(16);
  const octets = Buffer.from(hex.length % 2 === 1 ? `0${hex}` : hex, "hex");
  const head = 0x80 | (value < 0 ? 0x40 : 0) | (base << 4) | (factor << 2);
  return Uint8Array.of(head | (digits[0] as number), ...digits.slice(1), ...octets);
}

/** The last bits of the first octet, and what follows of the exponent (8.5.7.4). */
function exponentOctets(exponent: number, pick: Pick): number[] {
  const least = exponent >= -128 && exponent < 128 ? 1 : 2;
  const octets = (count: number) =>
    Array.from({ length: count }, (_, i) => (exponent >> (8 * (count - 1 - i))) & 255);
  switch (pick(4)) {
    case 1:
      return [1, ...octets(2)];
    case 2:
      return [2, ...octets(3)];
    case 3:
      return [3, least, ...octets(least)];
    default:
      return [least - 1, ...octets(least)];
  }
}

/** An odd mantissa and the power of two that make up the magnitude. */
function parts(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  let mantissa = (bits & (2n ** 52n - 1n)) | (biased === 0 ? 0n : 2n ** 52n);
  let exponent = Math.max(biased, 1) - 1075;
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  return { mantissa, exponent };
}
