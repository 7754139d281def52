import fc from "fast-check";
import { expect, it } from "vitest";
import {
  defaultLimits,
  parseJson,
  type ListView,
  type Strictness,
  type Type,
} from "../../src/codec/index.js";
import {
  decodeInPortions,
  fromJsonInPortions,
  type Portions,
} from "../../src/codec/internal-codec.js";
import { decodeErrorOf } from "./any-value.js";
import { arbitraryOf } from "./arbitrary.js";
import { encodeLoosely, isUntagged, pickFrom, rowOf, strictest, type Behind } from "./loose.js";
import { fromHex, sameOctets, sameValue, toHex } from "./same-value.js";
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

/**
 * Declares the tests that hold for every type, whatever it is.
 * @param count Runs of the main property.
 */
export function describeType(name: string, type: Type<unknown>, count = RUNS): void {
  it(
    `${name} comes back from BER and JSON as it went, and asn1js sees the same`,
    { timeout },
    () => {
      expect(
        fc.assert(
          fc.property(arbitraryOf(type), (value) => roundTrip(type, value)),
          runs(count),
        ),
      ).toBeUndefined();
      // A second encoder has given the same octets; asn1js takes as long as half of all that, and sees some.
      expect(
        fc.assert(
          fc.property(arbitraryOf(type), (value) =>
            assertSameTree(type, value, type.encode(value)),
          ),
          runs(count / 4),
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
          runs(count / 5),
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
          same(value, inPortions(type, octets, strictness), octets);
        }),
        runs(count / 2),
      ),
    ).toBeUndefined();
  });

  it(`${name} is read from peers with later versions and faulty compilers`, { timeout }, () => {
    expect(
      fc.assert(
        fc.property(arbitraryOf(type), (value) => grown(type, value)),
        runs(count / 20),
      ),
    ).toBeUndefined();
  });
}

/** What peers built by a faulty compiler have after each extensible SEQUENCE. */
const stray = fromHex("1f80801500");

/** Members that no type of the protocol has: private tags, one of them high, one of them constructed. */
const later = [fromHex("c7020102"), fromHex("ff8344 80 0500 0000")];

/**
 * Unknown members after the last one. There are none where they cannot be told from an open type that may be in
 * their place, nor where the type says that they are in front of other members.
 */
const additions: Behind = (schema, value) => {
  const last = schema.members.at(-1);
  const kind = last?.type.schema.kind;
  const mayBeAny = kind === "any" || (kind === "open" && isUntagged(last!.type));
  const open = mayBeAny && value[last!.name] === undefined;
  const inFront = schema.extensible && schema.extensionAt < schema.members.length;
  return open || inFront ? [] : later;
};

/** A value with unknown members after every SEQUENCE in it, at every level. */
function grown(type: Type<unknown>, value: unknown): void {
  let sequences = 0;
  let closed = 0;
  let unknown = 0;
  const more = encodeLoosely(type, value, strictest, (schema, inner) => {
    const added = additions(schema, inner);
    unknown += added.length;
    if (!schema.extensible) closed += added.length;
    return added;
  });
  const both = encodeLoosely(type, value, strictest, (schema, inner) => {
    sequences++;
    return [stray, ...additions(schema, inner), stray];
  });
  for (const octets of [more, both]) {
    same(value, type.decode(octets), octets);
    same(value, fromView(type, type.view(octets)), octets);
    const kept = type.decode(octets, { unknown: "keep" });
    same(value, kept, octets);
    // The unknown members come back in their minimal form, the strays do not.
    const minimal = encodeLoosely(type, value, strictest, (schema, inner) =>
      additions(schema, inner).map((one) => (one === later[1] ? fromHex("ff8344020500") : one)),
    );
    identical(type.encode(kept), minimal);
  }
  const strict = (octets: Uint8Array): boolean =>
    decodeErrorOf(() => type.decode(octets, { strictness: "strict" })) === undefined;
  equal(strict(both), sequences === 0);
  equal(strict(more), closed === 0);
  const bounded = { limits: { ...defaultLimits, maxElements: unknown - 1 } };
  if (unknown > 0) equal(decodeErrorOf(() => type.decode(more, bounded))?.limit, "maxElements");
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
  const json = parseJson(type.encodeJson(value));
  same(value, type.fromJson(json), octets);
  same(value, whole(fromJsonInPortions(type, json, {}, 0)), octets);
}

/** What is decoded with every list on its own. */
function inPortions(type: Type<unknown>, octets: Uint8Array, strictness: Strictness): unknown {
  return whole(decodeInPortions(type, octets, 0, octets.length, { strictness }, 0));
}

function whole<T>(portions: Portions<T>): T {
  while (!portions.done) portions.proceed(() => true);
  return portions.value;
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
    case "open": {
      if (view instanceof Uint8Array) return view;
      const { known, value } = view as { known: string; value: unknown };
      return { known, value: fromView(rowOf(schema, known), value) };
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
