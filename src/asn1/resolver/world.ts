import type { TypeAst } from "../ast.js";
import { Asn1Error, type Asn1Warning } from "../errors.js";
import type { TypeNode } from "../model.js";
import type { Enclosing } from "./enclosing.js";
import { absences, ModuleIndex } from "./modules.js";
import type { Scope } from "./scope.js";
import type { Symbol, TypeSymbol } from "./symbols.js";

/** Definitions, and types and values in them, that may lead to each other. */
export const mostDefinitions = 400;
/** A SEQUENCE OF or SET OF as written. */
export interface ListAst {
  readonly element: TypeAst;
  readonly name?: string;
}

const leastSteps = 100_000;
const stepsPerCharacter = 20;

/** All modules of a run, and the errors found in them. */
export class World {
  readonly modules = new Map<string, Scope>();
  readonly index = new ModuleIndex();
  private readonly found = new Map<string, Asn1Error>();
  /** Those of `found` that say that a module is not among the files. */
  private readonly absent = new WeakSet<Asn1Error>();
  /** Selection types being looked up, to notice one that selects from itself. */
  readonly selecting = new Set<TypeAst>();
  /** What is wrong with the tags of types that may be for macros only. */
  readonly doubts = new Map<TypeSymbol, Asn1Error>();
  /** Where types of modules with macros are first referred to. */
  readonly uses = new Map<TypeSymbol, { readonly scope: Scope; readonly at: number }>();
  /** How many parts values have. */
  readonly sizes = new WeakMap<object, number>();
  /** The lists in which types of elements are written. */
  readonly lists = new WeakMap<TypeNode, ListAst>();
  /** What has been made of definitions with parameters, by name and actual parameters. */
  readonly instances = new Map<string, Symbol>();
  /** Those that are types, which belong to the model. */
  readonly instanceTypes: TypeSymbol[] = [];
  private readonly interned = new Map<string, string>();
  private readonly later: (() => void)[] = [];
  /** The constructions around the type under work in the text of its definition, the outermost first. */
  enclosing: readonly Enclosing[] = [];
  private depth = 0;
  private readonly onWarning: ((warning: Asn1Warning) => void) | undefined;
  private readonly warned = new Set<string>();
  /** Steps that are left; see {@link World.deeper}. */
  private steps: number;

  /** @param characters How long the sources are. */
  constructor(characters: number, onWarning?: (warning: Asn1Warning) => void) {
    this.onWarning = onWarning;
    this.steps = leastSteps + characters * stepsPerCharacter;
  }

  /** Runs a step; an error in it is kept, and the run goes on. */
  attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Asn1Error)) throw error;
      this.report(error);
    }
  }

  /**
   * Does what may lead back to itself by way of other definitions: types and values inside each other
   * and references to references. More of them than anybody writes are refused rather than followed,
   * inside each other and altogether: a few lines can ask for 2^30 copies of each other.
   */
  deeper<T>(work: () => T, scope: Scope, at: number): T {
    if (this.depth >= mostDefinitions) throw scope.tooDeep(at);
    if (--this.steps < 0) throw scope.error(at, "definitions that take too many steps to work out");
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  /** Counts what is read again and again in {@link World.deeper}'s steps. */
  spend(steps: number, scope: Scope, at: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw scope.error(at, "definitions that take too many steps to work out");
  }

  /** A short text for a long one, the same for the same one: keys contain keys. */
  intern(text: string): string {
    if (text.length <= 80) return text;
    let short = this.interned.get(text);
    if (short === undefined) this.interned.set(text, (short = `#${this.interned.size}`));
    return short;
  }

  /** Keeps an error; what is wrong in one place is met again by whatever refers to it. */
  report(error: Asn1Error): void {
    if (!this.found.has(error.message)) this.found.set(error.message, error);
  }

  /** Whether an error says that a module is not among the files. */
  isAbsence(error: unknown): boolean {
    return error instanceof Asn1Error && this.absent.has(error);
  }

  /** Tells, once, of what is compiled all the same. */
  warn(warning: Asn1Warning): void {
    if (this.onWarning === undefined || this.warned.has(warning.message)) return;
    this.warned.add(warning.message);
    this.onWarning(warning);
  }

  /** The errors in the order of the files and of the places in them. */
  errors(): readonly Asn1Error[] {
    const files = new Map<string, number>();
    for (const { ast } of this.modules.values()) {
      if (!files.has(ast.source.name)) files.set(ast.source.name, files.size);
    }
    const place = ({ file }: Asn1Error): number => files.get(file) ?? -1;
    const all = [...this.found.values()].toSorted(
      (a, b) => place(a) - place(b) || a.line - b.line || a.column - b.column,
    );
    const first = all.find((error) => this.absent.has(error));
    if (first === undefined) return all;
    const others = all.filter((error) => error === first || !this.absent.has(error));
    return others.map((error) => (error === first ? this.allAbsent(first) : error));
  }

  /** The error for a name of a module that is not among the files. */
  absence(scope: Scope, module: string, name: string, at: number): Asn1Error {
    const reason = `${name} comes from module ${module}, which is not among the files`;
    const error = scope.error(at, reason);
    this.absent.add(error);
    return error;
  }

  /** One error for all modules that are not among the files, instead of one for every name. */
  private allAbsent(first: Asn1Error): Asn1Error {
    const all = absences(this.modules.values());
    if (all.length <= 1 && (all[0]?.names.length ?? 0) <= 1) return first;
    const list = all.map(({ module, names }) => `${module} (${shortList(names)})`).join(", ");
    const { file, line, column, excerpt } = first;
    const reason = `not among the files, but imported from: ${list}`;
    return new Asn1Error("resolver", reason, { position: { file, line, column }, excerpt });
  }

  /** Notes that a type is referred to. */
  use(symbol: TypeSymbol, scope: Scope, at: number): void {
    if (symbol.scope.hasMacros && !this.uses.has(symbol)) this.uses.set(symbol, { scope, at });
  }

  /** Puts off what needs the types resolved: tags, values. */
  defer(step: () => void): void {
    this.later.push(step);
  }

  /** Does what was put off, and what that puts off. */
  settle(): void {
    for (let index = 0; index < this.later.length; index += 1) this.attempt(this.later[index]!);
    this.later.length = 0;
  }

  /** The module of that name; there is one for every reference node. */
  scope(module: string): Scope {
    return this.modules.get(module)!;
  }
}

const mostListed = 8;

function shortList(names: readonly string[]): string {
  const more = names.length - mostListed;
  return names.slice(0, mostListed).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
