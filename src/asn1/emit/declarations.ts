import type { Model, ModuleModel, TypeDefinition, TypeNode } from "../model.js";
import { looseTypes, survey } from "./loose.js";
import { declaredNames, type DeclaredNames } from "./names.js";

/** What one module declares. */
export interface Declarations {
  readonly module: ModuleModel;
  readonly names: DeclaredNames;
  readonly types: ReadonlyMap<string, TypeDefinition>;
}

/** What all modules of a model declare, worked out once for the files of all of them. */
export class ModelDeclarations {
  readonly #modules = new Map<string, Declarations>();
  readonly #loose: ReadonlySet<TypeDefinition>;

  private constructor(model: Model) {
    this.#loose = looseTypes(model);
    for (const module of model.modules) {
      if (this.#modules.has(module.name)) continue;
      const types = new Map(module.types.map((type) => [type.name, type]));
      this.#modules.set(module.name, { module, types, names: declaredNames(module, this.#loose) });
    }
  }

  static of(model: Model): ModelDeclarations {
    let known = ofModels.get(model);
    if (known === undefined) ofModels.set(model, (known = new ModelDeclarations(model)));
    return known;
  }

  get(module: string): Declarations | undefined {
    return this.#modules.get(module);
  }

  /** The first module that has a type of this name, but for the one that is looked into first. */
  find(name: string, first: Declarations): Declarations | undefined {
    if (first.types.has(name)) return first;
    for (const candidate of this.#modules.values()) if (candidate.types.has(name)) return candidate;
    return undefined;
  }

  /** Whether encoding takes other values of the type than decoding gives; see {@link looseTypes}. */
  isLoose(node: TypeNode): boolean {
    const { hasDefault, references } = survey(node);
    if (hasDefault) return true;
    for (const reference of references) {
      const dot = reference.indexOf(".");
      const type = this.get(reference.slice(0, dot))?.types.get(reference.slice(dot + 1));
      if (type !== undefined && this.#loose.has(type)) return true;
    }
    return false;
  }
}

const ofModels = new WeakMap<Model, ModelDeclarations>();
