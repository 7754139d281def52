import type { ValueAst } from "../ast.js";

type Digits = Extract<ValueAst, { kind: "bstring" | "hstring" }>;

/** The octets of a binary or hexadecimal string, filled up with zero bits (X.680 23.3). */
export function octetString({ kind, value }: Digits): Uint8Array {
  const perOctet = kind === "bstring" ? 8 : 2;
  const bytes = new Uint8Array(Math.ceil(value.length / perOctet));
  for (let index = 0; index < bytes.length; index += 1) {
    const digits = value.slice(index * perOctet, (index + 1) * perOctet).padEnd(perOctet, "0");
    bytes[index] = Number.parseInt(digits, kind === "bstring" ? 2 : 16);
  }
  return bytes;
}

/**
 * The bits of a binary or hexadecimal string.
 * @param named The bits have names: zeros at the end mean nothing and are dropped (X.680 22.7).
 */
export function bitString(digits: Digits, named: boolean): { bytes: Uint8Array; length: number } {
  const bytes = octetString(digits);
  let length = digits.value.length * (digits.kind === "bstring" ? 1 : 4);
  const isSet = (bit: number) => ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1) === 1;
  if (named) while (length > 0 && !isSet(length - 1)) length -= 1;
  return { bytes: bytes.subarray(0, (length + 7) >> 3), length };
}

/**
 * The character in a cell of a table: column and row of the International Alphabet 5, or
 * group, plane, row and cell of ISO/IEC 10646 (X.680 41.8).
 */
export function characterString(numbers: readonly number[]): string | undefined {
  const limits = numbers.length === 2 ? [7, 15] : [127, 255, 255, 255];
  if (numbers.length !== limits.length) return undefined;
  if (numbers.some((number, index) => number < 0 || number > limits[index]!)) return undefined;
  const factor = numbers.length === 2 ? 16 : 256;
  const code = numbers.reduce((sum, number) => sum * factor + number, 0);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

/** A value notation in an error message. */
export function describe(ast: ValueAst): string {
  switch (ast.kind) {
    case "boolean":
      return ast.value ? "TRUE" : "FALSE";
    case "null":
      return "NULL";
    case "integer":
    case "real":
      return `the number ${ast.value}`;
    case "cstring":
      return "a character string";
    case "bstring":
      return "a binary string";
    case "hstring":
      return "a hexadecimal string";
    case "choice":
      return `a value of an alternative ${ast.name}`;
    case "field":
      return "a field of an object";
    case "unread":
    case "containing":
      return "what a string contains";
    case "open":
      return "a value with its type";
    case "xml":
      return `<${ast.name}>`;
    case "braces":
      return "a value in braces";
    case "reference":
    case "numbered":
      return ast.name;
  }
}
