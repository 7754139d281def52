import { ConversionError } from "./conversion-error.js";

const digits = /^(?:[0-9a-fA-F]{2})*$/;

/**
 * Octets from hexadecimal digits.
 * @throws ConversionError `bad-hex` for anything else or half an octet.
 */
export function fromHex(text: string): Buffer {
  const octets = Buffer.from(text, "hex");
  // Buffer.from stops at the first character that is not a digit.
  if (octets.length * 2 !== text.length || !digits.test(text)) {
    throw new ConversionError("bad-hex", "hexadecimal digits, two for each octet, are expected");
  }
  return octets;
}

/** Octets as lower case hexadecimal digits. */
export function toHex(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString("hex");
}
