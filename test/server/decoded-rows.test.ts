import { expect, test } from "vitest";
import { DecodedRows } from "../../src/server/decoded-rows.js";

interface Value {
  readonly text: string;
}

/** Rows whose octets are text, and how often something has been decoded. */
function rowsOf(limits?: { values: number; octets: number }) {
  const decoded: string[] = [];
  const rows = new DecodedRows<number, Value>((octets) => {
    const text = Buffer.from(octets).toString();
    decoded.push(text);
    return { text };
  }, limits);
  return { decoded, of: (row: number, text: string) => rows.of(row, Buffer.from(text)) };
}

test("the same octets of a row are decoded once, others anew, and equal ones of another row too", () => {
  const { decoded, of } = rowsOf();
  const one = of(1, "one");
  expect(one).toEqual({ text: "one" });
  expect(of(1, "one")).toBe(one);
  expect(of(2, "one")).not.toBe(one);
  expect(of(1, "two")).toEqual({ text: "two" });
  expect(of(1, "one")).not.toBe(one);
  expect(decoded).toEqual(["one", "one", "two", "one"]);
});

test("the octets may be overwritten afterwards, and nobody can change what others get", () => {
  const rows = new DecodedRows<number, { text: string }>((octets) => ({
    text: Buffer.from(octets).toString(),
  }));
  const octets = Buffer.from("one");
  const one = rows.of(1, octets);
  octets.write("two");
  expect(rows.of(1, octets)).toEqual({ text: "two" });
  expect(() => Object.assign(one, { text: "other" })).toThrow(TypeError);
});

test("of more rows or octets than the limits allow, the oldest are decoded anew", () => {
  const few = rowsOf({ values: 2, octets: 1_000 });
  for (const row of [1, 2, 3, 3, 2, 1]) few.of(row, `row ${row}`);
  expect(few.decoded).toEqual(["row 1", "row 2", "row 3", "row 1"]);

  const short = rowsOf({ values: 100, octets: 64 });
  for (let row = 0; row < 20; row++) short.of(row, "four");
  short.of(19, "four");
  short.of(4, "four");
  expect(short.decoded.length).toBe(20);
  short.of(3, "four");
  expect(short.decoded.length).toBe(21);
});

test("what takes too large a part of all is never kept", () => {
  const { decoded, of } = rowsOf({ values: 100, octets: 160 });
  of(1, "a".repeat(10));
  of(1, "a".repeat(10));
  expect(decoded.length).toBe(1);
  of(1, "a".repeat(11));
  of(1, "a".repeat(11));
  of(1, "a".repeat(10));
  expect(decoded.length).toBe(4);
});

test("whatever is asked for in whatever order, it is what the octets say", () => {
  const seed = 1 + (Date.now() % 2_000_000_000);
  let state = seed;
  const random = (most: number) => (state = (state * 48_271) % 2_147_483_647) % most;
  const { of } = rowsOf({ values: 7, octets: 200 });
  for (let at = 0; at < 5_000; at++) {
    const text = String(random(5)).repeat(random(15));
    expect(of(random(12), text), `seed ${seed}`).toEqual({ text });
  }
});
