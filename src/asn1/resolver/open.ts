import { CodecError, type Type } from "../../codec/index.js";
import type { TypeAst, ValueAst } from "../ast.js";
import { survey } from "../emit/loose.js";
import { load } from "../load.js";
import type { ModuleModel, TypeDefinition, TypeNode } from "../model.js";
import type { Scope } from "./scope.js";
import type { World } from "./world.js";
import { definition, resolveType } from "./type.js";
import { evaluate } from "./value.js";

/** The octets of `Type : value`, which is what a value of an open type is. */
export function encodeOpen(scope: Scope, ast: TypeAst, value: ValueAst): Uint8Array {
  return encodeValue(scope, resolveType(scope, ast), value);
}

/** The octets of a value of a type. */
export function encodeValue(
  scope: Scope,
  type: TypeNode,
  value: ValueAst,
  der = false,
): Uint8Array {
  const { at } = value;
  const evaluated = evaluate(scope, value, type);
  const made = madeIn(scope);
  const modules = needed(scope, at, type, made);
  const position = scope.ast.source.position(at);
  const own: TypeDefinition = { name, doc: "", position, type };
  const existing = (home: string, of: string) => made.get(`${home}.${of}`);
  try {
    const loaded = load({ modules: [...modules, moduleOf(module, [own])] }, { existing });
    for (const { name: home, types } of modules) {
      for (const { name: of } of types) made.set(`${home}.${of}`, loaded.type(`${home}.${of}`));
    }
    return loaded.type(`${module}.${name}`).encode(evaluated, { der });
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw scope.error(at, `this value has no encoding: ${error.message}`);
  }
}

/** Named types that values have needed, by `Module.Type`: to make them again for each value would take long. */
type Made = Map<string, Type<any>>;

const ofWorlds = new WeakMap<World, Made>();

function madeIn({ world }: Scope): Made {
  let made = ofWorlds.get(world);
  if (made === undefined) ofWorlds.set(world, (made = new Map()));
  return made;
}

/** Not names of ASN.1, so that nothing else has them. */
const module = "";
const name = "value";

/** The definitions of all types that a type leads to; nothing more is said of those that are made already. */
function needed(
  scope: Scope,
  at: number,
  type: TypeNode,
  made: ReadonlyMap<string, unknown>,
): readonly ModuleModel[] {
  const found = new Map<string, TypeDefinition[]>();
  const names = new Set(survey(type).references);
  // What is added on the way is visited too.
  for (const qualified of names) {
    const dot = qualified.indexOf(".");
    const home = scope.world.scope(qualified.slice(0, dot));
    const symbol = home.type(qualified.slice(dot + 1), at);
    const node = octetsOf(scope.world.deeper(() => definition(symbol), scope, at));
    const list = found.get(home.ast.name) ?? [];
    const position = home.ast.source.position(symbol.ast.at);
    list.push({ name: symbol.ast.name, doc: "", position, type: node });
    found.set(home.ast.name, list);
    if (made.has(qualified)) continue;
    for (const further of survey(node).references) names.add(further);
  }
  return [...found].map(([key, types]) => moduleOf(key, types));
}

/** Values of open types are octets already, and their tables need not be complete yet. */
function octetsOf(node: TypeNode): TypeNode {
  if (node.kind !== "open" || node.keys.length === 0) return node;
  return { ...node, rows: [], extensible: true };
}

function moduleOf(key: string, types: readonly TypeDefinition[]): ModuleModel {
  return {
    name: key,
    objectIdentifier: [],
    file: "",
    doc: "",
    types,
    operations: [],
    errors: [],
    values: [],
  };
}
