import type { AssignmentAst, ComponentAst, TypeAst, ValueAst } from "../ast.js";
import { reservedWords } from "../words.js";
import { isLower, isUpper, type Cursor } from "./cursor.js";
import { isMacroName, parseType } from "./type.js";
import { parseBraces, parseValue } from "./value.js";

/** Whether `name` before the next token is followed by the notation of a macro: `OBJECT-TYPE SYNTAX ..`. */
export function beginsValueInstance(cursor: Cursor): boolean {
  const next = cursor.peek(1);
  const words = next.kind === "word" || next.kind === "cstring";
  return cursor.isUpper() && isMacroName(cursor.token.text) && words;
}

/**
 * Reads `name MACRO words .. ::= value` from the macro's name. What the words mean only the macro knows;
 * the value tells its type, and the type after SYNTAX is that of an OBJECT-TYPE's values.
 */
export function parseValueInstance(cursor: Cursor, at: number, name: string): AssignmentAst {
  const { at: macroAt, text: macro } = cursor.take();
  const syntax = parseWords(cursor, macro);
  cursor.expect("::=", ` after the words of ${macro}`);
  const found = cursor.isKind("number") ? parseValue(cursor) : parseIdentifier(cursor);
  if (found === undefined) {
    cursor.warn(
      macroAt,
      "macro",
      `values of the macro ${macro} are not known; ${name} is left out`,
    );
    return { kind: "instance", at, name };
  }
  const base = { at: macroAt, constraints: [] } as const;
  const type: TypeAst =
    found.kind === "integer"
      ? { ...base, kind: "integer", names: [] }
      : { ...base, kind: "objectIdentifier", relative: false };
  return { kind: "value", at, name, doc: "", type, value: found, ...(syntax && { syntax }) };
}

/** The words of a macro up to `::=`; the type after SYNTAX, if it is an OBJECT-TYPE and the type can be read. */
function parseWords(cursor: Cursor, macro: string): TypeAst | undefined {
  let syntax: TypeAst | undefined;
  while (!cursor.is("::=") && !cursor.is("END") && !cursor.isKind("end")) {
    const { text } = cursor.take();
    if (text !== "SYNTAX" || macro !== "OBJECT-TYPE" || syntax !== undefined) continue;
    let length = 0;
    while (!wordEnds.has(cursor.peek(length).text)) length += 1;
    syntax = parseSyntax(cursor.part(length));
  }
  return syntax;
}

/** What comes after the SYNTAX of an OBJECT-TYPE; "" is the end of the file. */
const wordEnds: ReadonlySet<string> = new Set(
  "::= UNITS ACCESS MAX-ACCESS MIN-ACCESS STATUS DESCRIPTION REFERENCE INDEX AUGMENTS DEFVAL END".split(
    " ",
  ),
).add("");

/** BITS of SMIv2 are an OCTET STRING whose bits have names (RFC 2578 7.1.4). */
function parseSyntax(cursor: Cursor): TypeAst {
  if (!cursor.is("BITS")) return withoutParameters(parseType(cursor));
  const { at } = cursor.take();
  if (cursor.is("{")) parseBraces(cursor);
  return { kind: "octetString", at, constraints: [] };
}

/** What is in braces after a name are numbers with names, of those that the type has (RFC 2578 9). */
function withoutParameters(type: TypeAst): TypeAst {
  if (type.kind !== "reference") return type;
  const { parameters: _, ...plain } = type;
  return plain;
}

/** `{ system 1 }`; undefined, and read, where it is not an object identifier. */
function parseIdentifier(cursor: Cursor): ValueAst | undefined {
  if (!cursor.is("{")) {
    skipValue(cursor);
    return undefined;
  }
  const value = parseBraces(cursor);
  const [items, second] = value.groups;
  const isIdentifier =
    second === undefined &&
    items?.every(({ kind }) => kind === "integer" || kind === "numbered" || kind === "reference");
  return isIdentifier ? value : undefined;
}

/** A value, or `name value` as X.208 writes values of a CHOICE. */
function skipValue(cursor: Cursor): void {
  const value = parseValue(cursor);
  if (value.kind === "reference" && (cursor.isKind("number") || cursor.is("{"))) parseValue(cursor);
}

/** Macros in whose notation nothing but a type comes after the name, and the type of their values (X.509:1988, X.511:1988). */
const typeMacros: ReadonlyMap<string, (at: number, type: TypeAst) => TypeAst> = new Map([
  ["ENCRYPTED", bits],
  ["SIGNED", signed],
  [
    "SIGNATURE",
    (at) =>
      sequence(at, [
        ["algorithmIdentifier", algorithm(at)],
        ["encrypted", bits(at)],
      ]),
  ],
  [
    "OPTIONALLY-SIGNED",
    (at, type) =>
      structure("choice", at, [
        ["unsigned", type],
        ["signed", signed(at, type)],
      ]),
  ],
]);

