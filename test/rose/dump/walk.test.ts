import { readFileSync } from "node:fs";
import * as asn1js from "asn1js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textLines } from "../../../src/rose/dump/lines.js";
import { walk, type DumpLimits, type Piece } from "../../../src/rose/dump/walk.js";
import { concat, hex, tlv } from "../support/bytes.js";

const limits: DumpLimits = { depth: 64, elements: 100_000, octets: 64, encapsulated: true };

function pieces(bytes: Uint8Array, changed: Partial<DumpLimits> = {}): Piece[] {
  return [...walk(bytes, 0, bytes.length, undefined, { ...limits, ...changed })];
}

/** The lines of a dump, and in the last one what is wrong. */
function lines(bytes: Uint8Array, changed: Partial<DumpLimits> = {}): (string | undefined)[] {
  const { line } = textLines(bytes.length);
  return pieces(bytes, changed).map((piece) =>
    piece.kind === "fault" ? `${piece.fault.offset}: ${piece.fault.reason}` : line(piece),
  );
}

type Fact = readonly [tag: string, length: number | undefined, depth: number];

/**
 * The elements that asn1js finds, which knows no types either, in the order of their offsets; undefined in place of
 * those in a constructed string, which it does not keep.
 */
function factsOf(node: asn1js.BaseBlock<any>, depth = 0): (Fact | undefined)[] {
  const { tagClass, tagNumber, isConstructed } = node.idBlock;
  const { isIndefiniteForm, length } = node.lenBlock;
  const own: Fact = [
    `${tagClass - 1}/${tagNumber}/${isConstructed}`,
    isIndefiniteForm ? undefined : length,
    depth,
  ];
  if (!isConstructed) return [own];
  const inside = (node.valueBlock as { value?: unknown }).value;
  if (!Array.isArray(inside)) return [own, undefined];
  const nested = inside as asn1js.BaseBlock<any>[];
  return [own, ...nested.flatMap((one) => factsOf(one, depth + 1))];
}

/** Undefined for what asn1js cannot read: it throws at times that have no seconds, and others. */
function readByOthers(bytes: Uint8Array): ReturnType<typeof asn1js.fromBER> | undefined {
  try {
    return asn1js.fromBER(Uint8Array.from(bytes).buffer);
  } catch {
    return undefined;
  }
}

const classes = ["universal", "application", "context", "private"];

function ourFacts(bytes: Uint8Array): Fact[] {
  return pieces(bytes, { depth: 512, encapsulated: false }).flatMap((piece): Fact[] => {
    if (piece.kind !== "element") return [];
    const { class: of, number, constructed, length } = piece.header;
    return [[`${classes.indexOf(of)}/${number}/${constructed}`, length, piece.depth]];
  });
}

interface Vector {
  readonly hex: string;
  readonly ber: string;
}

describe("the elements of a dump", () => {
  test("are those that asn1js finds, in all vectors of BER that it can read", () => {
    const corpus = new URL("../../corpus/ber.json", import.meta.url);
    const { vectors } = JSON.parse(readFileSync(corpus, "utf8")) as { vectors: Vector[] };
    let compared = 0;
    for (const vector of vectors) {
      const bytes = hex(vector.hex);
      const read = vector.ber === "accept" ? readByOthers(bytes) : undefined;
      if (read === undefined || read.offset !== bytes.length) continue;
      // It takes the end of indefinite contents for an element.
      const facts = factsOf(read.result).filter((fact) => fact?.[0] !== "0/0/false");
      // Numbers of tags that are too large for it are -1.
      if (facts.some((fact) => fact === undefined || fact[0].includes("-1"))) continue;
      expect(ourFacts(bytes), vector.hex).toEqual(facts);
      compared++;
    }
    expect(compared).toBeGreaterThan(400);
  });

  test("are shown with offset, length, tag and value, indented by nesting", () => {
    const bytes = hex("301a 020105 0c026162 0101ff 06032a8648 800161 1f2103313233 0500");
    expect(lines(bytes)).toEqual([
      "  0  26: SEQUENCE {",
      "  2   1:   INTEGER 5",
      '  5   2:   UTF8String "ab"',
      "  9   1:   BOOLEAN TRUE",
      " 12   3:   OBJECT IDENTIFIER 1.2.840",
      " 17   1:   [0] 61",
      ' 20   3:   DATE-TIME 31 32 33  "123" -- no DATE-TIME',
      " 26   0:   NULL",
      "       :   }",
    ]);
  });

  test("of indefinite length end where they are closed", () => {
    expect(lines(hex("3080 2480 0401aa 0000 0101ff 0000 0500"))).toEqual([
      "  0 NDEF: SEQUENCE {",
      "  2 NDEF:   OCTET STRING {",
      "  4   1:     OCTET STRING aa",
      "       :     }",
      "  9   1:   BOOLEAN TRUE",
      "       :   }",
      " 14   0: NULL",
    ]);
  });
});

