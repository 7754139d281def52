import type { KeyPath } from "../../codec/index.js";
import type { Contents } from "./containing.js";
import { isObject } from "../../codec/internal.js";
import type { TypeAst } from "../ast.js";
import type { OpenRowNode, TypeNode, Value } from "../model.js";
import { membersOfSet, type ObjectSet } from "./object-set.js";
import { objectOf, settingOf, type ObjectDefinition } from "./object.js";
import type { Scope } from "./scope.js";
import type { ObjectSymbol, Symbol, TypeSymbol, ValueSymbol } from "./symbols.js";
import type { World } from "./world.js";
import type { Row } from "./structure.js";
import { leafOf, resolveApart } from "./type.js";
import { valueOf } from "./value.js";

/** What decides the types of a component with a table constraint. */
export interface OpenTable {
  /** That of the set. */
  readonly name: string;
  readonly at: number;
  readonly set: ObjectSet;
  /** The field with the type, after those with objects or sets of them that lead to it. */
  readonly path: readonly string[];
  readonly keys: readonly OpenKey[];
  readonly contents?: Contents;
  readonly der?: true;
}

export interface OpenKey {
  /** The field whose value the component has, after those with objects that lead to it. */
  readonly field: readonly string[];
  readonly path: KeyPath;
  readonly component?: Row;
}

/** An object that sets the fields of a table. */
interface Entry {
  readonly object: ObjectSymbol;
  readonly type: TypeSymbol;
  readonly keys: readonly ValueSymbol[];
}

interface Entries {
  readonly rows: readonly Entry[];
  /** A set on the way may have other objects. */
  readonly extensible: boolean;
}

/**
 * A reference to the open type of a table: a definition of the module that needs it first, for whoever needs the same one.
 * Undefined if no object of the set has such a type.
 */
export function openTable(scope: Scope, table: OpenTable): TypeNode | undefined {
  const { world } = scope;
  const { set, contents, der } = table;
  world.spend(set.objects.length, scope, table.at);
  const entries = together(set.objects.map((object) => entriesOf(scope, object, table)));
  if (entries.rows.length === 0) return undefined;
  const known = tablesOf(world);
  const key = known.keyOf(table);
  let symbol = known.symbols.get(key);
  if (symbol === undefined) {
    const keys = table.keys.map(({ path }) => path);
    const rows: OpenRowNode[] = [];
    const extensible = set.extensible || entries.extensible;
    const string = { ...(contents && { contents }), ...(der && { der }) };
    const node = { kind: "open" as const, rows, extensible, keys, ...string };
    symbol = define(scope, table, node);
    known.symbols.set(key, symbol);
    // Objects may have types that are still being resolved, this one among them.
    world.defer(() => {
      const found = rowsOf(scope, table, entries.rows);
      rows.push(...found.rows);
      node.extensible ||= found.partial;
    });
  }
  return { kind: "reference", module: symbol.scope.ast.name, name: symbol.ast.name };
}

/**
 * The rows of the associated table for an object (X.681 13): where fields on the way hold sets, one for each object in them.
 * @param outer What leads to the object, the outermost first.
 */
function entriesOf(
  scope: Scope,
  object: ObjectSymbol,
  table: OpenTable,
  outer: readonly ObjectDefinition[] = [],
): Entries {
  const { path, keys: fields } = table;
  const objects = [...outer, objectOf(object)];
  const setting = settingOf(objects.at(-1)!, path[outer.length]!);
  if (objects.length < path.length) {
    const set = setting?.kind === "objectSet" ? membersOfSet(setting) : undefined;
    const inner = setting?.kind === "object" ? [setting] : (set?.objects ?? []);
    scope.world.spend(inner.length, scope, table.at);
    const found = together(inner.map((one) => entriesOf(scope, one, table, objects)));
    if (set === undefined) return { ...found, rows: found.rows.map((row) => ({ ...row, object })) };
    return { ...found, extensible: found.extensible || set.extensible };
  }
  const keys = fields.map(({ field }) => keyIn(objects, path, field));
  const isRow = setting?.kind === "type" && keys.every((key) => key?.kind === "value");
  return { rows: isRow ? [{ object, type: setting, keys }] : [], extensible: false };
}

function together(all: readonly Entries[]): Entries {
  return {
    rows: all.flatMap(({ rows }) => rows),
    extensible: all.some(({ extensible }) => extensible),
  };
}

/** What a field is set to, in the object on the way to a type that its own way leads to. */
function keyIn(
  objects: readonly ObjectDefinition[],
  path: readonly string[],
  field: readonly string[],
): Symbol | undefined {
  const last = field.length - 1;
  let shared = 0;
  while (shared < last && shared < objects.length - 1 && field[shared] === path[shared]) {
    shared += 1;
  }
  let setting: Symbol | undefined;
  let holder: ObjectDefinition | undefined = objects[shared];
  for (const name of field.slice(shared)) {
    setting = holder && settingOf(holder, name);
    holder = setting?.kind === "object" ? objectOf(setting) : undefined;
  }
  return setting;
}

