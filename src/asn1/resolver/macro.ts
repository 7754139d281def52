import type { ComponentAst, TypeAst } from "../ast.js";
import type { Scope } from "./scope.js";
import type { Shape } from "./shape.js";

type Reference = Extract<TypeAst, { kind: "reference" }>;

/**
 * What the name of a macro means as a type: that of the macro's values. Undefined for references to anything
 * else. A macro that is not among the files, or does not say, has values of any type.
 */
export function macroShape(scope: Scope, type: Reference): Shape | undefined {
  const { at, name } = type;
  if (isCode(scope, type)) return { scope, type: code(at) };
  const symbol = scope.found(name, type.module);
  if (symbol === undefined) {
    if (type.notation) return { scope, type: { kind: "any", at, constraints: [] } };
    if (name !== "BITS") return undefined;
    // SMIv2 has it in the rows of tables as if it were a type (RFC 2578 7.1.4).
    return { scope, type: { kind: "octetString", at, constraints: [] } };
  }
  const value = symbol.kind === "macro" ? symbol.ast.value : undefined;
  if (value !== undefined) return { scope: symbol.scope, type: value };
  return type.notation ? { scope, type: { kind: "any", at, constraints: [] } } : undefined;
}

/** An operation or error that a reference means, as a type of 1988: `UpdateLocation ::= OPERATION ..`. */
export function operationShape(
  scope: Scope,
  type: TypeAst,
): Shape<Extract<TypeAst, { kind: "operation" | "error" }>> | undefined {
  if (type.kind !== "reference") return undefined;
  const symbol = scope.found(type.name, type.module);
  if (symbol?.kind !== "type") return undefined;
  const { type: named } = symbol.ast;
  return named.kind === "operation" || named.kind === "error"
    ? { scope: symbol.scope, type: named }
    : undefined;
}

/** Whether a reference is to OPERATION or ERROR of X.219, which stand for a number in a type. */
export function isCode(scope: Scope, { name, module }: Reference): boolean {
  if (name !== "OPERATION" && name !== "ERROR") return false;
  const symbol = scope.found(name, module);
  return symbol === undefined || symbol.kind === "macro";
}

/** The values of OPERATION and ERROR: CHOICE { localValue INTEGER, globalValue OBJECT IDENTIFIER }. */
export function code(at: number): TypeAst {
  const base = { at, constraints: [] } as const;
  const member = (name: string, type: TypeAst): ComponentAst => {
    return { kind: "member", at, name, doc: "", type, optional: false, default: undefined };
  };
  const root = [
    member("localValue", { ...base, kind: "integer", names: [] }),
    member("globalValue", { ...base, kind: "objectIdentifier", relative: false }),
  ];
  return {
    ...base,
    kind: "choice",
    components: { root, extensible: false, additions: [], tail: [] },
  };
}
