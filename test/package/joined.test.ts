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

test("but for the modules, which are imported one by one, the packages are in few files", () => {
  const others = [...library.keys()].filter((path) => !path.startsWith("dist/modules/"));
  expect(others.length).toBeLessThan(50);
  expect(server.size).toBeLessThan(150);
});

test("files keep their names when what is in them changes", () => {
  const paths = packageNames.flatMap(filesOf).map(({ path }) => path);
  expect(paths).toContain("dist/codec/part-ber-run.js");
  expect(paths.filter((path) => /-[A-Z0-9]{8}\.js(?:\.map)?$/.test(path))).toEqual([]);
});

test("the server's package holds the license of the package that is joined with it", () => {
  const licenses = filesOf("rosewire-server").filter(({ path }) => path.endsWith(".LICENSE"));
  expect(licenses.map(({ path }) => path)).toEqual(["dist/server/kysely.LICENSE"]);
  expect(licenses[0]!.read().toString("utf8")).toContain("MIT License");
  const sources = [...server.values()].flat().filter((source) => !source.startsWith("src/"));
  const foreign = sources.filter((source) => !source.startsWith("node_modules/kysely/"));
  expect(foreign).toEqual([]);
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
