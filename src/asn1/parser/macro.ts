import type {
  ErrorAssignmentAst,
  MacroAssignmentAst,
  OperationAssignmentAst,
  OperationClausesAst,
  TypeAst,
  ValueAst,
} from "../ast.js";
import { Asn1Error } from "../errors.js";
import type { Cursor } from "./cursor.js";
import { beginsAssignment } from "./instance.js";
import { beginsType, parseType } from "./type.js";
import { parseValue } from "./value.js";

/**
 * Reads what follows `name` in an instance of the OPERATION macro (X.229, X.880:1988):
 * the word OPERATION, clauses in any order, and the operation's code.
 */
export function parseOperation(
  cursor: Cursor,
  at: number,
  name: string,
  doc: string,
): OperationAssignmentAst {
  cursor.expect("OPERATION");
  return cursor.within("OPERATION (X.219, X.880:1988)", () => readOperation(cursor, at, name, doc));
}

function readOperation(
  cursor: Cursor,
  at: number,
  name: string,
  doc: string,
): OperationAssignmentAst {
  const operation = parseClauses(cursor, "value");
  if (!cursor.is("::=")) {
    throw cursor.unexpected('"ARGUMENT", "RESULT", "ERRORS", "LINKED" or "::="');
  }
  const id = parseNumber(cursor);
  return { kind: "operation", at, name, doc, ...operation, id };
}

/** Where an OPERATION is written: as a value, which `::=` ends, or as a type, which the next assignment ends. */
type Place = "value" | "type";

function parseClauses(cursor: Cursor, place: Place): OperationClausesAst {
  let argument: TypeAst | undefined;
  let result: TypeAst | undefined;
  let errors: OperationClausesAst["errors"] = [];
  let linked: OperationClausesAst["linked"];
  const seen = new Set<string>();
  while (clauses.has(cursor.token.text)) {
    const clause = cursor.take();
    if (seen.has(clause.text)) throw cursor.error(clause.at, `${clause.text} occurs here twice`);
    seen.add(clause.text);
    if (clause.text === "RESULT") result = parseResult(cursor, place);
    else if (clause.text === "ERRORS") errors = parseNamed(cursor, "an error");
    else if (clause.text === "LINKED") linked = parseNamed(cursor, "an operation");
    else argument = parseNamedType(cursor);
  }
  const returnsResult = seen.has("RESULT");
  const answered = returnsResult || seen.has("ERRORS");
  return { argument, result, answered, returnsResult, errors, linked };
}

/** PARAMETER is the word of TCAP (Q.773) for ARGUMENT. */
const clauses: ReadonlySet<string> = new Set([
  "ARGUMENT",
  "PARAMETER",
  "RESULT",
  "ERRORS",
  "LINKED",
]);

/** Reads what follows `name` in an instance of the ERROR macro. */
export function parseError(
  cursor: Cursor,
  at: number,
  name: string,
  doc: string,
): ErrorAssignmentAst {
  cursor.expect("ERROR");
  const parameter = parseParameter(cursor);
  if (!cursor.is("::=")) throw cursor.unexpected('"PARAMETER" or "::="');
  return { kind: "error", at, name, doc, parameter, id: parseNumber(cursor) };
}

function parseParameter(cursor: Cursor): TypeAst | undefined {
  return cursor.accept("PARAMETER") ? parseNamedType(cursor) : undefined;
}

/** The macros of X.407 are those of X.219 under other names. */
const operationMacros: ReadonlySet<string> = new Set(["OPERATION", "ABSTRACT-OPERATION"]);
const errorMacros: ReadonlySet<string> = new Set(["ERROR", "ABSTRACT-ERROR"]);

/** Whether `::= OPERATION` or `::= ERROR` defines a type, rather than the field of a class. */
export function beginsOperationType(cursor: Cursor): boolean {
  const { text } = cursor.token;
  return (operationMacros.has(text) || errorMacros.has(text)) && cursor.peek(1).text !== ".";
}

