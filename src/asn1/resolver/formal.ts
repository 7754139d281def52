import { Unread } from "../parser/cursor.js";
import { classOf } from "./class.js";
import { formalOf } from "./parameters.js";
import type { Scope } from "./scope.js";
import type { Symbol } from "./symbols.js";

/**
 * Tells of types and classes that a definition with parameters names (X.683 8.1) and that there are not: an error
 * wherever it is used, and of no consequence before. What else is right depends on what its dummies stand for.
 */
export function checkFormal(symbol: Symbol): void {
  const formal = formalOf(symbol) ?? [];
  const dummies = new Set(formal.map(({ name }) => name));
  check(symbol, dummies, [formal, "type" in symbol.ast ? symbol.ast.type : []]);
}

function check(symbol: Symbol, dummies: ReadonlySet<string>, node: unknown): void {
  if (typeof node !== "object" || node === null || node instanceof Unread) return;
  if (isTypeReference(node) && !dummies.has(node.name) && !isThere(symbol.scope, node)) {
    const reason = `this module does not define ${node.name}, which ${symbol.ast.name} needs where it is used`;
    symbol.scope.warn(node.at, "unused", reason);
  }
  for (const inner of Object.values(node)) check(symbol, dummies, inner);
}

interface Named {
  readonly kind: "reference";
  readonly name: string;
  readonly at: number;
  readonly module: string | undefined;
  readonly notation?: boolean;
}

/** References to values have no constraints, and may be names of other things. */
function isTypeReference(node: object): node is Named {
  return "kind" in node && node.kind === "reference" && "constraints" in node;
}

function isThere(scope: Scope, node: Named): boolean {
  const { name, module, notation } = node;
  if (module !== undefined || notation || name === "BITS" || scope.knows(name)) return true;
  return classOf(scope, node) !== undefined;
}
