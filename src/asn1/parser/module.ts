import type {
  AssignmentAst,
  ImportAst,
  ModuleAst,
  Name,
  ParameterAst,
  TagDefault,
  TypeAst,
  ValueAst,
} from "../ast.js";
import { valueSet } from "./constraint.js";
import { isLower, joinDocs, type Cursor } from "./cursor.js";
import {
  beginsValueInstance,
  beginsWords,
  parseValueInstance,
  parseWordsType,
} from "./instance.js";
import {
  beginsOperationType,
  parseError,
  parseMacro,
  parseOperation,
  parseOperationType,
} from "./macro.js";
import { parseClass, parseParameters } from "./object.js";
import { isBuiltInName, isMacroName, parseType } from "./type.js";
import { parseBraces, parseValue, parseWholeValue } from "./value.js";
import { parseXmlAssignment } from "./xml.js";

/** Reads a module from its name to its END (X.680 13.1). */
export function parseModule(cursor: Cursor): ModuleAst {
  return cursor.within("module (X.680 13.1)", () => readModule(cursor));
}

function readModule(cursor: Cursor): ModuleAst {
  const doc = cursor.docAbove();
  const { at, text: name } = cursor.takeName("the name of a module");
  const objectIdentifier = parseIdentifier(cursor);
  if (cursor.isKind("cstring")) cursor.take();
  parseDefinitions(cursor);
  // `TAG INSTRUCTIONS` or `XER INSTRUCTIONS` (X.680 13.3).
  if (cursor.peek(1).text === "INSTRUCTIONS" && cursor.isUpper()) {
    cursor.take();
    cursor.take();
  }
  const tagDefault = parseTagDefault(cursor);
  const extensible = cursor.accept("EXTENSIBILITY");
  if (extensible) cursor.expect("IMPLIED");
  cursor.expect("::=");
  cursor.expect("BEGIN");
  const imports = parseHead(cursor);
  const assignments: AssignmentAst[] = [];
  while (!cursor.accept("END")) {
    if (cursor.is("ENCODING-CONTROL")) {
      skipEncodingControl(cursor);
      continue;
    }
    const assignment = parseAssignment(cursor);
    if (assignment !== undefined) assignments.push(assignment);
    while (cursor.accept(";")) continue;
  }
  const { source } = cursor;
  return { at, name, source, doc, objectIdentifier, tagDefault, extensible, imports, assignments };
}

/** The object identifier after the name; empty braces say no more than none. */
function parseIdentifier(cursor: Cursor): ModuleAst["objectIdentifier"] {
  if (!cursor.is("{")) return undefined;
  const braces = parseBraces(cursor);
  if (braces.groups.length > 0) return braces;
  cursor.warn(braces.at, "notation", "an object identifier without components (X.680 13.1)");
  return undefined;
}

/** The word of a module, or that of the policy information bases of RFC 3159. */
function parseDefinitions(cursor: Cursor): void {
  if (!cursor.accept("PIB-DEFINITIONS")) {
    cursor.expect("DEFINITIONS", " after the name of the module");
  }
}

/** `ENCODING-CONTROL XER ..` up to the end of the module (X.680 54): it says nothing of BER. */
function skipEncodingControl(cursor: Cursor): void {
  const { at } = cursor.take();
  const { text } = cursor.takeUpper("the name of encoding rules");
  cursor.warn(at, "encoding", `instructions for ${text}, which mean nothing in BER`);
  while (!cursor.is("END") && !cursor.isKind("end")) cursor.take();
}

function parseTagDefault(cursor: Cursor): TagDefault {
  for (const word of ["EXPLICIT", "IMPLICIT", "AUTOMATIC"] as const) {
    if (!cursor.accept(word)) continue;
    cursor.expect("TAGS");
    return word.toLowerCase() as TagDefault;
  }
  return "explicit";
}

/** EXPORTS and IMPORTS, with stray semicolons between them. What a module exports is not enforced. */
function parseHead(cursor: Cursor): readonly ImportAst[] {
  const imports: ImportAst[] = [];
  for (;;) {
    if (cursor.accept("EXPORTS")) {
      cursor.within("EXPORTS (X.680 13.1)", () => parseExports(cursor));
    } else if (cursor.accept("IMPORTS")) {
      cursor.within("IMPORTS (X.680 13.1)", () => parseImports(cursor, imports));
    } else if (!cursor.accept(";")) {
      return imports;
    }
  }
}

