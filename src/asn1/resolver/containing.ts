import type { ConstraintAst, ElementsAst } from "../ast.js";
import type { TypeNode } from "../model.js";
import { Asn1Error } from "../errors.js";
import { within } from "./enclosing.js";
import type { Scope } from "./scope.js";
import { throughTags } from "./shape.js";
import { leafOf, resolveType } from "./type.js";
import { evaluate, typeName } from "./value.js";

export type ContainingAst = Extract<ElementsAst, { kind: "containing" }>;

/** The string types that contain something. */
export type Contents = "octetString" | "bitString";

/** What constraints after a string type say of its contents (X.682 clause 11), by themselves or beside a SIZE. */
export function containingIn(constraints: readonly ConstraintAst[]): ContainingAst | undefined {
  for (const { elements } of constraints) {
    const items = elements.kind === "intersection" ? elements.items : [elements];
    for (const item of items) if (item.kind === "containing") return item;
  }
  return undefined;
}

/**
 * How the contents are encoded: as what is around them, in DER, or in a way that the codec does not have (ENCODED BY, X.682 11.3).
 * Undefined for that.
 */
export function encodingOf(
  scope: Scope,
  { encodedBy }: ContainingAst,
): { readonly der?: true } | undefined {
  if (encodedBy === undefined) return {};
  try {
    const identifier = evaluate(scope, encodedBy, { kind: "objectIdentifier", relative: false });
    if (identifier === "2.1.1") return {};
    return identifier === "2.1.2.1" ? { der: true } : undefined;
  } catch (error) {
    // An identifier from a module that is not among the files says nothing.
    if (error instanceof Asn1Error && scope.world.isAbsence(error)) return undefined;
    throw error;
  }
}

/** What a string contains as a type with one row; the string itself if it may be anything or is encoded otherwise. */
export function contained(
  scope: Scope,
  leaf: TypeNode,
  constraints: readonly ConstraintAst[],
): TypeNode {
  const ast = containingIn(constraints);
  if (ast === undefined || (leaf.kind !== "octetString" && leaf.kind !== "bitString")) return leaf;
  if (leaf.kind === "bitString" && leaf.names !== undefined) return leaf;
  const encoding = encodingOf(scope, ast);
  if (encoding === undefined) return leaf;
  const { kind } = throughTags(scope, ast.type).type;
  if (kind === "any" || kind === "field") return leaf;
  // What is around the string is out of reach for what it contains.
  const type = within(scope.world, [{ rows: undefined, apart: true }], () =>
    resolveType(scope, ast.type),
  );
  const name = type.kind === "reference" ? type.name : typeName(leafOf(scope, type));
  const rows = [{ name, keys: [], type }];
  return { kind: "open", rows, extensible: false, keys: [], contents: leaf.kind, ...encoding };
}
