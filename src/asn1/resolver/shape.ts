import type { TypeAst } from "../ast.js";
import { fieldShape } from "./information.js";
import { macroShape } from "./macro.js";
import { typeNamed } from "./parameters.js";
import type { Scope } from "./scope.js";
import { mostDefinitions } from "./world.js";

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
  const path = new Path(scope, type.at);
  let shape: Shape = { scope, type };
  for (;;) {
    const { kind } = shape.type;
    if (kind !== "reference" && kind !== "selection" && kind !== "field") return shape;
    path.add(shape);
    if (kind === "reference") shape = follow(shape.scope, shape.type);
    else if (kind === "selection") shape = select(shape.scope, shape.type);
    else shape = fieldShape(shape.scope, shape.type);
  }
}

/** The types on a way, to notice where it leads in a circle: a type may occur once in each instance. */
class Path {
  private readonly seen = new Map<Scope, Set<TypeAst>>();
  private readonly scope: Scope;
  private readonly at: number;
  private length = 0;

  constructor(scope: Scope, at: number) {
    this.scope = scope;
    this.at = at;
  }

  add({ scope, type }: Shape): void {
    let seen = this.seen.get(scope);
    if (seen === undefined) this.seen.set(scope, (seen = new Set()));
    if (seen.has(type)) {
      throw scope.error(type.at, "this type is defined by nothing but itself");
    }
    seen.add(type);
    this.length += 1;
    if (this.length > mostDefinitions) throw this.scope.tooDeep(this.at);
  }
}

function follow(scope: Scope, type: Extract<TypeAst, { kind: "reference" }>): Shape {
  const macro = macroShape(scope, type);
  if (macro !== undefined) return macro;
  const symbol = typeNamed(scope, type);
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

const rule = "selection type (X.680 30.1)";

function alternative(
  choice: Shape,
  scope: Scope,
  { at, name }: Extract<TypeAst, { kind: "selection" }>,
): Shape {
  if (choice.type.kind !== "choice") {
    throw scope.error(at, `${name} is selected from a type that is not a CHOICE`, rule);
  }
  const { root, additions } = choice.type.components;
  for (const member of [...root, ...additions]) {
    if (member.kind === "member" && member.name === name) {
      return { scope: choice.scope, type: member.type };
    }
  }
  throw scope.error(at, `this CHOICE has no alternative ${name}`, rule);
}

/** Like {@link shapeOf}, and without the tags. */
export function throughTags(scope: Scope, type: TypeAst): Shape {
  const path = new Path(scope, type.at);
  let shape = shapeOf(scope, type);
  while (shape.type.kind === "tagged") {
    path.add(shape);
    shape = shapeOf(shape.scope, shape.type.type);
  }
  return shape;
}

/** An untagged CHOICE, open type or dummy reference, which no tag can replace (X.680 31.2.7). */
export function isUntagged(scope: Scope, type: TypeAst): boolean {
  const isDummy = type.kind === "reference" && !type.module && scope.dummies?.has(type.name);
  if (isDummy) return true;
  const { kind } = shapeOf(scope, type).type;
  return kind === "choice" || kind === "any";
}
