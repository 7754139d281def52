import type { Model, TypeDefinition, TypeNode } from "../model.js";

/**
 * The types of a model with a DEFAULT somewhere in their values: encoding takes values without the member,
 * decoding gives none such.
 */
export function looseTypes(model: Model): ReadonlySet<TypeDefinition> {
  const byName = new Map<string, TypeDefinition>();
  for (const { name, types } of model.modules) {
    for (const type of types) byName.set(`${name}.${type.name}`, type);
  }
  const loose = new Set<TypeDefinition>();
  const users = new Map<TypeDefinition, TypeDefinition[]>();
  for (const definition of byName.values()) {
    const found = survey(definition.type);
    if (found.hasDefault) loose.add(definition);
    for (const name of found.references) {
      const used = byName.get(name);
      if (used === undefined) continue;
      const list = users.get(used);
      if (list === undefined) users.set(used, [definition]);
      else list.push(definition);
    }
  }
  // What is added on the way is visited too.
  for (const used of loose) for (const user of users.get(used) ?? []) loose.add(user);
  return loose;
}

/** What a type that is written in place contains. */
export interface Survey {
  hasDefault: boolean;
  /** As `Module.Type`. */
  readonly references: Set<string>;
}

/** Looks through a type, but does not follow its references. */
export function survey(
  node: TypeNode,
  found: Survey = { hasDefault: false, references: new Set() },
): Survey {
  switch (node.kind) {
    case "reference":
      found.references.add(`${node.module}.${node.name}`);
      break;
    case "sequence":
    case "set":
    case "choice":
      for (const member of node.members) {
        if (member.default !== undefined) found.hasDefault = true;
        survey(member.type, found);
      }
      break;
    case "sequenceOf":
    case "setOf":
      survey(node.element, found);
      break;
    case "tagged":
      survey(node.type, found);
      break;
    case "open":
      for (const { type } of node.rows) survey(type, found);
      break;
    default:
  }
  return found;
}
