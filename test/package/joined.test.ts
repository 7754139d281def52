import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import {
  filesOf,
  manifestOf,
  packageNames,
  root,
  type PackageName,
} from "../../scripts/packages.js";

/** The files of a package with code in them, each with the sources that it is made of, as paths in the tree. */
function sourcesOf(name: PackageName): ReadonlyMap<string, readonly string[]> {
  const maps = filesOf(name).filter(({ path }) => path.endsWith(".js.map"));
  return new Map(
    maps.map(({ path, source, read }) => {
      const { sources } = JSON.parse(read().toString("utf8")) as { sources: readonly string[] };
      const folder = dirname(join(root, source));
      return [path.slice(0, -4), sources.map((each) => relative(root, join(folder, each)))];
    }),
  );
}

const [library, server] = packageNames.map(sourcesOf) as [
  ReadonlyMap<string, readonly string[]>,
  ReadonlyMap<string, readonly string[]>,
];

test("each source is in one file of the packages, so that nothing of a program is there twice", () => {
  const all = [...library.values(), ...server.values()].flat();
  expect(all.length).toBeGreaterThan(1_000);
  expect(all.filter((source, at) => all.indexOf(source) !== at)).toEqual([]);
});

test("what is of the library is in its package, and all else in the server's", () => {
  const ofLibrary = /^src\/(?:index\.|codec\/|asn1\/|rose\/|modules\/|server\/pbx\/)/;
  expect([...library.values()].flat().filter((source) => !ofLibrary.test(source))).toEqual([]);
  expect([...server.values()].flat().filter((source) => ofLibrary.test(source))).toEqual([]);
});

const entries = packageNames.flatMap((name) =>
  Object.values(manifestOf(name).exports).flatMap((entry) =>
    typeof entry === "string" || entry.default.includes("*") ? [] : [entry.default],
  ),
);

describe.each(entries)("%s", (path) => {
  test("exports classes that say their names", async () => {
    const url = pathToFileURL(join(root, path)).href;
    const exported = Object.entries((await import(/* @vite-ignore */ url)) as object);
    expect(exported.length).toBeGreaterThan(0);
    const classes = exported.filter(
      (pair): pair is [string, { name: string }] =>
        typeof pair[1] === "function" && /^class\b/.test(String(pair[1])),
    );
    expect(classes.filter(([name, { name: own }]) => own !== name)).toEqual([]);
  });
});
