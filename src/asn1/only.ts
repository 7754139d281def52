import { Asn1Error } from "./errors.js";
import { survey } from "./emit/loose.js";
import type { DefinitionName, Model, ModuleModel, OperationDefinition, TypeNode } from "./model.js";

/**
 * The part of a model that some of its definitions need: these themselves and every type, error and linked operation that they lead to. Modules of which
 * nothing is left are not in it.
 * @param names Of types, operations, errors and values, or `Module.name`; a name that several modules define means all of them.
 * @throws Asn1Error with code `load` for a name that no module defines.
 */
export function only(model: Model, names: Iterable<string>): Model {
  const types = new Map<string, TypeNode>();
  const homes = new Map<string, string>();
  const operations = new Map<string, OperationDefinition>();
  const errors = new Map<string, TypeNode | undefined>();
  for (const module of model.modules) {
    for (const found of module.operations) operations.set(`${module.name}.${found.name}`, found);
    for (const { name, parameter } of module.errors)
      errors.set(`${module.name}.${name}`, parameter);
    for (const { name, type } of module.types) {
      types.set(`${module.name}.${name}`, type);
      if (!homes.has(name)) homes.set(name, module.name);
    }
  }
  const kept = new Set<string>();
  for (const name of names) {
    const found = definitionsOf(model, name);
    if (found.length === 0) throw new Asn1Error("load", `no module defines ${name}`);
    for (const qualified of found) kept.add(qualified);
  }
  const keep = (node: TypeNode | undefined, module: string): void => {
    if (node === undefined) return;
    for (const reference of survey(node).references) kept.add(reference);
    for (const linked of linkedIn(node)) {
      const home = types.has(`${module}.${linked}`) ? module : homes.get(linked);
      if (home !== undefined) kept.add(`${home}.${linked}`);
    }
  };
  for (const module of model.modules) {
    const isKept = ({ name }: { readonly name: string }) => kept.has(`${module.name}.${name}`);
    for (const { type, syntax } of module.values.filter(isKept)) {
      keep(type, module.name);
      keep(syntax, module.name);
    }
  }
  // What is added on the way is visited too.
  for (const qualified of kept) {
    const module = qualified.slice(0, qualified.indexOf("."));
    keep(types.get(qualified), module);
    keep(errors.get(qualified), module);
    const operation = operations.get(qualified);
    for (const node of operation === undefined ? [] : typesOf(operation)) keep(node, module);
    for (const used of operation === undefined ? [] : usedBy(operation)) kept.add(used);
  }
  return { modules: model.modules.map((module) => part(module, kept)).filter(hasAny) };
}

function definitionsOf({ modules }: Model, name: string): string[] {
  return modules.flatMap((module) =>
    [...module.types, ...module.operations, ...module.errors, ...module.values]
      .map((definition) => [definition.name, `${module.name}.${definition.name}`] as const)
      .filter((both) => both.includes(name))
      .map(([, qualified]) => qualified),
  );
}

function typesOf({ argument, result, errors }: OperationDefinition) {
  return [argument, result, ...errors];
}

/** The errors and linked operations that it names. */
function usedBy({ errorObjects = [], linked = [] }: OperationDefinition): string[] {
  const errors = errorObjects.flatMap(({ definition }) => definition ?? []);
  return [...errors, ...linked].map(({ module, name }: DefinitionName) => `${module}.${name}`);
}

/** The names that `linked` remarks of a type in place have. */
function linkedIn(node: TypeNode): readonly string[] {
  switch (node.kind) {
    case "integer":
      return node.linked === undefined ? [] : [node.linked];
    case "sequence":
    case "set":
    case "choice":
      return node.members.flatMap(({ type }) => linkedIn(type));
    case "sequenceOf":
    case "setOf":
      return linkedIn(node.element);
    case "tagged":
      return linkedIn(node.type);
    case "open":
      return node.rows.flatMap(({ type }) => linkedIn(type));
    default:
      return [];
  }
}

function part(module: ModuleModel, kept: ReadonlySet<string>): ModuleModel {
  const isKept = ({ name }: { readonly name: string }) => kept.has(`${module.name}.${name}`);
  return {
    ...module,
    types: module.types.filter(isKept),
    operations: module.operations.filter(isKept),
    errors: module.errors.filter(isKept),
    values: module.values.filter(isKept),
  };
}

function hasAny({ types, operations, errors, values }: ModuleModel): boolean {
  return types.length + operations.length + errors.length + values.length > 0;
}
