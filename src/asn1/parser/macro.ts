import type { ErrorAssignmentAst, OperationAssignmentAst, TypeAst, ValueAst } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { beginsType, parseType } from "./type.js";
import { parseValue } from "./value.js";

/**
 * Reads what follows `name` in an instance of the OPERATION macro (X.229, X.880:1988):
 * the word OPERATION, clauses in any order, and the operation's number.
 */
export function parseOperation(
  cursor: Cursor,
  at: number,
  name: string,
  doc: string,
): OperationAssignmentAst {
  cursor.expect("OPERATION");
  let argument: TypeAst | undefined;
  let result: TypeAst | undefined;
  let errors: OperationAssignmentAst["errors"] = [];
  const seen = new Set<string>();
  while (clauses.has(cursor.token.text)) {
    const clause = cursor.take();
    if (seen.has(clause.text)) throw cursor.error(clause.at, `${clause.text} occurs here twice`);
    seen.add(clause.text);
    if (clause.text === "ARGUMENT") argument = parseNamedType(cursor);
    else if (clause.text === "RESULT") result = parseResult(cursor);
    else if (clause.text === "ERRORS") errors = parseErrors(cursor);
    else parseLinked(cursor);
  }
  if (!cursor.is("::=")) {
    throw cursor.unexpected('"ARGUMENT", "RESULT", "ERRORS", "LINKED" or "::="');
  }
  const id = parseNumber(cursor, "an OPERATION of the 1994 notation is");
  const answered = seen.has("RESULT") || seen.has("ERRORS");
  return { kind: "operation", at, name, doc, argument, result, answered, errors, id };
}

const clauses: ReadonlySet<string> = new Set(["ARGUMENT", "RESULT", "ERRORS", "LINKED"]);

/** Reads what follows `name` in an instance of the ERROR macro. */
export function parseError(cursor: Cursor, at: number, name: string): ErrorAssignmentAst {
  cursor.expect("ERROR");
  const parameter = cursor.accept("PARAMETER") ? parseNamedType(cursor) : undefined;
  if (!cursor.is("::=")) throw cursor.unexpected('"PARAMETER" or "::="');
  parseNumber(cursor, "an ERROR of the 1994 notation is");
  return { kind: "error", at, name, parameter };
}

/** Skips the body of `name MACRO ::= BEGIN ... END`, which has a notation of its own. */
export function skipMacro(cursor: Cursor): void {
  const { at } = cursor.expect("MACRO");
  cursor.expect("::=");
  if (!cursor.is("BEGIN")) {
    cursor.takeUpper('"BEGIN" or the name of a macro');
    return;
  }
  while (!cursor.is("END")) {
    if (cursor.isKind("end")) throw cursor.error(at, 'this macro has no "END"');
    cursor.take();
  }
  cursor.take();
}

/** `Type` or `name Type`. */
function parseNamedType(cursor: Cursor): TypeAst {
  if (cursor.isLower() && cursor.peek(1).text !== "<") cursor.take();
  return parseType(cursor);
}

/** RESULT alone means an empty result. */
function parseResult(cursor: Cursor): TypeAst | undefined {
  if (cursor.is("::=") || clauses.has(cursor.token.text)) return undefined;
  return parseNamedType(cursor);
}

function parseErrors(cursor: Cursor): OperationAssignmentAst["errors"] {
  cursor.expect("{");
  if (cursor.accept("}")) return [];
  const errors = cursor.list(() => {
    const external = cursor.peek(1).text === "." && cursor.peek(2).text >= "a";
    if (!external && beginsType(cursor)) return parseType(cursor);
    const value = parseValue(cursor);
    if (value.kind === "reference") return value;
    throw cursor.error(value.at, "expected an error or a type");
  });
  cursor.expect("}", ' or "," after an error');
  return errors;
}

/** The linked operations have no counterpart in this protocol; their names are only read. */
function parseLinked(cursor: Cursor): void {
  cursor.expect("{");
  if (!cursor.is("}")) cursor.list(() => parseValue(cursor));
  cursor.expect("}", ' or "," after an operation');
}

/** `::= 400`, `::= localValue 400` or `::= localValue : 400`. */
function parseNumber(cursor: Cursor, newNotation: string): ValueAst {
  cursor.expect("::=");
  if (cursor.is("{")) throw cursor.unsupported(cursor.at, newNotation);
  if (cursor.is("globalValue") || cursor.is("global")) {
    throw cursor.unsupported(cursor.at, "object identifiers of operations and errors are");
  }
  if (cursor.accept("localValue") || cursor.accept("local")) cursor.accept(":");
  return parseValue(cursor);
}
