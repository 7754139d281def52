import { describe, expect, it } from "vitest";
import {
  INTEGER,
  OPTIONAL,
  UTF8String,
  choice,
  implicit,
  sequence,
  sequenceOf,
  type Type,
} from "../../src/codec/index.js";
import { sourceOf } from "../../src/codec/ber/compile.js";
import { register, standaloneSource, type Factory } from "../../src/codec/standalone.js";
import { toHex } from "../support/same-value.js";

/** A type that holds itself, a list and a CHOICE; `name` makes its emitted functions its own. */
function tree(name: string): Type<any> {
  const Key = choice<any>("Key", () => [
    [name, implicit(0, INTEGER)],
    ["text", UTF8String],
  ]);
  const Tree: Type<any> = sequence<any>("Tree", () => [
    ["key", Key],
    ["left", implicit(1, Tree), OPTIONAL],
    [
      "labels",
      implicit(
        2,
        sequenceOf("Labels", () => UTF8String),
      ),
    ],
  ]);
  return Tree;
}

/** What a module with standalone codecs registers. */
function registered(source: string): Record<string, Factory> {
  const [, specifier, body] = /^import \{ register \} from "([^"]+)";\n([^]*)$/.exec(source)!;
  expect(specifier).toBe("../codec.js");
  let factories: Record<string, Factory> = {};
  // oxlint-disable-next-line no-new-func -- stands for an import of the file
  new Function("register", body!)((given: Record<string, Factory>) => (factories = given));
  return factories;
}

describe("codecs written to a file", () => {
  const value = {
    key: { number: 7 },
    left: { key: { text: "x" }, labels: [] },
    labels: ["a", "b"],
  };

  it("are those that are compiled otherwise, of all types that a type refers to", () => {
    const factories = registered(standaloneSource([tree("number")], "../codec.js"));
    let made = 0;
    const counting = Object.entries(factories).map(([key, factory]): [string, Factory] => [
      key,
      (...given) => {
        made++;
        return factory(...given);
      },
    ]);
    const expected = toHex(tree("number").encode(value));
    register(Object.fromEntries(counting));
    const Tree = tree("number");
    const octets = Tree.encode(value);
    expect(toHex(octets)).toBe(expected);
    expect(Tree.decode(octets)).toEqual(value);
    expect(Tree.view(octets).left.key.text).toBe("x");
    expect(Tree.decodeJson(Tree.encodeJson(value))).toEqual(value);
    expect(made).toBeGreaterThan(0);
  });

  it("are not used for a type that has changed", () => {
    const before = registered(standaloneSource([tree("number")], "../codec.js"));
    const now = registered(standaloneSource([tree("count")], "../codec.js"));
    const old = Object.keys(before).filter((key) => now[key] === undefined);
    expect(old.length).toBeGreaterThan(0);
    const useless = (): never => {
      throw new Error("of the type as it was");
    };
    register(Object.fromEntries(old.map((key) => [key, useless])));
    try {
      const Changed = tree("count");
      const changed = { ...value, key: { count: 7 } };
      expect(Changed.decode(Changed.encode(changed))).toEqual(changed);
      expect(() => tree("number").encode(value)).toThrow("of the type as it was");
    } finally {
      register(before);
    }
  });

  it("are each written once", () => {
    const Tree = tree("again");
    const source = standaloneSource([Tree, Tree, implicit(3, Tree)]);
    const keys = [...source.matchAll(/^ {2}"(\w{16})": /gm)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(5);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("the source of a type", () => {
  it("is what its decoder and encoder are compiled from", () => {
    const { decoder, encoder } = sourceOf(tree("number"), 0)!;
    expect([decoder, encoder].map((text) => /return \{ (.*) \};$/.exec(text)?.[1])).toEqual([
      "whole, contents",
      "write, fill",
    ]);
  });

  it("is not there for a primitive, and for another name or tag of a type", () => {
    expect([INTEGER, implicit(3, tree("number"))].map((type) => sourceOf(type, 0))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
