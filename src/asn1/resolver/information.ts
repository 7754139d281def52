import type { FieldTypeAst, Name, Node, TypeAst } from "../ast.js";
import { classOf, fieldNamed, type Field } from "./class.js";
import { membersOfSet, unite, type ObjectSet } from "./object-set.js";
import { objectOf, settingOf } from "./object.js";
import { refer } from "./parameters.js";
import type { Scope } from "./scope.js";
import type { ClassSymbol, ObjectSymbol, Symbol } from "./symbols.js";
import type { Shape } from "./shape.js";

/** What a chain of fields leads to: a field of a class, what an object sets it to, or the objects of sets. */
export type Information =
  | { readonly kind: "field"; readonly field: Field }
  | { readonly kind: "symbol"; readonly symbol: Symbol }
  | { readonly kind: "objects"; readonly set: ObjectSet };

const noObjects: ObjectSet = { objects: [], extensible: false };

type FieldAst = Node & FieldTypeAst;

/** What `CLS.&field`, `object.&field` or `Set.&field` means (X.681 clauses 14 and 15). */
export function information(scope: Scope, ast: FieldAst): Information {
  return scope.world.deeper(() => start(scope, ast), scope, ast.at);
}

function start(scope: Scope, ast: FieldAst): Information {
  const owner = classOf(scope, ast.of);
  if (owner !== undefined) return { kind: "field", field: ofClass(scope, owner, ast.path) };
  const symbol = refer(scope, ast.of);
  if (symbol.kind === "object") return ofObject(scope, symbol, ast.path);
  if (symbol.kind === "objectSet")
    return ofSet(scope, symbol.class, membersOfSet(symbol), ast.path);
  throw scope.error(ast.at, `${ast.of.name} is no class, object or set of objects (X.681 14.1)`);
}

function ofClass(scope: Scope, symbol: ClassSymbol, path: readonly Name[]): Field {
  let owner = symbol;
  for (const name of path.slice(0, -1)) owner = inner(scope, fieldNamed(scope, owner, name), name);
  return fieldNamed(scope, owner, path.at(-1)!);
}

function inner(scope: Scope, field: Field, { at, name }: Name): ClassSymbol {
  if (field.class !== undefined) return field.class;
  throw scope.error(at, `&${name} holds no objects, and has no fields (X.681 7.14)`);
}

function ofObject(scope: Scope, symbol: ObjectSymbol, path: readonly Name[]): Information {
  const [first, ...rest] = path as [Name, ...Name[]];
  const object = objectOf(symbol);
  const field = fieldNamed(scope, object.class, first);
  const setting = settingOf(object, first.name);
  if (setting === undefined) {
    // A set that an object does not have holds nothing: X.880 unites those of packages.
    if (field.kind === "objectSet") return { kind: "objects", set: noObjects };
    throw scope.error(first.at, `the object ${symbol.ast.name} has no &${first.name} (X.681 15.3)`);
  }
  if (rest.length === 0) return { kind: "symbol", symbol: setting };
  const owner = inner(scope, field, first);
  if (setting.kind === "object") return ofObject(scope, setting, rest);
  if (setting.kind === "objectSet") return ofSet(scope, owner, membersOfSet(setting), rest);
  throw scope.error(first.at, `&${first.name} holds no objects, and has no fields (X.681 7.14)`);
}

/** Types and values of several objects are those of the field; objects and sets of objects are put together. */
function ofSet(
  scope: Scope,
  owner: ClassSymbol,
  set: ObjectSet,
  path: readonly Name[],
): Information {
  let { extensible } = set;
  let objects = set.objects;
  let home = owner;
  for (const name of path) {
    const field = fieldNamed(scope, home, name);
    if (field.class === undefined) return { kind: "field", field: ofClass(scope, owner, path) };
    const found = unite(objects.map((symbol) => objectsIn(symbol, name.name)));
    extensible ||= found.extensible;
    objects = found.objects;
    home = field.class;
    scope.world.spend(objects.length, scope, name.at);
  }
  return { kind: "objects", set: { objects, extensible } };
}

/** The objects that a field of an object holds. */
export function objectsIn(symbol: ObjectSymbol, name: string): ObjectSet {
  const setting = settingOf(objectOf(symbol), name);
  if (setting?.kind === "object") return { objects: [setting], extensible: false };
  return setting?.kind === "objectSet" ? membersOfSet(setting) : { objects: [], extensible: false };
}

/** The type that a chain of fields means; an open type where only an object would tell (X.681 14.2). */
export function fieldShape(scope: Scope, ast: FieldAst & { readonly kind: "field" }): Shape {
  const found = information(scope, ast);
  const { at } = ast;
  if (found.kind === "symbol" && found.symbol.kind === "type") {
    return { scope: found.symbol.scope, type: found.symbol.ast.type };
  }
  if (found.kind === "field") {
    const { kind, type, scope: home } = found.field;
    if (kind === "value" || kind === "valueSet") return { scope: home, type: type as TypeAst };
    if (kind === "type" || kind === "variableValue" || kind === "variableValueSet") {
      return { scope, type: { kind: "any", at, constraints: [] } };
    }
  }
  throw scope.error(at, `&${ast.path.at(-1)!.name} is not a type here (X.681 14.2)`);
}
