import { format } from "oxfmt";
import { describe, expect, test } from "vitest";
import { emitTypeScript } from "../../../src/asn1/emit/typescript.js";
import type { Model } from "../../../src/asn1/model.js";
import { ANY, INTEGER, isType, NULL } from "../../../src/codec/index.js";
import { dialling } from "./dialling.js";
import * as Clashes from "./golden/clashes.js";
import * as Dialling from "./golden/dialling.js";
import * as Kinds from "./golden/kinds.js";
import * as Notices from "./golden/notices.js";
import * as Signals from "./golden/signals.js";
import { notices } from "./notices.js";
import { clashes, integer, kinds, member, module, reference, sequence, type } from "./models.js";

/** The text of a golden file, which the type checker reads as well. */
async function emitted(model: Model, name: string): Promise<string> {
  const found = model.modules.find((candidate) => candidate.name === name);
  const text = emitTypeScript(found!, model, { codec: "../../../../src/codec/index.js" });
  const { code, errors } = await format(`${name}.ts`, text, { printWidth: 100 });
  expect(errors).toEqual([]);
  return code;
}

describe("the emitted TypeScript", () => {
  test.each([
    ["kinds.ts", kinds, "Kinds"],
    ["far.ts", kinds, "Far"],
    ["clashes.ts", clashes, "Clashes"],
    ["neighbour.ts", clashes, "Neighbour"],
    ["dialling.ts", dialling, "Dialling"],
    ["signals.ts", dialling, "Signals"],
    ["notices.ts", notices, "Notices"],
    ["places.ts", notices, "Places"],
  ])("%s is as it is in golden/", async (file, model, name) => {
    await expect(await emitted(model, name)).toMatchFileSnapshot(`golden/${file}`);
  });

  test("needs nothing but the codec and the modules referred to", () => {
    const lonely = module("Lonely", { types: [type("A", sequence(member("a", integer)))] });
    const text = emitTypeScript(lonely, { modules: [lonely] });
    expect(text.match(/from ".*"/g)).toEqual(['from "rosewire/codec"']);
  });

  test("of a module without declarations imports nothing", () => {
    const empty = module("Empty", {});
    expect(emitTypeScript(empty, { modules: [empty] })).toBe(
      "// Generated from empty.asn1 by `rosewire compile`. Do not edit.\n",
    );
  });

  test("names its generator and finds the others where it is told", () => {
    const text = emitTypeScript(kinds.modules[0]!, kinds, {
      codec: "codec",
      generator: "make",
      locate: () => ({ specifier: "far/away.js", namespace: "Away" }),
    });
    expect(text).toMatch(/^\/\/ Generated from kinds\.asn1 by `make`\. Do not edit\.\n/);
    expect(text).toContain('import * as Away from "far/away.js";');
    expect(text).toContain("error: Away.Trouble,");
  });

  test("has open types as unions that `known` tells apart", () => {
    const inner: Notices.Notice = { code: 2, data: { known: "renamed", value: "Paula" } };
    const outer: Notices.NoticeInput = {
      data: { known: "moved", value: { to: { x: 1, y: 2 } } },
      sealed: { known: "moved", value: { to: { x: 3, y: 4 }, height: 5 } },
    };
    const octets = Notices.Notice.encode({ code: 4, data: { known: "far", value: outer } });
    const { data } = Notices.Notice.decode(octets);
    if (data instanceof Uint8Array || data.known !== "far") throw new TypeError("another object");
    expect(data.value.code satisfies number).toBe(1);
    expect(data.value).toMatchObject(outer);
    expect(Notices.Notice.decode(Notices.Notice.encode(inner))).toEqual(inner);
  });

  test("a reference out of the model is an error that names both ends", () => {
    const broken = module("Broken", { types: [type("A", reference("Absent", "B"))] });
    expect(() => emitTypeScript(broken, { modules: [broken] })).toThrow(
      "Broken refers to Absent.B, which is not in the model",
    );
  });
});

