import type { OperationClausesAst, TypeAst, ValueAst } from "../ast.js";
import type {
  DefinitionName,
  ErrorDefinition,
  OperationDefinition,
  OperationErrorNode,
  TypeNode,
} from "../model.js";
import { operationShape } from "./macro.js";
import type { Scope } from "./scope.js";
import type { OtherSymbol, ValueSymbol } from "./symbols.js";
import type { Shape } from "./shape.js";
import { resolveType } from "./type.js";
import { evaluate, evaluateInteger } from "./value.js";

type Kind = "operation" | "error";
type Item = OperationClausesAst["errors"][number];
type MacroSymbol<K extends Kind> = Extract<OtherSymbol, { kind: K }>;

/** What an operation of 1988 is and may end with; see {@link OperationDefinition}. */
type Clauses = Pick<
  OperationDefinition,
  "argument" | "result" | "errors" | "errorObjects" | "linked"
>;

/** An instance of the OPERATION macro. */
export function operationOfMacro({ scope, ast }: MacroSymbol<"operation">): OperationDefinition {
  return {
    name: ast.name,
    id: codeOf(scope, ast.name, ast.id),
    doc: ast.doc,
    position: scope.ast.source.position(ast.at),
    ...clausesOf(scope, ast, scope),
    isEvent: !ast.answered,
    returnsResult: ast.returnsResult,
  };
}

/** An instance of the ERROR macro. */
export function errorOfMacro({ scope, ast }: MacroSymbol<"error">): ErrorDefinition {
  return {
    name: ast.name,
    doc: ast.doc,
    position: scope.ast.source.position(ast.at),
    code: codeOf(scope, ast.name, ast.id),
    parameter: ast.parameter && resolveType(scope, ast.parameter),
  };
}

/** The operation whose code a value is: `updateLocation UpdateLocation ::= localValue 2`; undefined for other values. */
export function numberedOperation({ ast, scope }: ValueSymbol): OperationDefinition | undefined {
  const shape = operationShape(scope, ast.type);
  if (shape?.type.kind !== "operation") return undefined;
  return {
    name: ast.name,
    id: codeOf(scope, ast.name, ast.value),
    doc: ast.doc,
    position: scope.ast.source.position(ast.at),
    ...clausesOf(shape.scope, shape.type, scope),
    isEvent: !shape.type.answered,
    returnsResult: shape.type.returnsResult,
  };
}

/** The error whose code a value is; undefined for other values. */
export function numberedError({ ast, scope }: ValueSymbol): ErrorDefinition | undefined {
  const shape = operationShape(scope, ast.type);
  if (shape?.type.kind !== "error") return undefined;
  const { parameter } = shape.type;
  return {
    name: ast.name,
    doc: ast.doc,
    position: scope.ast.source.position(ast.at),
    code: codeOf(scope, ast.name, ast.value),
    parameter: parameter && resolveType(shape.scope, parameter),
  };
}

/** Looks at an operation that has its code elsewhere, or nowhere. */
export function checkClauses(scope: Scope, clauses: OperationClausesAst): void {
  clausesOf(scope, clauses, scope);
}

/**
 * @param scope The module in which the clauses are written.
 * @param home The module in which the operation has its code, and so have its errors.
 */
function clausesOf(scope: Scope, ast: OperationClausesAst, home: Scope): Clauses {
  const errors = ast.errors.map((item) => errorOf(scope, item, home));
  const objects = errors.flatMap(({ object }) => (object === undefined ? [] : [object]));
  const linked = ast.linked?.flatMap((item) => linkedTo(scope, item, home));
  return {
    argument: ast.argument && resolveType(scope, ast.argument),
    result: ast.result && resolveType(scope, ast.result),
    errors: errors.flatMap(({ type }) => (type === undefined ? [] : [type])),
    ...(objects.length > 0 && { errorObjects: objects }),
    ...(linked && { linked }),
  };
}

/** A type in ERRORS, or the parameter of an ERROR if it has one; and the ERROR if it has a code. */
interface ErrorInList {
  readonly type: TypeNode | undefined;
  readonly object?: OperationErrorNode | undefined;
}

function errorOf(scope: Scope, item: Item, home: Scope): ErrorInList {
  const found = definitionOf(scope, item, home, "error");
  if (found === undefined) {
    if ("constraints" in item) return { type: resolveType(scope, item) };
    throw scope.error(item.at, `${item.name} is not an error`);
  }
  const { symbol, shape } = found;
  if (symbol === undefined) {
    const { scope: written, type } = shape as Shape<Extract<TypeAst, { kind: "error" }>>;
    return { type: type.parameter && resolveType(written, type.parameter) };
  }
  const error =
    symbol.kind === "error" ? errorOfMacro(symbol) : numberedError(symbol as ValueSymbol);
  const { code, parameter } = error as ErrorDefinition;
  return { type: parameter, object: { definition: nameOf(symbol), code, parameter } };
}

function linkedTo(scope: Scope, item: Item, home: Scope): readonly DefinitionName[] {
  const found = definitionOf(scope, item, home, "operation");
  if (found?.symbol !== undefined) return [nameOf(found.symbol)];
  if (found !== undefined) return [];
  const what = "name" in item ? item.name : "this type";
  throw scope.error(item.at, `${what} is not an operation`);
}

interface Definition {
  /** Undefined for a type of which the module has no value: it has no code. */
  readonly symbol: OtherSymbol | ValueSymbol | undefined;
  readonly shape?: Shape;
}

/** What ERRORS or LINKED names: an instance of the macro, or a value or type that its word begins; undefined for anything else. */
function definitionOf(scope: Scope, item: Item, home: Scope, kind: Kind): Definition | undefined {
  if ("constraints" in item) {
    const shape = operationShape(scope, item);
    if (shape?.type.kind !== kind) return undefined;
    return { symbol: valuesOf(home).get(shape.type), shape };
  }
  const symbol = scope.lookup(item.name, item.at, item.module);
  if (symbol.kind === kind) return { symbol };
  if (symbol.kind !== "value") return undefined;
  return operationShape(symbol.scope, symbol.ast.type)?.type.kind === kind ? { symbol } : undefined;
}

const knownValues = new WeakMap<Scope, ReadonlyMap<TypeAst, ValueSymbol>>();

/** The values of a module whose types are operations or errors, by these: each has the code of one. */
function valuesOf(scope: Scope): ReadonlyMap<TypeAst, ValueSymbol> {
  let values = knownValues.get(scope);
  if (values !== undefined) return values;
  const found = new Map<TypeAst, ValueSymbol>();
  for (const symbol of scope.symbols.values()) {
    const shape = symbol.kind === "value" ? operationShape(scope, symbol.ast.type) : undefined;
    if (shape !== undefined && !found.has(shape.type)) found.set(shape.type, symbol as ValueSymbol);
  }
  knownValues.set(scope, (values = found));
  return values;
}

function nameOf({ scope, ast }: OtherSymbol | ValueSymbol): DefinitionName {
  return { module: scope.ast.name, name: ast.name };
}

function codeOf(scope: Scope, name: string, ast: ValueAst): number | string {
  if (ast.kind === "choice" && ast.name.startsWith("global")) {
    return evaluate(scope, ast.value, { kind: "objectIdentifier", relative: false }) as string;
  }
  const number = ast.kind === "choice" ? ast.value : ast;
  const id = Number(evaluateInteger(scope, number));
  if (Number.isSafeInteger(id)) return id;
  throw scope.error(number.at, `the number of ${name} is beyond 2^53`);
}
