import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { manifestOf, packageNames, root } from "../../scripts/packages.js";

const entries = packageNames
  .flatMap((name) => Object.values(manifestOf(name).exports))
  .flatMap((entry) => (typeof entry === "string" || entry.types.includes("*") ? [] : [entry.types]))
  .map((path) => join(root, path));

/** What the packages export, by the entry and its name there. */
function publicSymbols(): ReadonlyMap<ts.Symbol, string> {
  const program = ts.createProgram(entries, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    // Only names are looked up.
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const found = new Map<ts.Symbol, string>();
  for (const entry of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!)!;
    for (const exported of checker.getExportsOfModule(module)) {
      const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
      if (!found.has(symbol)) found.set(symbol, `${entry.slice(root.length)} ${exported.name}`);
    }
  }
  return found;
}

/** The parts of a declaration, itself included, that are marked as internal. */
function internalsOf(node: ts.Node): string[] {
  const marked = ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal");
  const parts: string[] = marked ? [node.getText()] : [];
  if (!ts.isSourceFile(node))
    ts.forEachChild(node, (part) => void parts.push(...internalsOf(part)));
  return parts;
}

test("nothing that the packages export has a part that is for them only", () => {
  const symbols = publicSymbols();
  expect([...symbols.values()]).toEqual(
    expect.arrayContaining([
      "dist/index.d.ts CodecError",
      "dist/server/index.d.ts UcServer",
      "dist/server/index.d.ts Subscriptions",
      "dist/gateway/index.d.ts Gateway",
    ]),
  );
  const internal = [...symbols].flatMap(([{ declarations = [] }, name]) =>
    declarations.flatMap(internalsOf).map((text) => `${name}: ${text}`),
  );
  expect(internal).toEqual([]);
});
