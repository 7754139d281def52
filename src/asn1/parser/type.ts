import type { StringKind, TagClass } from "../../codec/index.js";
import type {
  ConstraintAst,
  NamedNumberAst,
  PlainKind,
  ReferenceAst,
  ReferenceTypeAst,
  TypeAst,
} from "../ast.js";
import { reservedWords } from "../words.js";
import { parseConstraint, parseConstraints } from "./constraint.js";
import { isLower, isUpper, type Cursor } from "./cursor.js";
import { parseTypeInstance } from "./instance.js";
import { parsePath } from "./object.js";
import { parseComponents, parseEnumeration } from "./structure.js";
import { parseWholeValue } from "./value.js";

const strings: ReadonlyMap<string, StringKind> = new Map<string, StringKind>([
  ["UTF8String", "UTF8String"],
  ["NumericString", "NumericString"],
  ["PrintableString", "PrintableString"],
  ["TeletexString", "TeletexString"],
  ["T61String", "TeletexString"],
  ["VideotexString", "VideotexString"],
  ["IA5String", "IA5String"],
  ["GraphicString", "GraphicString"],
  ["VisibleString", "VisibleString"],
  ["ISO646String", "VisibleString"],
  ["GeneralString", "GeneralString"],
  ["UniversalString", "UniversalString"],
  ["BMPString", "BMPString"],
  ["ObjectDescriptor", "ObjectDescriptor"],
  ["UTCTime", "UTCTime"],
  ["GeneralizedTime", "GeneralizedTime"],
  ["TIME", "TIME"],
  ["DATE", "DATE"],
  ["TIME-OF-DAY", "TIME-OF-DAY"],
  ["DATE-TIME", "DATE-TIME"],
  ["DURATION", "DURATION"],
]);

/**
 * Whether a name is one of a string or time type that every module has. Names in capitals (DATE, TIME)
 * are not among them: where old modules define or import them they mean something else.
 */
export function isBuiltInName(name: string): boolean {
  return strings.has(name) && /[a-z]/.test(name);
}

/** Whether a name is written as those of macros are, in capitals. */
export function isMacroName(name: string): boolean {
  return /^[A-Z][A-Z0-9-]+$/.test(name);
}

/** Types of one or two words: the first word, the second, the kind. */
const plain: ReadonlyMap<string, readonly [second: string, kind: PlainKind]> = new Map([
  ["BOOLEAN", ["", "boolean"]],
  ["NULL", ["", "null"]],
  ["REAL", ["", "real"]],
  ["EXTERNAL", ["", "external"]],
  ["OCTET", ["STRING", "octetString"]],
  ["EMBEDDED", ["PDV", "embeddedPdv"]],
  ["CHARACTER", ["STRING", "characterString"]],
] as const);

const otherTypes: ReadonlySet<string> = new Set(
  "INTEGER ENUMERATED BIT OBJECT RELATIVE-OID ANY SEQUENCE SET CHOICE [ INSTANCE OID-IRI RELATIVE-OID-IRI".split(
    " ",
  ),
);

/** Whether a type begins at the next token. */
export function beginsType(cursor: Cursor): boolean {
  const { kind, text } = cursor.token;
  if (kind === "word" && !reservedWords.has(text)) {
    return cursor.isUpper() || cursor.peek(1).text === "<" || isFieldOfObject(cursor);
  }
  return strings.has(text) || plain.has(text) || otherTypes.has(text);
}

/** Reads a type with its tags and constraints (X.680 clause 17). */
export function parseType(cursor: Cursor): TypeAst {
  return cursor.nested(() => {
    const { at } = cursor;
    const type = parseBareType(cursor);
    const after = parseConstraints(cursor, type.kind === "field" || type.kind === "instanceOf");
    // SEQUENCE (SIZE (1..5)) OF has its constraint in front; nothing else has both.
    const constraints = type.constraints ?? after;
    return { ...type, at, constraints } as TypeAst;
  });
}

type WithoutBase<T> = T extends unknown ? Omit<T, "at" | "constraints"> : never;
type BareType = WithoutBase<TypeAst> & { readonly constraints?: readonly ConstraintAst[] };

function parseBareType(cursor: Cursor): BareType {
  const { kind, text } = cursor.token;
  const string = strings.get(text);
  if (string !== undefined) {
    cursor.take();
    return { kind: "string", string };
  }
  const words = plain.get(text);
  if (words !== undefined) {
    cursor.take();
    if (words[0] !== "") cursor.expect(words[0]);
    return { kind: words[1] };
  }
  if (otherTypes.has(text)) return parseBuiltin(cursor);
  if (kind === "word" && !reservedWords.has(text)) return parseReference(cursor);
  throw cursor.unexpected("a type");
}

