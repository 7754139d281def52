import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { moduleFolders, pathOf } from "../../scripts/module-folders.js";
import { compile, type TypeDefinition } from "../../src/asn1/index.js";

const root = join(import.meta.dirname, "../..");
const { modules } = compile(
  await Promise.all(
    (await moduleFolders(root)).map(async (name) => ({
      name,
      text: await readFile(join(root, "src/modules", `${pathOf(name)}.asn1`), "utf8"),
    })),
  ),
);
const flags = modules
  .flatMap(({ types }) => types)
  .filter(({ name, type }) => type.kind === "enumerated" && name.endsWith("Flags"))
  .map((definition): [string, TypeDefinition] => [definition.name, definition]);

describe("an ENUMERATED of flags", () => {
  test("is one of ten", () => {
    expect(flags).toHaveLength(10);
  });

  test.each(flags)("%s says that it names bits", (_, { doc }) => {
    expect(doc).toMatch(/\bbits\b/i);
  });

  test("says so where its numbers are positions and not values", () => {
    const positions = flags.filter(([, { doc }]) => /^positions of bits\b/i.test(doc));
    expect(positions.map(([name]) => name)).toEqual([
      "AsnChangeClientContentFlags",
      "AsnClientContentChangedFlags",
    ]);
  });
});
