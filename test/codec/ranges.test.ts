import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Writer } from "../../src/codec/ber/writer.js";
import {
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  explicit,
  implicit,
  sequence,
  sequenceOf,
  type Type,
} from "../../src/codec/index.js";
import { decodeErrorOf } from "../support/any-value.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { kinds } from "../support/kinds.js";
import { encodeLoosely, pickFrom } from "../support/loose.js";
import { fromHex, sameOctets, sameValue, toHex } from "../support/same-value.js";

const cases = fc
  .constantFrom(...kinds)
  .chain(([, type]) => fc.tuple(fc.constant(type), arbitraryOf<unknown>(type)));

describe("values in a larger input", () => {
  const around = fc.uint8Array({ maxLength: 40 });
  const form = fc.array(fc.nat({ max: 5039 }), { minLength: 1, maxLength: 30 });

  it("are decoded where they stand", () => {
    fc.assert(
      fc.property(cases, form, around, around, ([type, value], numbers, before, after) => {
        const octets = encodeLoosely(type, value, pickFrom(numbers));
        const input = Buffer.concat([before, octets, after]);
        const end = before.length + octets.length;
        expect(sameValue(type.decodeRange(input, before.length, end), value)).toBe(true);
        const part = type.decodeAt(input, before.length);
        expect([sameValue(part.value, value), part.end]).toEqual([true, end]);
      }),
      { numRuns: 500 },
    );
  });

  it("are never read beyond their end", () => {
    fc.assert(
      fc.property(cases, form, fc.nat(), ([type, value], numbers, cut) => {
        const octets = encodeLoosely(type, value, pickFrom(numbers));
        const end = cut % octets.length;
        // What is after the end would make the value whole.
        const error = decodeErrorOf(() => type.decodeRange(octets, 0, end));
        expect(error === undefined).toBe(false);
        expect(error?.offset).toBeLessThanOrEqual(octets.length);
      }),
      { numRuns: 1000 },
    );
  });

  it("one after the other are decoded one by one", () => {
    const octets = fromHex("020101 020102 3000");
    expect([...INTEGER.decodeAll(octets.subarray(0, 6))]).toEqual([1, 2]);
    const seen: number[] = [];
    const error = decodeErrorOf(() => {
      for (const one of INTEGER.decodeAll(octets)) seen.push(one);
    });
    expect([seen, error?.code, error?.offset]).toEqual([[1, 2], "unexpected-tag", 6]);
    expect(decodeErrorOf(() => INTEGER.decodeAt(octets, 8))?.code).toBe("truncated");
  });
});

describe("values written one after another by one writer", () => {
  it("are what they are alone", () => {
    fc.assert(
      fc.property(
        fc.array(cases, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (list, size) => {
          const writer = new Writer(Buffer.alloc(size));
          let p = 0;
          for (const [type, value] of list) p = type.encodeTo(writer, value, p);
          const expected = Buffer.concat(list.map(([type, value]) => type.encode(value)));
          expect(sameOctets(writer.b.subarray(0, p), expected)).toBe(true);
        },
      ),
    );
  });

  /** The octets of a writer with its segments put in. */
  const assembled = (writer: Writer, end: number): Uint8Array => {
    const parts: Uint8Array[] = [];
    let from = 0;
    for (const { at, bytes } of writer.segments ?? []) {
      parts.push(writer.b.subarray(from, at), bytes);
      from = at;
    }
    return Buffer.concat([...parts, writer.b.subarray(from, end)]);
  };

  const Node: Type<unknown> = sequence<unknown>("Node", () => [
    ["id", INTEGER, OPTIONAL],
    ["octets", OCTET_STRING, OPTIONAL],
    ["inner", explicit(0, Node), OPTIONAL],
    [
      "list",
      implicit(
        1,
        sequenceOf("", () => Node),
      ),
      OPTIONAL,
    ],
    ...Array.from(
      { length: 12 },
      (_, i) => [`o${i}`, implicit(i + 2, OCTET_STRING), OPTIONAL] as const,
    ),
  ]);
  const large = fc
    .constantFrom(0, 1, 100, 4095, 4096, 5000, 70_000)
    .map((size) => new Uint8Array(size).fill(size));
  const nodes = fc.letrec((tie) => ({
    node: fc.record(
      {
        // The members' own order is not the type's: encoders that walk the keys begin anew.
        o5: large,
        o1: large,
        id: fc.integer(),
        octets: large,
        inner: fc.option(tie("node"), { nil: undefined, depthIdentifier: "node", maxDepth: 4 }),
        list: fc.array(tie("node"), { maxLength: 3, depthIdentifier: "node" }),
      },
      { requiredKeys: [] },
    ),
  })).node;

  it("may leave large OCTET STRINGs where they are", () => {
    fc.assert(
      fc.property(fc.array(nodes, { minLength: 1, maxLength: 3 }), (list) => {
        const writer = new Writer(Buffer.alloc(300));
        writer.segments = [];
        let p = 0;
        for (const node of list) p = Node.encodeTo(writer, node, p);
        const expected = Buffer.concat(list.map((node) => Node.encode(node)));
        const actual = assembled(writer, p);
        if (!sameOctets(actual, expected))
          expect(toHex(actual).slice(0, 2000)).toBe(toHex(expected).slice(0, 2000));
        expect(sameOctets(actual, expected)).toBe(true);
        expect(writer.segments.every(({ bytes }) => bytes.length >= 4096)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