describe("the schema that the emitted text builds", () => {
  test("keeps the ASN.1 names where TypeScript has others", () => {
    expect(Clashes.Two_Words.name).toBe("Two-Words");
    expect(Clashes.Two_Words$.name).toBe("Two_Words");
    expect(Clashes.delete$.name).toBe("delete");
    expect(Clashes.sequence.argument).toBe(Clashes.Event);
    expect(Clashes.same.id).toBe(4);
    expect(Clashes.same$).toBe(4);
  });

  test("an ENUMERATED keeps names that Type has in its values", () => {
    expect(Clashes.Operation.plain).toBe(5);
    expect(Clashes.Operation.name).toBe("Operation");
    expect(Clashes.Operation.values).toEqual({
      name: 1,
      encode: 2,
      schema: 3,
      values: 4,
      plain: 5,
    });
  });

  test("reaches types declared later and in other modules", () => {
    expect(Kinds.full.argument).toBe(Kinds.Simple);
    expect(Kinds.full.error.name).toBe("Trouble");
    expect(Kinds.Either.schema).toMatchObject({
      members: [{ type: { schema: { type: Kinds.Either } } }, { name: "right-hand" }],
    });
  });

  test("absent types of an operation are NULL, several errors an open type", () => {
    const { argument, result, error } = Kinds.empty;
    expect([argument, result, error].map(({ schema }) => schema.kind)).toEqual([
      "null",
      "null",
      "null",
    ]);
    expect(Kinds.twoErrors.error.schema.kind).toBe("any");
  });

  test("an operation knows its code, its errors and its linked operations", () => {
    const { dial, hangUp, told, askPin, badNumber, noCall, lost } = Dialling;
    expect(dial).toMatchObject({ code: "1.3.6.1.4.1.99.1", id: 0 });
    expect(dial.errors?.slice(0, 2)).toEqual([badNumber, Signals.busy]);
    expect(dial.errors?.[2]).toMatchObject({ name: "", code: 9, parameter: INTEGER });
    expect(dial.linked).toEqual([Signals.ring, askPin]);
    expect(dial.error).toBe(ANY);
    expect(hangUp).toMatchObject({ code: 4, id: 4, error: Dialling.Call, linked: undefined });
    expect(hangUp.errors).toEqual([noCall, lost]);
    expect(told).toMatchObject({ kind: "event", code: "1.3.6.1.4.1.99.2", id: 0 });
    expect(badNumber).toMatchObject({ name: "badNumber", code: 1, parameter: Dialling.BadNumber });
    expect(noCall.parameter).toBe(NULL);
    expect(Kinds.twoErrors).toMatchObject({ errors: undefined, linked: undefined });
  });

  test("marks what may be absent", () => {
    const { schema } = Kinds.Optional;
    if (schema.kind !== "sequence") throw new Error(schema.kind);
    expect(schema.extensionAt).toBe(6);
    expect(schema.members.map(({ optional, extension }) => [optional, extension])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, false],
      [false, false],
      [false, false],
      [false, true],
      [true, true],
    ]);
    expect(schema.members.slice(1, 6).map((entry) => entry.default)).toEqual([
      -0,
      2n ** 60n,
      Uint8Array.of(255),
      { bytes: Uint8Array.of(128), length: 1 },
      ['a"b', "c"],
    ]);
  });

  test("puts a DEFAULT where a member was left out", () => {
    const { Holder, Tree, seed } = Kinds;
    const value = Holder.decode(
      Holder.encode({ one: {}, list: [{ number: 1 }], either: { a: {} }, inner: {} }),
    );
    expect(value.inner).toEqual({ flag: true });
    expect([value.one.number, value.list[0]!.number, value.either.a?.list]).toEqual([
      -0,
      1,
      ['a"b', "c"],
    ]);
    expect(Tree.decode(Tree.encode(seed))).toEqual({ branches: [], depth: 0 });
    expect(Tree.decodeJson(Tree.encodeJson({ branches: [seed] }))).toEqual({
      branches: [{ branches: [], depth: 0 }],
      depth: 0,
    });
    expect(Tree.view(Tree.encode(seed)).depth).toBe(0);
  });

  test("every exported type of the golden files has a schema", () => {
    const types = [...Object.values(Kinds), ...Object.values(Clashes)].filter(isType);
    expect(types.length).toBe(30);
    for (const { schema } of types) expect(schema.kind).toBeTypeOf("string");
  });
});