function parseBuiltin(cursor: Cursor): BareType {
  const { at, text } = cursor.token;
  if (text === "[") return parseTagged(cursor);
  cursor.take();
  switch (text) {
    case "INTEGER":
      return { kind: "integer", names: parseNames(cursor, "INTEGER (X.680 19.1)") };
    case "BIT":
      cursor.expect("STRING");
      return { kind: "bitString", names: parseNames(cursor, "BIT STRING (X.680 22.1)") };
    case "ENUMERATED":
      return { kind: "enumerated", ...parseEnumeration(cursor) };
    case "OBJECT":
      cursor.expect("IDENTIFIER");
      return { kind: "objectIdentifier", relative: false };
    case "RELATIVE-OID":
      return { kind: "objectIdentifier", relative: true };
    case "ANY":
      return { kind: "any", ...parseDefinedBy(cursor) };
    case "INSTANCE":
      cursor.expect("OF");
      return { kind: "instanceOf", class: parseDefined(cursor, "a class") };
    case "CHOICE":
      return { kind: "choice", components: parseComponents(cursor, "choice") };
    case "SEQUENCE":
      return parseCollection(cursor, "sequence", "sequenceOf");
    case "SET":
      return parseCollection(cursor, "set", "setOf");
    default:
      return resourceIdentifier(at, text === "OID-IRI" ? 35n : 36n);
  }
}

/** `DEFINED BY name` of X.208 36.1. */
function parseDefinedBy(cursor: Cursor): { readonly definedBy?: string } {
  if (!cursor.accept("DEFINED")) return {};
  cursor.expect("BY");
  return { definedBy: cursor.takeLower("a member's name").text };
}

/** OID-IRI and RELATIVE-OID-IRI are encoded as a UTF8String with a tag of their own (X.690 8.21, 8.22). */
function resourceIdentifier(at: number, number: bigint): BareType {
  const type: TypeAst = { kind: "string", string: "UTF8String", at, constraints: [] };
  const tag = { kind: "integer", at, value: number } as const;
  return { kind: "tagged", class: "universal", number: tag, mode: "implicit", type };
}

function parseCollection(
  cursor: Cursor,
  structure: "sequence" | "set",
  list: "sequenceOf" | "setOf",
): BareType {
  if (cursor.is("{")) return { kind: structure, components: parseComponents(cursor, structure) };
  const rule = structure === "sequence" ? "SEQUENCE OF (X.680 26.1)" : "SET OF (X.680 28.1)";
  return cursor.within(rule, () => parseList(cursor, list));
}

function parseList(cursor: Cursor, list: "sequenceOf" | "setOf"): BareType {
  let constraints: readonly ConstraintAst[] | undefined;
  const { at } = cursor;
  if (cursor.is("(")) {
    constraints = parseConstraints(cursor);
  } else if (cursor.accept("SIZE")) {
    const elements = { kind: "size", constraint: parseConstraint(cursor) } as const;
    constraints = [{ at, elements, extensible: false }];
  }
  if (!cursor.is("OF")) {
    throw cursor.unexpected(constraints === undefined ? '"{" or "OF"' : '"OF"');
  }
  cursor.take();
  // `SEQUENCE OF name Type` is permitted since 2002 (X.680 26.1).
  const isNamed = cursor.isLower() && !/^[<.]$/.test(cursor.peek(1).text);
  const name = isNamed ? { name: cursor.take().text } : {};
  const element = parseType(cursor);
  return { kind: list, element, ...name, ...(constraints && { constraints }) };
}

/** `{ name(number), ... }` after INTEGER and BIT STRING; may be absent. */
function parseNames(cursor: Cursor, rule: string): readonly NamedNumberAst[] {
  return cursor.within(rule, () => readNames(cursor));
}

function readNames(cursor: Cursor): readonly NamedNumberAst[] {
  if (!cursor.accept("{")) return [];
  const names = cursor.list(() => {
    const { at, text: name } = cursor.takeName("a name for a number");
    cursor.expect("(", " after the name of a number");
    const value = parseWholeValue(cursor);
    cursor.expect(")");
    return { at, name, value };
  });
  cursor.expect("}", ' or "," after a named number');
  return names;
}

const classes: ReadonlyMap<string, TagClass> = new Map<string, TagClass>([
  ["UNIVERSAL", "universal"],
  ["APPLICATION", "application"],
  ["PRIVATE", "private"],
]);

function parseTagged(cursor: Cursor): BareType {
  return cursor.within("tagged type (X.680 31.1)", () => readTagged(cursor));
}

