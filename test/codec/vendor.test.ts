import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseJson, type Type } from "../../src/codec/index.js";
import { findType } from "../../src/modules/registry.js";
import { fromHex, sameValue, toHex } from "../support/same-value.js";

interface Vector {
  readonly type: string;
  readonly variant: string;
  readonly json: unknown;
  readonly jsonArrayForm?: unknown;
  readonly berHex: string;
}

const corpus = new URL("../corpus/vendor.json", import.meta.url);
const { vectors } = parseJson(readFileSync(corpus, "utf8")) as { vectors: Vector[] };

/**
 * Vectors that hold an AsnSystemTime beside the double nearest to its millisecond: the runtime
 * that wrote them added up whole seconds as fractions of a day. `42aaaaaab0` for
 * 2024-09-15T06:15:00Z is 16 units in the last place off, while the corpus gives the type
 * AsnSystemTime itself as `42aaaaaaa8` for that moment. Values are equal to the millisecond
 * (X.690 8.5 gives each double an encoding of its own, so re-encoding cannot give these octets).
 */
const offTheMillisecond = new Set([262, 307, 843, 844, 889]);

/** Values that we write otherwise into JSON: NULL is null, and the time 0 is "". */
const otherJson = new Map<number, string>([
  [427, '{"dummy":null}'],
  [898, '{"dummy":null}'],
  [903, '{"dummy":null}'],
  [921, '{"dummy":null}'],
  [1127, '""'],
]);

/** The corpus has 64 bit INTEGERs. */
const integers = "bigint";

const ours = [...vectors.entries()].filter(([, { type }]) => type !== "ROSEMessage");

describe("messages of the vendor's C++ runtime", () => {
  it("are all tested, here or, for ROSEMessage, with the envelope", () => {
    const envelopes = vectors.filter(({ type }) => type === "ROSEMessage");
    expect([vectors.length, ours.length + envelopes.length]).toEqual([1151, 1151]);
    expect(ours.every(([, { type }]) => findType(type) !== undefined)).toBe(true);
  });

  for (const [index, vector] of ours) {
    const type = findType(vector.type)?.type as Type<unknown>;
    it(`${index} ${vector.type} (${vector.variant}): octets and JSON are the same value`, () => {
      const octets = fromHex(vector.berHex);
      const decoded = type.decode(octets, { integers });
      const read = type.fromJson(vector.json, { integers });
      expect(sameValue(decoded, read)).toBe(true);

      const written = type.encode(read, { integers });
      expect(toHex(type.encode(decoded, { integers }))).toBe(toHex(written));
      if (offTheMillisecond.has(index)) {
        expect(toHex(written)).not.toBe(vector.berHex);
        expect(written.length).toBeLessThanOrEqual(octets.length);
        expect(sameValue(type.decode(written, { integers }), decoded)).toBe(true);
      } else {
        expect(toHex(written)).toBe(vector.berHex);
      }
    });

    it(`${index} ${vector.type} (${vector.variant}): the JSON we write`, () => {
      const text = type.encodeJson(type.decode(fromHex(vector.berHex), { integers }));
      const expected = otherJson.get(index);
      if (expected === undefined) expect(sameValue(parseJson(text), vector.json)).toBe(true);
      else expect(text).toBe(expected);
    });

    if (vector.jsonArrayForm === undefined) continue;
    it(`${index} ${vector.type} (${vector.variant}): optionalParams as a list`, () => {
      // The list stands in the order of the program, the octets in that of the keys.
      const list = type.fromJson(vector.jsonArrayForm, { integers });
      const decoded = type.decode(fromHex(vector.berHex), { integers });
      expect(sameValue(sorted(list), sorted(decoded))).toBe(true);
    });
  }
});

/** The value with every list of keys and values in the order of its keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(sorted);
    const isMap = list.every((one) => typeof one === "object" && one !== null && "key" in one);
    const keyOf = (one: unknown) => (one as { key: string }).key;
    return isMap ? list.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) : list;
  }
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
}
