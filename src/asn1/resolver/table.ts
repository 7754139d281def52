import type { AtAst, ConstraintAst, TypeAst } from "../ast.js";
import type { TypeNode } from "../model.js";
import { componentAt, fieldUse, identifierOf, tableIn, type TableAst } from "./component.js";
import { containingIn, encodingOf, type Contents } from "./containing.js";
import { fieldsOf, type Field } from "./class.js";
import { membersOfSet, type ObjectSet } from "./object-set.js";
import { objectOf } from "./object.js";
import { openTable, type OpenKey } from "./open-table.js";
import type { Scope } from "./scope.js";
import type { ClassSymbol } from "./symbols.js";
import { setIn } from "./setting.js";

/**
 * The type of a component whose table constraint names other components (X.682 clause 10), in a string that contains
 * it too. Undefined for every other type, and where the constraint does not tell what the component is.
 */
export function openType(scope: Scope, ast: TypeAst): TypeNode | undefined {
  if (ast.kind === "field" || ast.kind === "reference") return related(scope, ast);
  if (ast.kind !== "octetString" && ast.kind !== "bitString") {
    const table = tableIn(ast.constraints);
    // An INSTANCE OF is looked at where it is resolved.
    if (table === undefined || ast.kind === "instanceOf") return undefined;
    throw scope.error(table.at, notAField, rule);
  }
  const containing = containingIn(ast.constraints);
  if (containing === undefined || tableIn(containing.type.constraints) === undefined) {
    return undefined;
  }
  const encoding = encodingOf(scope, containing);
  if (encoding === undefined) return undefined;
  return related(scope, containing.type, { contents: ast.kind, ...encoding });
}

const rule = "table constraint (X.682 clause 10)";
const notAField = "a table constraint is for a field of a class, like CLASS.&Type";

function related(
  scope: Scope,
  ast: TypeAst,
  string?: { readonly contents: Contents; readonly der?: true },
): TypeNode | undefined {
  const table = tableIn(ast.constraints);
  if (table === undefined) return undefined;
  const use = fieldUse(scope, ast);
  if (use === undefined) {
    const isType = ast.kind === "reference" && scope.found(ast.name, ast.module)?.kind === "type";
    if (isType) throw scope.error(table.at, notAField, rule);
    return undefined;
  }
  const type = typeField(use.field);
  // A definition that is nothing else is not in any structure: there is nothing that it could follow from.
  const isAlone = scope.world.enclosing.length === 0;
  if (table.keys.length === 0 || type === undefined || isAlone) return undefined;
  const set = objectsOf(scope, use.owner, table);
  if (set === undefined) return undefined;
  const path = [...use.by, type];
  const keys = table.keys.map((at) => keyOf(scope, at, use.owner, set, path));
  if (!keys.every((key) => key !== undefined)) return undefined;
  const name = nameOf(scope, table) ?? use.owner.ast.name;
  return openTable(scope, { name, at: table.at, set, path, keys, ...string });
}

/**
 * The field whose value a component has; undefined, and a warning, if none is.
 * @param way That to the type: the field is of an object on it.
 */
function keyOf(
  scope: Scope,
  at: AtAst,
  owner: ClassSymbol,
  set: ObjectSet,
  way: readonly string[],
): OpenKey | undefined {
  const name = at.path.join(".");
  const component = componentAt(scope, at);
  if (component === undefined) {
    const reason = `no structure around this component has a component ${name}`;
    if (scope.world.enclosing[0]?.apart) return unresolved(scope, at.at, reason);
    throw scope.error(at.at, reason, rule);
  }
  const { row, path } = component;
  const use = fieldUse(row.scope, row.type);
  // A component that is not written as the field is taken for the one that tells the objects apart.
  const by = use?.by ?? [];
  const field =
    use === undefined ? identifierOf(owner) : fieldAlong(owner, [...by, use.field.name]);
  if (field?.kind !== "value") {
    const reason = `${name} is no field of the class ${owner.ast.name} that has a value (X.682 10.7)`;
    return unresolved(scope, at.at, reason);
  }
  const kinds = by.map((_, index) => fieldAlong(owner, by.slice(0, index + 1))?.kind);
  const apart = by.findIndex((one, index) => one !== way[index]);
  if (apart >= 0 && kinds.lastIndexOf("objectSet") >= apart) {
    return unresolved(scope, at.at, `${name} is a field of other objects than those with the type`);
  }
  const { table } = use ?? {};
  const other = table && objectsOf(table.scope, owner, table.ast);
  if (other !== undefined && !isSame(other, set)) {
    unresolved(scope, at.at, `${name} is of another set of objects (X.682 10.7)`);
  }
  return { field: [...by, field.name], path, component: row };
}

