import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { m4, varied } from "../../bench/messages/index.js";
import {
  BIT_STRING,
  BOOLEAN,
  CodecError,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  choice,
  explicit,
  implicit,
  sequence,
  sequenceOf,
  systemTime,
  type MemberRow,
  type Strictness,
  type Type,
} from "../../src/codec/index.js";
import { jsonFromOctets } from "../../src/codec/internal-codec.js";
import { Common } from "../../src/modules/index.js";
import { allLaterTypes } from "../../src/modules/later/registry.js";
import { allTypes } from "../../src/modules/registry.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { kinds } from "../support/kinds.js";
import { encodeLoosely, pickFrom } from "../support/loose.js";
import { MANY, runs, timeout } from "../support/properties.js";
import { fromHex, toHex } from "../support/same-value.js";

const integers = "bigint";
const levels: readonly Strictness[] = ["standard", "strict", "lenient"];

/** What the codec makes of octets, as the octets of the text; undefined for what it refuses. */
function byCodec(type: Type<any>, octets: Uint8Array, strictness: Strictness): string | undefined {
  try {
    const text = type.encodeJson(type.decode(octets, { integers, strictness }), { integers });
    return Buffer.from(text).toString("latin1");
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return undefined;
  }
}

/** @returns Whether they were read; if so, they have been as the codec reads them. */
function isRead(type: Type<any>, octets: Uint8Array): boolean {
  const found = jsonFromOctets(type, octets);
  if (found === undefined) return false;
  for (const strictness of levels) {
    const expected = byCodec(type, octets, strictness);
    // With expect, this would take most of the time.
    if (found !== expected) expect([toHex(octets), strictness, found]).toBe(expected);
  }
  return true;
}

const Time = systemTime("Time");
const types: readonly (readonly [name: string, type: Type<any>])[] = [
  ...allTypes().map(({ name, type }) => [name, type] as const),
  ...allLaterTypes().map(({ module, name, type }) => [`${module}.${name}`, type] as const),
  ...kinds,
];
const anyType = fc.constantFrom(...types);
const anyValue = anyType.chain(([, type]) => fc.tuple(fc.constant(type), arbitraryOf(type)));

