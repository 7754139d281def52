import type {
  AtAst,
  ClassAssignmentAst,
  ElementsAst,
  FieldAst,
  FieldTypeAst,
  Name,
  Node,
  ParameterAst,
  ReferenceAst,
  ReferenceTypeAst,
  SyntaxAst,
  TypeAst,
} from "../ast.js";
import type { Cursor } from "./cursor.js";
import { parseType } from "./type.js";

/** Reads what follows `NAME ::=` in the definition of a class (X.681 clause 9). */
export function parseClass(cursor: Cursor): Pick<ClassAssignmentAst, "fields" | "syntax"> {
  cursor.expect("CLASS");
  cursor.expect("{");
  const fields = cursor.list(() => parseField(cursor));
  cursor.expect("}", ' or "," after a field');
  let syntax: readonly SyntaxAst[] | undefined;
  if (cursor.accept("WITH")) {
    cursor.expect("SYNTAX");
    cursor.expect("{");
    syntax = parseSyntax(cursor);
    cursor.expect("}");
  }
  return { fields, syntax };
}

/** A name with its ampersand (X.681 clause 7). */
export function parseFieldName(cursor: Cursor): Name {
  const { at } = cursor.expect("&", " and the name of a field");
  if (!cursor.isKind("word")) throw cursor.unexpected("the name of a field");
  return { at, name: cursor.take().text };
}

/** `.&field.&field` (X.681 7.14). */
export function parsePath(cursor: Cursor): readonly Name[] {
  const path: Name[] = [];
  while (cursor.is(".") && cursor.peek(1).text === "&") {
    cursor.take();
    path.push(parseFieldName(cursor));
  }
  return path;
}

function parseField(cursor: Cursor): FieldAst {
  const { at, name } = parseFieldName(cursor);
  const governor = parseFieldGovernor(cursor);
  const unique = cursor.accept("UNIQUE");
  const optional = cursor.accept("OPTIONAL");
  const value = !optional && cursor.accept("DEFAULT") ? cursor.unreadItem() : undefined;
  return { at, name, governor, unique, optional, default: value };
}

function parseFieldGovernor(cursor: Cursor): TypeAst | Name | undefined {
  if (cursor.is("&")) return parseFieldName(cursor);
  const { text } = cursor.token;
  const isOpen = text === "," || text === "}" || text === "OPTIONAL" || text === "DEFAULT";
  return isOpen ? undefined : parseType(cursor);
}

/** The words, fields and groups of WITH SYNTAX (X.681 10.5), up to the closing brace. */
function parseSyntax(cursor: Cursor): readonly SyntaxAst[] {
  const items: SyntaxAst[] = [];
  /** The lists that are open, the innermost one last. */
  const open = [items];
  while (open.length > 1 || !cursor.is("}")) {
    const { at, kind, text } = cursor.token;
    const innermost = open.at(-1)!;
    if (text === "&") {
      innermost.push({ kind: "field", ...parseFieldName(cursor) });
    } else if (text === "[" || text === "[[") {
      cursor.take();
      // Two brackets without a space between them are one token.
      for (const _ of text) {
        const group: SyntaxAst[] = [];
        open.at(-1)!.push({ kind: "group", at, items: group });
        open.push(group);
        if (open.length > mostGroups) {
          throw cursor.error(at, `optional groups nested more than ${mostGroups} deep`);
        }
      }
    } else if ((text === "]" || text === "]]") && open.length > text.length) {
      cursor.take();
      open.length -= text.length;
    } else if ((kind === "word" && /^[A-Z]/.test(text)) || text === ",") {
      innermost.push({ kind: "literal", at, text: cursor.take().text });
    } else {
      const end = open.length > 1 ? "]" : "}";
      throw cursor.unexpected(`a word in capitals, a field, "[" or "${end}" (X.681 10.5)`);
    }
  }
  return items;
}

const mostGroups = 50;

/** An object or a set by its name, with actual parameters and fields where it has them (X.681 11.2, 12.2, X.683 9.2). */
export function parseDefinedObject(cursor: Cursor): Node & (ReferenceTypeAst | FieldTypeAst) {
  const { at } = cursor;
  let { text: name } = cursor.takeName("an object or a set of objects");
  let module: string | undefined;
  if (cursor.is(".") && cursor.peek(1).text !== "&") {
    cursor.take();
    module = name;
    name = cursor.takeName("an object or a set after the module name").text;
  }
  const reference: ReferenceAst = { kind: "reference", at, module, name };
  const parameters = cursor.is("{") ? cursor.unreadBraces() : undefined;
  const of = parameters === undefined ? reference : { ...reference, parameters };
  const path = parsePath(cursor);
  return path.length === 0 ? of : { kind: "field", at, of, path };
}

/** `{ Governor : dummy, Dummy }` (X.683 8.3). */
export function parseParameters(cursor: Cursor): readonly ParameterAst[] {
  cursor.expect("{");
  const parameters = cursor.list(() => {
    const next = cursor.peek(1).text;
    const governor = next === "," || next === "}" ? undefined : parseType(cursor);
    if (governor !== undefined) cursor.expect(":", " after the governor of a parameter");
    if (!cursor.isKind("word")) throw cursor.unexpected("the name of a parameter");
    const { at, text: name } = cursor.take();
    return { at, name, governor };
  });
  cursor.expect("}", ' or "," after a parameter');
  return parameters;
}

/** `{Set}` and `{@a.b, @.c}` of a table constraint (X.682 10.3). */
export function parseTable(cursor: Cursor): ElementsAst {
  const { at } = cursor;
  const set = cursor.unreadBraces();
  if (!cursor.accept("{")) return { kind: "table", at, set, keys: [] };
  const keys = cursor.list(() => parseAt(cursor));
  cursor.expect("}", ' or "," after a component');
  return { kind: "table", at, set, keys };
}

function parseAt(cursor: Cursor): AtAst {
  const { at } = cursor.expect("@");
  let dots = 0;
  while (/^\.+$/.test(cursor.token.text)) dots += cursor.take().text.length;
  const path = [cursor.takeLower("a component's name").text];
  while (cursor.accept(".")) path.push(cursor.takeLower("a component's name").text);
  return { at, level: dots === 0 ? undefined : dots - 1, path };
}