function define(
  scope: Scope,
  { name, path, keys, at, contents }: OpenTable,
  node: TypeNode,
): TypeSymbol {
  const { world } = scope;
  const root = world.scope(scope.ast.name);
  const bare = { at, constraints: [] };
  const type: TypeAst =
    contents === undefined
      ? { kind: "any", ...bare }
      : contents === "bitString"
        ? { kind: contents, names: [], ...bare }
        : { kind: contents, ...bare };
  const fields = keys.map((key) => `&${key.field.join(".&")}`).join(" and ");
  const doc = `What &${path.join(".&")} is in the objects of ${name}, by ${fields}.`;
  const symbol: TypeSymbol = {
    kind: "type",
    ast: { kind: "type", at, name: root.free([name, ...path].join("-")), doc, type },
    scope: root,
    node: { value: node, busy: false },
    tags: { busy: false },
    instance: true,
  };
  root.symbols.set(symbol.ast.name, symbol);
  world.instanceTypes.push(symbol);
  return symbol;
}

/** The rows of a table; one is left out where objects of one key have different types. */
function rowsOf(
  scope: Scope,
  table: OpenTable,
  entries: readonly Entry[],
): { readonly rows: readonly OpenRowNode[]; readonly partial: boolean } {
  const rows = new Map<string, OpenRowNode | undefined>();
  let partial = false;
  const expected = table.keys.map(
    ({ component: row }) => row && leafOf(row.scope, resolveApart(row.scope, row.type)),
  );
  for (const { object, type, keys } of entries) {
    try {
      const values = keys.map((key, index) => keyValue(key, expected[index]));
      if (values.includes(undefined)) {
        partial = true;
        continue;
      }
      const row = {
        name: nameOf(object, type, keys, values as Value[]),
        keys: values as Value[],
        type: resolveApart(type.scope, type.ast.type),
      };
      const text = textOf(row.keys);
      if (!rows.has(text)) {
        rows.set(text, row);
      } else if (textOf(rows.get(text)?.type) !== textOf(row.type)) {
        const reason = `objects of ${table.name} have the key ${shown(row.keys)} and different types (X.681 9.8)`;
        scope.warn(table.at, "table", reason);
        rows.set(text, undefined);
        partial = true;
      }
    } catch (error) {
      // What comes from a module that is not among the files stays unknown.
      if (!scope.world.isAbsence(error)) throw error;
      partial = true;
    }
  }
  return { rows: withOwnNames([...rows.values()].filter((row) => row !== undefined)), partial };
}

/** The value as a component of a type has it; undefined if there is no such one. */
function keyValue(key: ValueSymbol, expected: TypeNode | undefined): Value | undefined {
  const { type, value } = valueOf(key);
  if (expected === undefined) return value;
  if (leafOf(key.scope, type).kind !== expected.kind) return undefined;
  if (expected.kind !== "integer") return value;
  const number = Number(value);
  // A larger one is only met where INTEGERs are bigints: rounded, it would be the key of another object.
  const isExact = !expected.wide && Number.isSafeInteger(number);
  return isExact ? number : BigInt(value as number | bigint);
}

/** The object's name or, for one without, that of its type, of a key or the value of the keys. */
function nameOf(
  object: ObjectSymbol,
  { ast: { type } }: TypeSymbol,
  keys: readonly ValueSymbol[],
  values: readonly Value[],
): string {
  if (object.ast.name !== "") return object.ast.name;
  if (type.kind === "reference") return type.name;
  const named = keys.flatMap(({ ast: { value } }) =>
    value.kind === "reference" ? value.name : [],
  );
  return named.length > 0 ? named.join("-") : shown(values);
}

function shown(value: Value): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (isObject(value))
    return Object.values(value)
      .map((item) => shown(item as Value))
      .join("-");
  return String(value);
}

/** Names that several rows have are told apart by the keys. */
function withOwnNames(rows: readonly OpenRowNode[]): readonly OpenRowNode[] {
  const counts = new Map<string, number>();
  for (const { name } of rows) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return rows.map((row) => {
    const own = counts.get(row.name) === 1 ? row.name : `${row.name}-${shown(row.keys)}`;
    let name = own;
    for (let count = 2; taken.has(name); count += 1) name = `${own}-${count}`;
    taken.add(name);
    return { ...row, name };
  });
}

/** Equal for what is equal, in whatever order its members are. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** The tables of a run. */
class Tables {
  readonly symbols = new Map<string, TypeSymbol>();
  private readonly numbers = new WeakMap<ObjectSymbol, number>();
  private count = 0;

  /** Equal for tables with the same rows and ways to the keys. */
  keyOf({ set, path, keys, contents, der }: OpenTable): string {
    const objects = set.objects.map((object) => {
      let number = this.numbers.get(object);
      if (number === undefined) this.numbers.set(object, (number = ++this.count));
      return number;
    });
    const ways = keys.map(({ field, path: { up, path: way } }) => [field.join("."), up, ...way]);
    return JSON.stringify([path, ways, contents, der, set.extensible, objects]);
  }
}

const ofWorlds = new WeakMap<World, Tables>();

function tablesOf(world: World): Tables {
  let tables = ofWorlds.get(world);
  if (tables === undefined) ofWorlds.set(world, (tables = new Tables()));
  return tables;
}
