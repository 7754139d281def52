import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { differingFiles, generateModules } from "../../scripts/generator.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const generated = await generateModules(root);
const texts = new Map(
  await Promise.all(
    [...generated.keys()].map(
      async (path) => [path, await readFile(join(root, path), "utf8")] as const,
    ),
  ),
);
const sources = await Promise.all(
  [...generated.keys()]
    .filter((path) => !path.endsWith("/index.ts"))
    .map(async (path) => {
      const source = await readFile(join(root, path.replace(/\.ts$/, ".asn1")), "utf8");
      return { path, source, text: generated.get(path) as string };
    }),
);

describe("the generated modules", () => {
  test("are 24 of the protocol, the envelope and 19 of version 8, and an index of each version", () => {
    expect(generated.size).toBe(46);
  });

  test.each([...generated])("%s is what its source generates", (path, text) => {
    expect(texts.get(path)).toBe(text);
  });

  test("that are missing or changed are told apart from those that are not", async () => {
    const [path, text] = [...generated][0]!;
    const files = new Map([
      [path, text],
      ["src/modules/index.ts", "changed"],
      ["src/modules/absent.ts", ""],
    ]);
    expect(await differingFiles(root, files)).toEqual([
      "src/modules/index.ts",
      "src/modules/absent.ts",
    ]);
  });

  test.each(sources)("$path is at most five times as long as its source", ({ source, text }) => {
    expect(text.length).toBeLessThanOrEqual(5 * source.length);
    expect(text.split("\n").length).toBeLessThanOrEqual(5 * source.split("\n").length);
  });

  test("import only the codec and each other, and those of 6.1 none of version 8", () => {
    for (const { path, text } of sources) {
      const later = path.startsWith("src/modules/later/");
      const allowed = later
        ? /^\.\.\/(?:\.\.\/\.\.\/codec\/index|(?:\.\.\/)?([a-z0-9-]+)\/\1)\.js$/
        : /^\.\.\/(?:\.\.\/codec\/index|([a-z0-9-]+)\/\1)\.js$/;
      for (const [, specifier] of text.matchAll(/^(?:import|\}) .*from "(.*)";$/gm))
        expect(specifier).toMatch(allowed);
    }
  });
});
