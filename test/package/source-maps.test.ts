import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { packedFiles, root } from "./packed.js";

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly string[];
}

test("who debugs a package sees its sources, which are not in it: the maps hold them", () => {
  const maps = packedFiles().filter((path) => path.endsWith(".js.map"));
  expect(maps.length).toBeGreaterThan(100);
  const without = maps.filter((path) => {
    const { sources, sourcesContent } = JSON.parse(
      readFileSync(join(root, path), "utf8"),
    ) as SourceMap;
    return !sources.every(
      (source, i) =>
        sourcesContent?.[i] === readFileSync(join(root, dirname(path), source), "utf8"),
    );
  });
  expect(without).toEqual([]);
});
