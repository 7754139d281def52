import type { BracesAst, ReferenceValueAst, ValueAst } from "../ast.js";
import { reservedWords } from "../words.js";
import { parseType } from "./type.js";
import type { Cursor } from "./cursor.js";
import { parsePath } from "./object.js";

/** Reads a value (X.680 clause 17). What braces contain is decided later, by the type. */
export function parseValue(cursor: Cursor): ValueAst {
  const { at, kind, text } = cursor.token;
  switch (kind) {
    case "number":
      cursor.take();
      refuseHex(cursor, text);
      return { kind: "integer", at, value: BigInt(text) };
    case "real":
      return { kind: "real", at, value: takeReal(cursor) };
    case "cstring":
      cursor.take();
      return { kind: "cstring", at, value: unquote(text) };
    case "bstring":
    case "hstring":
      cursor.take();
      return { kind, at, value: text.slice(1, -2).replace(/\s+/g, "") };
    case "word":
      return parseWord(cursor);
    default:
      if (text === "-") return parseNegative(cursor);
      if (text === "{") return parseBraces(cursor);
      if (text === "[") return parseOpen(cursor);
      throw cursor.unexpected("a value");
  }
}

/**
 * Reads a value behind which nothing else may come: braces behind a name are its parameters (X.683 9.2) or, like other values,
 * that of an alternative without the colon that X.208 did not have.
 */
export function parseWholeValue(cursor: Cursor): ValueAst {
  const value = parseDefinedValue(cursor);
  if (value.kind !== "reference" || value.module !== undefined || !beginsPlainValue(cursor)) {
    return value;
  }
  const { at, name } = value;
  cursor.warn(cursor.at, "notation", `no colon between ${name} and its value (X.680 29.11)`);
  return { kind: "choice", at, name, value: cursor.nested(() => parseWholeValue(cursor)) };
}

/** A value with its parameters. */
function parseDefinedValue(cursor: Cursor): ValueAst {
  const value = parseValue(cursor);
  if (value.kind !== "reference" || !cursor.is("{")) return value;
  return { ...value, parameters: cursor.unreadBraces() };
}

/** Whether a value is next that cannot be the beginning of the next definition: it is no name, or one before such a value. */
function beginsPlainValue(cursor: Cursor): boolean {
  const ahead = cursor.isLower() ? 1 : 0;
  const { kind, text } = cursor.peek(ahead);
  if (kind === "word")
    return /^(?:TRUE|FALSE|NULL)$/.test(text) && cursor.peek(ahead + 1).text !== "::=";
  return text === "-" || ["number", "real", "cstring", "bstring", "hstring"].includes(kind);
}

/** `0xFF`, as other languages have it. */
function refuseHex(cursor: Cursor, number: string): void {
  const { at, kind, text } = cursor.token;
  if (number !== "0" || kind !== "word" || !/^x[0-9a-f]+$/i.test(text)) return;
  if (cursor.source.text[at - 1] !== "0") return;
  throw cursor.error(at - 1, `hexadecimal digits are written '${text.slice(1)}'H (X.680 12.12)`);
}

function takeReal(cursor: Cursor): number {
  const { at, text } = cursor.take();
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw cursor.error(at, "a number beyond the range of a REAL");
}

function parseWord(cursor: Cursor): ValueAst {
  const { at, text } = cursor.token;
  switch (text) {
    case "TRUE":
    case "FALSE":
      cursor.take();
      return { kind: "boolean", at, value: text === "TRUE" };
    case "NULL":
      if (cursor.peek(1).text === ":") return parseOpen(cursor);
      cursor.take();
      return { kind: "null", at };
    case "PLUS-INFINITY":
      cursor.take();
      return { kind: "real", at, value: Infinity };
    case "MINUS-INFINITY":
      cursor.take();
      return { kind: "real", at, value: -Infinity };
    case "NOT-A-NUMBER":
      cursor.take();
      return { kind: "real", at, value: NaN };
  }
  if (typeWords.has(text)) return parseOpen(cursor);
  if (cursor.accept("CONTAINING")) {
    return { kind: "containing", at, value: cursor.nested(() => parseValue(cursor)) };
  }
  if (reservedWords.has(text)) throw cursor.unexpected("a value");
  cursor.take();
  if (cursor.accept(":")) {
    return { kind: "choice", at, name: text, value: cursor.nested(() => parseValue(cursor)) };
  }
  const defined = parseRest(cursor, at, text);
  const parameters = hasFields(cursor) ? { parameters: cursor.unreadBraces() } : {};
  const reference = { ...defined, ...parameters };
  const path = parsePath(cursor);
  return path.length === 0 ? reference : { kind: "field", at, of: reference, path };
}

/** Whether braces are next, and behind them a field: the parameters of an object. */
function hasFields(cursor: Cursor): boolean {
  if (!cursor.is("{")) return false;
  const behind = cursor.behind(0);
  return cursor.peek(behind).text === "." && cursor.peek(behind + 1).text === "&";
}

/** `.name` after the name of a module. */
function parseRest(cursor: Cursor, at: number, first: string): ReferenceValueAst {
  const reference = { kind: "reference", at, module: undefined, name: first } as const;
  if (!cursor.is(".") || cursor.peek(1).text === "&") return reference;
  cursor.take();
  // `Module.Set.&field` has a capital; what else may be behind the dot begins with a small letter.
  const { text: name } =
    cursor.peek(1).text === "." && cursor.peek(2).text === "&"
      ? cursor.takeName("an object or a set after the module name")
      : cursor.takeLower("a value reference after the module name");
  return { ...reference, module: first, name };
}

