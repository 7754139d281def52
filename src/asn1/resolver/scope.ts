import type { AssignmentAst, ImportAst, ModuleAst, Node, TypeAst } from "../ast.js";
import { errorAt, warningAt, type Asn1Error, type Asn1WarningCode } from "../errors.js";
import { wordsOf, writtenAs } from "./modules.js";
import { standardTexts } from "./standard-texts.js";
import type { Dummy, Symbol, TypeSymbol } from "./symbols.js";
import { mostDefinitions, type World } from "./world.js";

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

/** A module and the names in it. */
export class Scope {
  readonly world: World;
  readonly ast: ModuleAst;
  readonly symbols = new Map<string, Symbol>();
  /** What dummy references stand for in an instance, and undefined in a module. */
  readonly dummies: ReadonlyMap<string, Dummy> | undefined;
  /** Whether this is a module that defines macros. */
  readonly hasMacros: boolean;
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
    this.hasMacros = instance === undefined && ast.assignments.some(({ kind }) => kind === "macro");
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
        const reason = lacks(homes, module, name);
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
    if (first === undefined) return this.forgotten(name, at);
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
    if (symbol === undefined) throw this.error(at, lacks(homes, module, name));
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

  /**
   * A definition of the one module that has it among those from which others are imported: published modules leave names out of their
   * IMPORTS.
   */
  private forgotten(name: string, at: number): Symbol {
    const homes = this.sources().filter((home) => home.symbols.has(name));
    const [home, another] = homes;
    if (home === undefined || another !== undefined) throw this.error(at, this.unknown(name));
    const from = home.ast.name;
    this.warn(
      at,
      "import",
      `${name} is not among what is imported from ${from}, and is taken from there`,
    );
    return home.symbols.get(name)!;
  }

  /** The modules from which something is imported, as far as they are among the files. */
  private sources(): readonly Scope[] {
    const { index } = this.world;
    return [...new Set(this.ast.imports.flatMap((source) => index.imported(this.ast, source)))];
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

/** Says that there is no such name. */
function lacks([home]: readonly Scope[], module: string, name: string): string {
  const reason = `module ${module} does not define ${name}`;
  const isStandard = standardTexts.has(home?.ast.source.name ?? "");
  return isStandard ? `${reason}, as far as it is built in: its file is needed` : reason;
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
function sameMeaning(here: Scope, one: Symbol["ast"], there: Scope, other: object): boolean {
  const isSame =
    here.ast.tagDefault === there.ast.tagDefault && here.ast.extensible === there.ast.extensible;
  if ((!isSame && !isPlain(one)) || writtenAs(one) !== writtenAs(other)) return false;
  return [...wordsOf(one)].every((word) => {
    const meant = here.found(word);
    return meant === undefined || meant.ast === one || meant === there.found(word);
  });
}

/** Whether a definition is a name for another one or an object identifier: no default of its module changes what it means. */
function isPlain(ast: Symbol["ast"]): boolean {
  if (!("kind" in ast)) return false;
  if (ast.kind === "value") return ast.type.kind === "objectIdentifier";
  if (ast.kind !== "type" || ast.type.kind !== "reference") return false;
  return ast.type.parameters === undefined && ast.type.constraints.length === 0;
}

function described(kind: Symbol["kind"]): string {
  if (kind === "instance") return "an instance of a macro";
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}