/** Reads `OPERATION ARGUMENT ..` or `ERROR PARAMETER ..`, the type of operations and errors that are numbered elsewhere. */
export function parseOperationType(cursor: Cursor): TypeAst {
  const { at, text } = cursor.take();
  const isAlone = !clauses.has(cursor.token.text);
  const type = operationMacros.has(text)
    ? ({ kind: "operation", ...parseClauses(cursor, "type") } as const)
    : ({ kind: "error", parameter: parseParameter(cursor) } as const);
  return { ...type, at, constraints: [], ...(isAlone && { alone: text }) };
}

/**
 * Reads `name MACRO ::= BEGIN ... END`, whose body has a notation of its own, from the word MACRO. The type
 * after VALUE in it is that of the macro's values (X.208 annex A), unless what the macro is given is part of it.
 */
export function parseMacro(cursor: Cursor, at: number, name: string): MacroAssignmentAst {
  const { at: word } = cursor.expect("MACRO");
  cursor.expect("::=");
  let value: TypeAst | undefined;
  if (!cursor.is("BEGIN")) {
    cursor.takeUpper('"BEGIN" or the name of a macro');
    return { kind: "macro", at, name, value };
  }
  const given = new Set<string>();
  while (!cursor.is("END")) {
    if (cursor.isKind("end")) throw cursor.error(word, 'this macro has no "END"');
    const { text } = cursor.take();
    if (text === "type" && cursor.is("(")) given.add(cursor.peek(1).text);
    if (text === "(" && cursor.is("VALUE")) value ??= parseValueType(cursor, given);
  }
  cursor.take();
  return { kind: "macro", at, name, value };
}

/**
 * `VALUE Type )`; undefined if that is no type that can be read outside the macro.
 * @param given The names of types that an instance gives.
 */
function parseValueType(cursor: Cursor, given: ReadonlySet<string>): TypeAst | undefined {
  cursor.take();
  let length = 0;
  for (let depth = 1; ; length += 1) {
    const { kind, text } = cursor.peek(length);
    if (kind === "end" || text === "END" || given.has(text)) return undefined;
    if (text === "(") depth += 1;
    else if (text === ")") depth -= 1;
    if (depth === 0) break;
  }
  const part = cursor.part(length);
  try {
    const type = parseType(part);
    return part.isKind("end") ? type : undefined;
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

/** `Type` or `name Type`. */
function parseNamedType(cursor: Cursor): TypeAst {
  if (cursor.isLower() && cursor.peek(1).text !== "<") cursor.take();
  return parseType(cursor);
}

/** RESULT alone means an empty result. */
function parseResult(cursor: Cursor, place: Place): TypeAst | undefined {
  if (cursor.is("::=") || clauses.has(cursor.token.text)) return undefined;
  if (place === "type" && (cursor.is("END") || beginsAssignment(cursor))) return undefined;
  return parseNamedType(cursor);
}

/** Errors or linked operations, each by its name or as a type. */
function parseNamed(cursor: Cursor, what: string): OperationClausesAst["errors"] {
  cursor.expect("{");
  if (cursor.accept("}")) return [];
  const list = cursor.list(() => {
    const external = cursor.peek(1).text === "." && cursor.peek(2).text >= "a";
    if (!external && beginsType(cursor)) return parseType(cursor);
    const value = parseValue(cursor);
    if (value.kind === "reference") return value;
    throw cursor.error(value.at, `expected ${what} or a type`);
  });
  cursor.expect("}", ` or "," after ${what}`);
  return list;
}

/** `::= 400`, `::= localValue 400` or `::= localValue : 400`, and with `globalValue` an object identifier. */
function parseNumber(cursor: Cursor): ValueAst {
  cursor.expect("::=");
  const { at, text } = cursor.token;
  const isGlobal = cursor.accept("globalValue") || cursor.accept("global");
  if (!isGlobal && !cursor.accept("localValue") && !cursor.accept("local")) {
    return parseValue(cursor);
  }
  cursor.accept(":");
  return { kind: "choice", at, name: text, value: parseValue(cursor) };
}
