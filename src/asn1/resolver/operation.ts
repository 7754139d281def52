import type { OperationDefinition, OperationError, TypeNode } from "../model.js";
import { fieldsOf } from "./class.js";
import { objectsIn } from "./information.js";
import { objectOf, settingOf, type ObjectDefinition } from "./object.js";
import type { ClassSymbol, ObjectSymbol, Scope, Symbol } from "./scope.js";
import { resolveType } from "./type.js";
import { valueOf } from "./value.js";

/**
 * The operation that an object of the class OPERATION describes (X.880:1994 6.1); undefined for objects of other
 * classes, for operations without a code or with an object identifier for it, and for other names of one.
 */
export function operationOf(symbol: ObjectSymbol): OperationDefinition | undefined {
  if (!isOperation(symbol.class) || symbol.ast.value.kind !== "unread") return undefined;
  const { ast, scope } = symbol;
  const object = objectOf(symbol);
  const id = codeOf(scope, ast.at, ast.name, settingOf(object, "operationCode"));
  if (typeof id !== "number") return undefined;
  const errors = objectsIn(symbol, "Errors").objects.map((error) => errorOf(error));
  const result = typeIn(object, "ResultType");
  const answers = flag(object, "alwaysReturns") && flag(object, "returnResult");
  return {
    name: ast.name,
    id,
    doc: ast.doc,
    position: scope.ast.source.position(ast.at),
    argument: typeIn(object, "ArgumentType"),
    result,
    errors: errors.flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter])),
    isEvent: !answers && result === undefined && errors.length === 0,
    errorObjects: errors,
    linked: objectsIn(symbol, "Linked").objects.map((linked) => linked.ast.name),
    alwaysResponds: flag(object, "alwaysReturns"),
  };
}

/** The class of X.880, in whichever module it is defined; TCAP and others have copies of it. */
function isOperation(owner: ClassSymbol): boolean {
  const fields = fieldsOf(owner);
  return fields.has("ArgumentType") && fields.has("operationCode");
}

function errorOf(symbol: ObjectSymbol): OperationError {
  const object = objectOf(symbol);
  const { at, name } = symbol.ast;
  const code = codeOf(symbol.scope, at, name, settingOf(object, "errorCode"));
  return { name, code, parameter: typeIn(object, "ParameterType") };
}

function typeIn(object: ObjectDefinition, field: string): TypeNode | undefined {
  const setting = settingOf(object, field);
  return setting?.kind === "type" ? resolveType(setting.scope, setting.ast.type) : undefined;
}

/** TRUE where nothing is said. */
function flag(object: ObjectDefinition, field: string): boolean {
  const setting = settingOf(object, field);
  return setting?.kind !== "value" || valueOf(setting).value !== false;
}

/** `local: 5` is a number and `global: { 1 2 }` an object identifier; some modules have plain numbers. */
function codeOf(
  scope: Scope,
  at: number,
  name: string,
  setting: Symbol | undefined,
): number | string | undefined {
  if (setting?.kind !== "value") return undefined;
  const { value } = valueOf(setting);
  const [code] =
    typeof value === "object" && value !== null ? (Object.values(value) as unknown[]) : [value];
  if (typeof code === "string") return code;
  const number = Number(code);
  if (Number.isSafeInteger(number)) return number;
  throw scope.error(at, `the code of ${name} is beyond 2^53`);
}