function signed(at: number, type: TypeAst): TypeAst {
  return sequence(at, [
    ["toBeSigned", type],
    ["algorithmIdentifier", algorithm(at)],
    ["encrypted", bits(at)],
  ]);
}

function algorithm(at: number): TypeAst {
  const base = { at, constraints: [] } as const;
  return sequence(at, [
    ["algorithm", { ...base, kind: "objectIdentifier", relative: false }],
    ["parameters", { ...base, kind: "any" }, true],
  ]);
}

function bits(at: number): TypeAst {
  return { kind: "bitString", names: [], at, constraints: [] };
}

type Row = readonly [name: string, type: TypeAst, optional?: boolean];

function sequence(at: number, rows: readonly Row[]): TypeAst {
  return structure("sequence", at, rows);
}

function structure(kind: "sequence" | "choice", at: number, rows: readonly Row[]): TypeAst {
  const root = rows.map(([name, type, optional = false]): ComponentAst => {
    return { kind: "member", at, name, doc: "", type, optional, default: undefined };
  });
  const components = { root, extensible: false, additions: [], tail: [] };
  return { kind, at, constraints: [], components };
}

/**
 * Reads the type in the notation of a macro, `SIGNED SEQUENCE { .. }`, from behind the macro's name. One
 * that is not known has the type of the macro's values if the macro is among the files, and is open otherwise.
 */
export function parseTypeInstance(cursor: Cursor, at: number, macro: string): TypeAst {
  const type = parseType(cursor);
  const known = typeMacros.get(macro);
  if (known !== undefined) return known(at, type);
  return { kind: "reference", module: undefined, name: macro, notation: true, at, constraints: [] };
}

/** Whether the type of an assignment is words of a macro: `PORT CONSUMER INVOKES { .. }`. */
export function beginsWords(cursor: Cursor, name: number): boolean {
  const { text: macro } = cursor.token;
  if (!cursor.isUpper() || !isMacroName(macro) || typeMacros.has(macro)) return false;
  const next = cursor.peek(1);
  const isWord = next.text === "WITH" || (isMacroName(next.text) && isUpper(next));
  if (!isWord || assigns(cursor, 1)) return false;
  return next.line === cursor.token.line || column(cursor, next.at) > column(cursor, name);
}

/** Reads the words of a macro as the type of an assignment; `name` is where the assignment begins. */
export function parseWordsType(cursor: Cursor, name: number): TypeAst {
  const { at, text: macro } = cursor.take();
  const left = column(cursor, name);
  while (!cursor.is("END") && !cursor.isKind("end")) {
    if (beginsAssignment(cursor)) break;
    const { at: next, line } = cursor.token;
    if (line !== cursor.lastLine && column(cursor, next) <= left && cursor.isKind("word")) break;
    cursor.take();
    // SYNTAX ends a TEXTUAL-CONVENTION, and is all that it says of the octets (RFC 2579).
    if (macro === "TEXTUAL-CONVENTION" && cursor.accept("SYNTAX")) return parseConvention(cursor);
  }
  return { kind: "reference", module: undefined, name: macro, notation: true, at, constraints: [] };
}

function parseConvention(cursor: Cursor): TypeAst {
  if (!cursor.is("BITS")) return withoutParameters(parseType(cursor));
  let length = 1;
  if (cursor.peek(1).text === "{") {
    while (!["}", ""].includes(cursor.peek(length).text)) length += 1;
    length += 1;
  }
  return parseSyntax(cursor.part(length));
}

/** Whether an assignment begins at the next token: `Name ::=`, `Name MACRO`, `name Type ::=`. */
export function beginsAssignment(cursor: Cursor): boolean {
  if (isUpper(cursor.token)) return assigns(cursor, 0);
  if (!isLower(cursor.token)) return false;
  const [type, after] = [cursor.peek(1), cursor.peek(2)];
  if (type.text === "OPERATION" || type.text === "ERROR") return true;
  if (isUpper(type) || reservedWords.has(type.text)) {
    return after.text === "::=" || (after.kind === "word" && cursor.peek(3).text === "::=");
  }
  return false;
}

function assigns(cursor: Cursor, ahead: number): boolean {
  const { text } = cursor.peek(ahead + 1);
  return text === "::=" || text === "MACRO";
}

function column(cursor: Cursor, at: number): number {
  return cursor.source.position(at).column;
}
