import type {
  AssignmentAst,
  ClassAssignmentAst,
  ErrorAssignmentAst,
  ImportAst,
  InstanceAssignmentAst,
  MacroAssignmentAst,
  ModuleAst,
  Name,
  Node,
  OperationAssignmentAst,
  SetAssignmentAst,
  TypeAssignmentAst,
  TypeAst,
  ValueAssignmentAst,
  ValueAst,
} from "../ast.js";
import {
  Asn1Error,
  errorAt,
  warningAt,
  type Asn1Warning,
  type Asn1WarningCode,
} from "../errors.js";
import type { TypeNode, Value } from "../model.js";
import { absences, ModuleIndex, wordsOf, writtenAs } from "./modules.js";
import type { Unread } from "../parser/cursor.js";
import type { Field } from "./class.js";
import type { Enclosing } from "./enclosing.js";
import type { ObjectSet } from "./object-set.js";
import type { ObjectDefinition } from "./object.js";

interface Named<Ast extends AssignmentAst> {
  readonly kind: Ast["kind"];
  readonly ast: Ast;
  readonly scope: Scope;
}

/** What the resolver has found out about an assignment so far. */
export interface Memo<T> {
  value?: T;
  /** Being worked out: coming back to it is an infinite recursion. */
  busy: boolean;
  error?: Asn1Error;
}

export type TypeSymbol = Named<TypeAssignmentAst> & {
  readonly kind: "type";
  readonly node: Memo<TypeNode>;
  readonly tags: Memo<readonly string[]>;
  /** What a dummy reference or a field of an object stands for: the type itself is meant wherever it is named. */
  readonly inPlace?: boolean;
  /** Made of a definition with parameters. */
  readonly instance?: boolean;
};
export type ValueSymbol = Named<ValueAssignmentAst> & {
  readonly kind: "value";
  readonly value: Memo<{ readonly type: TypeNode; readonly value: Value }>;
  /** Where the type is written, if that is not where the value is. */
  readonly home?: Scope;
};
export type ClassSymbol = Named<ClassAssignmentAst> & {
  readonly kind: "class";
  readonly fields: Memo<ReadonlyMap<string, Field>>;
};
/** An information object (X.681 clause 11). */
export interface ObjectSymbol {
  readonly kind: "object";
  readonly ast: Name & { readonly doc: string; readonly value: ValueAst };
  readonly scope: Scope;
  readonly class: ClassSymbol;
  readonly definition: Memo<ObjectDefinition>;
}
/** A set of information objects (X.681 clause 12). */
export interface ObjectSetSymbol {
  readonly kind: "objectSet";
  readonly ast: Name & { readonly elements: Unread };
  readonly scope: Scope;
  readonly class: ClassSymbol;
  readonly members: Memo<ObjectSet>;
}
export type OtherSymbol =
  | (Named<OperationAssignmentAst> & { readonly kind: "operation" })
  | (Named<ErrorAssignmentAst> & { readonly kind: "error" })
  | (Named<SetAssignmentAst> & { readonly kind: "set" })
  | (Named<MacroAssignmentAst> & { readonly kind: "macro" })
  | (Named<InstanceAssignmentAst> & { readonly kind: "instance" });
export type Symbol =
  | TypeSymbol
  | ValueSymbol
  | ClassSymbol
  | ObjectSymbol
  | ObjectSetSymbol
  | OtherSymbol;

/** What a dummy reference stands for in an instance. */
export interface Dummy {
  readonly symbol: Symbol;
  /** Equal for what is equal. */
  readonly key: string;
}

/** Definitions, and types and values in them, that may lead to each other. */
export const mostDefinitions = 400;
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
  /** How many parts values have. */
  readonly sizes = new WeakMap<object, number>();
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

interface Instance {
  readonly module: Scope;
  readonly dummies: ReadonlyMap<string, Dummy>;
  readonly level: number;
}

interface Import extends Node {
  readonly module: string;
  readonly source: ImportAst;
}

