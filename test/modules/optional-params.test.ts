import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  Common,
  OptionalParamError,
  optionalParameters,
  OptionalParams,
} from "../../src/modules/index.js";
import { arbitraryOf } from "../support/arbitrary.js";

const octets = Uint8Array.of(1, 2, 3);
const list: Common.AsnOptionalParameters = [
  { key: "name", value: { stringdata: "Ada" } },
  { key: "age", value: { integerdata: 36 } },
  { key: "photo", value: { binarydata: octets } },
  { key: "name", value: { integerdata: 7 } },
];
const params = new OptionalParams(list);

describe("OptionalParams", () => {
  test("gives values by key, and undefined for a key that is absent", () => {
    expect(params.get("name")).toBe("Ada");
    expect(params.get("age")).toBe(36);
    expect(params.get("photo")).toBe(octets);
    expect(params.get("Name")).toBeUndefined();
    expect(params.get("constructor")).toBeUndefined();
    expect(params.has("age")).toBe(true);
    expect(params.has("Age")).toBe(false);
  });

  test("gives values of the kind asked for", () => {
    expect(params.getString("name")).toBe("Ada");
    expect(params.getInteger("age")).toBe(36);
    expect(params.getBinary("photo")).toBe(octets);
    expect(params.getString("none")).toBeUndefined();
    expect(params.getInteger("none")).toBeUndefined();
    expect(params.getBinary("none")).toBeUndefined();
    expectTypeOf(params.getString("")).toEqualTypeOf<string | undefined>();
    expectTypeOf(params.getInteger("")).toEqualTypeOf<number | undefined>();
    expectTypeOf(params.getBinary("")).toEqualTypeOf<Uint8Array | undefined>();
  });

  test.each([
    ["age", () => params.getString("age"), '"age" is an integer, not a string'],
    ["photo", () => params.getString("photo"), '"photo" is binary, not a string'],
    ["name", () => params.getInteger("name"), '"name" is a string, not an integer'],
    ["photo", () => params.getInteger("photo"), '"photo" is binary, not an integer'],
    ["name", () => params.getBinary("name"), '"name" is a string, not binary'],
    ["age", () => params.getBinary("age"), '"age" is an integer, not binary'],
  ] as const)("a value of another kind is an error: %s", (key, read, message) => {
    const error = thrownBy(read);
    expect(error).toBeInstanceOf(OptionalParamError);
    expect(error).toMatchObject({
      code: "wrong-kind",
      key,
      message: `the optional parameter ${message}`,
    });
  });

  test("finds the first of two of one key, and iterates over both", () => {
    expect(params.getString("name")).toBe("Ada");
    expect(params.size).toBe(4);
    expect([...params.keys()]).toEqual(["name", "age", "photo", "name"]);
    expect([...params.values()]).toEqual(["Ada", 36, octets, 7]);
    expect([...params]).toEqual([
      ["name", "Ada"],
      ["age", 36],
      ["photo", octets],
      ["name", 7],
    ]);
  });

  test("is empty for an absent optionalParams", () => {
    const message: Common.AsnDummyArgument = { dummy: null };
    const absent = new OptionalParams(message.optionalParams);
    expect(absent.size).toBe(0);
    expect([...absent]).toEqual([]);
    expect(absent.get("any")).toBeUndefined();
  });

  test("has the list itself", () => {
    expect(params.list).toBe(list);
  });
});

describe("optionalParameters", () => {
  test("makes each kind of value of an object's members", () => {
    expect(optionalParameters({ key: "text", n: 5, bin: octets, big: 2n ** 70n })).toEqual([
      { key: "key", value: { stringdata: "text" } },
      { key: "n", value: { integerdata: 5 } },
      { key: "bin", value: { binarydata: octets } },
      { key: "big", value: { integerdata: 2n ** 70n } },
    ]);
  });

  test("leaves out what is undefined", () => {
    expect(optionalParameters({ a: undefined, b: "" })).toEqual([
      { key: "b", value: { stringdata: "" } },
    ]);
  });

  test("takes a Map and pairs, in their order", () => {
    const pairs = [
      ["z", 1],
      ["1", "one"],
      ["a", octets],
    ] as const;
    const expected = [
      { key: "z", value: { integerdata: 1 } },
      { key: "1", value: { stringdata: "one" } },
      { key: "a", value: { binarydata: octets } },
    ];
    expect(optionalParameters(new Map<string, string | number | Uint8Array>(pairs))).toEqual(
      expected,
    );
    expect(optionalParameters(pairs)).toEqual(expected);
  });

  test("refuses any other value", () => {
    expect(thrownBy(() => optionalParameters({ yes: true as never }))).toMatchObject({
      name: "TypeError",
      message: 'the optional parameter "yes" must be a string, an integer or a Uint8Array',
    });
    // @ts-expect-error a Date is no optional parameter
    expect(() => optionalParameters({ at: new Date() })).toThrow(TypeError);
    expect(() => optionalParameters({ none: null as never })).toThrow(TypeError);
  });

  test("makes of a view the list that it views", () => {
    fc.assert(
      fc.property(arbitraryOf(Common.AsnOptionalParameters), (any) => {
        expect(optionalParameters(new OptionalParams(any))).toEqual(any);
      }),
    );
  });

  test("makes what a view gives back", () => {
    const value = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.uint8Array());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), value)), (pairs) => {
        const built = optionalParameters(pairs);
        const bytes = Common.AsnOptionalParameters.encode(built);
        const view = new OptionalParams(Common.AsnOptionalParameters.decode(bytes));
        expect([...view]).toEqual(pairs);
        const map = new Map(pairs.toReversed());
        for (const [key, wanted] of map) expect(view.get(key)).toEqual(wanted);
        expect(new Set(view.keys())).toEqual(new Set(map.keys()));
      }),
    );
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
