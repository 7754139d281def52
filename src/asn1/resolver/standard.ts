import type { ImportAst, ModuleAst } from "../ast.js";
import type { ModuleModel } from "../model.js";
import { only } from "../only.js";
import { parseModules } from "../parser/parse.js";
import { identifierOf } from "./modules.js";
import { standardTexts } from "./standard-texts.js";

/** Every module knows these classes, whether or not it imports them. */
const builtIn: ReadonlySet<string> = new Set(["OPERATION", "ERROR"]);

let parsed: readonly ModuleAst[] | undefined;

/** Modules of recommendations that some of these import from, in the end, and that are not among them. */
export function standardModules(modules: readonly ModuleAst[]): readonly ModuleAst[] {
  const known = new Set(modules.flatMap((ast) => keysOf(ast, ast.name, ast.objectIdentifier)));
  const added: ModuleAst[] = [];
  for (const ast of [...modules]) addMissing(ast, known, added);
  // What is added on the way is looked at too.
  for (const ast of added) addMissing(ast, known, added);
  return added;
}

function addMissing(importer: ModuleAst, known: Set<string>, added: ModuleAst[]): void {
  for (const source of importer.imports) {
    if (source.symbols.every(({ name }) => builtIn.has(name))) continue;
    if (wanted(importer, source).some((key) => known.has(key))) continue;
    const found = standardOf(importer, source);
    if (found === undefined) continue;
    for (const key of keysOf(found, found.name, found.objectIdentifier)) known.add(key);
    added.push(found);
  }
}

function standardOf(importer: ModuleAst, source: ImportAst): ModuleAst | undefined {
  const keys = wanted(importer, source);
  parsed ??= parseModules([...standardTexts].map(([name, text]) => ({ name, text })));
  return parsed.find((ast) =>
    keysOf(ast, ast.name, ast.objectIdentifier).some((key) => keys.includes(key)),
  );
}

function wanted(importer: ModuleAst, { module, objectIdentifier }: ImportAst): readonly string[] {
  return keysOf(importer, module.name, objectIdentifier);
}

/** What a module is known by: its name, and its object identifier. */
function keysOf(
  within: ModuleAst,
  name: string,
  objectIdentifier: ImportAst["objectIdentifier"],
): readonly string[] {
  const identifier = identifierOf(within, objectIdentifier);
  return identifier === undefined ? [name] : [name, identifier];
}

/** The modules without what nobody needs of those that have been added, which are the last ones. */
export function withoutUnused(
  models: readonly ModuleModel[],
  added: number,
): readonly ModuleModel[] {
  if (added === 0) return models;
  const own = models.slice(0, models.length - added);
  const names = own.flatMap(({ name, types, operations, errors, values }) =>
    [...types, ...operations, ...errors, ...values].map((one) => `${name}.${one.name}`),
  );
  const ours = new Set(own.map(({ name }) => name));
  const needed = only({ modules: models }, names).modules.filter(({ name }) => !ours.has(name));
  return [...own, ...needed];
}