function readTagged(cursor: Cursor): BareType {
  const { at } = cursor.expect("[");
  if (beginsInstruction(cursor)) return parseInstruction(cursor, at);
  if (cursor.is("TAG") && cursor.peek(1).text === ":") {
    cursor.take();
    cursor.take();
  }
  const named = classes.get(cursor.token.text);
  if (named !== undefined) cursor.take();
  if (!cursor.isKind("number") && !cursor.isLower() && !cursor.isUpper()) {
    throw cursor.unexpected("a tag number");
  }
  const number = parseWholeValue(cursor);
  cursor.expect("]");
  const mode = cursor.accept("EXPLICIT")
    ? "explicit"
    : cursor.accept("IMPLICIT")
      ? "implicit"
      : undefined;
  return { kind: "tagged", class: named ?? "context", number, mode, type: parseType(cursor) };
}

/** `[XER: ATTRIBUTE]` or, in a module of XER INSTRUCTIONS, `[ATTRIBUTE]` (X.680 31.3), rather than a tag. */
function beginsInstruction(cursor: Cursor): boolean {
  const { text } = cursor.token;
  const next = cursor.peek(1).text;
  return cursor.isUpper() && next !== "." && !(text === "TAG" && next === ":");
}

/** Encoding instructions say nothing of BER. */
function parseInstruction(cursor: Cursor, at: number): BareType {
  while (!cursor.is("]")) {
    if (cursor.isKind("end")) throw cursor.error(at, 'this bracket has no closing "]"');
    cursor.take();
  }
  cursor.take();
  cursor.warn(at, "encoding", "an encoding instruction, which means nothing in BER");
  return parseBareType(cursor);
}

function parseReference(cursor: Cursor): BareType {
  if (isLower(cursor.token)) {
    if (cursor.peek(1).text === "<") {
      const { text: name } = cursor.take();
      cursor.take();
      return { kind: "selection", name, type: parseType(cursor) };
    }
    if (!isFieldOfObject(cursor)) {
      throw cursor.unexpected("a type, whose name begins with a capital letter (X.680 12.2)");
    }
  }
  const reference = parseDefined(cursor, "a type reference");
  const path = parsePath(cursor);
  if (path.length > 0) return { kind: "field", of: reference, path };
  const { kind, at, module, name, parameters } = reference;
  const mayBeMacro = module === undefined && parameters === undefined && isMacroName(name);
  if (mayBeMacro && isApplied(cursor)) {
    return parseTypeInstance(cursor, at, name);
  }
  return { kind, module, name, ...(parameters && { parameters }) };
}

/** `Name`, `Module.Name` and either of them with actual parameters (X.680 14.1, X.683 9.2). */
export function parseDefined(cursor: Cursor, what: string): ReferenceAst {
  const { at } = cursor;
  let { text: name } = cursor.takeName(what);
  let module: string | undefined;
  if (cursor.is(".") && cursor.peek(1).text !== "&") {
    cursor.take();
    module = name;
    name = isFieldOfObject(cursor)
      ? cursor.take().text
      : cursor.takeUpper(`${what} after the module name`).text;
  }
  const reference: ReferenceAst & ReferenceTypeAst = { kind: "reference", at, module, name };
  return cursor.is("{") ? { ...reference, parameters: cursor.unreadBraces() } : reference;
}

/** Whether a type or a set of values of an object or a set is next: `object.&Type`, `Module.object{..}.&inner.&Type` (X.681 15.1). */
function isFieldOfObject(cursor: Cursor): boolean {
  let ahead = isUpper(cursor.token) && cursor.peek(1).text === "." ? 2 : 0;
  if (!isLower(cursor.peek(ahead))) return false;
  ahead += 1;
  // Actual parameters of an object come before its fields.
  if (cursor.peek(ahead).text === "{") ahead = cursor.behind(ahead);
  // A field of one object is a value; those of the objects in a set are a set of values.
  let isType = false;
  while (cursor.peek(ahead).text === "." && cursor.peek(ahead + 1).text === "&") {
    isType ||= /^[A-Z]/.test(cursor.peek(ahead + 2).text);
    ahead += 3;
  }
  return isType;
}

/** `SIGNED SEQUENCE { ... }`: a type after the name of a macro, as opposed to the next assignment. */
function isApplied(cursor: Cursor): boolean {
  const { text, line } = cursor.token;
  if (text === "[" || cursor.words.has(text) || !beginsType(cursor)) return false;
  if (reservedWords.has(text)) return cursor.peek(1).text !== "::=";
  return line === cursor.lastLine && !assignmentWords.has(cursor.peek(1).text);
}

/** What follows the name in the assignment of a type, a macro or a parameterized type. */
const assignmentWords: ReadonlySet<string> = new Set(["::=", "MACRO", "{"]);
