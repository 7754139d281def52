import { describe, expect, it } from "vitest";
import {
  choice,
  CodecError,
  defaultLimits,
  INTEGER,
  OPTIONAL,
  sequence,
  sequenceOf,
  setOf,
  UTF8String,
} from "../../src/codec/index.js";
import {
  decodeInPortions,
  fromJsonInPortions,
  type Portions,
} from "../../src/codec/internal-codec.js";

const Inner = sequence<any>("Inner", () => [
  ["name", UTF8String],
  ["marks", setOf("", () => INTEGER, { constraint: { size: [{ max: 3 }] } })],
]);
const Outer = sequence<any>("Outer", () => [
  ["id", INTEGER],
  ["either", choice<any>("", () => [["inners", sequenceOf("", () => Inner)]])],
  ["last", sequenceOf("", () => sequenceOf("", () => INTEGER)), OPTIONAL],
]);

const inner = (name: string) => ({ name, marks: [1, 2, 3] });
const value = {
  id: 7,
  either: { inners: ["a", "b", "c"].map(inner) },
  last: [[], [4], [5, 6]],
};
const octets = Outer.encode(value);
const json = JSON.parse(Outer.encodeJson(value));

const ber = (bytes: Uint8Array, options = {}): Portions<any> =>
  decodeInPortions(Outer, bytes, 0, bytes.length, options, 0);

/** What is read of a value, or the error. */
function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof CodecError) return error;
    throw error;
  }
}

function whole(make: () => Portions<any>): unknown {
  return outcome(() => {
    const portions = make();
    while (!portions.done) portions.proceed(() => true);
    return portions.value;
  });
}

/** How often one has to go on that does no more than it must each time, and the most elements that came in one go. */
function steps(portions: Portions<any>): { steps: number; most: number } {
  const count = (part: any): number =>
    typeof part !== "object"
      ? 0
      : Object.values(part).reduce<number>(
          (sum, one) => sum + count(one),
          Array.isArray(part) ? part.length : 0,
        );
  let taken = 0;
  let most = 0;
  for (; !portions.done; taken++) {
    const before = count(portions.value);
    portions.proceed(() => false);
    most = Math.max(most, count(portions.value) - before);
  }
  return { steps: taken, most };
}

describe("a value that is decoded in portions", () => {
  it("is the same in the end, and gets one element at a time at least", () => {
    const portions = ber(octets);
    expect([portions.done, portions.value]).toEqual([
      false,
      { ...value, either: { inners: [] }, last: [] },
    ]);
    // 18 elements, and 7 lists that are not empty.
    expect(steps(portions)).toEqual({ steps: 25, most: 1 });
    expect(portions.value).toEqual(value);
    const again = fromJsonInPortions(Outer, json, {}, 0);
    expect(steps(again)).toEqual({ steps: 25, most: 1 });
    expect(again.value).toEqual(value);
  });

  it("goes on as long as it is asked to", () => {
    const portions = ber(octets);
    let asked = 0;
    portions.proceed(() => ++asked < 5);
    expect([asked, portions.done]).toEqual([5, false]);
    expect(portions.value.either.inners).toEqual([inner("a")]);
  });

  it("is complete at once if no list is long", () => {
    expect(decodeInPortions(Outer, octets, 0, octets.length)).toMatchObject({ done: true, value });
    expect(fromJsonInPortions(Outer, json)).toMatchObject({ done: true, value });
  });

  it("has the long lists decoded later, and those with many elements in JSON", () => {
    const many = (length: number) => Array.from({ length }, (_, at) => [at % 100]);
    const list = sequenceOf("List", () => sequenceOf("", () => INTEGER));
    for (const [length, left] of [
      [3_000, 0],
      [4_000, 4_000],
    ] as const) {
      const bytes = list.encode(many(length));
      const portions = decodeInPortions(list, bytes, 0, bytes.length);
      expect([portions.done, length - portions.value.length]).toEqual([left === 0, left]);
      expect(whole(() => portions)).toEqual(many(length));
    }
    expect(fromJsonInPortions(list, many(250)).done).toBe(true);
    const portions = fromJsonInPortions(list, many(501));
    expect([portions.done, portions.value]).toEqual([false, []]);
    // 300 of these lists are long enough to leave no room for the next.
    expect(fromJsonInPortions(list, many(300)).value.filter((one) => one.length > 0)).toHaveLength(
      200,
    );
    expect(whole(() => portions)).toEqual(many(501));
  });

  it("has the same faults as one that is decoded at once, with the same code, place and offset", () => {
    const limits = { ...defaultLimits, maxElements: 17 };
    const shallow = { ...defaultLimits, maxDepth: 3 };
    for (const options of [{ limits }, { limits: shallow }]) {
      const error = outcome(() => Outer.decode(octets, options));
      expect(error).toBeInstanceOf(CodecError);
      expect(whole(() => ber(octets, options))).toEqual(error);
    }
    let differ = 0;
    for (let at = 0; at < octets.length; at++) {
      for (const octet of [0, 1, 2, 0x0c, 0x30, 0x31, 0x80, 0x84, 0xff]) {
        const bytes = Uint8Array.from(octets);
        bytes[at] = octet;
        const once = outcome(() => Outer.decode(bytes));
        const later = whole(() => ber(bytes));
        expect(later instanceof CodecError).toBe(once instanceof CodecError);
        if (!(once instanceof CodecError)) expect(later).toEqual(once);
        else if ((later as CodecError).message !== once.message) differ++;
      }
    }
    // If there are several, another one may be named.
    expect(differ).toBeLessThan(octets.length);
  });

  it("names the place of a fault in any list, as decoding at once does", () => {
    const broken = (change: (copy: any) => void) => {
      const copy = structuredClone(json);
      change(copy);
      return copy;
    };
    for (const [path, change] of [
      ["Outer.either.inners[1].name", (copy) => (copy.either.inners[1].name = 3)],
      ["Outer.either.inners[2].marks[0]", (copy) => (copy.either.inners[2].marks[0] = "x")],
      ["Outer.last[1][0]", (copy) => (copy.last[1][0] = {})],
      ["Outer.last[2]", (copy) => (copy.last[2] = "none")],
      ["Outer.either.inners[0].marks", (copy) => copy.either.inners[0].marks.push(4)],
      ["Outer.either.inners[0].name", (copy) => delete copy.either.inners[0].name],
    ] as [string, (copy: any) => void][]) {
      const wrong = broken(change);
      const options = { constraints: true } as const;
      const error = outcome(() => Outer.fromJson(wrong, options)) as CodecError;
      expect(error.path).toBe(path);
      expect(whole(() => fromJsonInPortions(Outer, wrong, options, 0))).toEqual(error);
    }
  });

  it("checks the numbers of elements on request", () => {
    const many = { ...value, either: { inners: [inner("a"), { name: "b", marks: [1, 2, 3, 4] }] } };
    const bytes = Outer.encode(many);
    expect(whole(() => ber(bytes))).toEqual(many);
    const error = outcome(() => Outer.decode(bytes, { constraints: true }));
    expect(error).toMatchObject({ code: "constraint", path: "Outer.either.inners[1].marks" });
    expect(whole(() => ber(bytes, { constraints: true }))).toEqual(error);
  });
});
