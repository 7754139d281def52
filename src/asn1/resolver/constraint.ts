import type { Constraint } from "../../codec/index.js";
import type { ConstraintAst, ElementsAst, RangeEnd } from "../ast.js";
import type { TypeNode } from "../model.js";
import { contained } from "./containing.js";
import { intersect, toIntervals, toRange, unite, type Range } from "./range.js";
import type { Scope } from "./scope.js";
import { definition, leafOf, resolveType } from "./type.js";
import { evaluateInteger } from "./value.js";

/** A type that can carry a {@link Constraint}. */
type Constrainable = Extract<TypeNode, { readonly constraint?: Constraint }>;

/** What a constraint limits: the value of an INTEGER, or a length. */
type Aspect = "value" | "size";

/**
 * Narrows a type by the constraints after it, as far as the codec can check them: the
 * range of an INTEGER and the SIZE of strings and lists. A reference that is narrowed
 * becomes the type it refers to; all others stay.
 */
export function constrain(
  scope: Scope,
  node: TypeNode,
  constraints: readonly ConstraintAst[],
): TypeNode {
  // A list of itself, `A ::= SEQUENCE OF A (SIZE (1))`, would become an endless node here.
  if (isUnfinished(scope, node)) return node;
  return narrow(scope, node, (leaf) => {
    if (!isConstrainable(leaf)) return leaf;
    const type = constraints.reduce((inner, ast) => apply(scope, inner, ast), leaf);
    return contained(scope, type, constraints);
  });
}

function isConstrainable(node: TypeNode): node is Constrainable {
  switch (node.kind) {
    case "integer":
    case "octetString":
    case "bitString":
    case "string":
    case "sequenceOf":
    case "setOf":
      return true;
    default:
      return false;
  }
}

/** Whether the path to the innermost type leads through one that is being resolved. */
function isUnfinished(scope: Scope, node: TypeNode): boolean {
  let type = node;
  while (type.kind === "tagged" || type.kind === "reference") {
    if (type.kind === "tagged") {
      type = type.type;
      continue;
    }
    const symbol = scope.world.scope(type.module).type(type.name, 0);
    if (symbol.node.busy) return true;
    type = definition(symbol);
  }
  return false;
}

/** Changes the innermost type; a node without a change stays the same object. */
function narrow(scope: Scope, node: TypeNode, change: (leaf: TypeNode) => TypeNode): TypeNode {
  if (node.kind === "reference") {
    const inner = definition(scope.world.scope(node.module).type(node.name, 0));
    const changed = narrow(scope, inner, change);
    return changed === inner ? node : changed;
  }
  if (node.kind !== "tagged") return change(node);
  const type = narrow(scope, node.type, change);
  return type === node.type ? node : { ...node, type };
}

function apply(scope: Scope, node: Constrainable, ast: ConstraintAst): Constrainable {
  const aspect: Aspect = node.kind === "integer" ? "value" : "size";
  const range = rangeOf(scope, ast.elements, aspect, node);
  if (range === undefined) return node;
  // What is wide depends on the root alone; later versions may go beyond it, so that
  // nothing can be checked when there is a marker.
  const type: Constrainable =
    node.kind === "integer" && range.some(isWide) ? { ...node, wide: true } : node;
  if (ast.extensible) return type;
  const before = type.constraint?.[aspect];
  const intervals = toIntervals(before === undefined ? range : intersect(toRange(before), range));
  return { ...type, constraint: { ...type.constraint, [aspect]: intervals } };
}

/** An end that there is lies beyond the safe range; MIN and MAX decide nothing. */
function isWide({
  min = 0n,
  max = 0n,
}: {
  min: bigint | undefined;
  max: bigint | undefined;
}): boolean {
  const safe = BigInt(Number.MAX_SAFE_INTEGER);
  return [min, max].some((end) => end < -safe || end > safe);
}

/** The values or lengths that a set permits; `undefined` if it says nothing about them. */
function rangeOf(
  scope: Scope,
  elements: ElementsAst,
  aspect: Aspect,
  node: Constrainable,
): Range | undefined {
  switch (elements.kind) {
    case "union":
      return unite(elements.items.map((item) => rangeOf(scope, item, aspect, node)));
    case "intersection": {
      const known = elements.items
        .map((item) => rangeOf(scope, item, aspect, node))
        .filter((range) => range !== undefined);
      return known.length === 0 ? undefined : known.reduce(intersect);
    }
    case "value": {
      if (aspect === "size") return undefined;
      const value = evaluateInteger(scope, elements.value, node);
      return [{ min: value, max: value }];
    }
    case "range":
      return aspect === "size" ? undefined : rangeBetween(scope, elements, node);
    case "size": {
      const { elements: lengths, extensible } = elements.constraint;
      if (aspect === "value" || extensible) return undefined;
      return rangeOf(scope, lengths, "value", length);
    }
    case "subtype": {
      const subtype = leafOf(scope, resolveType(scope, elements.type));
      const intervals = isConstrainable(subtype) ? subtype.constraint?.[aspect] : undefined;
      return intervals && toRange(intervals);
    }
    case "table":
    case "containing":
    case "other":
      return undefined;
  }
}

const length: Constrainable = { kind: "integer", wide: false };

function rangeBetween(
  scope: Scope,
  ast: Extract<ElementsAst, { kind: "range" }>,
  node: Constrainable,
): Range | undefined {
  const bound = (end: RangeEnd, step: bigint): bigint | undefined =>
    end.value && evaluateInteger(scope, end.value, node) + (end.open ? step : 0n);
  const min = bound(ast.min, 1n);
  const max = bound(ast.max, -1n);
  if (min === undefined && max === undefined) return undefined;
  if (min !== undefined && max !== undefined && min > max) {
    throw scope.error(ast.at, `there is nothing between ${min} and ${max}`);
  }
  return [{ min, max }];
}