/** `INTEGER : 5`, a value that names its type (X.681 14.3, X.680:1988 ANY). */
function parseOpen(cursor: Cursor): ValueAst {
  const { at } = cursor;
  const type = parseType(cursor);
  cursor.expect(":", " after the type of a value");
  return { kind: "open", at, type, value: cursor.nested(() => parseValue(cursor)) };
}

/** Words with which types begin. */
const typeWords: ReadonlySet<string> = new Set(
  `ANY BIT BMPString BOOLEAN CHARACTER CHOICE DATE DATE-TIME DURATION EMBEDDED ENUMERATED EXTERNAL
  GeneralizedTime GeneralString GraphicString IA5String INSTANCE INTEGER ISO646String NumericString
  OBJECT ObjectDescriptor OCTET OID-IRI PrintableString REAL RELATIVE-OID RELATIVE-OID-IRI SEQUENCE
  SET T61String TeletexString TIME TIME-OF-DAY UniversalString UTCTime UTF8String VideotexString
  VisibleString`.split(/\s+/),
);

function parseNegative(cursor: Cursor): ValueAst {
  const { at } = cursor.take();
  if (cursor.isKind("number")) {
    return { kind: "integer", at, value: -BigInt(cursor.take().text) };
  }
  if (cursor.isKind("real")) return { kind: "real", at, value: -takeReal(cursor) };
  throw cursor.unexpected('a number after "-"');
}

/** Reads `{ ... }`. */
export function parseBraces(cursor: Cursor): BracesAst {
  return cursor.within("value in braces (X.680 clause 17)", () => readBraces(cursor));
}

function readBraces(cursor: Cursor): BracesAst {
  const { at } = cursor.expect("{");
  const braces = parseContents(cursor, at);
  cursor.expect("}");
  return braces;
}

/** Reads what is between braces, up to the second one. */
export function parseContents(cursor: Cursor, at: number): BracesAst {
  if (cursor.is("}") || cursor.isKind("end")) return { kind: "braces", at, groups: [] };
  const groups = cursor.list(() => {
    const group: ValueAst[] = [];
    do {
      refuseObjects(cursor, group);
      // Braces behind the first one may be its value: it may be the name of a member.
      const parse = group.length === 0 ? parseValue : parseDefinedValue;
      group.push(cursor.nested(() => parseElement(cursor, parse)));
    } while (!cursor.is(",") && !cursor.is("}") && !cursor.isKind("end"));
    return group;
  });
  return { kind: "braces", at, groups };
}

/**
 * Distinguishes the braces of an information object from those of a value: `{ &id 5 }`, and those in
 * which words in capitals precede types and values (X.681 10.13), `{ WITH SYNTAX INTEGER ID x }`.
 */
function refuseObjects(cursor: Cursor, before: readonly ValueAst[]): void {
  const { at, kind, text } = cursor.token;
  if (text === "&") throw cursor.error(at, objectHere);
  const isWord = kind === "word" && reservedWords.has(text) && !valueWords.has(text);
  if (!isWord && text !== "[" && text !== "(") return;
  const afterWord = before.some((item) => "name" in item && /^[A-Z]/.test(item.name));
  if (afterWord || (isWord && !(typeWords.has(text) && isOpenValue(cursor)))) {
    throw cursor.error(at, objectHere);
  }
}

const objectHere = "an object in place of a value: its class has a name in capitals (X.681 7.1)";

/** Whether a colon, and thus a value, follows the next type: `{ OCTET STRING IDENTIFIED BY id }` has none. */
function isOpenValue(cursor: Cursor): boolean {
  for (let ahead = 0; ; ahead = cursor.behind(ahead)) {
    const { kind, text } = cursor.peek(ahead);
    if (text === ":" || text === "," || kind === "end") return text === ":";
    if (text === "}" || text === ")" || text === "]") return false;
  }
}

/** Reserved words that are values, or that come where braces have been forgotten. */
const valueWords: ReadonlySet<string> = new Set(
  "TRUE FALSE NULL PLUS-INFINITY MINUS-INFINITY NOT-A-NUMBER CONTAINING BEGIN END".split(" "),
);

/** A value, or `name(number)` of an object identifier. */
function parseElement(cursor: Cursor, parse: (cursor: Cursor) => ValueAst): ValueAst {
  if (cursor.peek(1).text !== "(" || !cursor.isKind("word")) return parse(cursor);
  const { at, text: name } = cursor.takeName("a name");
  cursor.expect("(");
  const value = parseWholeValue(cursor);
  cursor.expect(")");
  return { kind: "numbered", at, name, value };
}

/** White space around a line's end is not part of the string (X.680 12.14.1). */
function unquote(text: string): string {
  const lines = text
    .slice(1, -1)
    .replaceAll('""', '"')
    .split(/\r\n|[\n\v\f\r]/);
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index === 0 ? line : line.trimStart()))
    .map((line, index) => (index === last ? line : withoutBlanks(line)))
    .join("");
}

function withoutBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === " " || line[end - 1] === "\t") end -= 1;
  return line.slice(0, end);
}
