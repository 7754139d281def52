import { valueSet } from "../parser/constraint.js";
import { aliasOf, classOf, mostAliases } from "./class.js";
import type { Scope } from "./scope.js";
import type { Symbol } from "./symbols.js";
import { objectIn, setIn } from "./setting.js";

/**
 * Decides what the governors of a module's definitions decide: `a X ::= { .. }` is an object if X is a class and a
 * value if it is a type, `A X ::= { .. }` a set of the ones or the others, and `A ::= X` may be another name of a class.
 * Definitions with parameters wait for those.
 */
export function settleGovernors(scope: Scope): void {
  for (const [name, symbol] of scope.symbols) {
    if ("parameters" in symbol.ast) continue;
    scope.world.attempt(() => scope.symbols.set(name, governed(scope, symbol)));
  }
}

/** A definition as its governor makes it. */
export function governed(scope: Scope, symbol: Symbol): Symbol {
  switch (symbol.kind) {
    case "set": {
      const { governor, elements, at, name, doc } = symbol.ast;
      const owner = classOf(scope, governor);
      if (owner !== undefined) return setIn(scope, symbol.ast, owner, elements);
      // What there is not is no type either.
      if (governor.kind === "reference") scope.lookup(governor.name, governor.at, governor.module);
      const type = valueSet(governor, elements, elements.at);
      return scope.symbol({ kind: "type", at, name, doc, type });
    }
    case "value": {
      const { type, value, doc } = symbol.ast;
      if (type.kind !== "reference") return symbol;
      const owner = classOf(scope, type);
      return owner === undefined ? symbol : objectIn(scope, symbol.ast, owner, value, doc);
    }
    case "type": {
      const type = aliasOf(symbol);
      if (type === undefined) return symbol;
      // The notation of a macro of 1988, and OPERATION and ERROR as types, are not classes.
      if (type.notation || scope.found(type.name, type.module)?.kind === "macro") return symbol;
      return classOf(scope, type) ?? symbol;
    }
    case "operation": {
      const { argument, result, errors, answered } = symbol.ast;
      const isEmpty = !argument && !result && errors.length === 0 && !answered;
      return isEmpty ? (renamed(scope, symbol, "OPERATION") ?? symbol) : symbol;
    }
    case "error":
      return symbol.ast.parameter ? symbol : (renamed(scope, symbol, "ERROR") ?? symbol);
    default:
      return symbol;
  }
}

/** `a OPERATION ::= b` is the number of one of 1988, or another name of an object. */
function renamed(
  scope: Scope,
  { ast }: Extract<Symbol, { kind: "operation" | "error" }>,
  name: "OPERATION" | "ERROR",
): Symbol | undefined {
  const { id, doc, at } = ast;
  if (id.kind !== "reference") return undefined;
  const isObject = leadsToObject(scope.found(id.name, id.module));
  const owner = classOf(scope, { kind: "reference", at, module: undefined, name });
  return isObject && owner ? objectIn(scope, ast, owner, id, doc) : undefined;
}

/** Whether a name is that of an object, or of a name for one that has not been settled yet: `a OPERATION ::= b`. */
function leadsToObject(symbol: Symbol | undefined): boolean {
  let other = symbol;
  for (let count = 0; count < mostAliases; count += 1) {
    if (other?.kind !== "operation" && other?.kind !== "error") break;
    const { id } = other.ast;
    if (id.kind !== "reference") return false;
    other = other.scope.found(id.name, id.module);
  }
  if (other?.kind === "object") return true;
  return other?.kind === "value" && classOf(other.scope, other.ast.type) !== undefined;
}
