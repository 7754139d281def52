import { readFile, readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { compile, type TypeDefinition } from "../../src/asn1/index.js";

const root = new URL("../../src/modules/", import.meta.url);
const folders = (await readdir(root, { withFileTypes: true })).filter((entry) =>
  entry.isDirectory(),
);
const { modules } = compile(
  await Promise.all(
    folders.map(async ({ name }) => ({
      name,
      text: await readFile(new URL(`${name}/${name}.asn1`, root), "utf8"),
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
