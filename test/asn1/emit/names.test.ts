import { describe, expect, test } from "vitest";
import { claim, declaredNames, pascalCase, propertyName } from "../../../src/asn1/emit/names.js";
import { integer, module, operation, type, value } from "./models.js";

describe("declared names", () => {
  test.each(["class", "default", "await", "arguments", "undefined", "exports", "yield"])(
    "%s gets a dollar sign",
    (word) => {
      const names = declaredNames(module("M", { operations: [operation(word, 1)] }));
      expect(names.operations.get(word)).toBe(`${word}$`);
    },
  );

  test("hyphens become underscores", () => {
    const names = declaredNames(module("M", { types: [type("Linked-ID", integer)] }));
    expect(names.types.get("Linked-ID")).toBe("Linked_ID");
  });

  test("of types, operations and values together, the first keeps its name", () => {
    const names = declaredNames(
      module("M", {
        types: [type("A-b", integer), type("A_b", integer)],
        operations: [operation("x", 1)],
        values: [value("x", integer, 1), value("x_", integer, 2)],
      }),
    );
    expect([...names.taken]).toEqual(["A_b", "A_b$", "x", "x$", "x_"]);
    expect(names.values.get("x")).toBe("x$");
  });
});

test("what encoding takes is called after its type, where it is something else", () => {
  const [loose, other] = [type("A-b", integer), type("A_bInput", integer)];
  const names = declaredNames(module("M", { types: [loose, other] }), new Set([loose]));
  expect([...names.inputs]).toEqual([["A-b", "A_bInput$"]]);
  expect(names.taken.has("A_bInput$")).toBe(true);
});

test("a taken name gets as many dollar signs as it needs", () => {
  const taken = new Set(["a", "a$"]);
  expect(claim("a", taken)).toBe("a$$");
  expect(claim("a", taken)).toBe("a$$$");
});

test("property names are quoted only where they must be", () => {
  expect(propertyName("u8sEntryID")).toBe("u8sEntryID");
  expect(propertyName("linked-ID")).toBe('"linked-ID"');
  expect(propertyName("default")).toBe("default");
});

test("namespaces are in Pascal case", () => {
  expect(pascalCase("um-replicator")).toBe("UmReplicator");
  expect(pascalCase("chat-v2")).toBe("ChatV2");
  expect(pascalCase("3gpp")).toBe("_3gpp");
});
