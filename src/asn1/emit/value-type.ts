import type { MemberNode, TypeNode } from "../model.js";
import { docComment } from "./comment.js";
import { propertyName } from "./names.js";
import type { Scope } from "./scope.js";

/** The TypeScript type of a type's values. */
export function valueType(node: TypeNode, scope: Scope, indent = ""): string {
  switch (node.kind) {
    case "reference":
      return scope.reference(node, "type");
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
      return objectType(node.members, scope, indent);
    case "sequenceOf":
    case "setOf": {
      const element = valueType(node.element, scope, indent);
      return untagged(node.element).kind === "enumerated" ? `(${element})[]` : `${element}[]`;
    }
    case "choice":
      return choiceType(node.members, scope, indent);
    case "tagged":
      return valueType(node.type, scope, indent);
    case "external":
    case "embeddedPdv":
    case "characterString":
      return "unknown";
  }
}

/** `{ a: string; b?: number }` over several lines; nothing but `{}` fits a type without members. */
export function objectType(members: readonly MemberNode[], scope: Scope, indent: string): string {
  if (members.length === 0) return `${scope.global("Record")}<string, never>`;
  return `{\n${properties(members, scope, `${indent}  `).join("\n")}\n${indent}}`;
}

/** The properties of an interface, each behind its documentation. */
export function properties(members: readonly MemberNode[], scope: Scope, indent: string): string[] {
  return members.flatMap((member) => [
    ...docComment(memberDoc(member, scope), indent),
    `${indent}${propertyName(member.name)}${mayBeAbsent(member) ? "?" : ""}: ${valueType(member.type, scope, indent)};`,
  ]);
}

/** One of several objects with one key each. */
export function choiceType(members: readonly MemberNode[], scope: Scope, indent: string): string {
  if (members.length === 0) return "never";
  return `${scope.codecType("Choice")}<${objectType(members, scope, indent)}>`;
}

/** The type under all tags of the type itself. */
export function untagged(node: TypeNode): Exclude<TypeNode, { kind: "tagged" }> {
  return node.kind === "tagged" ? untagged(node.type) : node;
}

function mayBeAbsent(member: MemberNode): boolean {
  return member.optional || member.extension || member.default !== undefined;
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
  return found === undefined ? name : `{@link ${scope.reference(found.reference, "type")}}`;
}

/** The ENUMERATED whose numbers an INTEGER carries. */
function linkedType(
  node: Extract<TypeNode, { kind: "integer" }>,
  scope: Scope,
): string | undefined {
  const found = node.linked === undefined ? undefined : scope.find(node.linked);
  return found?.definition.type.kind === "enumerated"
    ? scope.reference(found.reference, "type")
    : undefined;
}
