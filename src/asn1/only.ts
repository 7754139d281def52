import { Asn1Error } from "./errors.js";
import { survey } from "./emit/loose.js";
import type { Model, ModuleModel, OperationDefinition, TypeNode } from "./model.js";

/**
 * The part of a model that some of its definitions need: these themselves and every type that they lead to. Modules of which
 * nothing is left are not in it.
 * @param names Of types, operations and values, or `Module.name`; a name that several modules define means all of them.
 * @throws Asn1Error with code `load` for a name that no module defines.
 */
export function only(model: Model, names: Iterable<string>): Model {
  const types = new Map<string, TypeNode>();
  const homes = new Map<string, string>();
  for (const module of model.modules) {
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
    for (const operation of module.operations.filter(isKept)) {
      for (const node of typesOf(operation)) keep(node, module.name);
    }
    for (const { type, syntax } of module.values.filter(isKept)) {
      keep(type, module.name);
      keep(syntax, module.name);
    }
  }
  // What is added on the way is visited too.
  for (const qualified of kept) {
    keep(types.get(qualified), qualified.slice(0, qualified.indexOf(".")));
  }
  return { modules: model.modules.map((module) => part(module, kept)).filter(hasAny) };
}

function definitionsOf({ modules }: Model, name: string): string[] {
  return modules.flatMap((module) =>
    [...module.types, ...module.operations, ...module.values]
      .map((definition) => [definition.name, `${module.name}.${definition.name}`] as const)
      .filter((both) => both.includes(name))
      .map(([, qualified]) => qualified),
  );
}

function typesOf({ argument, result, errors }: OperationDefinition) {
  return [argument, result, ...errors];
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
    values: module.values.filter(isKept),
  };
}

function hasAny({ types, operations, values }: ModuleModel): boolean {
  return types.length + operations.length + values.length > 0;
}
