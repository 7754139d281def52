import type {
  DefinitionName,
  ErrorDefinition,
  OperationDefinition,
  OperationErrorNode,
  TypeNode,
} from "../model.js";
import { fieldsOf } from "./class.js";
import { objectsIn } from "./information.js";
import { objectOf, originOf, settingOf, type ObjectDefinition } from "./object.js";
import type { Scope } from "./scope.js";
import type { ClassSymbol, ObjectSymbol, Symbol } from "./symbols.js";
import { resolveType } from "./type.js";
import { valueOf } from "./value.js";

/**
 * The operation that an object of the class OPERATION describes (X.880:1994 6.1); undefined for objects of other
 * classes, for operations without a code, and for other names of one.
 */
export function operationOf(symbol: ObjectSymbol): OperationDefinition | undefined {
  if (!isOperation(symbol.class) || symbol.ast.value.kind !== "unread") return undefined;
  const { ast, scope } = symbol;
  const object = objectOf(symbol);
  const id = codeOf(scope, ast.at, ast.name, settingOf(object, "operationCode"));
  if (id === undefined) return undefined;
  const errors = objectsIn(symbol, "Errors").objects;
  const type = typeIn(object, "ResultType");
  const alwaysResponds = flag(object, "alwaysReturns");
  // An empty result that need not be sent is none.
  const mayBeEmpty = alwaysResponds || type !== undefined;
  const returnsResult = flag(object, "returnResult") && mayBeEmpty;
  return {
    name: ast.name,
    id,
    doc: ast.doc,
    position: scope.ast.source.position(ast.at),
    argument: typeIn(object, "ArgumentType"),
    result: returnsResult ? type : undefined,
    errors: errors.flatMap((error) => typeIn(objectOf(error), "ParameterType") ?? []),
    isEvent: !returnsResult && errors.length === 0,
    errorObjects: errors.flatMap((error) => errorIn(error) ?? []),
    linked: objectsIn(symbol, "Linked").objects.flatMap((linked) => nameOf(linked) ?? []),
    alwaysResponds,
    returnsResult,
  };
}

/** The class of X.880, in whichever module it is defined; TCAP and others have copies of it. */
function isOperation(owner: ClassSymbol): boolean {
  const fields = fieldsOf(owner);
  return fields.has("ArgumentType") && fields.has("operationCode");
}

/**
 * The error that an object of the class ERROR describes (X.880:1994 6.2); undefined for objects of other classes, for
 * errors without a code, and for other names of one.
 */
export function errorOf(symbol: ObjectSymbol): ErrorDefinition | undefined {
  const { ast, scope } = symbol;
  const fields = fieldsOf(symbol.class);
  if (!fields.has("ParameterType") || !fields.has("errorCode")) return undefined;
  const error = ast.value.kind === "unread" ? errorIn(symbol) : undefined;
  if (error === undefined) return undefined;
  const { code, parameter } = error;
  const position = scope.ast.source.position(ast.at);
  return { name: ast.name, doc: ast.doc, position, code, parameter };
}

/** Undefined if it has no code. */
function errorIn(symbol: ObjectSymbol): OperationErrorNode | undefined {
  const object = objectOf(symbol);
  const { at, name } = symbol.ast;
  const code = codeOf(symbol.scope, at, name, settingOf(object, "errorCode"));
  if (code === undefined) return undefined;
  return { definition: nameOf(symbol), code, parameter: typeIn(object, "ParameterType") };
}

/** Undefined for an object that is no definition of a module, but written in place. */
function nameOf(symbol: ObjectSymbol): DefinitionName | undefined {
  const origin = originOf(symbol);
  const { ast, scope } = origin;
  const isDefined = scope.symbols.get(ast.name) === origin;
  return isDefined ? { module: scope.ast.name, name: ast.name } : undefined;
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