/** The field that fields with objects lead to. */
function fieldAlong(owner: ClassSymbol, names: readonly string[]): Field | undefined {
  let field: Field | undefined;
  let holder: ClassSymbol | undefined = owner;
  for (const name of names) {
    field = holder && fieldsOf(holder).get(name);
    holder = field?.class;
  }
  return field;
}

function isSame(one: ObjectSet, other: ObjectSet): boolean {
  if (one === other) return true;
  return (
    one.objects.length === other.objects.length &&
    one.objects.every((object, index) => object === other.objects[index])
  );
}

/** The field that holds the type: for a value of whatever type, the one that governs it. */
function typeField({ kind, name, governor }: Field): string | undefined {
  if (kind === "type") return name;
  return kind === "variableValue" || kind === "variableValueSet" ? governor : undefined;
}

/** The objects of a table constraint, which are of the class of the field; undefined for a set that is not among the files. */
function objectsOf(scope: Scope, owner: ClassSymbol, { at, set }: TableAst): ObjectSet | undefined {
  const [first, more] = set.tokens;
  if (more === undefined && first?.kind === "word" && scope.found(first.text) === undefined) {
    // That is so in modules that are published: nothing is lost but the types.
    if (scope.knows(first.text)) return undefined;
    return unresolved(scope, set.at, `this module does not define the set ${first.text}`);
  }
  const found = membersOfSet(setIn(scope, { at, name: "" }, owner, set));
  for (const object of found.objects) {
    const { class: other } = objectOf(object);
    if (other === owner) continue;
    const what = object.ast.name === "" ? "an object" : object.ast.name;
    const reason = `${what} is of the class ${other.ast.name}, not ${owner.ast.name}`;
    throw scope.error(at, reason, rule);
  }
  return found;
}

/** Says why a component stays an open type. */
function unresolved(scope: Scope, at: number, reason: string): undefined {
  scope.warn(at, "table", reason);
  return undefined;
}

/** What a set is called: by itself, or by the actual parameter that it is. */
function nameOf(scope: Scope, { set }: TableAst): string | undefined {
  let home = scope;
  let elements = set;
  let name: string | undefined;
  for (let level = 0; level <= scope.level; level += 1) {
    const [first, ...more] = elements.tokens;
    const isName = first !== undefined && /^[A-Z]/.test(first.text);
    if (!isName || (more[0]?.text !== "{" && more.some(({ kind }) => kind === "word"))) return name;
    name = first.text;
    const symbol = home.dummies?.get(name)?.symbol;
    if (symbol?.kind !== "objectSet") return name;
    ({ scope: home } = symbol);
    elements = symbol.ast.elements;
  }
  return name;
}

/** The value of an INSTANCE OF with a table constraint, by the `type-id` beside it (X.681 C.8). */
export function openInstance(
  scope: Scope,
  owner: ClassSymbol,
  constraints: readonly ConstraintAst[],
): TypeNode | undefined {
  const table = tableIn(constraints);
  const set = table && objectsOf(scope, owner, table);
  if (set === undefined) return undefined;
  return openTable(scope, {
    name: nameOf(scope, table!) ?? owner.ast.name,
    at: table!.at,
    set,
    path: ["Type"],
    keys: [{ field: ["id"], path: { up: 0, path: ["type-id"] } }],
  });
}
