import type { FieldAst, Name, Node, ReferenceTypeAst, TypeAst } from "../ast.js";
import type { Unread } from "../parser/cursor.js";
import { builtInClass } from "./built-in.js";
import { instanceOf } from "./parameters.js";
import type { Scope } from "./scope.js";
import { once, type ClassSymbol, type TypeSymbol } from "./symbols.js";

/** The kinds of fields of X.681 9.3; those that are variable are governed by a field that holds a type. */
export type FieldKind =
  | "type"
  | "value"
  | "variableValue"
  | "valueSet"
  | "variableValueSet"
  | "object"
  | "objectSet";

/** A field of a class. */
export interface Field extends Name {
  readonly kind: FieldKind;
  readonly scope: Scope;
  /** The type of a value or of the values of a set. */
  readonly type: TypeAst | undefined;
  /** The name of the field that holds the type. */
  readonly governor: string | undefined;
  /** The class of an object or of the objects of a set. */
  readonly class: ClassSymbol | undefined;
  readonly optional: boolean;
  readonly unique: boolean;
  readonly default: Unread | undefined;
}

/** Aliases of aliases, `AA ::= BB`, that are followed to a class. */
export const mostAliases = 50;

/** The module of X.880:1994, whose OPERATION and ERROR are classes; those of 1988 are macros. */
const objectsModule = "Remote-Operations-Information-Objects";

/** The name after `::=` if nothing else is there, that of the classes OPERATION and ERROR included. */
export function aliasOf(
  { scope, ast }: TypeSymbol,
  followed = 0,
): (Node & ReferenceTypeAst) | undefined {
  const { type } = ast;
  if (type.kind === "reference") return type;
  if ((type.kind !== "operation" && type.kind !== "error") || type.alone === undefined) {
    return undefined;
  }
  const { at, alone: name } = type;
  const found = scope.found(name);
  const isClass =
    found?.kind === "class" ||
    (found === undefined && scope.importedFrom(name) === objectsModule) ||
    (found?.kind === "type" &&
      followed < mostAliases &&
      aliasOf(found, followed + 1) !== undefined);
  return isClass ? { kind: "reference", at, module: undefined, name } : undefined;
}

/**
 * The class that a reference means; undefined if it means something else. Those of X.681 annexes A and B are built in,
 * and OPERATION and ERROR of X.880:1994 are where no module is given that defines them.
 */
export function classOf(
  scope: Scope,
  type: TypeAst | (Node & ReferenceTypeAst),
): ClassSymbol | undefined {
  let home = scope;
  let reference = type;
  for (let count = 0; count < mostAliases && reference.kind === "reference"; count += 1) {
    const symbol = home.found(reference.name, reference.module);
    if (symbol === undefined || symbol.kind === "macro") {
      return builtInClass(scope.world, reference.name);
    }
    if (symbol.kind === "class") {
      const { parameters } = reference;
      if (parameters === undefined) return symbol;
      return instanceOf(home, symbol, reference.at, parameters) as ClassSymbol;
    }
    if (symbol.kind !== "type") return undefined;
    const alias = aliasOf(symbol);
    if (alias === undefined) return undefined;
    home = symbol.scope;
    reference = alias;
  }
  return undefined;
}

/** The fields of a class by their names without the ampersand. */
export function fieldsOf(symbol: ClassSymbol): ReadonlyMap<string, Field> {
  const { ast, scope, fields } = symbol;
  const loop = () => scope.error(ast.at, `the class ${ast.name} is defined by nothing but itself`);
  return once(symbol, fields, loop, () => {
    const found = new Map<string, Field>();
    for (const field of ast.fields) {
      if (found.has(field.name)) throw scope.error(field.at, `two fields are named &${field.name}`);
      found.set(field.name, resolveField(scope, field));
    }
    for (const { at, kind, governor } of found.values()) {
      if (kind.startsWith("variable") && found.get(governor!)?.kind !== "type") {
        throw scope.error(at, `&${governor} is no field with a type (X.681 9.8)`);
      }
    }
    return found;
  });
}

function resolveField(scope: Scope, ast: FieldAst): Field {
  const { at, name, optional, unique, governor } = ast;
  const set = /^[A-Z]/.test(name);
  const base = { at, name, scope, optional, unique, default: ast.default };
  const none = { type: undefined, governor: undefined, class: undefined };
  if (governor === undefined) {
    if (!set)
      throw scope.error(at, `&${name}, with a small letter, needs a type or class (X.681 9.3)`);
    return { ...base, ...none, kind: "type" };
  }
  if (!("kind" in governor)) {
    const kind = set ? "variableValueSet" : "variableValue";
    return { ...base, ...none, kind, governor: governor.name };
  }
  const owner = classOf(scope, governor);
  if (owner !== undefined) {
    return { ...base, ...none, kind: set ? "objectSet" : "object", class: owner };
  }
  return { ...base, ...none, kind: set ? "valueSet" : "value", type: governor };
}

/** A field by its name, at the place where it is asked for. */
export function fieldNamed(scope: Scope, symbol: ClassSymbol, { at, name }: Name): Field {
  const field = fieldsOf(symbol).get(name);
  if (field !== undefined) return field;
  throw scope.error(at, `the class ${symbol.ast.name} has no field &${name} (X.681 9.3)`);
}
