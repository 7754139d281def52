import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOf, manifestOf, packageNames, root, type Manifest } from "../../scripts/packages.js";

const tree = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
const [library, server] = packageNames.map(manifestOf) as [Manifest, Manifest];

/** The packages that files import, besides modules of Node.js. */
function importedBy(name: (typeof packageNames)[number]): string[] {
  const texts = filesOf(name)
    // What the page loads is beside it.
    .filter(({ path }) => /^dist\/(?!gateway\/page\/).*\.(?:js|d\.ts)$/.test(path))
    .map((file) =>
      file
        .read()
        .toString("utf8")
        .replaceAll(/^ *(?:\/\/|\*|\/\*).*$/gm, ""),
    );
  const imported = texts.flatMap((text) => [
    ...text.matchAll(
      /(?:\bfrom |\bimport\(|^import )"(?!node:)((?:@[\w-]+\/)?[\w-][\w.-]*)[^"]*"/gm,
    ),
  ]);
  return [...new Set(imported.map(([, found]) => found!))]
    .filter((found) => !found.startsWith("node:") && !builtinModules.includes(found))
    .toSorted();
}

test("both packages and the tree have one version, and the server's asks for the library's", () => {
  expect([library.version, server.version]).toEqual([tree.version, tree.version]);
  expect(server.dependencies["rosewire"]).toBe(tree.version);
  expect([library.engines, server.engines]).toEqual([tree.engines, tree.engines]);
});

test("the library depends on pvtsutils, and else on nothing", () => {
  expect(Object.keys(library.dependencies)).toEqual(["pvtsutils"]);
  expect(importedBy("rosewire")).toEqual(["pvtsutils"]);
});

test("the server's package depends on what it imports", () => {
  const imported = importedBy("rosewire-server");
  expect(imported).toContain("rosewire");
  const declared = Object.keys(server.dependencies);
  expect(imported.filter((name) => !declared.includes(name))).toEqual([]);
});

test("the packages together depend on what the tree depends on, in the same ranges", () => {
  const { rosewire: _, ...others } = server.dependencies;
  expect({ ...library.dependencies, ...others }).toEqual(tree.dependencies);
  expect({ ...library.optionalDependencies, ...server.optionalDependencies }).toEqual(
    tree.optionalDependencies,
  );
});

describe.each(packageNames)("the manifest of %s", (name) => {
  const manifest = manifestOf(name);
  const paths = new Set(filesOf(name).map(({ path }) => path));

  test("exports files that are there, with types", () => {
    const entries = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? [entry] : [entry.types, entry.default],
    );
    const lost = entries
      .concat(Object.values(manifest.bin ?? {}))
      .map((path) => path.replace(/^\.\//, ""))
      .filter((path) => !path.includes("*") && !paths.has(path));
    expect(lost).toEqual([]);
  });

  test("says what the package is for", () => {
    expect(manifest).toMatchObject({
      name,
      description: expect.stringMatching(/\w{3}/) as string,
      keywords: expect.arrayContaining(["rose"]) as string[],
      license: "MIT",
    });
  });
});