describe("JSON straight from BER", () => {
  it("is what the codec writes, for every type", { timeout }, () => {
    const read = new Set<string>();
    for (const [name, type] of types) {
      const property = fc.property(arbitraryOf(type), (value) => {
        if (isRead(type, type.encode(value))) read.add(name);
      });
      fc.assert(property, runs(3));
    }
    // The others have few values, or none, without an open type, a SET, a BIT STRING or an integer of many octets.
    expect(read.size).toBeGreaterThan(types.length * 0.8);
  });

  it("is what the codec writes, whatever form of BER the value has", { timeout }, () => {
    const form = fc.array(fc.nat({ max: 5039 }), { minLength: 1, maxLength: 30 });
    let read = 0;
    fc.assert(
      fc.property(anyValue, form, ([type, value], numbers) => {
        if (isRead(type, encodeLoosely(type, value, pickFrom(numbers)))) read++;
      }),
      runs(MANY),
    );
    expect(read).toBeGreaterThan(0);
  });

  it(
    "is what the codec writes if octets are changed, and left to it if it refuses them",
    { timeout },
    () => {
      const mutations = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
      fc.assert(
        fc.property(
          anyValue,
          fc.array(mutations, { minLength: 5, maxLength: 5 }),
          fc.nat(),
          ([type, value], list, cut) => {
            const octets = type.encode(value);
            for (const [at, change] of list) {
              const place = at % Math.min(octets.length, at % 3 === 0 ? octets.length : 40);
              const changed = Uint8Array.from(octets);
              changed[place] = (changed[place] as number) ^ change;
              isRead(type, changed);
            }
            expect(isRead(type, octets.subarray(0, cut % octets.length))).toBe(false);
            expect(isRead(type, Buffer.concat([octets, Uint8Array.of(5, 0)]))).toBe(false);
          },
        ),
        runs(MANY),
      );
    },
  );

  it("has each time as Date writes it", () => {
    const day = 86_400_000;
    const days = fc.integer({ min: -25_000, max: 2_900_000 });
    const parts = fc.constantFrom(0, 1, 10, 100, 999, 1000, 59_999, 3_600_000, day - 1);
    const times = fc.oneof(
      fc.tuple(days, parts).map(([whole, part]) => new Date(whole * day + part)),
      fc.date({
        min: new Date("1899-12-30T00:00:00.001Z"),
        max: new Date("9999-12-31T23:59:59.999Z"),
        noInvalidDate: true,
      }),
    );
    let read = 0;
    fc.assert(
      fc.property(times, (time) => {
        if (isRead(Time, Time.encode(time))) read++;
      }),
      runs(MANY),
    );
    expect(read).toBeGreaterThan(MANY / 2);
    for (const text of [
      "1899-12-30T00:00:00Z",
      "2000-02-29T23:59:59.999Z",
      "2100-03-01T00:00:00.001Z",
      "9999-12-31T23:59:59.998Z",
    ]) {
      expect([text, isRead(Time, Time.encode(new Date(text)))]).toEqual([text, true]);
    }
    expect(isRead(Time, Time.encode(new Date("+010000-01-01T00:00:00.001Z")))).toBe(false);
  });

  it("has integers of up to six octets, and leaves longer ones to the codec", () => {
    for (const value of [
      0,
      9,
      10,
      -1,
      -128,
      127,
      128,
      -129,
      2 ** 31,
      -(2 ** 31) - 1,
      2 ** 47 - 1,
      -(2 ** 47),
    ]) {
      expect(jsonFromOctets(INTEGER, INTEGER.encode(value))).toBe(String(value));
    }
    expect(jsonFromOctets(INTEGER, INTEGER.encode(2 ** 47))).toBeUndefined();
    for (const hex of ["0200", "02020001", "0202ff80"]) {
      expect(jsonFromOctets(INTEGER, fromHex(hex))).toBeUndefined();
    }
  });

  it("has texts with what JSON escapes, and in UTF-8 what is beyond ASCII", () => {
    const all = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join("");
    for (const text of [
      "",
      "a",
      '"',
      "\\\u0000\u001f\u007f",
      all,
      "Zürich €",
      "\u2028\ufeff",
      "💶".repeat(20),
      "x".repeat(30_000),
    ]) {
      const octets = UTF8String.encode(text);
      expect(jsonFromOctets(UTF8String, octets)).toBe(
        Buffer.from(JSON.stringify(text)).toString("latin1"),
      );
    }
    // Overlong, a surrogate, cut off; with and without something to escape.
    for (const hex of ["0c02c080", "0c03eda080", "0c02c3bc", "0c01c3", "0c0222ff"]) {
      expect(isRead(UTF8String, fromHex(hex))).toBe(hex === "0c02c3bc");
    }
  });

  it("has AsnOptionalParameters that fit into an object", () => {
    const type = Common.AsnOptionalParameters;
    const encoded = (...keys: string[]): Uint8Array =>
      type.encode(
        keys.map((key, i) => ({
          key,
          value: i % 2 === 0 ? { stringdata: 'a "b"' } : { binarydata: Uint8Array.of(i) },
        })),
      );
    for (const keys of [[], ["a"], ["ä", "a", "__proto__", ""], ['"', "01", "-1", "_Type"]]) {
      expect([keys, isRead(type, encoded(...keys))]).toEqual([keys, true]);
    }
    const many = Array.from({ length: 40 }, (_, i) => `k${i}`);
    for (const keys of [["a", "a"], ["_type"], ["0"], ["a", "17"], many]) {
      expect([keys, jsonFromOctets(type, encoded(...keys))]).toEqual([keys, undefined]);
    }
  });

  it("is read from a call with its contact", () => {
    const [call] = m4.values;
    expect(isRead(m4.type, m4.type.encode(call!))).toBe(true);
    // A time whose mantissa has fewer octets is left to the codec.
    const { type, values } = varied.get("M4")!;
    const read = values.filter((value) => isRead(type, type.encode(value)));
    expect(read.length).toBeGreaterThan(values.length * 0.9);
  });

  it("leaves what is nested deeply, or long, to the codec", () => {
    const Nest: Type<any> = sequence<any>("Nest", () => [["inner", Nest, OPTIONAL]]);
    const nested = (depth: number): any => (depth === 0 ? {} : { inner: nested(depth - 1) });
    expect(isRead(Nest, Nest.encode(nested(20)))).toBe(true);
    expect(jsonFromOctets(Nest, Nest.encode(nested(40)))).toBeUndefined();
    const Bits = sequenceOf("Bits", () => BOOLEAN);
    const list = (length: number): Uint8Array => Bits.encode(Array.from({ length }, () => true));
    expect(isRead(Bits, list(20_000))).toBe(true);
    expect(jsonFromOctets(Bits, list(30_000))).toBeUndefined();
    // The text would be longer than there is room.
    const Names = sequenceOf("Names", () =>
      sequence<any>("Name", () => [["aNameOfManyCharacters".repeat(4), BOOLEAN]]),
    );
    const members = Array.from({ length: 10_000 }, () => ({
      ["aNameOfManyCharacters".repeat(4)]: false,
    }));
    expect(isRead(Names, Names.encode(members.slice(0, 1000) as never))).toBe(true);
    expect(jsonFromOctets(Names, Names.encode(members as never))).toBeUndefined();
    for (const text of ["\u0001", "x"]) {
      const Texts = sequenceOf("Texts", () => UTF8String);
      const long = Array.from({ length: 6 }, () => text.repeat(10_000));
      expect(isRead(Texts, Texts.encode(long))).toBe(text === "x");
    }
  });

  it("passes over absent members only if they are not there in another form", () => {
    const rest: readonly MemberRow[] = [
      ["octets", implicit(1, OCTET_STRING), OPTIONAL],
      [
        "either",
        choice<any>("Either", () => [
          ["a", implicit(2, INTEGER)],
          ["b", explicit(3, BOOLEAN)],
        ]),
        OPTIONAL,
      ],
      ["high", implicit(60, UTF8String), OPTIONAL],
    ];
    const Plain = sequence<any>("Plain", () => rest);
    const Mixed = sequence<any>("Mixed", () => [
      ["bits", implicit(0, BIT_STRING), OPTIONAL],
      ...rest,
    ]);
    for (const [value, expected] of [
      [{}, true],
      [{ octets: Uint8Array.of(1) }, false],
      [{ either: { b: true } }, false],
    ] as const) {
      // As long as one may be there that is left to the codec, what comes next is not looked at.
      expect([value, isRead(Mixed, Mixed.encode(value))]).toEqual([value, expected]);
    }
    for (const value of [
      {},
      { octets: Uint8Array.of(1) },
      { either: { b: true }, high: "x" },
      { high: "y" },
    ]) {
      expect([value, isRead(Plain, Plain.encode(value))]).toEqual([value, true]);
    }
    // A constructed OCTET STRING, and one in a form that it cannot have.
    expect(isRead(Plain, fromHex("3005 a103 040101"))).toBe(false);
    expect(isRead(Plain, fromHex("3003 220100"))).toBe(false);
  });
});
