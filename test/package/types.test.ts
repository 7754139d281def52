import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { complaints } from "./complaints.js";
import { sourcesOf } from "./example-programs.js";
import { manifestOf, packageNames } from "../../scripts/packages.js";
import { blocksOf, documents, root } from "./packed.js";
import { project } from "./project.js";

describe("who has installed the packages", () => {
  // All in one program, for the libraries take most of the time.
  test("gets types for every entry of them and every example, with libraries checked too (long)", async () => {
    const entries = packageNames.flatMap((name) =>
      Object.keys(manifestOf(name).exports)
        .filter((entry) => !/\*|json$/.test(entry))
        .map((entry) => name + entry.slice(1)),
    );
    const patterns = [
      "rosewire/modules/appointments",
      "rosewire/modules/later/journal",
      "rosewire/modules/csta/make-call",
    ];
    const imports = [...entries, ...patterns].map(
      (name, i) => `export * as _${i} from "${name}";\n`,
    );
    const examples = documents().flatMap((path) =>
      blocksOf(path, readFileSync(join(root, path), "utf8"), "ts"),
    );
    expect(examples.length).toBeGreaterThan(8);
    const folders = readdirSync(join(root, "examples"));
    expect(folders).toContain("visitors");
    const programs = folders.flatMap((name) =>
      Object.entries(sourcesOf(name)).map(([file, text]) => [`${name}/${file}`, text] as const),
    );
    const sources = Object.fromEntries([
      ["entries.ts", imports.join("")],
      // Each is a module, even one that imports nothing.
      ...examples.map(({ place, text }) => [
        `${place.replaceAll(/\W/g, "-")}.ts`,
        `${text}\nexport {};\n`,
      ]),
      ...programs,
    ]) as Record<string, string>;
    const folder = project(sources);
    expect(complaints(folder, Object.keys(sources))).toEqual([]);
    // As bundlers look for them.
    expect(complaints(folder, ["entries.ts"], "Bundler")).toEqual([]);
  });
});
