import type { Member, Type } from "../../codec/index.js";

/** The type that is meant by names and tags. */
export function plainType(type: Type<any>): Type<any> {
  let plain = type;
  for (
    let { schema } = plain;
    schema.kind === "alias" || schema.kind === "tagged";
    { schema } = plain
  ) {
    plain = schema.type;
  }
  return plain;
}

/** The type of what a list consists of, lists of lists passed through; any other type as it is. */
export function elementType(type: Type<any>): Type<any> {
  let element = plainType(type);
  for (let { schema } = element; "element" in schema; { schema } = element) {
    element = plainType(schema.element);
  }
  return element;
}

/** The members of a type or, if it is a list, of what it consists of. */
export function membersOf(type: Type<any>): readonly Pick<Member, "name" | "type">[] {
  const { schema } = elementType(type);
  return "members" in schema ? schema.members : [];
}

/** The type that is found from member to member; undefined if there is none. */
export function typeAt(type: Type<any>, path: readonly string[]): Type<any> | undefined {
  let found: Type<any> | undefined = type;
  for (const name of path) {
    if (found === undefined) return undefined;
    found = membersOf(found).find((member) => member.name === name)?.type;
  }
  return found && plainType(found);
}

/** The names that values of a type have: true and false, or those of an ENUMERATED. */
export function valueNames(type: Type<any>): readonly string[] {
  const { schema } = elementType(type);
  if (schema.kind === "boolean") return ["true", "false"];
  return schema.kind === "enumerated" ? Object.keys(schema.names) : [];
}

/** A value of JSON with the numbers of an ENUMERATED for its names. */
export function withNumbers(type: Type<any>, value: unknown): unknown {
  const { schema } = plainType(type);
  if (schema.kind === "enumerated") {
    return typeof value === "string" && Object.hasOwn(schema.names, value)
      ? schema.names[value]
      : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return "element" in schema ? value.map((each) => withNumbers(schema.element, each)) : value;
  }
  if (!("members" in schema)) return value;
  const types = new Map(schema.members.map((member) => [member.name, member.type]));
  const entries = Object.entries(value).map(([name, member]): [string, unknown] => {
    const of = types.get(name);
    return [name, of === undefined ? member : withNumbers(of, member)];
  });
  return Object.fromEntries(entries);
}
