import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANY,
  BOOLEAN,
  BerDecodeError,
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  REAL,
  UTF8String,
  explicit,
  implicit,
  sequence,
  sequenceOf,
  set,
  type BerDecodeCode,
  type Strictness,
  type Type,
} from "../../src/codec/index.js";
import { allTypes } from "../../src/modules/registry.js";
import { decodeErrorOf } from "../support/any-value.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { kinds } from "../support/kinds.js";
import { encodeLoosely, pickFrom } from "../support/loose.js";
import { MANY, RUNS, runs, timeout } from "../support/properties.js";
import { fromHex, sameOctets, sameValue, toHex } from "../support/same-value.js";
import { isShaped } from "../support/shape.js";

const Numbers = sequenceOf("Numbers", () => INTEGER);
const Message: Type<unknown> = sequence<unknown>("Message", () => [
  ["id", INTEGER],
  ["text", UTF8String, OPTIONAL],
  ["numbers", Numbers, OPTIONAL],
  ["flag", explicit(0, BOOLEAN), OPTIONAL],
  ["inner", implicit(1, Message), OPTIONAL],
]);
const nothing = sequence("Nothing", () => []);

const many = (count: number, hex: string) => hex.repeat(count);

/** What is wrong, the type, the octets, the code of the error and the offset it names. */
const malformed: readonly (readonly [string, Type<any>, string, BerDecodeCode, number])[] = [
  ["no octets at all", OCTET_STRING, "", "truncated", 0],
  ["an identifier without a length", OCTET_STRING, "04", "truncated", 1],
  ["a tag in the high form that is cut off", ANY, "9f", "truncated", 0],
  ["a tag number that does not end", ANY, "9f8181", "truncated", 0],
  ["a tag number with a leading zero", ANY, "9f801f00", "bad-tag", 0],
  ["a tag number below 31 in the high form", ANY, "9f1e00", "bad-tag", 0],
  ["a tag number of 2^63", ANY, "9f8180808080808080808000 00", "bad-tag", 0],
  ["the reserved tag [UNIVERSAL 0]", ANY, "0000", "bad-tag", 0],
  ["the reserved tag [UNIVERSAL 0], constructed", ANY, "2000", "bad-tag", 0],
  ["the reserved length octet ff", OCTET_STRING, "04ff", "bad-length", 1],
  ["ff, and 127 octets after it", OCTET_STRING, `04ff${many(127, "00")}`, "bad-length", 1],
  ["a long form without its octets", OCTET_STRING, "0481", "truncated", 1],
  ["a long form with too few octets", OCTET_STRING, "048300 01", "truncated", 1],
  ["a length of one octet too many", OCTET_STRING, "0403aabb", "truncated", 0],
  ["a length of 2^31-1", OCTET_STRING, "04847fffffff", "truncated", 1],
  ["a length of 2^31, negative in 32 bits", OCTET_STRING, "048480000000", "truncated", 1],
  ["a length of 2^32-1", OCTET_STRING, "0484ffffffff", "truncated", 1],
  ["a length of 2^32", OCTET_STRING, "04850100000000", "bad-length", 1],
  ["a length of 2^63", OCTET_STRING, "04888000000000000000", "bad-length", 1],
  ["a length of 2^64-1", OCTET_STRING, "0488ffffffffffffffff", "bad-length", 1],
  ["a length of 126 octets", OCTET_STRING, `04fe${many(126, "ff")}`, "bad-length", 1],
  ["an indefinite length in a primitive OCTET STRING", OCTET_STRING, "0480aa0000", "bad-length", 1],
  ["an indefinite length in an INTEGER", INTEGER, "02800000", "bad-length", 1],
  ["end-of-contents octets missing", Numbers, "3080020101", "truncated", 5],
  ["half of the end-of-contents octets", Numbers, "308002010100", "truncated", 5],
  ["no contents and no end", Numbers, "3080", "truncated", 2],
  ["end-of-contents octets with a length", Numbers, "308002010100 01ff", "bad-tag", 5],
  ["end-of-contents octets in a definite value", Numbers, "30050201010000", "unexpected-tag", 5],
  ["end-of-contents octets too early", Numbers, "30800000 020101 0000", "trailing-octets", 4],
  [
    "one pair of end-of-contents octets for two",
    sequenceOf("", () => Numbers),
    "308030800201010000",
    "truncated",
    9,
  ],
  ["a child that ends after its parent", Numbers, "3003020200", "truncated", 2],
  [
    "a child that ends after its parent, in the input",
    Message,
    "3006 3003 0202 0102",
    "unexpected-tag",
    2,
  ],
  [
    "a list whose child ends after it",
    sequenceOf("", () => Numbers),
    "30083003020201020500",
    "bad-length",
    4,
  ],
  [
    "a child without a length at its parent's end",
    sequenceOf("", () => Numbers),
    "3006300202010500",
    "bad-length",
    4,
  ],
  [
    "an indefinite child that does not end in its parent",
    sequenceOf("", () => Numbers),
    "30043080020100 00",
    "bad-length",
    5,
  ],
  ["octets after the value", INTEGER, "02010102", "trailing-octets", 3],
  ["zeros after the value", Numbers, "30000000", "trailing-octets", 2],
  ["octets after an empty SEQUENCE", nothing, "30020500", "unexpected-member", 2],
  ["a BOOLEAN without contents", BOOLEAN, "0100", "bad-contents", 2],
  ["a BOOLEAN of two octets", BOOLEAN, "01020000", "bad-contents", 2],
  ["a BOOLEAN in the constructed form", BOOLEAN, "2103010100", "unexpected-tag", 0],
  ["a NULL with contents", NULL, "050100", "bad-contents", 2],
  ["an INTEGER without contents", INTEGER, "0200", "bad-contents", 2],
  ["an INTEGER with a leading zero", INTEGER, "0202007f", "non-minimal-integer", 2],
  ["an INTEGER with a leading ff", INTEGER, "0202ff80", "non-minimal-integer", 2],
  ["a REAL with an exponent only", REAL, "09028000", "bad-contents", 2],
  ["a SEQUENCE in the primitive form", Numbers, "1000", "unexpected-tag", 0],
  ["an explicit tag around nothing", explicit(0, BOOLEAN), "a000", "missing-member", 2],
  [
    "an explicit tag around two values",
    explicit(0, BOOLEAN),
    "a006010100010100",
    "unexpected-member",
    5,
  ],
  [
    "an explicit tag in the primitive form",
    explicit(0, BOOLEAN),
    "8003010100",
    "unexpected-tag",
    0,
  ],
  ["text that is no UTF-8", UTF8String, "0c0361c328", "bad-string", 3],
  ["text cut off inside a character", UTF8String, "0c02e282", "bad-string", 2],
];

