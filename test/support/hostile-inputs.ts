import {
  BIT_STRING,
  INTEGER,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  REAL,
  sequence,
  sequenceOf,
  string,
  UTF8String,
  type Type,
} from "../../src/codec/index.js";

/**
 * What costs most for its size, as octets that a peer may send and texts within. One list for the tests
 * of single parts, the fuzzers and the attacks on a real server.
 */

/** A name that NFC has to sort: quadratic in the run of combining marks. */
export function combiningName(units: number): string {
  const half = Math.floor((units - 1) / 2);
  return `a${"\u0301".repeat(half)}${"\u0316".repeat(half)}`;
}

/** One value in BER, with a length of four octets. */
export function tlv(tag: number, contents: Uint8Array): Buffer {
  const header = Buffer.from([tag, 0x84, 0, 0, 0, 0]);
  header.writeUInt32BE(contents.length, 2);
  return Buffer.concat([header, contents]);
}

function repeated(one: Uint8Array, octets: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.floor(octets / one.length) }, () => one));
}

const filled = (octets: number, octet: number): Buffer => Buffer.alloc(octets, octet);

const listOf = (type: Type<any>, one: Uint8Array, octets: number): BerValue => ({
  type: sequenceOf("List", () => type),
  octets: tlv(0x30, repeated(one, octets)),
});

const open = sequence("Open", () => [], { extensible: true });

/** A value in BER and the type that it is read in. */
export interface BerValue {
  readonly type: Type<any>;
  readonly octets: Uint8Array;
}

/** Values in BER of about so many octets. */
export const berValues: Readonly<Record<string, (octets: number) => BerValue>> = {
  "one long INTEGER": (n) => ({ type: INTEGER, octets: tlv(2, filled(n, 0x55)) }),
  "INTEGERs of 513 octets": (n) => listOf(INTEGER, tlv(2, filled(513, 0x55)), n),
  "INTEGERs of 2,049 octets": (n) => listOf(INTEGER, tlv(2, filled(2049, 0x55)), n),
  "one OBJECT IDENTIFIER of many arcs": (n) => ({
    type: OBJECT_IDENTIFIER,
    octets: tlv(6, filled(n, 0x55)),
  }),
  "one OBJECT IDENTIFIER of one long arc": (n) => ({
    type: OBJECT_IDENTIFIER,
    octets: tlv(6, filled(n, 0x81)),
  }),
  "OBJECT IDENTIFIERs of 2,048 octets": (n) =>
    listOf(OBJECT_IDENTIFIER, tlv(6, filled(2048, 0x55)), n),
  "one REAL with a long mantissa": (n) => ({
    type: REAL,
    octets: tlv(9, Buffer.concat([Buffer.from([0x80, 0]), filled(n, 0x55)])),
  }),
  "one decimal REAL": (n) => ({
    type: REAL,
    octets: tlv(9, Buffer.concat([Buffer.from([1]), filled(n, 0x31)])),
  }),
  "REALs of 128 octets": (n) =>
    listOf(REAL, tlv(9, Buffer.concat([Buffer.from([0x80, 0]), filled(120, 0x55)])), n),
  ASCII: (n) => ({ type: UTF8String, octets: tlv(12, filled(n, 0x61)) }),
  "text of four octets a character": (n) => ({
    type: UTF8String,
    octets: tlv(12, Buffer.from("\u{1f600}".repeat(n / 4))),
  }),
  "text of U+FFFD": (n) => ({
    type: UTF8String,
    octets: tlv(12, Buffer.from("\ufffd".repeat(n / 3))),
  }),
  "octets that are no UTF-8": (n) => ({
    type: UTF8String,
    octets: tlv(12, Buffer.concat([filled(n, 0x61), Buffer.from([0xff])])),
  }),
  "a BMPString": (n) => ({ type: string("BMPString"), octets: tlv(30, filled(n & ~1, 0x41)) }),
  "a UniversalString": (n) => ({
    type: string("UniversalString"),
    octets: tlv(28, Buffer.alloc(n & ~3, "00000041", "hex")),
  }),
  "a BIT STRING": (n) => ({
    type: BIT_STRING,
    octets: tlv(3, Buffer.concat([Buffer.from([0]), filled(n, 0x55)])),
  }),
  "a GeneralizedTime with a long fraction": (n) => ({
    type: string("GeneralizedTime"),
    octets: tlv(24, Buffer.from(`20240101000000.${"1".repeat(n)}`)),
  }),
  "empty segments": (n) => ({
    type: OCTET_STRING,
    octets: tlv(0x24, Buffer.alloc(n & ~1, "0400", "hex")),
  }),
  "segments in each other": (n) => ({
    type: OCTET_STRING,
    octets: Buffer.concat([Buffer.alloc(n & ~1, "2480", "hex"), filled(n, 0)]),
  }),
  "empty lists": (n) => ({
    type: sequenceOf("Lists", () => sequenceOf("List", () => NULL)),
    octets: tlv(0x30, Buffer.alloc(n & ~1, "3000", "hex")),
  }),
  "unknown additions": (n) => ({
    type: open,
    octets: tlv(0x30, Buffer.alloc(n & ~1, "0500", "hex")),
  }),
  "unknown additions of indefinite length": (n) => ({
    type: open,
    octets: Buffer.concat([
      Buffer.from("3080", "hex"),
      Buffer.alloc(n & ~3, "30800000", "hex"),
      Buffer.alloc(2),
    ]),
  }),
};