test("a string that holds one whole value is shown with what it holds, other strings as octets", () => {
  expect(lines(hex("0405 3003020105"))).toEqual([
    "  0   5: OCTET STRING encapsulates {",
    "  2   3:   SEQUENCE {",
    "  4   1:     INTEGER 5",
    "       :     }",
    "       :   }",
  ]);
  expect(lines(hex("0306 00 3003020105"))[0]).toBe("  0   6: BIT STRING encapsulates {");
  for (const other of [
    "0302 04 30",
    "0406 300302010500",
    "0404 3003 0201",
    "0402 0500",
    "0403 800161",
    "0405 3003010205",
    "0405 3003220105",
  ]) {
    expect(lines(hex(other)), other).toHaveLength(1);
  }
  expect(lines(hex("0405 3003020105"), { encapsulated: false })).toEqual([
    "  0   5: OCTET STRING 30 03 02 01 05",
  ]);
});

describe("what a value says", () => {
  test.each([
    ["0a0107", "ENUMERATED 7"],
    ["0202ff7f", "INTEGER -129"],
    [`0211${"01".repeat(17)}`, `INTEGER ${"01 ".repeat(17).trim()}`],
    ["030206c0", "BIT STRING '11'B"],
    [`030900${"ff".repeat(8)}`, `BIT STRING '${"1".repeat(64)}'B`],
    [`030a00${"01".repeat(9)}`, `BIT STRING 72 bits: ${"01 ".repeat(9).trim()}`],
    ["0403616263", 'OCTET STRING 61 62 63  "abc"'],
    ["090380f980", "REAL 1"],
    ["0900", "REAL 0"],
    ["090142", "REAL NaN"],
    ["0d03c27b03", "RELATIVE-OID 8571.3"],
    ["1e0400e420ac", 'BMPString "ä€"'],
    ["170d3530303130313132303030305a", 'UTCTime "500101120000Z"  1950-01-01T12:00:00Z'],
    ["170b303230333034303530365a", 'UTCTime "0203040506Z"  2002-03-04T05:06:00Z'],
    ["180a32303235303130323033", 'GeneralizedTime "2025010203"  2025-01-02T03:00:00'],
    [
      "181532303235303130323033303430352c352b30313030",
      'GeneralizedTime "20250102030405,5+0100"  2025-01-02T03:04:05.5+01:00',
    ],
    ["0c0662e280ae1b63", 'UTF8String "b\\u202e\\u001bc"'],
    ["0c02c328", "UTF8String c3 28 -- octets that are no UTF-8"],
    ["010200ff", "BOOLEAN 00 ff -- a BOOLEAN is one octet"],
    ["0200", "INTEGER -- a number without contents"],
    ["1003020105", "SEQUENCE 02 01 05 -- it must be constructed"],
  ])("%s is %s", (octets, shown) => {
    const [line] = lines(hex(octets));
    expect(line?.replace(/^[^:]*: /, "")).toBe(shown);
  });

  test("is cut after as many octets or characters as are wanted", () => {
    const text = tlv(0x0c, Buffer.from("ä".repeat(40)));
    const octets = tlv(0x04, new Uint8Array(20));
    expect(lines(concat(text, octets), { octets: 16 })).toEqual([
      `  0  80: UTF8String "${"ä".repeat(16)}" ..`,
      ` 82  20: OCTET STRING ${"00 ".repeat(16)}..`,
    ]);
    expect(lines(octets, { octets: Infinity })[0]).not.toContain("..");
  });
});

