import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { blocksOf, packedFiles, root } from "./packed.js";
import { project } from "./project.js";

/** What TypeScript says to the sources of a project, in the strictest way it can be asked. */
function complaints(folder: string, sources: readonly string[]): string[] {
  const program = ts.createProgram(
    sources.map((path) => join(folder, path)),
    {
      strict: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      typeRoots: [join(folder, "node_modules/@types")],
      types: ["node"],
      skipLibCheck: false,
      // TypeScript's own files say nothing about the package.
      skipDefaultLibCheck: true,
      noEmit: true,
    },
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${file.fileName.slice(folder.length + 1)}:${line + 1} ${text}`;
  });
}

describe("who has installed the package", () => {
  test("gets types for every entry of it and every example, with libraries checked too", async () => {
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      exports: Record<string, unknown>;
    };
    const entries = Object.keys(exports).filter((entry) => !/\*|json$/.test(entry));
    const names = [...entries, "./modules/appointments"].map((entry) => entry.slice(1));
    const imports = names.map((name, i) => `export * as _${i} from "rosewire${name}";\n`);
    const documents = (await packedFiles()).filter((path) => path.endsWith(".md"));
    const examples = documents.flatMap((path) =>
      blocksOf(path, readFileSync(join(root, path), "utf8"), "ts"),
    );
    expect(examples.length).toBeGreaterThan(8);
    const sources = Object.fromEntries([
      ["entries.ts", imports.join("")],
      // Each is a module, even one that imports nothing.
      ...examples.map(({ place, text }) => [
        `${place.replaceAll(/\W/g, "-")}.ts`,
        `${text}\nexport {};\n`,
      ]),
    ]) as Record<string, string>;
    const folder = await project(sources);
    expect(complaints(folder, Object.keys(sources))).toEqual([]);
  });
});
