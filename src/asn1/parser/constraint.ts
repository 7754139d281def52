import type { ConstraintAst, ElementsAst, RangeEnd, TypeAst, ValueAst } from "../ast.js";
import { isLower, isUpper, type Cursor, type Unread } from "./cursor.js";
import { parseTable } from "./object.js";
import { beginsType, parseType } from "./type.js";
import { parseValue, parseWholeValue } from "./value.js";

const other: ElementsAst = { kind: "other" };

/**
 * Reads the constraints after a type, none or more.
 * @param isField The type is a field of a class: braces in them are those of a table.
 */
export function parseConstraints(cursor: Cursor, isField = false): readonly ConstraintAst[] {
  if (isBareSize(cursor)) return [parseBareSize(cursor)];
  if (!cursor.is("(")) return none;
  const constraints: ConstraintAst[] = [];
  while (cursor.is("(")) constraints.push(cursor.nested(() => parseConstraint(cursor, isField)));
  return constraints;
}

const none: readonly ConstraintAst[] = [];

/** `OCTET STRING SIZE (8)`, as `SEQUENCE SIZE (8) OF` has it. */
function isBareSize(cursor: Cursor): boolean {
  return cursor.is("SIZE") && cursor.peek(1).text === "(" && !cursor.words.has("SIZE");
}

function parseBareSize(cursor: Cursor): ConstraintAst {
  const { at } = cursor.take();
  cursor.warn(at, "notation", "SIZE after a type is in parentheses (X.680 51.5)");
  return { at, elements: { kind: "size", constraint: parseConstraint(cursor) }, extensible: false };
}

/** Reads `( ... )` with extension marker and exception (X.680 49.6, 50.1, 53). */
export function parseConstraint(cursor: Cursor, isField = false): ConstraintAst {
  return cursor.within("constraint (X.680 49.6)", () => readConstraint(cursor, isField));
}

function readConstraint(cursor: Cursor, isField: boolean): ConstraintAst {
  const { at } = cursor.expect("(");
  const constraint = isTable(cursor, isField)
    ? { at, elements: parseTable(cursor), extensible: false }
    : parseElementSet(cursor, at);
  parseException(cursor);
  cursor.expect(")", " at the end of the constraint");
  return constraint;
}

/** Values of an object identifier may be in braces too: those with a capital name a module. */
function isTable(cursor: Cursor, isField: boolean): boolean {
  if (!cursor.is("{")) return false;
  return isField || (isUpper(cursor.peek(1)) && !/^[:.]$/.test(cursor.peek(2).text));
}

/** Reads a set of values with its extension marker (X.680 50.1). */
export function parseElementSet(cursor: Cursor, at: number): ConstraintAst {
  if (cursor.accept("...")) {
    // A set of values may be empty but for what later versions add.
    if (cursor.accept(",")) parseUnion(cursor);
    return { at, elements: other, extensible: true };
  }
  const elements = parseUnion(cursor);
  let extensible = false;
  if (cursor.accept(",")) {
    cursor.expect("...");
    extensible = true;
    if (cursor.accept(",")) parseUnion(cursor);
  }
  return { at, elements, extensible };
}

/** The type whose values are those of a set (X.680 16.7). */
export function valueSet(governor: TypeAst, elements: Unread, at: number): TypeAst {
  const cursor = elements.cursor();
  const constraint = parseElementSet(cursor, at);
  if (!cursor.isKind("end")) throw cursor.unexpected('"}" after a set of values');
  return { ...governor, constraints: [...governor.constraints, constraint] };
}

/** Skips `! 5`, `! name` or `! Type : value` (X.680 clause 53). */
export function parseException(cursor: Cursor): void {
  if (!cursor.accept("!")) return;
  if (beginsType(cursor) && !(cursor.isUpper() && cursor.peek(1).text === ".")) {
    parseType(cursor);
    cursor.expect(":");
  }
  parseValue(cursor);
}

function parseUnion(cursor: Cursor): ElementsAst {
  if (cursor.accept("ALL")) {
    cursor.expect("EXCEPT");
    parseElements(cursor);
    return other;
  }
  const items = [parseIntersection(cursor)];
  while (cursor.accept("|") || cursor.accept("UNION")) items.push(parseIntersection(cursor));
  return items.length === 1 ? items[0]! : { kind: "union", items };
}

function parseIntersection(cursor: Cursor): ElementsAst {
  const items = [parseExcept(cursor)];
  while (cursor.accept("^") || cursor.accept("INTERSECTION")) items.push(parseExcept(cursor));
  return items.length === 1 ? items[0]! : { kind: "intersection", items };
}

