import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { packedFiles, root } from "./packed.js";

/**
 * The types of the libraries of TypeScript 5.4 and Node.js that may be used, by how many arguments they take. Later
 * versions add types, and parameters to these; TypeScript writes such arguments into inferred types by itself.
 */
const known: readonly string[][] = [
  [
    ..."AbortController AbortSignal AsyncDisposable Buffer Date Error ErrorOptions Headers Int32Array RegExp".split(
      " ",
    ),
    ..."Request Response TypeError URL URLSearchParams Uint16Array Uint8Array".split(" "),
  ],
  [
    ..."AsyncIterable AsyncIterableIterator Iterable IterableIterator NoInfer NonNullable Partial".split(
      " ",
    ),
    ..."Awaited Parameters Promise ReadableStream Readonly ReadonlySet Required ReturnType Set".split(
      " ",
    ),
  ],
  "Exclude Extract IteratorResult Map Omit Pick ReadonlyMap Record WeakMap".split(" "),
  "AsyncGenerator AsyncIterator Generator Iterator".split(" "),
];

const most = new Map(known.flatMap((names, count) => names.map((name) => [name, count] as const)));

/** The types that a file of declarations uses and does not declare or import, with their arguments. */
function globalsIn(file: ts.SourceFile): string[] {
  const declared = new Set<string>();
  const used: { readonly name: string; readonly count: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const { name } = node as ts.Node & { readonly name?: ts.Node };
    if (name !== undefined && ts.isIdentifier(name)) declared.add(name.text);
    const named = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    if (named !== undefined && ts.isIdentifier(named)) {
      const { typeArguments = [] } = node as ts.TypeReferenceNode;
      used.push({ name: named.text, count: typeArguments.length, text: node.getText(file) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return used
    .filter(({ name, count }) => !declared.has(name) && count > (most.get(name) ?? -1))
    .map(({ text }) => text);
}

test("the types of the package use only what the version of TypeScript has that the README asks for", async () => {
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain("TypeScript 5.4 or newer");
  const paths = packedFiles().filter((path) => path.endsWith(".d.ts"));
  expect(paths.length).toBeGreaterThan(100);
  const unknown = paths.flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    return globalsIn(file).map((used) => `${path}: ${used}`);
  });
  expect(unknown).toEqual([]);
});
