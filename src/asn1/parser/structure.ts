import type { ComponentAst, ComponentsAst, EnumerationAst, EnumerationItemAst } from "../ast.js";
import { parseException } from "./constraint.js";
import type { Cursor } from "./cursor.js";
import { beginsType, parseType } from "./type.js";
import { parseWholeValue } from "./value.js";

type StructureKind = "sequence" | "set" | "choice";

/** Reads the braces of a SEQUENCE, SET or CHOICE (X.680 25.1, 27.1, 29.1). */
export function parseComponents(cursor: Cursor, kind: StructureKind): ComponentsAst {
  return cursor.within(rules[kind], () => readComponents(cursor, kind));
}

const rules: Readonly<Record<StructureKind, string>> = {
  sequence: "SEQUENCE (X.680 25.1)",
  set: "SET (X.680 27.1)",
  choice: "CHOICE (X.680 29.1)",
};

function readComponents(cursor: Cursor, kind: StructureKind): ComponentsAst {
  const root: ComponentAst[] = [];
  const additions: ComponentAst[] = [];
  const tail: ComponentAst[] = [];
  const names = new Set<string>();
  let part = root;
  let afterMarker = false;
  cursor.expect("{");
  if (!cursor.is("}")) {
    cursor.documented(() => {
      // Some files have a comma after the last marker as well.
      if (afterMarker && cursor.is("}")) return ignore;
      afterMarker = cursor.is("...") && part !== tail;
      if (afterMarker) {
        cursor.take();
        parseException(cursor);
        part = part === root ? additions : tail;
        return ignore;
      }
      if (cursor.is("[[") && part === additions) {
        parseVersion(cursor, kind, additions, names);
        return ignore;
      }
      return parseComponent(cursor, kind, part, names);
    });
  }
  if (kind === "choice" && names.size === 0 && cursor.is("}")) {
    throw cursor.unexpected("an alternative: a CHOICE has at least one");
  }
  cursor.expect("}", ' or "," after a member');
  return { root, extensible: part !== root, additions, tail };
}

function ignore(): void {}

/** `[[ 2: a INTEGER, b BOOLEAN ]]`. */
function parseVersion(
  cursor: Cursor,
  kind: StructureKind,
  into: ComponentAst[],
  names: Set<string>,
): void {
  cursor.expect("[[");
  if (cursor.isKind("number")) {
    cursor.take();
    cursor.expect(":");
  }
  cursor.documented(() => parseComponent(cursor, kind, into, names));
  cursor.expect("]]", ' or "," after a member');
}

function parseComponent(
  cursor: Cursor,
  kind: StructureKind,
  into: ComponentAst[],
  names: Set<string>,
): (doc: string) => void {
  const { at } = cursor;
  if (kind !== "choice" && cursor.accept("COMPONENTS")) {
    cursor.expect("OF");
    into.push({ kind: "componentsOf", at, type: parseType(cursor) });
    return ignore;
  }
  const named = !isUnnamed(cursor);
  const name = named ? cursor.takeLower("a member's name").text : unnamed(cursor, names);
  names.add(name);
  const type = parseType(cursor);
  const optional = kind !== "choice" && cursor.accept("OPTIONAL");
  const value =
    kind !== "choice" && !optional && cursor.accept("DEFAULT")
      ? parseWholeValue(cursor)
      : undefined;
  return (doc) => {
    into.push({ kind: "member", at, name, doc, type, optional, default: value });
  };
}

/** A member is its type alone, as X.208 permits: `SEQUENCE { BOOLEAN, Name OPTIONAL }`. */
function isUnnamed(cursor: Cursor): boolean {
  if (cursor.isLower() || !beginsType(cursor)) return false;
  return !cursor.isUpper() || memberEnds.has(cursor.peek(1).text);
}

const memberEnds: ReadonlySet<string> = new Set([",", "}", "]]", "OPTIONAL", "DEFAULT"]);

/** A name made of that of the type: `algorithmIdentifier`, `octetString`, `pdu`; with its number in the list if another member has it. */
function unnamed(cursor: Cursor, names: ReadonlySet<string>): string {
  const { text } = cursor.token;
  const second = /^(?:STRING|IDENTIFIER|PDV)$/.exec(cursor.peek(1).text);
  const first = cursor.is("[") ? "member" : /[a-z]/.test(text) ? text : text.toLowerCase();
  const word = first.charAt(0).toLowerCase() + first.slice(1);
  const name =
    second === null ? word : word + second[0].charAt(0) + second[0].slice(1).toLowerCase();
  let free = name;
  for (let number = names.size + 1; names.has(free); number += 1) free = `${name}${number}`;
  return free;
}

/** Reads the braces of an ENUMERATED (X.680 20.1). */
export function parseEnumeration(cursor: Cursor): EnumerationAst {
  return cursor.within("ENUMERATED (X.680 20.1)", () => readEnumeration(cursor));
}

function readEnumeration(cursor: Cursor): EnumerationAst {
  const items: EnumerationItemAst[] = [];
  let root: number | undefined;
  cursor.expect("{");
  cursor.documented(() => {
    if (root === undefined && items.length > 0 && cursor.accept("...")) {
      parseException(cursor);
      root = items.length;
      return ignore;
    }
    const { at, text: name } = cursor.takeName("the name of an enumeration item");
    const value = cursor.accept("(") ? parseWholeValue(cursor) : undefined;
    if (value !== undefined) cursor.expect(")");
    return (doc) => {
      items.push({ at, name, doc, value });
    };
  });
  cursor.expect("}", ' or "," after an enumeration item');
  return { items, root };
}