/** JSON texts of about so many characters. */
export const jsonTexts: Readonly<Record<string, (characters: number) => string>> = {
  "one long integer": (n) => "9".repeat(n),
  "integers of 4,935 digits": (n) =>
    `[${Array<string>(Math.ceil(n / 4936))
      .fill("9".repeat(4935))
      .join(",")}]`,
  numbers: (n) => `[${"1,".repeat(n / 2)}1]`,
  "numbers after a long integer": (n) => `[9999999999999999,${"1,".repeat(n / 2)}1]`,
  "a number with a long fraction": (n) => `1.${"1".repeat(n)}`,
  "a number with a long exponent": (n) => `[9999999999999999,1e${"1".repeat(n)}]`,
  "empty objects": (n) => `[${"{},".repeat(n / 3)}1]`,
  "arrays in each other": (n) => `${"[".repeat(n / 2)}${"]".repeat(n / 2)}`,
  "arrays that do not end": (n) => "[".repeat(n),
  "many names": (n) => `{${Array.from({ length: n / 10 }, (_, i) => `"k${i}":1`).join(",")}}`,
  "names that are numbers": (n) =>
    `{${Array.from({ length: n / 12 }, (_, i) => `"${i * 4001}":1`).join(",")}}`,
  "one name again and again": (n) => `{${'"a":1,'.repeat(n / 6)}"a":1}`,
  "__proto__ again and again": (n) => `{${'"__proto__":1,'.repeat(n / 14)}"a":9999999999999999}`,
  "a string of escapes": (n) => `"${"\\u0041".repeat(n / 6)}"`,
  "a string of quotes after a long integer": (n) => `[9999999999999999,"${'\\"'.repeat(n / 2)}"]`,
  "a string of backslashes that does not end": (n) => `[9999999999999999,"${"\\".repeat(n)}`,
  blanks: (n) => `[9999999999999999${" ".repeat(n)}]`,
};

/** XML texts of about so many characters. */
export const xmlTexts: Readonly<Record<string, (characters: number) => string>> = {
  attributes: (n) => `<A ${Array.from({ length: n / 12 }, (_, i) => `a${i}="1"`).join(" ")}/>`,
  elements: (n) => `<A>${"<b/>".repeat(n / 4)}</A>`,
  "texts between elements": (n) => `<A>${"x<b/>".repeat(n / 5)}</A>`,
  "processing instructions": (n) => `<A>${"<?a?>".repeat(n / 5)}</A>`,
  "CDATA sections": (n) => `<A>${"<![CDATA[x]]>".repeat(n / 13)}</A>`,
  references: (n) => `<A>${"&amp;".repeat(n / 5)}</A>`,
  "elements that do not end": (n) => "<a>".repeat(n / 3),
  "attributes without values": (n) => `<A ${"a ".repeat(n / 2)}></A>`,
  "a long name": (n) => `<${"a".repeat(n / 2)}></${"a".repeat(n / 2)}>`,
};
