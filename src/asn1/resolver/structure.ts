import type { ComponentAst, ComponentsAst, TypeAst, ValueAst } from "../ast.js";
import type { MemberNode, TypeNode, Value } from "../model.js";
import { checkTags } from "./doubtful.js";
import { within } from "./enclosing.js";
import { joinDocs } from "../parser/cursor.js";
import { remarkOf } from "./remark.js";
import type { Scope } from "./scope.js";
import { isUntagged, throughTags } from "./shape.js";
import { checkDistinct, checkRuns, type Tagged } from "./tags.js";
import { resolveType, withRemarks } from "./type.js";
import { evaluate } from "./value.js";

type StructureKind = "sequence" | "set" | "choice";

/** The part of a structure that a member is in: before, between or after the markers. */
type Part = "root" | "additions" | "tail";

/** A member as written, wherever COMPONENTS OF has taken it from. */
export interface Row {
  readonly name: string;
  readonly doc: string;
  readonly type: TypeAst;
  /** The module whose names and tag default hold for the type. */
  readonly scope: Scope;
  /** Where the structure under work mentions the member. */
  readonly at: number;
  readonly optional: boolean;
  readonly default: ValueAst | undefined;
  readonly part: Part;
  /** The number that AUTOMATIC TAGS has given it. */
  readonly tag: number | undefined;
  /** COMPONENTS OF has taken it from somewhere else. */
  readonly copied: boolean;
}

/** Resolves a SEQUENCE, SET or CHOICE; the tags and DEFAULT values are checked later. */
export function resolveStructure(scope: Scope, kind: StructureKind, ast: ComponentsAst): TypeNode {
  const rows = rowsOf(scope, kind, ast, []);
  checkNames(scope, rows);
  const { world } = scope;
  const around = world.enclosing;
  const members = rows.map((row) => {
    const beside = { rows, member: row.name };
    // Nothing but the members beside it was around a copied one, too.
    return within(world, row.copied ? [beside] : [...around, beside], () => resolveMember(row));
  });
  deferTags(scope, kind, ast, rows, members);
  const extensible = ast.extensible || scope.ast.extensible;
  if (kind === "choice") return { kind, members, extensible };
  const tail = rows.findIndex((row) => row.part === "tail");
  return { kind, members, extensible, extensionAt: tail < 0 ? members.length : tail };
}

/** The members in the order of the text, COMPONENTS OF replaced, automatic tags decided. */
export function rowsOf(
  scope: Scope,
  kind: StructureKind,
  ast: ComponentsAst,
  path: readonly ComponentsAst[],
): readonly Row[] {
  const inside = [...path, ast];
  const expand = (components: readonly ComponentAst[], part: Part): Row[] =>
    components.flatMap<Row>((component) =>
      component.kind === "member"
        ? [{ ...component, scope, part, tag: undefined, copied: false }]
        : componentsOf(scope, kind, component.type, inside).map((row) => ({
            ...row,
            at: component.at,
            part,
            copied: true,
          })),
    );
  const root = expand(ast.root, "root");
  const additions = expand(ast.additions, "additions");
  const tail = expand(ast.tail, "tail");
  if (!isAutomatic(scope, ast)) return [...root, ...additions, ...tail];
  // Both parts of the root come first, so that an addition changes none of their tags.
  const number = (from: number) => (row: Row, index: number) => ({ ...row, tag: from + index });
  return [
    ...root.map(number(0)),
    ...additions.map(number(root.length + tail.length)),
    ...tail.map(number(root.length)),
  ];
}

const componentsRule = "COMPONENTS OF (X.680 25.5)";

/** Types in each other whose members COMPONENTS OF takes: each is gone through once for all below it. */
const mostCopied = 32;

/** The root members of another type (X.680 25.5). */
function componentsOf(
  scope: Scope,
  kind: StructureKind,
  type: TypeAst,
  path: readonly ComponentsAst[],
): readonly Row[] {
  const shape = throughTags(scope, type);
  if (shape.type.kind !== kind || kind === "choice") {
    throw scope.error(type.at, `COMPONENTS OF needs a ${kind.toUpperCase()} here`, componentsRule);
  }
  const { components } = shape.type as Extract<TypeAst, { kind: StructureKind }>;
  if (path.includes(components)) {
    throw scope.error(type.at, "this COMPONENTS OF takes its members from itself", componentsRule);
  }
  if (path.length > mostCopied) {
    throw scope.error(type.at, `COMPONENTS OF of more than ${mostCopied} types in each other`);
  }
  const rows = scope.world.deeper(
    () => rowsOf(shape.scope, kind, components, path),
    scope,
    type.at,
  );
  checkNames(scope, rows);
  return rows.filter((row) => row.part !== "additions");
}

/**
 * Whether AUTOMATIC TAGS applies: the module asks for it and no member of the root is
 * written with a tag (X.680 25.3). Members that come from COMPONENTS OF do not count.
 */
function isAutomatic(scope: Scope, ast: ComponentsAst): boolean {
  const isTagged = (component: ComponentAst) =>
    component.kind === "member" && component.type.kind === "tagged";
  if (scope.ast.tagDefault !== "automatic") return false;
  if (ast.root.some(isTagged) || ast.tail.some(isTagged)) return false;
  const tagged = ast.additions.find(isTagged);
  if (tagged === undefined) return true;
  throw scope.error(
    tagged.at,
    "an addition cannot have a tag where the root is tagged automatically",
  );
}

function checkNames(scope: Scope, rows: readonly Row[]): void {
  const names = new Set<string>();
  for (const { name, at } of rows) {
    if (names.has(name)) throw scope.error(at, `two members are named ${name}`);
    names.add(name);
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function resolveMember(row: Row): MemberNode {
  const { scope, name, doc, optional, part, tag } = row;
  const type = withRemarks(resolveType(scope, row.type), doc);
  const member: Mutable<MemberNode> = {
    name,
    doc: joinDocs(doc, remarkOf(scope, row.type)),
    type: tag === undefined ? type : automatic(row, tag, type),
    optional,
    extension: part === "additions",
  };
  const value = row.default;
  if (value !== undefined) {
    // The value may be of a type that is still being resolved.
    member.default = null;
    scope.world.defer(() => {
      member.default = evaluate(scope, value, type) satisfies Value;
    });
  }
  return member;
}

function automatic({ scope, type: ast }: Row, number: number, type: TypeNode): TypeNode {
  const explicit = isUntagged(scope, ast);
  return { kind: "tagged", class: "context", number, explicit, type };
}

function deferTags(
  scope: Scope,
  kind: StructureKind,
  ast: ComponentsAst,
  rows: readonly Row[],
  members: readonly MemberNode[],
): void {
  if (rows.every((row) => row.tag !== undefined)) return;
  const tagged: readonly Tagged[] = rows.map((row, index) => {
    const member = members[index]!;
    return {
      name: row.name,
      at: row.at,
      type: member.type,
      addition: row.part === "additions",
      absent: row.optional || row.default !== undefined,
    };
  });
  const check = kind === "sequence" ? checkRuns : checkDistinct;
  scope.world.defer(() => checkTags(scope, ast, () => check(scope, tagged)));
}
