import type { AssignmentAst, ImportAst, ModuleAst, Name, TagDefault } from "../ast.js";
import { isLower, joinDocs, type Cursor } from "./cursor.js";
import { parseError, parseOperation, skipMacro } from "./macro.js";
import { parseType } from "./type.js";
import { parseBraces, parseValue } from "./value.js";

/** Reads a module from its name to its END (X.680 13.1). */
export function parseModule(cursor: Cursor): ModuleAst {
  const doc = cursor.docAbove();
  const { at, text: name } = cursor.takeName("the name of a module");
  const objectIdentifier = cursor.is("{") ? parseBraces(cursor) : undefined;
  if (cursor.isKind("cstring")) cursor.take();
  cursor.expect("DEFINITIONS", " behind the name of the module");
  const tagDefault = parseTagDefault(cursor);
  const extensible = cursor.accept("EXTENSIBILITY");
  if (extensible) cursor.expect("IMPLIED");
  cursor.expect("::=");
  cursor.expect("BEGIN");
  const imports = parseHead(cursor);
  const assignments: AssignmentAst[] = [];
  while (!cursor.accept("END")) {
    assignments.push(parseAssignment(cursor));
    while (cursor.accept(";")) continue;
  }
  const { source } = cursor;
  return { at, name, source, doc, objectIdentifier, tagDefault, extensible, imports, assignments };
}

function parseTagDefault(cursor: Cursor): TagDefault {
  for (const word of ["EXPLICIT", "IMPLICIT", "AUTOMATIC"] as const) {
    if (!cursor.accept(word)) continue;
    cursor.expect("TAGS");
    return word.toLowerCase() as TagDefault;
  }
  return "explicit";
}

/** EXPORTS and IMPORTS, stray semicolons between them. What a module exports is not enforced. */
function parseHead(cursor: Cursor): readonly ImportAst[] {
  const imports: ImportAst[] = [];
  for (;;) {
    if (cursor.accept("EXPORTS")) parseExports(cursor);
    else if (cursor.accept("IMPORTS")) parseImports(cursor, imports);
    else if (!cursor.accept(";")) return imports;
  }
}

function parseExports(cursor: Cursor): void {
  if (!cursor.accept("ALL") && !cursor.is(";")) cursor.list(() => parseSymbol(cursor));
  cursor.expect(";", " at the end of EXPORTS");
}

/** A type, value, macro or object class; `Name{}` is one with parameters. */
function parseSymbol(cursor: Cursor): Name {
  const { at, text: name } = cursor.takeName("the name of a type or value");
  if (cursor.accept("{")) cursor.expect("}");
  return { at, name };
}

function parseImports(cursor: Cursor, imports: ImportAst[]): void {
  while (!cursor.accept(";")) {
    const behind = cursor.peek(1).text;
    if (imports.length > 0 && behind !== "," && behind !== "FROM" && behind !== "{") {
      throw cursor.unexpected('";" behind the last FROM of IMPORTS');
    }
    const symbols = cursor.list(() => parseSymbol(cursor));
    cursor.expect("FROM", ' or "," behind an imported name');
    const { at, text: name } = cursor.takeName("the name of a module");
    parseAssignedIdentifier(cursor);
    imports.push({ module: { at, name }, symbols });
  }
}

/** The object identifier behind a module name, or a value reference that stands for it. */
function parseAssignedIdentifier(cursor: Cursor): void {
  const behind = cursor.peek(1);
  if (cursor.is("{")) parseBraces(cursor);
  else if (cursor.isLower() && (behind.text === ";" || behindIsSymbol(cursor))) cursor.take();
  // WITH SUCCESSORS and WITH DESCENDANTS (X.680 13.1, 2021).
  if (cursor.accept("WITH")) cursor.take();
}

/** `FROM Module value Symbol, ...` as against `FROM Module symbol, ...`. */
function behindIsSymbol(cursor: Cursor): boolean {
  const behind = cursor.peek(2).text;
  return cursor.peek(1).kind === "word" && (behind === "," || behind === "FROM");
}

function parseAssignment(cursor: Cursor): AssignmentAst {
  const before = cursor.docBefore();
  const { line } = cursor.token;
  const assignment = isLower(cursor.token)
    ? parseValueAssignment(cursor)
    : parseTypeAssignment(cursor);
  // Behind the brace that ends a longer one stands what belongs to the brace.
  const doc = cursor.lastLine === line ? joinDocs(before, cursor.docAfter()) : before;
  return "doc" in assignment ? { ...assignment, doc } : assignment;
}

function parseTypeAssignment(cursor: Cursor): AssignmentAst {
  const { at, text: name } = cursor.takeUpper('an assignment or "END"');
  if (cursor.is("MACRO")) {
    skipMacro(cursor);
    return { kind: "macro", at, name };
  }
  if (cursor.is("{")) throw cursor.unsupported(cursor.at, "parameterized assignments are");
  if (cursor.isKind("word")) {
    throw cursor.unsupported(cursor.at, "sets of values or objects are");
  }
  cursor.expect("::=", ` behind ${name}`);
  return { kind: "type", at, name, doc: "", type: parseType(cursor) };
}

function parseValueAssignment(cursor: Cursor): AssignmentAst {
  const { at, text: name } = cursor.take();
  if (cursor.is("OPERATION")) return parseOperation(cursor, at, name, "");
  if (cursor.is("ERROR")) return parseError(cursor, at, name);
  if (cursor.is("{")) throw cursor.unsupported(cursor.at, "parameterized assignments are");
  const type = parseType(cursor);
  cursor.expect("::=", ` behind the type of ${name}`);
  return { kind: "value", at, name, doc: "", type, value: parseValue(cursor) };
}