function parseExports(cursor: Cursor): void {
  if (!cursor.accept("ALL") && !cursor.is(";")) cursor.list(() => parseSymbol(cursor));
  cursor.expect(";", " at the end of EXPORTS");
}

/**
 * A type, value, macro or object class; `Name{}` is one with parameters.
 * @returns undefined for a type that is built in, whose name old modules import from newer ones.
 */
function parseSymbol(cursor: Cursor): Name | undefined {
  const { at, text: name } = cursor.token;
  if (isBuiltInName(name) || name === "EXTERNAL") {
    cursor.take();
    cursor.warn(at, "built-in", `${name} is built in and comes from no module`);
    return undefined;
  }
  cursor.takeName("the name of a type or value");
  if (cursor.accept("{")) cursor.expect("}");
  return { at, name };
}

function parseImports(cursor: Cursor, imports: ImportAst[]): void {
  while (!cursor.accept(";")) {
    if (imports.length > 0 && !isSymbol(cursor, 0)) {
      throw cursor.unexpected('";" after the last FROM of IMPORTS');
    }
    const symbols = cursor.list(() => parseSymbol(cursor)).filter((name) => name !== undefined);
    cursor.expect("FROM", ' or "," after an imported name');
    const { at, text: name } = cursor.takeName("the name of a module");
    const objectIdentifier = parseAssignedIdentifier(cursor);
    imports.push({ module: { at, name }, objectIdentifier, symbols });
  }
}

/** The object identifier after a module name, or a reference to a value for it (X.680 13.1). */
function parseAssignedIdentifier(cursor: Cursor): ValueAst | undefined {
  let identifier: ValueAst | undefined;
  if (cursor.is("{")) {
    identifier = parseBraces(cursor);
  } else if (cursor.isUpper() && cursor.peek(1).text === "." && isLower(cursor.peek(2))) {
    cursor.take();
    cursor.take();
    cursor.take();
    skipParameters(cursor);
  } else if (cursor.isLower() && !isSymbol(cursor, 0) && endsModule(cursor)) {
    const { at, text: name } = cursor.take();
    identifier = { kind: "reference", at, module: undefined, name };
    skipParameters(cursor);
  }
  // WITH SUCCESSORS and WITH DESCENDANTS (X.680 13.1, 2021).
  if (cursor.accept("WITH")) cursor.take();
  return identifier;
}

/**
 * Whether an imported name is `ahead`: what follows it decides, because a value reference may be
 * for a module's object identifier as well. `FROM N a, b` and `FROM N a {}, b` import a;
 * `FROM N a B, c` and `FROM N a B {}, c` do not.
 */
function isSymbol(cursor: Cursor, ahead: number): boolean {
  if (cursor.peek(ahead).kind !== "word") return false;
  const { text } = cursor.peek(ahead + 1);
  if (text === "{") return cursor.peek(ahead + 2).text === "}";
  return text === "," || text === "FROM";
}

/** Whether IMPORTS may continue or end after the next token, a value reference. */
function endsModule(cursor: Cursor): boolean {
  const { text } = cursor.peek(1);
  return text === ";" || text === "WITH" || text === "{" || isSymbol(cursor, 1);
}

/** `{ ... }` after a value that has parameters. */
function skipParameters(cursor: Cursor): void {
  if (cursor.is("{")) parseBraces(cursor);
}

/** Undefined for what is read and not taken. */
function parseAssignment(cursor: Cursor): AssignmentAst | undefined {
  const before = cursor.docBefore();
  const { line } = cursor.token;
  const assignment = isLower(cursor.token)
    ? cursor.within("assignment of a value (X.680 16.2)", () => parseValueAssignment(cursor))
    : cursor.within("assignment of a type (X.680 16.1)", () => parseTypeAssignment(cursor));
  // After the brace that ends a longer one comes what belongs to the brace.
  const doc = cursor.lastLine === line ? joinDocs(before, cursor.docAfter()) : before;
  return assignment !== undefined && "doc" in assignment ? { ...assignment, doc } : assignment;
}

function parseTypeAssignment(cursor: Cursor): AssignmentAst | undefined {
  const isKnown = isBuiltInName(cursor.token.text) || cursor.is("EXTERNAL");
  if (isKnown && cursor.peek(1).text === "::=") {
    return skipBuiltIn(cursor);
  }
  const { at, text: name } = cursor.takeUpper('an assignment or "END"');
  if (cursor.is("MACRO")) return parseMacro(cursor, at, name);
  const base = { at, name, doc: "", ...parseFormal(cursor) };
  if (cursor.isKind("word") || cursor.is("[")) return parseSetAssignment(cursor, base);
  cursor.expect("::=", ` after ${name}`);
  if (cursor.is("CLASS")) {
    if (/[a-z]/.test(name)) {
      cursor.warn(at, "notation", `the name of the class ${name} is not in capitals (X.681 7.1)`);
    }
    const parsed = cursor.within("CLASS (X.681 9.3)", () => parseClass(cursor));
    return { kind: "class", ...base, ...parsed };
  }
  return { kind: "type", ...base, type: parseAssignedType(cursor, at) };
}

