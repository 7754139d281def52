import type { TypeAst } from "../ast.js";
import { macroShape } from "./macro.js";
import { mostDefinitions, type Scope } from "./scope.js";

/** A type as written, in the module where it is written. */
export interface Shape<T extends TypeAst = TypeAst> {
  readonly scope: Scope;
  readonly type: T;
}

/**
 * What references and selections refer to (X.680 clause 30): the type that
 * somebody wrote out. Tags are not looked through.
 * @throws Asn1Error if the references lead in a circle.
 */
export function shapeOf(scope: Scope, type: TypeAst): Shape {
  const path = new Set<TypeAst>();
  let shape: Shape = { scope, type };
  for (;;) {
    const { kind, at } = shape.type;
    if (kind !== "reference" && kind !== "selection") return shape;
    if (path.has(shape.type)) {
      throw shape.scope.error(at, "this type is defined by nothing but itself");
    }
    path.add(shape.type);
    if (path.size > mostDefinitions) throw scope.tooDeep(type.at);
    shape =
      kind === "reference" ? follow(shape.scope, shape.type) : select(shape.scope, shape.type);
  }
}

function follow(scope: Scope, type: Extract<TypeAst, { kind: "reference" }>): Shape {
  const macro = macroShape(scope, type);
  if (macro !== undefined) return macro;
  const symbol = scope.type(type.name, type.at, type.module);
  return { scope: symbol.scope, type: symbol.ast.type };
}

/** The alternative that `name < Choice` means. */
export function select(scope: Scope, type: Extract<TypeAst, { kind: "selection" }>): Shape {
  const { selecting } = scope.world;
  if (selecting.has(type)) {
    throw scope.error(type.at, "this type is defined by nothing but itself");
  }
  selecting.add(type);
  try {
    return alternative(throughTags(scope, type.type), scope, type);
  } finally {
    selecting.delete(type);
  }
}

function alternative(
  choice: Shape,
  scope: Scope,
  { at, name }: Extract<TypeAst, { kind: "selection" }>,
): Shape {
  if (choice.type.kind !== "choice") {
    throw scope.error(at, `${name} is selected from a type that is not a CHOICE`);
  }
  const { root, additions } = choice.type.components;
  for (const member of [...root, ...additions]) {
    if (member.kind === "member" && member.name === name) {
      return { scope: choice.scope, type: member.type };
    }
  }
  throw scope.error(at, `this CHOICE has no alternative ${name}`);
}

/** Like {@link shapeOf}, and without the tags. */
export function throughTags(scope: Scope, type: TypeAst): Shape {
  const seen = new Set<TypeAst>();
  let shape = shapeOf(scope, type);
  while (shape.type.kind === "tagged") {
    if (seen.has(shape.type)) {
      throw shape.scope.error(shape.type.at, "this type is defined by nothing but itself");
    }
    seen.add(shape.type);
    if (seen.size > mostDefinitions) throw scope.tooDeep(type.at);
    shape = shapeOf(shape.scope, shape.type.type);
  }
  return shape;
}

/** An untagged CHOICE or open type, which no tag can replace (X.680 31.2.7). */
export function isUntagged(scope: Scope, type: TypeAst): boolean {
  const { kind } = shapeOf(scope, type).type;
  return kind === "choice" || kind === "any" || kind === "operation" || kind === "error";
}
