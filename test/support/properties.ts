import fc from "fast-check";
import { expect, it } from "vitest";
import { parseJson, type ListView, type Strictness, type Type } from "../../src/codec/index.js";
import { arbitraryOf } from "./arbitrary.js";
import { encodeLoosely, pickFrom, strictest } from "./loose.js";
import { sameOctets, sameValue, toHex } from "./same-value.js";
import { assertSameTree } from "./tree.js";

/** Runs of the main property for each of 1,248 types; the soak test sets many. */
export const RUNS = Number(process.env["ROSEWIRE_RUNS"] ?? 20);

/** Runs of a property that is no type's own. */
export const MANY = Math.max(2000, RUNS * 20);

/** A generous time for the runs of one type; it only ends what hangs. */
export const timeout = 60_000 + RUNS * 100;

/** So many runs; one that would go on for ever ends with its seed, not with the timeout. */
export function runs(count: number): fc.Parameters<unknown> {
  return {
    numRuns: Math.ceil(count),
    interruptAfterTimeLimit: timeout - 15_000,
    markInterruptAsFailure: true,
  };
}

const levels: readonly Strictness[] = ["standard", "strict", "lenient"];

/** Declares the tests that hold for every type, whatever it is. */
export function describeType(name: string, type: Type<unknown>): void {
  it(
    `${name} comes back from BER and JSON as it went, and asn1js sees the same`,
    { timeout },
    () => {
      expect(
        fc.assert(
          fc.property(arbitraryOf(type), (value) => roundTrip(type, value)),
          runs(RUNS),
        ),
      ).toBeUndefined();
    },
  );

  it(
    `${name} comes back with every INTEGER a bigint, and with the names of types in JSON`,
    { timeout },
    () => {
      expect(
        fc.assert(
          fc.property(arbitraryOf(type, { bigint: true }), (value) => wideRoundTrip(type, value)),
          runs(RUNS / 5),
        ),
      ).toBeUndefined();
    },
  );

  it(`${name} is read in any form that BER permits`, { timeout }, () => {
    const choices = fc.array(fc.nat({ max: 5039 }), { minLength: 1, maxLength: 60 });
    expect(
      fc.assert(
        fc.property(arbitraryOf(type), choices, (value, numbers) => {
          const octets = encodeLoosely(type, value, pickFrom(numbers));
          const strictness = levels[numbers.length % levels.length] as Strictness;
          same(value, type.decode(octets, { strictness }), octets);
          same(value, fromView(type, type.view(octets)), octets);
        }),
        runs(RUNS / 2),
      ),
    ).toBeUndefined();
  });
}

function roundTrip(type: Type<unknown>, value: unknown): void {
  const octets = type.encode(value);
  const decoded = type.decode(octets);
  same(value, decoded, octets);
  identical(type.encode(decoded), octets);
  identical(encodeLoosely(type, value, strictest), octets);
  const roomy = new Uint8Array(octets.length + 3);
  equal(type.encodeInto(value, roomy, 3), octets.length);
  identical(roomy.subarray(3), octets);
  equal(type.byteLength(value), octets.length);
  const json = type.encodeJson(value);
  same(value, type.fromJson(parseJson(json)), octets);
  assertSameTree(type, value, octets);
}

function wideRoundTrip(type: Type<unknown>, value: unknown): void {
  const integers = "bigint";
  const octets = type.encode(value, { integers });
  same(value, type.decode(octets, { integers }), octets);
  const json = type.encodeJson(value, { integers, typeNames: "all" });
  same(value, type.decodeJson(json, { integers }), octets);
}

/** Everything that a view shows, asked for member by member. */
function fromView(type: Type<unknown>, view: unknown): unknown {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return fromView(schema.type, view);
    case "sequenceOf":
    case "setOf":
      // A list that stands for an absent member with DEFAULT is no view.
      return Array.isArray(view) ? view : fromListView(schema.element, view as ListView<unknown>);
    case "sequence":
    case "set":
    case "choice": {
      const shown = view as Record<string, unknown>;
      const value: Record<string, unknown> = {};
      for (const member of schema.members) {
        const one = shown[member.name];
        if (one !== undefined) value[member.name] = fromView(member.type, one);
      }
      return value;
    }
    default:
      return view;
  }
}

function fromListView(element: Type<unknown>, view: ListView<unknown>): unknown[] {
  const list = Array.from(view, (one) => fromView(element, one));
  equal(view.length, list.length);
  equal(sameValue(view.toObject(), list), true);
  if (list.length > 0) {
    equal(sameValue(fromView(element, view.at(list.length - 1)), list.at(-1)), true);
  }
  return list;
}

/** Vitest's `expect` costs as much as a codec's work on a value: it is asked when they differ. */
function equal(actual: unknown, expected: unknown): void {
  if (actual !== expected) expect(actual).toBe(expected);
}

function same(expected: unknown, actual: unknown, octets: Uint8Array): void {
  const isSame = sameValue(expected, actual);
  // Where they differ Vitest shows it.
  if (!isSame) expect(actual, toHex(octets)).toEqual(expected);
  equal(isSame, true);
}

function identical(actual: Uint8Array, expected: Uint8Array): void {
  if (!sameOctets(actual, expected)) expect(toHex(actual)).toBe(toHex(expected));
}