/** @param name Where the assignment begins. */
function parseAssignedType(cursor: Cursor, name: number): TypeAst {
  if (beginsOperationType(cursor)) return parseOperationType(cursor);
  return beginsWords(cursor, name) ? parseWordsType(cursor, name) : parseType(cursor);
}

type Base = Name & { readonly doc: string; readonly parameters?: readonly ParameterAst[] };

function parseFormal(cursor: Cursor): { readonly parameters?: readonly ParameterAst[] } {
  return cursor.is("{") ? { parameters: parseParameters(cursor) } : {};
}

/** `Name Governor ::= { ... }`: what is in the braces depends on the governor (X.681 12.1, X.680 16.6). */
function parseSetAssignment(cursor: Cursor, base: Base): AssignmentAst {
  const governor = parseType(cursor);
  cursor.expect("::=", ` after the governor of ${base.name}`);
  const { at } = cursor;
  if (!cursor.is("{")) {
    const reason = `the name of a value begins with a small letter (X.680 12.4): ${base.name}`;
    throw cursor.error(base.at, reason);
  }
  const elements = cursor.unreadBraces();
  if (mayBeClass(cursor, governor)) return { kind: "set", ...base, governor, elements };
  return { kind: "type", ...base, type: valueSet(governor, elements, at) };
}

/** Names of classes are in capitals throughout (X.681 7.1), but for those of some files. */
function mayBeClass(cursor: Cursor, type: TypeAst): boolean {
  if (type.kind !== "reference" || type.constraints.length > 0) return false;
  return isMacroName(type.name) || cursor.classes.has(type.name);
}

/** `name OPERATION ::= { ... }`, of X.880:1994, and not an instance of the macro of 1988. */
function isObject(cursor: Cursor): boolean {
  const value = cursor.peek(2);
  if (cursor.peek(1).text !== "::=") return false;
  if (value.text === "{") return true;
  return isLower(value) && cursor.peek(3).text === "{" && !/^global(Value)?$/.test(value.text);
}

/** `UTF8String ::= [UNIVERSAL 12] IMPLICIT OCTET STRING`, from before it was built in. */
function skipBuiltIn(cursor: Cursor): undefined {
  const { at, text: name } = cursor.take();
  cursor.take();
  parseType(cursor);
  cursor.warn(at, "built-in", `${name} is built in; what is defined here is not used`);
}

function parseValueAssignment(cursor: Cursor): AssignmentAst {
  const { at, text: name } = cursor.take();
  if (cursor.is("::=") && cursor.peek(1).kind === "xml") {
    return parseXmlAssignment(cursor, { at, name });
  }
  if (cursor.is("::=")) {
    throw cursor.error(at, `the name of a type begins with a capital letter (X.680 12.2): ${name}`);
  }
  const parameters = parseFormal(cursor);
  if (!isObject(cursor)) {
    if (cursor.is("OPERATION")) return parseOperation(cursor, at, name, "");
    if (cursor.is("ERROR")) return parseError(cursor, at, name, "");
    if (beginsValueInstance(cursor)) return parseValueInstance(cursor, at, name);
  }
  const base = { kind: "value", at, name, doc: "", ...parameters } as const;
  const type = parseType(cursor);
  cursor.expect("::=", ` after the type of ${name}`);
  // Only what governs the braces can tell whether they hold an object or a value.
  if (cursor.is("{") && mayBeClass(cursor, type))
    return { ...base, type, value: cursor.unreadBraces() };
  return { ...base, type, value: parseAssignedValue(cursor) };
}

/** A value, or `localValue 5` as X.208 writes the number of an operation or error. */
function parseAssignedValue(cursor: Cursor): ValueAst {
  const { at, text: name } = cursor.token;
  const isNumber = /^(?:local|global)(?:Value)?$/.test(name);
  const next = cursor.peek(1);
  if (!isNumber || (next.kind !== "number" && next.text !== "{")) return parseWholeValue(cursor);
  cursor.take();
  return { kind: "choice", at, name, value: parseValue(cursor) };
}
