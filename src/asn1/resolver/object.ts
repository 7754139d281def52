import type { SyntaxAst, ValueAst } from "../ast.js";
import type { Cursor, Unread } from "../parser/cursor.js";
import { parseDefinedObject, parseFieldName } from "../parser/object.js";
import { beginsType, parseType } from "../parser/type.js";
import { parseValue } from "../parser/value.js";
import { fieldNamed, fieldsOf, type Field } from "./class.js";
import { information } from "./information.js";
import { refer } from "./parameters.js";
import type { Scope } from "./scope.js";
import { once, type ClassSymbol, type ObjectSymbol, type Symbol } from "./symbols.js";
import { objectIn, setIn, typeIn, valueIn } from "./setting.js";

/** An object: what its fields are set to (X.681 clause 11). */
export interface ObjectDefinition {
  readonly class: ClassSymbol;
  readonly settings: ReadonlyMap<string, Symbol>;
}

/** What an object is, wherever it is written out. */
export function objectOf(symbol: ObjectSymbol): ObjectDefinition {
  const { ast, scope, definition } = symbol;
  const loop = () => scope.error(ast.at, `the object ${ast.name} is defined by nothing but itself`);
  return once(symbol, definition, loop, () => {
    const { value } = ast;
    if (value.kind === "unread") return readObject(scope, symbol.class, value);
    const found =
      value.kind === "reference" || value.kind === "field" ? objectAt(scope, value) : undefined;
    if (found !== undefined) return objectOf(found);
    throw scope.error(value.at, `expected an object of the class ${symbol.class.ast.name}`);
  });
}

/** The object that another name means: where it is written out. */
export function originOf(symbol: ObjectSymbol): ObjectSymbol {
  objectOf(symbol);
  const { value } = symbol.ast;
  const isName = value.kind === "reference" || value.kind === "field";
  const found = isName ? objectAt(symbol.scope, value) : undefined;
  return found === undefined ? symbol : originOf(found);
}

/** The object that a name or a field of an object means. */
function objectAt(
  scope: Scope,
  ast: Extract<ValueAst, { kind: "reference" | "field" }>,
): ObjectSymbol | undefined {
  if (ast.kind === "reference") {
    const symbol = refer(scope, ast);
    return symbol.kind === "object" ? symbol : undefined;
  }
  const found = information(scope, ast);
  return found.kind === "symbol" && found.symbol.kind === "object" ? found.symbol : undefined;
}

/** What a field of an object is set to, by itself or by the class. */
export function settingOf(object: ObjectDefinition, name: string): Symbol | undefined {
  const setting = object.settings.get(name);
  if (setting !== undefined) return setting;
  const field = fieldsOf(object.class).get(name);
  if (field?.default === undefined) return undefined;
  const cursor = field.default.cursor();
  const value = read(cursor, field);
  end(cursor);
  return bind(field, field.scope, value, object.settings);
}

/** Reads an object in default syntax, `{ &field .. }`, or in that of WITH SYNTAX (X.681 11.5 and 11.6). */
function readObject(scope: Scope, owner: ClassSymbol, unread: Unread): ObjectDefinition {
  const { syntax } = owner.ast;
  scope.world.spend(unread.length, scope, unread.at);
  const cursor = unread.cursor(syntax && wordsOf(syntax));
  const found = new Map<Field, Setting>();
  const set = (field: Field) => {
    if (found.has(field)) throw scope.error(cursor.at, `&${field.name} is set here twice`);
    found.set(field, read(cursor, field));
  };
  cursor.within("object (X.681 11.4)", () => {
    if (syntax !== undefined && !cursor.is("&")) {
      readItems(cursor, owner, syntax, set);
      readRest(scope, cursor, owner, syntax, set);
    } else if (!cursor.isKind("end")) {
      do set(fieldNamed(scope, owner, parseFieldName(cursor)));
      while (goesOn(scope, cursor));
    }
    end(cursor);
  });
  const settings = new Map<string, Symbol>();
  // Types first: they govern values.
  const byKind = [...found].toSorted(
    ([a], [b]) => Number(b.kind === "type") - Number(a.kind === "type"),
  );
  for (const [field, value] of byKind)
    settings.set(field.name, bind(field, scope, value, settings));
  for (const field of fieldsOf(owner).values()) {
    if (settings.has(field.name) || field.optional || field.default !== undefined) continue;
    throw scope.error(
      unread.at,
      `this object lacks &${field.name} of the class ${owner.ast.name} (X.681 11.4)`,
    );
  }
  return { class: owner, settings };
}

/** After a field the next one follows, if need be without a comma. */
function goesOn(scope: Scope, cursor: Cursor): boolean {
  if (cursor.accept(",")) return true;
  if (!cursor.is("&")) return false;
  scope.warn(cursor.at, "notation", "no comma before a field (X.681 11.5)");
  return true;
}