/** Of those, what may be a member of a later version of the type, and is passed over outside the strict mode. */
const tolerated = new Set(["octets after an empty SEQUENCE"]);

describe("malformed octets", () => {
  for (const [name, type, hex, code, offset] of malformed) {
    const modes: readonly Strictness[] = tolerated.has(name) ? ["strict"] : ["strict", "standard"];
    for (const strictness of modes) {
      it(`${name}: ${code} at octet ${offset}, ${strictness}`, () => {
        const error = decodeErrorOf(() => type.decode(fromHex(hex), { strictness }));
        expect([error?.code, error?.offset]).toEqual([code, offset]);
      });
    }
  }

  const fine: readonly (readonly [string, Type<any>, string, unknown])[] = [
    ["a short length in the long form", OCTET_STRING, "048101aa", Uint8Array.of(0xaa)],
    ["a length of eight octets", OCTET_STRING, "04880000000000000001aa", Uint8Array.of(0xaa)],
    [
      "a length of 126 octets with one that counts",
      OCTET_STRING,
      `04fe${many(125, "00")}01aa`,
      Uint8Array.of(0xaa),
    ],
    ["a length of zero in the long form", Numbers, "308100", []],
    ["an indefinite length with nothing inside", Numbers, "30800000", []],
    ["a definite value in one of indefinite length", Numbers, "30800201010000", [1]],
    [
      "a value of indefinite length in a definite one",
      sequenceOf("", () => Numbers),
      "300730800201010000",
      [[1]],
    ],
  ];
  for (const [name, type, hex, value] of fine) {
    it(`${name} is fine`, () => {
      expect(sameValue(type.decode(fromHex(hex)), value)).toBe(true);
    });
  }
});