const importRule = "IMPORTS (X.680 13.1)";

const mostListed = 8;

function shortList(names: readonly string[]): string {
  const more = names.length - mostListed;
  return names.slice(0, mostListed).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** A module and the names in it. */
export class Scope {
  readonly world: World;
  readonly ast: ModuleAst;
  readonly symbols = new Map<string, Symbol>();
  /** What dummy references stand for in an instance, and undefined in a module. */
  readonly dummies: ReadonlyMap<string, Dummy> | undefined;
  /** How many instances this one is in. */
  readonly level: number;
  /** Types being resolved, to notice one that would hold copies of itself without end. */
  readonly resolving = new Set<TypeAst>();
  /** How far the names of types have been counted. */
  private readonly counts = new Map<string, number>();
  /** The module of an instance. */
  private readonly module: Scope | undefined;
  private readonly imports = new Map<string, Import[]>();
  /** All words of the definitions, once somebody has asked. */
  private words: ReadonlySet<string> | undefined;
  private readonly namedHomes = new Map<string, readonly Scope[]>();

  constructor(world: World, ast: ModuleAst, instance?: Instance) {
    this.world = world;
    this.ast = ast;
    this.module = instance?.module;
    this.dummies = instance?.dummies;
    this.level = instance?.level ?? 0;
    if (instance !== undefined) return;
    for (const source of ast.imports) {
      const module = source.module.name;
      for (const { name, at } of source.symbols) this.addImport(name, { module, source, at });
    }
    for (const assignment of ast.assignments) world.attempt(() => this.add(assignment));
  }

  /** A scope in which dummy references stand for something. */
  instance(dummies: ReadonlyMap<string, Dummy>, level: number): Scope {
    return new Scope(this.world, this.ast, { module: this.module ?? this, dummies, level });
  }

  /** Checks that what is imported exists, as far as the modules are given. */
  checkImports(): void {
    for (const [name, imports] of this.imports) {
      const own = this.symbols.get(name);
      for (const { module, source, at } of imports) {
        const homes = this.world.index.imported(this.ast, source);
        const other = exportedBy(homes, name);
        if (
          own !== undefined &&
          own.kind !== "macro" &&
          (other !== undefined || homes.length === 0)
        ) {
          this.checkTwice(own, module, other);
          continue;
        }
        if (homes.length === 0 || other !== undefined) continue;
        const reason = `module ${module} does not define ${name}`;
        // BITS is a type that every module of SNMP has, and whose name many import.
        const isNeeded = own === undefined && name !== "BITS" && this.mentions(name);
        if (isNeeded) this.world.report(this.error(at, reason, importRule));
        else this.warn(at, "import", `${reason}, which is not needed here`);
      }
    }
  }

  /** A name that is defined here and imported as well may mean only one thing. */
  private checkTwice({ ast }: Symbol, module: string, other: Symbol | undefined): void {
    const reason = `${ast.name} is also imported from ${module}`;
    if (other === undefined || !sameMeaning(this, ast, other.scope, other.ast)) {
      this.world.report(this.error(ast.at, reason, importRule));
    } else {
      this.warn(ast.at, "import", `${reason}, where it means the same`);
    }
  }

  /** Whether a definition of this module has the name somewhere. */
  private mentions(name: string): boolean {
    this.words ??= wordsOf(this.ast.assignments);
    return this.words.has(name);
  }

  /** The type, value, operation or error that a name means here (X.680 14.1). */
  lookup(name: string, at: number, module?: string): Symbol {
    const dummy = module === undefined && this.dummies?.get(name);
    if (dummy) return dummy.symbol;
    if (this.module !== undefined) return this.module.lookup(name, at, module);
    if (module !== undefined) return this.external(module, name, at);
    const symbol = this.symbols.get(name);
    if (symbol !== undefined) return symbol;
    const imports = this.imports.get(name) ?? [];
    const [first, second] = imports;
    if (first === undefined) throw this.error(at, this.unknown(name));
    const homes = (origin: Import) => this.world.index.imported(this.ast, origin.source);
    if (
      second !== undefined &&
      new Set(imports.map((origin) => exportedBy(homes(origin), name))).size > 1
    ) {
      const both = `${first.module} and ${second.module}`;
      const hint = `say ${first.module}.${name} or ${second.module}.${name}`;
      throw this.error(at, `${name} is imported from ${both}: ${hint}`);
    }
    return this.symbolOf(homes(first), first.module, name, at);
  }

  /** The named type; an error if it is something else. */
  type(name: string, at: number, module?: string): TypeSymbol {
    const symbol = this.lookup(name, at, module);
    if (symbol.kind === "type") return symbol;
    throw this.noType(symbol, at);
  }

  /** The error that there is something else instead of a type. */
  noType(symbol: Symbol, at: number): Asn1Error {
    return this.error(at, `${symbol.ast.name} is ${described(symbol.kind)}, not a type`);
  }

  /** A name for a type of this module that no other has. */
  free(name: string): string {
    let free = name;
    let count = this.counts.get(name) ?? 1;
    while (this.symbols.has(free)) free = `${name}-${(count += 1)}`;
    this.counts.set(name, count);
    return free;
  }

  /** What a name means here; undefined where it means nothing, or comes from a module that is not among the files. */
  found(name: string, module?: string): Symbol | undefined {
    const dummy = module === undefined && this.dummies?.get(name);
    if (dummy) return dummy.symbol;
    if (this.module !== undefined) return this.module.found(name, module);
    if (module !== undefined) return exportedBy(this.homes(module), name);
    const [origin] = this.imports.get(name) ?? [];
    return (
      this.symbols.get(name) ??
      (origin && exportedBy(this.world.index.imported(this.ast, origin.source), name))
    );
  }

  /** The name of the module after FROM from which a name comes, among the files or not. */
  importedFrom(name: string): string | undefined {
    return this.module?.importedFrom(name) ?? this.imports.get(name)?.[0]?.module;
  }

  /** Whether the name is defined here or imported. */
  knows(name: string): boolean {
    if (this.module !== undefined) return this.dummies!.has(name) || this.module.knows(name);
    return this.symbols.has(name) || this.imports.has(name);
  }

  /** @param rule What the standard calls the construct, and its clause. */
  error(at: number, reason: string, rule?: string): Asn1Error {
    return errorAt(this.ast.source, at, "resolver", reason, rule);
  }

  /** Notes what is compiled all the same. */
  warn(at: number, code: Asn1WarningCode, reason: string, source = this.ast.source): void {
    this.world.warn(warningAt(source, at, code, reason));
  }

  tooDeep(at: number): Asn1Error {
    return this.error(at, `definitions that lead over more than ${mostDefinitions} others`);
  }

  unsupported(at: number, what: string, rule?: string): Asn1Error {
    return errorAt(this.ast.source, at, "unsupported", `${what} not supported yet`, rule);
  }

  private external(module: string, name: string, at: number): Symbol {
    return this.symbolOf(this.homes(module), module, name, at);
  }

  /** The modules that `Module.name` may mean: this one, those of that name in IMPORTS, or any other. */
  private homes(module: string): readonly Scope[] {
    if (module === (this.ast.writtenName ?? this.ast.name)) return [this];
    let homes = this.namedHomes.get(module);
    if (homes === undefined) {
      const { index } = this.world;
      const imported = this.ast.imports
        .filter((source) => source.module.name === module)
        .flatMap((source) => index.imported(this.ast, source));
      homes = [...new Set([...imported, ...index.named(module)])];
      this.namedHomes.set(module, homes);
    }
    return homes;
  }

  private symbolOf(homes: readonly Scope[], module: string, name: string, at: number): Symbol {
    if (homes.length === 0) throw this.world.absence(this, module, name, at);
    const symbol = exportedBy(homes, name);
    if (symbol === undefined) throw this.error(at, `module ${module} does not define ${name}`);
    return symbol;
  }

  /** A symbol defined here, or imported and so passed on (X.680 13.12). */
  exported(name: string, seen: Set<Scope> = new Set()): Symbol | undefined {
    const symbol = this.symbols.get(name);
    if (symbol !== undefined || seen.has(this) || seen.size >= mostDefinitions) return symbol;
    seen.add(this);
    const [origin] = this.imports.get(name) ?? [];
    return origin && exportedBy(this.world.index.imported(this.ast, origin.source), name, seen);
  }

  private unknown(name: string): string {
    const homes = [...this.world.modules.values()].filter(({ symbols }) => symbols.has(name));
    const hint = homes.length > 0 ? `; ${homes[0]!.ast.name} does, but it is not imported` : "";
    return `this module does not define ${name}${hint}`;
  }

  private add(ast: AssignmentAst): void {
    const { name, at } = ast;
    const earlier = this.symbols.get(name);
    if (earlier !== undefined) {
      const { line } = this.ast.source.position(earlier.ast.at);
      const reason = `${name} is already defined in line ${line}`;
      if (writtenAs(ast) !== writtenAs(earlier.ast)) throw this.error(at, reason);
      return this.warn(at, "notation", `${reason}, in the same words`);
    }
    this.symbols.set(name, this.symbol(ast));
  }

  /** A definition of which nothing is known yet. */
  symbol(ast: AssignmentAst): Symbol {
    switch (ast.kind) {
      case "type":
        return { kind: "type", ast, scope: this, node: { busy: false }, tags: { busy: false } };
      case "value":
        return { kind: "value", ast, scope: this, value: { busy: false } };
      case "operation":
        return { kind: "operation", ast, scope: this };
      case "error":
        return { kind: "error", ast, scope: this };
      case "class":
        return { kind: "class", ast, scope: this, fields: { busy: false } };
      case "set":
        return { kind: "set", ast, scope: this };
      case "macro":
        return { kind: "macro", ast, scope: this };
      case "instance":
        return { kind: "instance", ast, scope: this };
    }
  }

  /** Importing a name from the same module again changes nothing. */
  private addImport(name: string, origin: Import): void {
    const imports = this.imports.get(name);
    if (imports === undefined) this.imports.set(name, [origin]);
    else if (imports.every(({ module }) => module !== origin.module)) imports.push(origin);
  }
}

/** What the first of the modules that has the name means by it. */
function exportedBy(scopes: readonly Scope[], name: string, seen?: Set<Scope>): Symbol | undefined {
  for (const scope of scopes) {
    const symbol = scope.exported(name, seen);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

/** Whether two definitions say the same in the same words, and these mean the same in both modules. */
function sameMeaning(here: Scope, one: object, there: Scope, other: object): boolean {
  if (here.ast.tagDefault !== there.ast.tagDefault) return false;
  if (here.ast.extensible !== there.ast.extensible || writtenAs(one) !== writtenAs(other)) {
    return false;
  }
  return [...wordsOf(one)].every((word) => {
    const meant = here.found(word);
    return meant === undefined || meant.ast === one || meant === there.found(word);
  });
}

function described(kind: Symbol["kind"]): string {
  if (kind === "instance") return "an instance of a macro";
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}

/** Works out once what an assignment means; coming back to it while at it is the error `loop`. */
export function once<T>(
  { scope, ast }: Symbol,
  memo: Memo<T>,
  loop: () => Asn1Error,
  work: () => T,
): T {
  if (memo.error !== undefined) throw memo.error;
  if (memo.value !== undefined) return memo.value;
  if (memo.busy) throw loop();
  memo.busy = true;
  try {
    return (memo.value = scope.world.deeper(work, scope, ast.at));
  } catch (error) {
    if (error instanceof Asn1Error) memo.error = error;
    throw error;
  } finally {
    memo.busy = false;
  }
}
