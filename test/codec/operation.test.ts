import { describe, expect, test } from "vitest";
import {
  event,
  INTEGER,
  NULL,
  operation,
  operationError,
  type Operation,
} from "../../src/codec/index.js";

const types = () => ({ argument: NULL, result: NULL, error: NULL });

describe("the code of an operation, event or error", () => {
  test("is a number, which is its id too", () => {
    for (const code of [0, -7, 400, 2 ** 53 - 1]) {
      expect(operation("op", code, types)).toMatchObject({ kind: "operation", code, id: code });
      expect(event("ev", code, () => NULL)).toMatchObject({ kind: "event", code, id: code });
      expect(operationError("bad", code, () => NULL)).toMatchObject({ kind: "error", code });
    }
  });

  test("or an object identifier, and the id is 0 then", () => {
    for (const code of ["0.0", "1.3.6.1.4.1.99", `2.${2n ** 200n}.1`]) {
      expect(operation("op", code, types)).toMatchObject({ code, id: 0 });
      expect(event("ev", code, () => NULL)).toMatchObject({ code, id: 0 });
      expect(operationError("bad", code, () => NULL).code).toBe(code);
    }
  });

  test("is nothing else, and no longer than an object identifier may be", () => {
    const long = `1.2${".1".repeat(5000)}`;
    for (const code of ["", "1", "op", "1.02", "3.1", "1.40", "1..2", long, 1.5, NaN, 2 ** 53]) {
      const message = "of op must be a whole number or an object identifier, not ";
      expect(() => operation("op", code, types)).toThrow(message);
      expect(() => event("op", code, () => NULL)).toThrow(message);
      expect(() => operationError("op", code, () => NULL)).toThrow(message);
      expect(() => operationError("op", undefined as never, () => NULL)).toThrow(TypeError);
    }
  });
});

describe("the errors and linked operations of an operation", () => {
  test("are those that are given, and looked up when they are first asked for", () => {
    let asked = 0;
    const bad = operationError("bad", 1, () => (asked++, INTEGER));
    const child = operation("child", 2, types);
    const parent: Operation = operation("parent", 1, () => ({
      ...types(),
      errors: [bad],
      linked: [child, parent],
    }));
    expect(parent.errors).toEqual([bad]);
    expect(parent.linked).toEqual([child, parent]);
    expect(asked).toBe(0);
    expect([bad.parameter, bad.parameter, asked]).toEqual([INTEGER, INTEGER, 1]);
    expect(child).toMatchObject({ errors: undefined, linked: undefined });
  });

  test("an invoke is always answered, unless the operation says otherwise", () => {
    const perhaps = operation("perhaps", 3, () => ({ ...types(), alwaysResponds: false }));
    expect([operation("surely", 4, types).alwaysResponds, perhaps.alwaysResponds]).toEqual([
      true,
      false,
    ]);
  });
});