/** So many SEQUENCEs in each other. */
const nested = (levels: number, indefinite: boolean): Uint8Array => {
  let octets = new Uint8Array(0);
  for (let i = 0; i < levels; i++) {
    octets = indefinite
      ? Uint8Array.of(0x30, 0x80, ...octets, 0, 0)
      : Uint8Array.from([
          ...(octets.length < 128 ? [0x30, octets.length] : [0x30, 0x81, octets.length]),
          ...octets,
        ]);
  }
  return octets;
};
const Nest: Type<{ inner?: unknown }> = sequence<{ inner?: unknown }>("Nest", () => [
  ["inner", Nest, OPTIONAL],
]);

describe("limits", () => {
  for (const indefinite of [false, true]) {
    const form = indefinite ? "indefinite" : "definite";
    it(`64 levels of ${form} length are read, 65 are not`, () => {
      let value: { inner?: unknown } | undefined = Nest.decode(nested(64, indefinite));
      let levels = 0;
      for (; value !== undefined; levels++) value = value.inner as typeof value;
      expect(levels).toBe(64);
      const error = decodeErrorOf(() => Nest.decode(nested(65, indefinite)));
      expect([error?.code, error?.path.startsWith("Nest")]).toEqual(["limit", true]);
      expect(error?.limit).toBe("maxDepth");
    });
  }

  it("a deeper limit lets deeper values through", () => {
    const limits = { maxDepth: 70, maxElements: 1, maxBytes: 1000 };
    expect(decodeErrorOf(() => Nest.decode(nested(70, true), { limits }))).toBeUndefined();
    expect(decodeErrorOf(() => Nest.decode(nested(71, false), { limits }))?.code).toBe("limit");
  });

  it("a string in segments in segments has a limit too", () => {
    let octets = fromHex("0401aa");
    for (let i = 0; i < 63; i++) octets = Uint8Array.of(0x24, 0x80, ...octets, 0, 0);
    expect(OCTET_STRING.decode(octets)).toEqual(Uint8Array.of(0xaa));
    for (let i = 0; i < 2; i++) octets = Uint8Array.of(0x24, 0x80, ...octets, 0, 0);
    expect(decodeErrorOf(() => OCTET_STRING.decode(octets))?.code).toBe("limit");
  });

  it("the segments of a string count with the values around it", () => {
    const Text = explicit(0, explicit(1, UTF8String));
    const octets = (levels: number): Uint8Array => {
      let inner = fromHex("040161");
      for (let i = 1; i < levels; i++) inner = Uint8Array.of(0x24, inner.length, ...inner);
      inner = Uint8Array.of(0x2c, inner.length, ...inner);
      inner = Uint8Array.of(0xa1, inner.length, ...inner);
      return Uint8Array.of(0xa0, inner.length, ...inner);
    };
    const limits = { maxDepth: 8, maxElements: 9, maxBytes: 1000 };
    expect(Text.decode(octets(6), { limits })).toBe("a");
    expect(decodeErrorOf(() => Text.decode(octets(7), { limits }))?.code).toBe("limit");
  });

  it("elements of all lists and segments of strings count together", () => {
    const lists = sequenceOf("Lists", () => Numbers);
    const octets = lists.encode([[1, 2], [3], []]);
    const limits = { maxDepth: 64, maxElements: 6, maxBytes: 1000 };
    expect(lists.decode(octets, { limits })).toEqual([[1, 2], [3], []]);
    const error = decodeErrorOf(() =>
      lists.decode(octets, { limits: { ...limits, maxElements: 5 } }),
    );
    expect([error?.code, error?.path]).toEqual(["limit", "Lists[2]"]);
    expect(error?.limit).toBe("maxElements");
    const segments = fromHex("2409040100040101040102");
    const few = { limits: { ...limits, maxElements: 2 } };
    expect(decodeErrorOf(() => OCTET_STRING.decode(segments, few))?.code).toBe("limit");
  });

  it("a message longer than the limit is not looked at", () => {
    const limits = { maxDepth: 64, maxElements: 1, maxBytes: 3 };
    expect(OCTET_STRING.decode(fromHex("040161"), { limits })).toEqual(Uint8Array.of(0x61));
    const error = decodeErrorOf(() => OCTET_STRING.decode(fromHex("04026162"), { limits }));
    expect([error?.code, error?.offset, error?.limit]).toEqual(["limit", 0, "maxBytes"]);
  });

  const size = 16 * 1024 * 1024;
  const filled = (hex: string): Uint8Array => new Uint8Array(Buffer.alloc(size, hex, "hex"));

  it("16 MiB of headers of indefinite length in each other end in an error", () => {
    expect(decodeErrorOf(() => Nest.decode(filled("3080")))?.code).toBe("limit");
    expect(decodeErrorOf(() => ANY.decode(filled("3080")))?.code).toBe("limit");
    expect(decodeErrorOf(() => OCTET_STRING.decode(filled("2480")))?.code).toBe("limit");
  });

  it("16 MiB of headers of definite length in each other end in an error", () => {
    // From the inside to the outside: each header says how much is after it.
    const octets = new Uint8Array(size);
    const view = new DataView(octets.buffer);
    for (let p = 0; p + 6 <= size; p += 6) {
      view.setUint16(p, 0x3084);
      view.setUint32(p + 2, size - p - 6);
    }
    expect(decodeErrorOf(() => Nest.decode(octets))?.code).toBe("limit");
  });

  it("empty values of indefinite length side by side count as elements before they are noted", () => {
    const open = sequence("Open", () => [], { extensible: true });
    const read = (count: number, maxElements: number): unknown => {
      const octets = fromHex(`3080${"30800000".repeat(count)}0000`);
      const limits = { maxDepth: 64, maxElements, maxBytes: octets.length };
      return decodeErrorOf(() => open.decode(octets, { limits }))?.code;
    };
    expect(read(1000, 1000)).toBeUndefined();
    expect(read(1000, 999)).toBe("limit");
    expect(read(1000, 100)).toBe("limit");
    const crowd = filled("30800000");
    crowd.set([0x30, 0x80, 0x05, 0x00], 0);
    expect(decodeErrorOf(() => open.decode(crowd))?.code).toBe("limit");
  });

  it("unknown extension additions count as elements", () => {
    const limits = { maxDepth: 64, maxElements: 3, maxBytes: 100 };
    for (const type of [
      sequence("Open", () => [], { extensible: true }),
      set("Open", () => [], { extensible: true }),
    ]) {
      const lead = type.encode({})[0] as number;
      const octets = (count: number) =>
        Uint8Array.of(lead, count * 2, ...fromHex("0500".repeat(count)));
      expect(type.decode(octets(3), { limits })).toEqual({});
      expect(decodeErrorOf(() => type.decode(octets(4), { limits }))?.code).toBe("limit");
    }
  });

  it("16 MiB of segments reach the limit of elements", () => {
    const octets = filled("0400");
    octets.set([0x24, 0x84, 0, 0xff, 0xff, 0xfa], 0);
    expect(decodeErrorOf(() => OCTET_STRING.decode(octets))?.code).toBe("limit");
  });

  it("a list that says it is 4 GiB long allocates nothing", () => {
    const octets = fromHex("3084ffffffff020101");
    expect(decodeErrorOf(() => Numbers.decode(octets))?.code).toBe("truncated");
  });
});

