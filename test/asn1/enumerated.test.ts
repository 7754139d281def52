import { describe, expect, it } from "vitest";
import { bodyError, typeA } from "./compile-text.js";

function numbers(notation: string, tags?: string): Readonly<Record<string, number>> {
  const type = typeA(`A ::= ENUMERATED { ${notation} } two INTEGER ::= 2`, tags);
  if (type.kind !== "enumerated") throw new TypeError(type.kind);
  return Object.fromEntries(type.items.map(({ name, value }) => [name, value]));
}

describe("ENUMERATED", () => {
  it("numbers its items from 0", () => {
    expect(numbers("a, b, c")).toEqual({ a: 0, b: 1, c: 2 });
  });

  it("keeps given numbers, which may be negative or value references", () => {
    expect(numbers("a(-1), b(two), c(100000)")).toEqual({ a: -1, b: 2, c: 100000 });
  });

  it("gives the others the lowest numbers that are free in the root (X.680 20.3)", () => {
    expect(numbers("a, b(0), c(2), d")).toEqual({ a: 1, b: 0, c: 2, d: 3 });
    expect(numbers("a(5), b, c")).toEqual({ a: 5, b: 0, c: 1 });
  });

  it("gives additions the lowest numbers free in the root beyond the addition before (X.680 20.6)", () => {
    expect(numbers("a, b, ..., c")).toEqual({ a: 0, b: 1, c: 2 });
    expect(numbers("a, b(3), ..., c, d")).toEqual({ a: 0, b: 3, c: 1, d: 2 });
    expect(numbers("a, b(3), ..., c(1)")).toEqual({ a: 0, b: 3, c: 1 });
    expect(numbers("a, ..., b(7), c")).toEqual({ a: 0, b: 7, c: 8 });
    expect(numbers("a, c(2), ..., b(1), d")).toEqual({ a: 0, c: 2, b: 1, d: 3 });
  });

  it("is extensible with a marker only", () => {
    expect(typeA("A ::= ENUMERATED { a }")).toMatchObject({ extensible: false });
    expect(typeA("A ::= ENUMERATED { a, ... }")).toMatchObject({ extensible: true });
    expect(typeA("A ::= ENUMERATED { a, ... ! 5 }")).toMatchObject({ extensible: true });
  });

  it("keeps items in the order of the text", () => {
    expect(Object.keys(numbers("z, y(9), x"))).toEqual(["z", "y", "x"]);
  });

  it("accepts items that begin with a capital or hold underscores", () => {
    expect(numbers("Red, eTELEPHONE_EVENT(5)")).toEqual({ Red: 0, eTELEPHONE_EVENT: 5 });
  });

  it("has no two items of one name", () => {
    expect(bodyError("A ::= ENUMERATED { a, b, a }").reason).toBe(
      "this ENUMERATED has two items a",
    );
  });

  it("has no two items of one number", () => {
    expect(bodyError("A ::= ENUMERATED { a(1),\n  b(1) }")).toMatchObject({
      line: 3,
      column: 3,
      reason: "b has the number of a: 1",
    });
    expect(bodyError("A ::= ENUMERATED { a, b, ..., c(0) }").reason).toBe(
      "c has the number of a: 0",
    );
    expect(bodyError("A ::= ENUMERATED { a, b, ..., c, d(2) }").reason).toBe(
      "d has the number of c: 2",
    );
  });

  it("has at least one item, in front of the marker", () => {
    expect(bodyError("A ::= ENUMERATED { }").reason).toContain('found "}"');
    expect(bodyError("A ::= ENUMERATED { ... }").reason).toContain('found "..."');
  });

  it("needs integers as numbers, within 2^53", () => {
    expect(bodyError("A ::= ENUMERATED { a(TRUE) }").reason).toBe(
      "expected a value of INTEGER, found TRUE",
    );
    expect(bodyError("A ::= ENUMERATED { a(9007199254740992) }").reason).toBe(
      "the number of a is beyond 2^53",
    );
  });

  it("has items called null, and with capitals after a hyphen", () => {
    expect(typeA("A ::= ENUMERATED { null(0), a-GPS(1), eMail }")).toMatchObject({
      items: [{ name: "null" }, { name: "a-GPS" }, { name: "eMail", value: 2 }],
    });
  });
});
