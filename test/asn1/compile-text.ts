import { Asn1Error, compile, type ParseOptions } from "../../src/asn1/index.js";
import type { MemberNode, Model, ModuleModel, TypeNode, Value } from "../../src/asn1/index.js";

/** A module M around assignments. */
export function moduleText(body: string, tags = "IMPLICIT TAGS"): string {
  return `M DEFINITIONS ${tags} ::= BEGIN\n${body}\nEND`;
}

/** Compiles assignments as module M of the file m.asn1, beside other modules given in full. */
export function compileBody(body: string, tags?: string, others: readonly string[] = []): Model {
  return compile([
    { name: "m.asn1", text: moduleText(body, tags) },
    ...others.map((text, index) => ({ name: `other${index}.asn1`, text })),
  ]);
}

/** The module M of assignments. */
export function moduleOf(body: string, tags?: string, others?: readonly string[]): ModuleModel {
  return compileBody(body, tags, others).modules[0]!;
}

/** What the assignments make of type A. */
export function typeA(body: string, tags?: string, others?: readonly string[]): TypeNode {
  return moduleOf(body, tags, others).types.find(({ name }) => name === "A")!.type;
}

/** The members of type A, a SEQUENCE, SET or CHOICE. */
export function membersOfA(body: string, tags?: string, others?: readonly string[]) {
  return membersOf(typeA(body, tags, others));
}

export function membersOf(type: TypeNode): readonly MemberNode[] {
  if (!("members" in type)) throw new TypeError(`${type.kind} has no members`);
  return type.members;
}

/** The value named v. */
export function valueV(body: string, others?: readonly string[]): Value {
  return moduleOf(body, undefined, others).values.find(({ name }) => name === "v")!.value;
}

/** The tag of each member as written: `[0]`, `[1] EXPLICIT`, `[APPLICATION 2]`, or "". */
export function tagsOf(type: TypeNode): readonly string[] {
  return membersOf(type).map(({ type: member }) => {
    if (member.kind !== "tagged") return "";
    const tagClass = member.class === "context" ? "" : `${member.class.toUpperCase()} `;
    return `[${tagClass}${member.number}]${member.explicit ? " EXPLICIT" : ""}`;
  });
}

/** The error that compiling throws. */
export function errorOf(work: () => unknown): Asn1Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Asn1Error) return error;
    throw error;
  }
  throw new TypeError("nothing was thrown");
}

/** The error that the assignments cause. */
export function bodyError(body: string, tags?: string, others?: readonly string[]): Asn1Error {
  return errorOf(() => compileBody(body, tags, others));
}

/** The error that a text causes as the file t.asn1. */
export function textError(text: string, options?: ParseOptions): Asn1Error {
  return errorOf(() => compile([{ name: "t.asn1", text }], options));
}

/** The places and reasons of the warnings that the text of the file t.asn1 causes. */
export function warningsOf(text: string, options?: ParseOptions): readonly string[] {
  const warnings: string[] = [];
  compile([{ name: "t.asn1", text }], {
    ...options,
    onWarning: ({ code, reason, position: { line, column } }) =>
      warnings.push(`${line}:${column} ${code}: ${reason}`),
  });
  return warnings;
}
