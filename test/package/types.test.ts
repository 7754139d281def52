import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { complaints } from "./complaints.js";
import { sourcesOf } from "./example-programs.js";
import { blocksOf, packedFiles, root } from "./packed.js";
import { project } from "./project.js";

describe("who has installed the package", () => {
  // All in one program, for the libraries take most of the time.
  test("gets types for every entry of it and every example, with libraries checked too (long)", async () => {
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      exports: Record<string, unknown>;
    };
    const entries = Object.keys(exports).filter((entry) => !/\*|json$/.test(entry));
    const patterns = [
      "./modules/appointments",
      "./modules/later/journal",
      "./modules/csta/make-call",
    ];
    const names = [...entries, ...patterns].map((entry) => entry.slice(1));
    const imports = names.map((name, i) => `export * as _${i} from "rosewire${name}";\n`);
    const documents = (await packedFiles()).filter((path) => path.endsWith(".md"));
    const examples = documents.flatMap((path) =>
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
    const folder = await project(sources);
    expect(complaints(folder, Object.keys(sources))).toEqual([]);
  });
});