const sampled = allTypes().filter((_, i) => i % 20 === 0);
const some = [...sampled.map(({ name, type }) => [name, type] as const), ...kinds];

describe("truncation", () => {
  for (const [name, type] of some) {
    it(`${name} cut off anywhere is truncated`, () => {
      const [value] = fc.sample(arbitraryOf(type), { numRuns: 1, seed: 7 });
      const octets = type.encode(value);
      const step = Math.max(1, Math.floor(octets.length / 200));
      for (let length = 0; length < octets.length; length += length < 300 ? 1 : step) {
        const error = decodeErrorOf(() => type.decode(octets.subarray(0, length)));
        // There are so many lengths that `expect` would take most of the time.
        const { code, offset = Infinity, path = "" } = error ?? {};
        if (code === "truncated" && offset <= length && path.startsWith(type.name)) continue;
        expect([error, length]).toEqual(["truncated here, or before", length]);
      }
      expect(
        decodeErrorOf(() => type.decode(Buffer.concat([octets, Uint8Array.of(0)]))),
      ).toBeInstanceOf(BerDecodeError);
    });
  }

  it("in any form of BER it is an error with a place", { timeout }, () => {
    const form = fc.array(fc.nat({ max: 5039 }), { minLength: 1, maxLength: 30 });
    const cases = fc
      .constantFrom(...some)
      .chain(([, type]) => fc.tuple(fc.constant(type), arbitraryOf(type)));
    fc.assert(
      fc.property(cases, form, fc.nat(), ([type, value], numbers, cut) => {
        const octets = encodeLoosely(type, value, pickFrom(numbers));
        const length = cut % octets.length;
        const error = decodeErrorOf(() => type.decode(octets.subarray(0, length)));
        expect(error?.code).toBe("truncated");
        expect(error?.offset).toBeLessThanOrEqual(length);
      }),
      runs(MANY),
    );
  });
});

