import type { MemberNode, OpenRowNode, TypeNode } from "../model.js";
import { optionalParams } from "../conventions.js";
import { docComment } from "./comment.js";
import { propertyName } from "./names.js";
import type { Scope, Side } from "./scope.js";

/** The TypeScript type of a type's values: those that decoding gives, or those that encoding takes. */
export function valueType(node: TypeNode, scope: Scope, side: Side, indent = ""): string {
  switch (node.kind) {
    case "reference":
      return scope.reference(node, side);
    case "boolean":
      return "boolean";
    case "integer":
      return node.wide ? "bigint" : (linkedType(node, scope) ?? "number");
    case "real":
      return "number";
    case "enumerated":
      return [...node.items.map(({ value }) => value), "(number & {})"].join(" | ");
    case "null":
      return "null";
    case "string":
    case "objectIdentifier":
      return "string";
    case "octetString":
    case "any":
      return scope.global("Uint8Array");
    case "bitString":
      return scope.codecType("BitString");
    case "systemTime":
      return scope.global("Date");
    case "sequence":
    case "set":
      return objectType(node.members, scope, side, indent);
    case "sequenceOf":
    case "setOf": {
      const element = valueType(node.element, scope, side, indent);
      return untagged(node.element).kind === "enumerated" ? `(${element})[]` : `${element}[]`;
    }
    case "choice":
      return choiceType(node.members, scope, side, indent);
    case "tagged":
      return valueType(node.type, scope, side, indent);
    case "open":
      return openType(node.rows, scope, side, indent);
    case "external":
    case "embeddedPdv":
    case "characterString":
      return "unknown";
  }
}

/** `{ a: string; b?: number }` over several lines; nothing but `{}` fits a type without members. */
function objectType(
  members: readonly MemberNode[],
  scope: Scope,
  side: Side,
  indent: string,
): string {
  if (members.length === 0) return `${scope.global("Record")}<string, never>`;
  return `{\n${properties(members, scope, side, `${indent}  `).join("\n")}\n${indent}}`;
}

/** The properties of an interface, each after its documentation. */
export function properties(
  members: readonly MemberNode[],
  scope: Scope,
  side: Side,
  indent: string,
): string[] {
  return members.flatMap((member) => {
    const key = `${propertyName(member.name)}${mayBeAbsent(member, side) ? "?" : ""}`;
    return [
      ...docComment(memberDoc(member, scope), indent),
      `${indent}${key}: ${valueType(member.type, scope, side, indent)};`,
    ];
  });
}

/**
 * The interface from which a structure has its `optionalParams`, and the members that are left: this one too if
 * the file says something of it.
 */
export function inherited(
  members: readonly MemberNode[],
  scope: Scope,
): { readonly name: string; readonly rest: readonly MemberNode[] } | undefined {
  const carried = members.find(({ name, optional }) => name === optionalParams && optional);
  const type = carried && untagged(carried.type);
  const name = type?.kind === "reference" ? scope.carrier(type) : undefined;
  return name === undefined
    ? undefined
    : { name, rest: members.filter((member) => member !== carried || member.doc !== "") };
}

/** One of several objects with one key each. */
function choiceType(
  members: readonly MemberNode[],
  scope: Scope,
  side: Side,
  indent: string,
): string {
  if (members.length === 0) return "never";
  // An alternative that later versions have added is one like the others.
  const alternatives = members.map((member) => ({ ...member, extension: false }));
  return `${scope.codecType("Choice")}<${objectType(alternatives, scope, side, indent)}>`;
}

/** The value of one of several objects by its name, or octets. */
function openType(rows: readonly OpenRowNode[], scope: Scope, side: Side, indent: string): string {
  const lines = rows.map(
    ({ name, type }) =>
      `${indent}  ${propertyName(name)}: ${valueType(type, scope, side, `${indent}  `)};\n`,
  );
  return `${scope.codecType("Open")}<{\n${lines.join("")}${indent}}>`;
}

/** The type under all tags of the type itself. */
export function untagged(node: TypeNode): Exclude<TypeNode, { kind: "tagged" }> {
  return node.kind === "tagged" ? untagged(node.type) : node;
}

/** Decoding sets an absent member with a DEFAULT to that, so only values to encode may lack it. */
function mayBeAbsent(member: MemberNode, side: Side): boolean {
  if (member.default !== undefined) return side === "input";
  return member.optional || member.extension;
}

/** The comment of a member, with links to what it refers to. */
function memberDoc(member: MemberNode, scope: Scope): string {
  const type = untagged(member.type);
  const names = [...member.doc.matchAll(linkedRemark)].map(([, name]) => name as string);
  if (type.kind === "integer" && type.linked !== undefined && !names.includes(type.linked))
    names.push(type.linked);
  const parts = [member.doc.replace(linkedRemark, "").trim()];
  if (type.kind === "enumerated")
    parts.push(type.items.map(({ name, value }) => `${name} (${value})`).join(", "));
  parts.push(...names.map((name) => `see ${link(name, scope)}`));
  return parts.filter((part) => part !== "").join(", ");
}

const linkedRemark = /\s*@linked\s+([A-Za-z][\w-]*)/g;

function link(name: string, scope: Scope): string {
  const found = scope.find(name);
  return found === undefined ? name : `{@link ${scope.reference(found.reference, "output")}}`;
}

/** The ENUMERATED whose numbers an INTEGER carries. */
function linkedType(
  node: Extract<TypeNode, { kind: "integer" }>,
  scope: Scope,
): string | undefined {
  const found = node.linked === undefined ? undefined : scope.find(node.linked);
  return found?.definition.type.kind === "enumerated"
    ? scope.reference(found.reference, "output")
    : undefined;
}
