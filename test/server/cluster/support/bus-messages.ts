import type { Type } from "../../../../src/codec/index.js";

/** A type as octets show it: names of types are only there to find them, but those of members tell apart who has been moved. */
export interface Recorded {
  readonly kind: string;
  /** Of a SEQUENCE, SET or CHOICE. */
  readonly members?: readonly RecordedMember[];
  /** Of lists, and of types with a tag or another name: the type within. */
  readonly of?: string;
  readonly tag?: string;
}

interface RecordedMember {
  readonly name: string;
  readonly type: string;
  /** Whether a sender may leave it out. */
  readonly optional?: true;
}

/** All that servers tell each other. */
export interface BusMessages {
  /** By what they are, `topic notes/note`, the names of their types: of a question also that of its answer. */
  readonly messages: Readonly<Record<string, readonly string[]>>;
  readonly types: Readonly<Record<string, Recorded>>;
}

/** Describes messages and their types. */
export function described(messages: ReadonlyMap<string, readonly Type<any>[]>): BusMessages {
  const names = new Map<Type<any>, string>();
  const types: Record<string, Recorded> = {};
  const nameOf = (type: Type<any>): string => {
    const known = names.get(type);
    if (known !== undefined) return known;
    let name = type.name;
    for (let at = 2; name in types; at++) name = `${type.name} ${at}`;
    names.set(type, name);
    types[name] = { kind: "" };
    types[name] = recorded(type, nameOf);
    return name;
  };
  const all = [...messages].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { messages: Object.fromEntries(all.map(([key, of]) => [key, of.map(nameOf)])), types };
}

function recorded({ schema }: Type<any>, nameOf: (type: Type<any>) => string): Recorded {
  const { kind } = schema;
  switch (schema.kind) {
    case "sequence":
    case "set":
    case "choice":
      return {
        kind,
        members: schema.members.map(({ name, type, optional, extension, ...more }) => ({
          name,
          type: nameOf(type),
          ...((optional || extension || more.default !== undefined) && { optional: true as const }),
        })),
      };
    case "sequenceOf":
    case "setOf":
      return { kind, of: nameOf(schema.element) };
    case "tagged":
      return {
        kind,
        of: nameOf(schema.type),
        tag: `${schema.class} ${schema.number} ${schema.explicit ? "EXPLICIT" : "IMPLICIT"}`,
      };
    case "alias":
      return { kind, of: nameOf(schema.type) };
    case "string":
      return { kind, tag: schema.string };
    default:
      return { kind };
  }
}

/**
 * Where servers of two versions would not understand each other: an earlier message that is gone or has another type, a member that is gone, has another
 * place or type, or has begun or ceased to be optional, and a new member that must be there.
 */
export function misunderstandings(earlier: BusMessages, now: BusMessages): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const compare = (was: string, is: string, where: string): void => {
    const pair = JSON.stringify([was, is]);
    if (seen.has(pair)) return;
    seen.add(pair);
    const [one, other] = [earlier.types[was]!, now.types[is]!];
    if (one.kind !== other.kind || one.tag !== other.tag) {
      found.push(
        `${where}: it was ${one.kind} ${one.tag ?? ""}, and is ${other.kind} ${other.tag ?? ""}`,
      );
      return;
    }
    if (one.of !== undefined) compare(one.of, other.of!, where);
    const members = other.members ?? [];
    for (const [at, member] of (one.members ?? []).entries()) {
      const present = members[at];
      const place = `${where}.${member.name}`;
      if (present?.name !== member.name) found.push(`${place}: it is ${present?.name ?? "gone"}`);
      else if (present.optional !== member.optional) found.push(`${place}: OPTIONAL is another`);
      else compare(member.type, present.type, place);
    }
    if (one.kind === "choice") return;
    for (const { name, optional } of members.slice(one.members?.length ?? 0)) {
      if (optional === undefined) found.push(`${where}.${name}: an earlier version leaves it out`);
    }
  };
  for (const [key, was] of Object.entries(earlier.messages)) {
    const is = now.messages[key];
    if (is === undefined) found.push(`${key}: it is gone`);
    else for (const [at, type] of was.entries()) compare(type, is[at]!, `${key} ${type}`);
  }
  return found;
}
