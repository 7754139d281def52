import type { DefinitionName, Model, ModuleModel, TypeDefinition, TypeNode } from "../model.js";
import { ModelDeclarations, type Declarations } from "./declarations.js";
import { claim } from "./names.js";

/** How a generated file refers to another module. */
export interface Location {
  /** The import specifier, `../common/common.js`. */
  readonly specifier: string;
  /** The name under which it is exported, `Common`. */
  readonly namespace: string;
}

/** A reference to a type of the model. */
export type Reference = Extract<TypeNode, { kind: "reference" }>;

/** Whether values are meant as decoding gives them or as encoding takes them. */
export type Side = "output" | "input";

interface Imported {
  readonly local: string;
  /** Needed at run time, not only by the type checker. */
  value: boolean;
}

/**
 * The names of one generated file: what it declares, and what it imports under which name.
 * Imports are collected while the declarations are written; a module's own names win, an
 * import that clashes with one is renamed.
 */
export class Scope {
  readonly module: ModuleModel;
  readonly #all: ModelDeclarations;
  readonly #locate: (module: ModuleModel) => Location;
  readonly #own: Declarations;
  readonly #taken: Set<string>;
  readonly #codec = new Map<string, Imported>();
  readonly #modules = new Map<ModuleModel, Imported>();

  constructor(module: ModuleModel, model: Model, locate: (module: ModuleModel) => Location) {
    this.module = module;
    this.#all = ModelDeclarations.of(model);
    this.#locate = locate;
    const own = this.#all.get(module.name);
    if (own?.module !== module) throw new Error(`${module.name} is not in the model`);
    this.#own = own;
    this.#taken = new Set(own.names.taken);
  }

  /** The names of this module's types, operations, errors and values. */
  declared(kind: "types" | "operations" | "errors" | "values" | "syntaxes", name: string): string {
    return this.#own.names[kind].get(name) as string;
  }

  /** What the type of a type's values for encoding is called, where that is another. */
  declaredInput(name: string): string | undefined {
    return this.#own.names.inputs.get(name);
  }

  /** What the interface of structures that carry this type is called, if it is an AsnOptionalParameters. */
  declaredCarrier(name: string): string | undefined {
    return this.#own.names.carriers.get(name);
  }

  /** {@link declaredCarrier} of a referenced type; undefined too where encoding takes others than decoding gives. */
  carrier({ module, name }: Reference): string | undefined {
    const owner = this.#all.get(module);
    if (owner === undefined || owner.names.inputs.has(name)) return undefined;
    const local = owner.names.carriers.get(name);
    return local && this.#qualified(owner, local, false);
  }

  /** Whether encoding takes other values of the type than decoding gives. */
  isLoose(node: TypeNode): boolean {
    return this.#all.isLoose(node);
  }

  /** Something that the codec exports, as a value. */
  codec(name: string): string {
    return this.#import(this.#codec, name, name, true);
  }

  /** A type that the codec exports. */
  codecType(name: string): string {
    return this.#import(this.#codec, name, name, false);
  }

  /** A global of JavaScript, also where the module has a type of that name. */
  global(name: string): string {
    return this.#taken.has(name) ? `globalThis.${name}` : name;
  }

  /** The TypeScript name of a referenced type, as a value (its schema) or as a type. */
  reference({ module, name }: Reference, use: "value" | Side): string {
    const owner = this.#all.get(module);
    const input = use === "input" ? owner?.names.inputs.get(name) : undefined;
    const local = input ?? owner?.names.types.get(name);
    if (owner === undefined || local === undefined)
      throw new Error(`${this.module.name} refers to ${module}.${name}, which is not in the model`);
    return this.#qualified(owner, local, use === "value");
  }

  /** The TypeScript name of an operation or error, as a value. */
  constant(kind: "operations" | "errors", { module, name }: DefinitionName): string {
    const owner = this.#all.get(module);
    const local = owner?.names[kind].get(name);
    if (owner === undefined || local === undefined)
      throw new Error(`${this.module.name} refers to ${module}.${name}, which is not in the model`);
    return this.#qualified(owner, local, true);
  }

  /** The type that a `linked` remark names: of this module, or else of the first that has it. */
  find(name: string): { reference: Reference; definition: TypeDefinition } | undefined {
    const owner = this.#all.find(name, this.#own);
    const definition = owner?.types.get(name);
    if (owner === undefined || definition === undefined) return undefined;
    return { reference: { kind: "reference", module: owner.module.name, name }, definition };
  }

  /** The import statements for all that has been asked for. */
  imports(codecSpecifier: string): string[] {
    const names = [...this.#codec]
      .toSorted(
        ([a, left], [b, right]) => Number(right.value) - Number(left.value) || compare(a, b),
      )
      .map(([name, { local, value }]) => {
        const renamed = local === name ? name : `${name} as ${local}`;
        return value ? renamed : `type ${renamed}`;
      });
    const modules = [...this.#modules]
      .map(([module, { local, value }]) => {
        const keyword = value ? "import" : "import type";
        return `${keyword} * as ${local} from ${JSON.stringify(this.#locate(module).specifier)};`;
      })
      .toSorted(compare);
    const codec = `import {\n  ${names.join(",\n  ")},\n} from ${JSON.stringify(codecSpecifier)};`;
    return names.length === 0 ? modules : [codec, ...modules];
  }

  #qualified(owner: Declarations, local: string, value: boolean): string {
    if (owner === this.#own) return local;
    const { namespace } = this.#locate(owner.module);
    return `${this.#import(this.#modules, owner.module, namespace, value)}.${local}`;
  }

  #import<K>(imports: Map<K, Imported>, key: K, name: string, value: boolean): string {
    let imported = imports.get(key);
    if (imported === undefined) {
      imported = { local: claim(name, this.#taken), value };
      imports.set(key, imported);
    }
    imported.value ||= value;
    return imported.local;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