/** What EXCEPT excludes is not excluded here, so the set is a little too large. */
function parseExcept(cursor: Cursor): ElementsAst {
  const elements = parseElements(cursor);
  if (cursor.accept("EXCEPT")) parseElements(cursor);
  return elements;
}

function parseElements(cursor: Cursor): ElementsAst {
  switch (cursor.token.text) {
    case "(":
      return cursor.nested(() => parseInner(cursor));
    case "SIZE":
      cursor.take();
      return { kind: "size", constraint: cursor.nested(() => parseConstraint(cursor)) };
    case "FROM":
      cursor.take();
      cursor.nested(() => parseConstraint(cursor));
      return other;
    case "WITH":
      return parseWith(cursor);
    case "PATTERN":
    case "SETTINGS":
      cursor.take();
      parseValue(cursor);
      return other;
    case "INCLUDES":
      cursor.take();
      return { kind: "subtype", type: parseType(cursor) };
    case "CONTAINING": {
      const { at } = cursor.take();
      const type = parseType(cursor);
      return { kind: "containing", at, type, encodedBy: parseEncodedBy(cursor) };
    }
    case "ENCODED":
      parseEncodedBy(cursor);
      return other;
    case "CONSTRAINED":
      return parseUserDefined(cursor);
    default:
      return parseValueOrType(cursor);
  }
}

/** A set in parentheses; one with an extension marker of its own says nothing. */
function parseInner(cursor: Cursor): ElementsAst {
  cursor.take();
  let inner = parseUnion(cursor);
  const { at } = cursor;
  if (cursor.is(",") && cursor.peek(1).text === "...") {
    cursor.take();
    cursor.take();
    cursor.warn(at, "notation", "an extension marker inside a constraint (X.680 50.1)");
    inner = other;
  }
  cursor.expect(")");
  return inner;
}

function parseEncodedBy(cursor: Cursor): ValueAst | undefined {
  if (!cursor.accept("ENCODED")) return undefined;
  cursor.expect("BY");
  return parseWholeValue(cursor);
}

/** `CONSTRAINED BY { ... }`: whatever is in the braces (X.682 clause 9). */
function parseUserDefined(cursor: Cursor): ElementsAst {
  cursor.take();
  cursor.expect("BY");
  const open = cursor.expect("{");
  for (let depth = 1; depth > 0;) {
    const token = cursor.take();
    if (token.text === "{") depth += 1;
    else if (token.text === "}") depth -= 1;
    else if (token.kind === "end") throw cursor.error(open.at, 'this brace has no closing "}"');
  }
  return other;
}

/** WITH COMPONENT and WITH COMPONENTS (X.680 51.8). */
function parseWith(cursor: Cursor): ElementsAst {
  cursor.take();
  if (cursor.accept("COMPONENT")) {
    cursor.nested(() => parseConstraint(cursor));
    return other;
  }
  cursor.expect("COMPONENTS");
  cursor.expect("{");
  cursor.list(() => {
    if (cursor.accept("...")) return;
    cursor.takeLower("a member's name");
    parseConstraints(cursor);
    if (!cursor.accept("PRESENT") && !cursor.accept("ABSENT")) cursor.accept("OPTIONAL");
  });
  cursor.expect("}");
  return other;
}

function parseValueOrType(cursor: Cursor): ElementsAst {
  const { at } = cursor;
  const external = cursor.isUpper() && cursor.peek(1).text === "." && isLower(cursor.peek(2));
  // `a<..` excludes the end of a range, and `a < B` is a selection type.
  const openEnd = cursor.peek(1).text === "<" && cursor.peek(2).text === "..";
  if (!external && !openEnd && !cursor.is("NULL") && beginsType(cursor)) {
    return { kind: "subtype", type: parseType(cursor) };
  }
  const min = parseRangeEnd(cursor, "MIN");
  const openBelow = cursor.accept("<");
  if (min !== undefined && !openBelow && !cursor.is("..")) return { kind: "value", at, value: min };
  cursor.expect("..");
  const openAbove = cursor.accept("<");
  return {
    kind: "range",
    at,
    min: { value: min, open: openBelow },
    max: { value: parseRangeEnd(cursor, "MAX"), open: openAbove },
  };
}

function parseRangeEnd(cursor: Cursor, infinite: "MIN" | "MAX"): RangeEnd["value"] {
  return cursor.accept(infinite) ? undefined : parseWholeValue(cursor);
}
