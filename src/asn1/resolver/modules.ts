import type { AssignmentAst, ImportAst, ModuleAst, ValueAst } from "../ast.js";
import { wellKnown } from "./oid.js";
import type { Scope } from "./scope.js";

/**
 * The modules again, each with a name of its own: several of one name that differ in their object identifiers get these
 * after their names, `Codes-1-3-6-1` and `Codes-1-3-6-2`.
 */
export function withOwnNames(modules: readonly ModuleAst[]): readonly ModuleAst[] {
  const namesakes = new Map<string, (string | undefined)[]>();
  const identifiers = modules.map((ast) => identifierOf(ast, ast.objectIdentifier));
  modules.forEach(({ name }, index) => {
    const list = namesakes.get(name) ?? [];
    list.push(identifiers[index]);
    namesakes.set(name, list);
  });
  const differ = new Set<string>();
  for (const [name, list] of namesakes) {
    const all = new Set(list);
    if (list.length > 1 && all.size === list.length && !all.has(undefined)) differ.add(name);
  }
  const taken = new Set(namesakes.keys());
  return modules.map((module, index) =>
    differ.has(module.name)
      ? {
          ...module,
          name: ownName(module.name, identifiers[index]!, taken),
          writtenName: module.name,
        }
      : module,
  );
}

function ownName(written: string, identifier: string, taken: Set<string>): string {
  let name = `${written}-${identifier.replaceAll(".", "-")}`;
  while (taken.has(name)) name += "-x";
  taken.add(name);
  return name;
}

/** Finds modules by the names and object identifiers after FROM. */
export class ModuleIndex {
  private readonly names = new Map<string, Scope[]>();
  private readonly identifiers = new Map<string, Scope[]>();
  private readonly answers = new Map<ImportAst, readonly Scope[]>();

  add(scope: Scope): void {
    const { ast } = scope;
    const own = identifierOf(ast, ast.objectIdentifier);
    const lists: [Map<string, Scope[]>, string | undefined][] = [
      [this.names, ast.writtenName ?? ast.name],
      [this.identifiers, own],
    ];
    for (const [map, key] of lists) {
      if (key === undefined) continue;
      const list = map.get(key);
      if (list === undefined) map.set(key, [scope]);
      else list.push(scope);
    }
  }

  /**
   * The modules that an import may mean, the best first. The object identifier decides (X.680 14.16), but
   * names are more often right than it is where the two are at odds, so a module of the name comes after it.
   */
  imported(importer: ModuleAst, source: ImportAst): readonly Scope[] {
    let answer = this.answers.get(source);
    if (answer === undefined) {
      const identifier = identifierOf(importer, source.objectIdentifier);
      const identified = (identifier !== undefined && this.identifiers.get(identifier)) || [];
      answer = [...new Set([...identified, ...this.named(source.module.name)])];
      this.answers.set(source, answer);
    }
    return answer;
  }

  named(name: string): readonly Scope[] {
    return this.names.get(name) ?? [];
  }
}

/** An object identifier as it can be known from its module alone, in dotted form. */
export function identifierOf(module: ModuleAst, value: ValueAst | undefined): string | undefined {
  const arcs = value && arcsIn(module, value, 0);
  return arcs === undefined || arcs.length === 0 ? undefined : arcs.join(".");
}

/** Values that an object identifier is made of, one from the other; more are not followed. */
const mostSteps = 16;

function arcsIn(module: ModuleAst, value: ValueAst, steps: number): readonly bigint[] | undefined {
  if (steps > mostSteps) return undefined;
  if (value.kind === "integer") return [value.value];
  if (value.kind === "numbered") return arcsIn(module, value.value, steps + 1);
  if (value.kind === "reference") {
    const found = value.module === undefined ? assignmentOf(module, value.name) : undefined;
    return found?.kind === "value" ? arcsIn(module, found.value, steps + 1) : undefined;
  }
  if (value.kind !== "braces" || value.groups.length !== 1) return undefined;
  const arcs: bigint[] = [];
  for (const item of value.groups[0]!) {
    const known = item.kind === "reference" ? wellKnown(item.name, arcs) : undefined;
    const more = known ?? arcsIn(module, item, steps + 1);
    if (more === undefined || arcs.length > mostArcs) return undefined;
    arcs.push(...more);
  }
  return arcs;
}

/** So many components are compared; identifiers of modules have ten. */
const mostArcs = 64;

const assignments = new WeakMap<ModuleAst, ReadonlyMap<string, AssignmentAst>>();

function assignmentOf(module: ModuleAst, name: string): AssignmentAst | undefined {
  let known = assignments.get(module);
  if (known === undefined) {
    known = new Map(module.assignments.map((assignment) => [assignment.name, assignment]));
    assignments.set(module, known);
  }
  return known.get(name);
}

/** Symbols that one module takes from another that is not among the files. */
export interface Absence {
  readonly module: string;
  readonly names: readonly string[];
}

/** The modules that are imported, not among the files, and needed: something that is defined mentions one of their names. */
export function absences(scopes: Iterable<Scope>): readonly Absence[] {
  const absent = new Map<string, Set<string>>();
  for (const { ast, world } of scopes) {
    let words: ReadonlySet<string> | undefined;
    for (const source of ast.imports) {
      if (world.index.imported(ast, source).length > 0) continue;
      words ??= wordsOf(ast.assignments);
      for (const { name } of source.symbols) {
        if (!words.has(name)) continue;
        const names = absent.get(source.module.name) ?? new Set();
        absent.set(source.module.name, names.add(name));
      }
    }
  }
  return [...absent].map(([module, names]) => ({ module, names: [...names] }));
}

/** All words of definitions. */
export function wordsOf(definitions: object): ReadonlySet<string> {
  return new Set(writtenAs(definitions).match(/[A-Za-z][\w-]*/g));
}

const written = new WeakMap<object, string>();

/** What definitions say, wherever they say it. */
export function writtenAs(definitions: object): string {
  let text = written.get(definitions);
  if (text !== undefined) return text;
  text = JSON.stringify(definitions, (key, value: unknown) => {
    if (key === "at" || key === "doc" || key === "source") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
  written.set(definitions, text);
  return text;
}