describe("of faulty octets", () => {
  test.each<[string, string, string[]]>([
    ["a tag alone", "30", ["0: the input ends before a length"]],
    ["a tag that does not end", "3fff", ["0: the input ends inside a tag"]],
    [
      "a tag number beyond all sense",
      "3fffffffffffffffff7f00",
      ["0: a tag number that is too large"],
    ],
    ["a length that is not all there", "308201", ["0: the input ends inside a length"]],
    [
      "a length beyond all sense",
      "30850100000000",
      ["0: a length of over four significant octets"],
    ],
    ["a primitive value without an end", "0480", ["0: a primitive value of indefinite length"]],
    [
      "an end of nothing",
      "05000000",
      ["  0   0: NULL", "2: end-of-contents octets where nothing is open"],
    ],
    [
      "contents that are cut off",
      "3009 020105 0405 aabb",
      [
        "  0   9: SEQUENCE { -- 2 octets missing",
        "  2   1:   INTEGER 5",
        "  5   5:   OCTET STRING aa bb -- 3 octets missing",
        "0: 2 of 9 octets are missing",
      ],
    ],
    [
      "indefinite contents that do not end",
      "3080 0500",
      [
        "  0 NDEF: SEQUENCE {",
        "  2   0:   NULL",
        "4: the input ends inside a value of indefinite length",
      ],
    ],
    [
      "a value that ends after the one around it",
      "3003 040500 0500",
      [
        "  0   3: SEQUENCE {",
        "  2   5:   OCTET STRING 00 -- 4 octets missing",
        "2: 4 of 5 octets are missing",
      ],
    ],
  ])("%s: what there is, then the fault", (_, octets, shown) => {
    expect(lines(hex(octets))).toEqual(shown);
  });

  test("what is nested too deeply is shown as octets, and the rest follows", () => {
    expect(lines(hex("3005 3003 020105 0500"), { depth: 1 })).toEqual([
      "  0   5: SEQUENCE {",
      "  2   3:   SEQUENCE 02 01 05 -- nested deeper than 1 levels",
      "       :   }",
      "  7   0: NULL",
    ]);
    expect(lines(hex("3080 3080 0000 0000"), { depth: 1 }).at(-1)).toBe(
      "2: nested deeper than 1 levels",
    );
  });

  test("no more elements are shown than are wanted", () => {
    expect(lines(hex("0500".repeat(10)), { elements: 2 })).toEqual([
      "  0   0: NULL",
      "  2   0: NULL",
      "4: more than 2 elements",
    ]);
  });

  test("any octets give elements in their order, and one fault at most, which comes last", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const all = pieces(bytes);
        const faults = all.filter((piece) => piece.kind === "fault");
        expect(faults.length).toBeLessThan(2);
        if (faults.length === 1) expect(all.at(-1)).toBe(faults[0]);
        const offsets = all.flatMap((piece) =>
          piece.kind === "element" ? [piece.header.offset] : [],
        );
        expect(offsets.every((at, i) => i === 0 || at > (offsets[i - 1] as number))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test("strings within strings are looked through once, however deep they are", () => {
  let bytes: Uint8Array = hex("020105");
  for (let i = 0; i < 2000; i++) bytes = tlv(i % 2 === 0 ? 0x30 : 0x04, bytes);
  const shown = pieces(bytes, { depth: 512 });
  expect(shown.filter((piece) => piece.kind === "element")).toHaveLength(513);
});