describe("one octet changed", () => {
  for (const [name, type] of some) {
    const open = holdsAny(type);
    it(`${name} gives another value that holds, or an error with a place`, { timeout }, () => {
      const mutations = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
      const property = fc.property(
        arbitraryOf(type),
        fc.array(mutations, { minLength: 5, maxLength: 5 }),
        (value, list) => {
          const octets = type.encode(value);
          for (const [at, change] of list) {
            // Mostly where headers are.
            const place = at % Math.min(octets.length, at % 3 === 0 ? octets.length : 40);
            const changed = Uint8Array.from(octets);
            changed[place] = (changed[place] as number) ^ change;
            holds(type, changed, open, levels[at % 3] as Strictness);
          }
        },
      );
      expect(fc.assert(property, runs(RUNS / 2))).toBeUndefined();
    });
  }
});

/** Octets either are refused with a place, or are a value of the type that comes back as it is. */
function holds(
  type: Type<unknown>,
  octets: Uint8Array,
  open: boolean,
  strictness: Strictness,
): void {
  let value: unknown;
  const error = decodeErrorOf(() => {
    value = type.decode(octets, { strictness });
  });
  if (error !== undefined) {
    const { offset, path } = error;
    isTrue(offset >= 0 && offset <= octets.length && path.startsWith(type.name), octets);
    return;
  }
  isTrue(isShaped(type, value), octets);
  const again = type.encode(value);
  const back = type.decode(again);
  // The header of an open type may have changed to its minimal form.
  isTrue(open || sameValue(back, value), octets);
  isTrue(sameOctets(type.encode(back), again), octets);
}

function isTrue(holding: boolean, octets: Uint8Array): void {
  if (!holding) expect(holding, toHex(octets)).toBe(true);
}

const levels: readonly Strictness[] = ["strict", "standard", "lenient"];

/** Whether there is an open type somewhere in the type. */
function holdsAny(type: Type<unknown>, seen = new Set<unknown>()): boolean {
  const { schema } = type;
  if (seen.has(type)) return false;
  seen.add(type);
  if (schema.kind === "any") return true;
  if (schema.kind === "alias" || schema.kind === "tagged") return holdsAny(schema.type, seen);
  if ("element" in schema) return holdsAny(schema.element, seen);
  return "members" in schema && schema.members.some((member) => holdsAny(member.type, seen));
}
