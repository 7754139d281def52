import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { differingFiles, generateCsta } from "../../../scripts/generator.js";
import { Event, isType, Operation, type Type } from "../../../src/codec/index.js";
import * as Csta from "../../../src/modules/csta/index.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** What scripts/csta-from-facts.ts condenses of the facts about ECMA-285. */
const summary = JSON.parse(
  readFileSync(new URL("../../corpus/csta-summary.json", import.meta.url), "utf8"),
) as {
  file: string;
  operations: [name: string, code: number, answered: boolean][];
  types: Record<string, string[] | Record<string, number> | null>;
}[];

describe("the modules of CSTA", () => {
  test("are 211 and what exports them, all as their sources generate them", async () => {
    const generated = await generateCsta(root);
    expect(generated.size).toBe(212);
    expect(await differingFiles(root, generated)).toEqual([]);
    const files = readdirSync(join(root, "src", "modules", "csta"));
    expect(files.filter((file) => file.endsWith(".ts"))).toHaveLength(212);
  });

  test("write their operations as the standard does, as objects of the classes of X.880:1994", () => {
    const folder = join(root, "src", "modules", "csta");
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith(".asn1"))
      .map((file) => readFileSync(join(folder, file), "utf8"));
    const objects = texts.flatMap((text) => text.match(/^\w+ (?:OPERATION|ERROR) ::= \{$/gm) ?? []);
    expect(objects).toHaveLength(119 + 1);
    expect(texts.join("").match(/^\w+ (?:OPERATION|ERROR)$/gm)).toBeNull();
  });

  test("have the 119 operations of the standard with their codes, 12 of them never answered", () => {
    const found = Object.values(Csta)
      .filter((value) => value instanceof Operation || value instanceof Event)
      .map(({ name, id, kind }) => [name, id, kind === "operation"]);
    const stated = summary.flatMap(({ operations }) => operations);
    expect(found.toSorted()).toEqual(stated.toSorted());
    expect(found).toHaveLength(119);
    expect(found.filter(([, , answered]) => answered === false)).toHaveLength(12);
  });

  test("answer every operation with universalFailure when it fails", () => {
    const operations = Object.values(Csta).filter((value) => value instanceof Operation);
    for (const { error } of operations) expect(error).toBe(Csta.UniversalFailure);
    expect(operations).toHaveLength(107);
  });

  test.each(summary)("types of $file", async ({ file, types }) => {
    const exported = (await import(`../../../src/modules/csta/${file}.ts`)) as object;
    const found = Object.entries(exported).flatMap(([name, value]) =>
      isType(value) ? [[name, contentsOf(value)]] : [],
    );
    expect(Object.fromEntries(found)).toEqual(types);
  });

  test("read what peers of newer editions add, in front of extensions or at the end", () => {
    const sequences = [...named].filter(({ schema }) => schema.kind === "sequence");
    for (const { schema } of sequences) {
      if (schema.kind !== "sequence") continue;
      const last = schema.members.at(-1)?.name === "extensions";
      expect(schema.extensible).toBe(true);
      expect(schema.extensionAt).toBe(schema.members.length - Number(last));
    }
    expect(sequences.length).toBeGreaterThan(200);
  });

  test("a name that two modules define is exported for both", () => {
    expect(Csta.CallControlEvents.schema.kind).toBe("choice");
    expect(Csta.AcseUserInfoCstaCallControlEvents.schema.kind).toBe("alias");
    expect(Object.values(Csta).filter(isType)).toHaveLength(615 + 19);
  });
});

/** The types that have a name: what refers to one is not described again. */
const named = new Set(Object.values(Csta).filter(isType));

/** The members' names with what may be left out in round brackets, or the names of numbers; null without any. */
function contentsOf({ schema }: Type<unknown>): unknown {
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return named.has(schema.type) ? null : contentsOf(schema.type);
    case "choice":
    case "sequence":
      if (schema.members.length === 0) return null;
      return schema.members.map((member) =>
        member.optional || member.default !== undefined ? `(${member.name})` : member.name,
      );
    case "enumerated":
    case "bitString":
      return schema.names ?? null;
    default:
      return null;
  }
}
