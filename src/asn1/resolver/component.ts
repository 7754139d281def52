import type { KeyPath } from "../../codec/index.js";
import type { AtAst, ConstraintAst, ElementsAst, TypeAst } from "../ast.js";
import { classOf, fieldNamed, fieldsOf, type Field } from "./class.js";
import type { Enclosing } from "./enclosing.js";
import { typeNamed } from "./parameters.js";
import type { Scope } from "./scope.js";
import type { ClassSymbol } from "./symbols.js";
import { throughTags } from "./shape.js";
import { rowsOf, type Row } from "./structure.js";

/** A component that a table constraint names, and the way to it. */
export interface Component {
  readonly row: Row;
  readonly path: KeyPath;
}

export type TableAst = Extract<ElementsAst, { kind: "table" }>;

/** The table constraint after a type, if there is one. */
export function tableIn(constraints: readonly ConstraintAst[]): TableAst | undefined {
  for (const { elements } of constraints) if (elements.kind === "table") return elements;
  return undefined;
}

/**
 * The component that `@a.b` or `@.a` means (X.682 10.7 to 10.9): the path begins at the outermost structure of the
 * text, or at one counted from the innermost. Modules count that differently, so that the structures beyond are
 * looked into as well.
 */
export function componentAt(scope: Scope, ast: AtAst): Component | undefined {
  const { enclosing } = scope.world;
  const structures = [...enclosing.keys()].filter((index) => enclosing[index]!.rows !== undefined);
  const order =
    ast.level === undefined
      ? structures
      : structures.toReversed().slice(Math.min(ast.level, structures.length - 1));
  for (const index of order) {
    scope.world.spend(enclosing[index]!.rows!.length, scope, ast.at);
    const found = from(enclosing, index, ast.path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The way from one of the structures around a type. */
function from(
  enclosing: readonly Enclosing[],
  index: number,
  path: readonly string[],
): Component | undefined {
  const { rows, member } = enclosing[index]!;
  const next = enclosing[index + 1];
  // What is around the type itself is not left and entered again.
  if (path.length > 1 && path[0] === member && next?.rows !== undefined) {
    return from(enclosing, index + 1, path.slice(1));
  }
  const row = follow(rows, path);
  return row && { row, path: { up: enclosing.length - 1 - index, path } };
}

function follow(rows: readonly Row[] | undefined, path: readonly string[]): Row | undefined {
  let inner = rows;
  let row: Row | undefined;
  for (const name of path) {
    if (row !== undefined) inner = within(row);
    row = inner?.find((candidate) => candidate.name === name);
    if (row === undefined) return undefined;
  }
  return row;
}

function within({ scope, type }: Row): readonly Row[] | undefined {
  const { scope: home, type: inner } = throughTags(scope, type);
  const { kind } = inner;
  if (kind !== "sequence" && kind !== "set" && kind !== "choice") return undefined;
  return scope.world.deeper(() => rowsOf(home, kind, inner.components, []), scope, type.at);
}

/** A field of a class where a type is expected, with the table constraint after it. */
export interface FieldUse {
  readonly owner: ClassSymbol;
  /** The fields that hold objects or sets of them, on the way to it. */
  readonly by: readonly string[];
  readonly field: Field;
  /** And where that is written. */
  readonly table: { readonly scope: Scope; readonly ast: TableAst } | undefined;
}

/** References to references that are followed to a field. */
const mostReferences = 50;

/** The field of a class that is the type, under tags and other names (X.681 14.1); undefined for any other type. */
export function fieldUse(scope: Scope, type: TypeAst): FieldUse | undefined {
  let home = scope;
  let ast = type;
  let table: FieldUse["table"];
  for (let count = 0; count < mostReferences; count += 1) {
    const found = table === undefined ? tableIn(ast.constraints) : undefined;
    if (found !== undefined) table = { scope: home, ast: found };
    if (ast.kind === "tagged") {
      ast = ast.type;
    } else if (ast.kind === "reference" && home.found(ast.name, ast.module)?.kind === "type") {
      const symbol = typeNamed(home, ast);
      home = symbol.scope;
      ast = symbol.ast.type;
    } else {
      break;
    }
  }
  const owner = ast.kind === "field" ? classOf(home, ast.of) : undefined;
  if (ast.kind !== "field" || owner === undefined) return undefined;
  const by: string[] = [];
  let holder = owner;
  for (const name of ast.path.slice(0, -1)) {
    const { class: held } = fieldNamed(home, holder, name);
    if (held === undefined) return undefined;
    by.push(name.name);
    holder = held;
  }
  return { owner, by, field: fieldNamed(home, holder, ast.path.at(-1)!), table };
}

/** The one field that tells the objects of a class apart (X.681 9.8 d). */
export function identifierOf(owner: ClassSymbol): Field | undefined {
  const [first, ...more] = [...fieldsOf(owner).values()].filter(
    ({ unique, kind }) => unique && kind === "value",
  );
  return more.length === 0 ? first : undefined;
}