function end(cursor: Cursor): void {
  if (!cursor.isKind("end")) throw cursor.unexpected("the end of the object");
}

function readItems(
  cursor: Cursor,
  owner: ClassSymbol,
  items: readonly SyntaxAst[],
  set: (field: Field) => void,
): void {
  for (const item of items) {
    if (item.kind === "literal") cursor.expect(item.text, ` (WITH SYNTAX of ${owner.ast.name})`);
    else if (item.kind === "field") set(fieldNamed(owner.scope, owner, item));
    else if (begins(cursor, owner, item.items)) readItems(cursor, owner, item.items, set);
  }
}

/** Groups that come in another order than in WITH SYNTAX; each tells what it is by its first word. */
function readRest(
  scope: Scope,
  cursor: Cursor,
  owner: ClassSymbol,
  items: readonly SyntaxAst[],
  set: (field: Field) => void,
): void {
  for (let count = 0; count < items.length && !cursor.isKind("end"); count += 1) {
    const { at, text } = cursor.token;
    const isNext = (item: SyntaxAst) =>
      item.kind === "group" &&
      item.items[0]?.kind === "literal" &&
      begins(cursor, owner, item.items);
    const group = items.find(isNext) as Extract<SyntaxAst, { kind: "group" }> | undefined;
    if (group === undefined) return;
    readItems(cursor, owner, group.items, set);
    scope.warn(at, "notation", `${text} comes too late (WITH SYNTAX of ${owner.ast.name})`);
  }
}

/** Whether the next token is the first one of a group (X.681 10.12). */
function begins(cursor: Cursor, owner: ClassSymbol, items: readonly SyntaxAst[]): boolean {
  for (const item of items) {
    if (item.kind === "literal") return cursor.is(item.text);
    if (item.kind === "field") return beginsSetting(cursor, fieldNamed(owner.scope, owner, item));
    if (begins(cursor, owner, item.items)) return true;
  }
  return false;
}

function beginsSetting(cursor: Cursor, { kind }: Field): boolean {
  const { text } = cursor.token;
  if (cursor.isKind("end") || cursor.words.has(text)) return false;
  if (kind === "type") return beginsType(cursor);
  const isSet = kind === "valueSet" || kind === "variableValueSet" || kind === "objectSet";
  return isSet ? text === "{" || cursor.isUpper() : text !== ",";
}

function wordsOf(items: readonly SyntaxAst[], words = new Set<string>()): ReadonlySet<string> {
  for (const item of items) {
    if (item.kind === "literal") words.add(item.text);
    else if (item.kind === "group") wordsOf(item.items, words);
  }
  return words;
}

/** What has been read for a field. */
type Setting = { readonly at: number } & (
  | { readonly type: ReturnType<typeof parseType> }
  | { readonly value: ValueAst }
  | { readonly elements: Unread }
);

/** Reads what a field is set to (X.681 11.7). */
function read(cursor: Cursor, { kind, class: owner }: Field): Setting {
  const { at } = cursor;
  // One value in place of a set of values; which belong to the set means nothing to the encoding.
  if (kind.endsWith("alueSet") && owner === undefined && !cursor.is("{") && !cursor.isUpper()) {
    return { at, elements: cursor.unread(() => void parseValue(cursor)) };
  }
  switch (kind) {
    case "type":
      return { at, type: parseType(cursor) };
    case "value":
    case "variableValue":
      return { at, value: parseValue(cursor) };
    case "object":
      return { at, value: cursor.is("{") ? cursor.unreadBraces() : parseDefinedObject(cursor) };
    case "valueSet":
    case "variableValueSet":
    case "objectSet":
      return {
        at,
        elements: cursor.is("{")
          ? cursor.unreadBraces()
          : cursor.unread(() => parseDefinedObject(cursor)),
      };
  }
}

function bind(
  field: Field,
  scope: Scope,
  setting: Setting,
  settings: ReadonlyMap<string, Symbol>,
): Symbol {
  const name = { at: setting.at, name: field.name };
  if ("type" in setting) return typeIn(scope, name, setting.type);
  if ("value" in setting) {
    if (field.class !== undefined) return objectIn(scope, name, field.class, setting.value);
    const governor = settings.get(field.governor ?? "");
    return governor?.kind === "type"
      ? valueIn(scope, governor.scope, name, governor.ast.type, setting.value)
      : valueIn(scope, field.scope, name, field.type ?? open(setting.at), setting.value);
  }
  if (field.class !== undefined) return setIn(scope, name, field.class, setting.elements);
  // Which values belong to a set means nothing to the encoding; some lists of bits stand here too (RFC 5912).
  if (field.type === undefined) return typeIn(scope, name, open(setting.at));
  return typeIn(field.scope, name, field.type);
}

function open(at: number) {
  return { kind: "any", at, constraints: [] } as const;
}
