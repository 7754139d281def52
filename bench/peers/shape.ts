import type { Member, Schema, Type } from "../../src/codec/index.js";

/** A type as a peer needs to know it: names and tags resolved, only what the messages use. */
export type Shape =
  | { readonly kind: "text" | "integer" | "boolean" | "real" | "time" | "octets" }
  | { readonly kind: "record"; readonly name: string; readonly members: readonly ShapeMember[] }
  | { readonly kind: "choice"; readonly name: string; readonly members: readonly ShapeMember[] }
  | { readonly kind: "list"; readonly item: Shape };

export type RecordShape = Extract<Shape, { kind: "record" }>;
export type ChoiceShape = Extract<Shape, { kind: "choice" }>;

export interface ShapeMember {
  readonly name: string;
  /** The number of its implicit context tag, if it has one. */
  readonly tag: number | undefined;
  readonly optional: boolean;
  readonly shape: Shape;
}

const known = new WeakMap<Type<any>, Shape>();

/** The shape of a type; the same object for the same type. */
export function shapeOf(type: Type<any>): Shape {
  let shape = known.get(type);
  if (shape === undefined) {
    shape = makeShape(type, type.schema);
    known.set(type, shape);
  }
  return shape;
}

/** The number of a type's implicit context tag. */
export function tagOf(type: Type<any>): number | undefined {
  const { schema } = type;
  if (schema.kind !== "tagged") return undefined;
  if (schema.explicit || schema.class !== "context") {
    throw new Error(`${type.name}: only implicit context tags are known to the peers`);
  }
  return schema.number;
}

/** The shape of a message's type, which is a record in all messages. */
export function recordOf(type: Type<any>): RecordShape {
  const shape = shapeOf(type);
  if (shape.kind !== "record") throw new Error(`${type.name} is no SEQUENCE`);
  return shape;
}

function makeShape(type: Type<any>, schema: Schema): Shape {
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return shapeOf(schema.type);
    case "string":
      return { kind: "text" };
    case "integer":
    case "enumerated":
      return { kind: "integer" };
    case "boolean":
    case "real":
      return { kind: schema.kind };
    case "systemTime":
      return { kind: "time" };
    case "octetString":
      return { kind: "octets" };
    case "sequence":
      return { kind: "record", name: type.name, members: schema.members.map(memberOf) };
    case "choice":
      return { kind: "choice", name: type.name, members: schema.members.map(memberOf) };
    case "sequenceOf":
      return { kind: "list", item: shapeOf(schema.element) };
    default:
      throw new Error(`${type.name}: the peers know no ${schema.kind}`);
  }
}

function memberOf({ name, type, optional }: Member): ShapeMember {
  return { name, tag: tagOf(type), optional, shape: shapeOf(type) };
}

/** The universal tag numbers of the shapes, for peers that are told of tags by hand. */
export const universalTags = {
  text: 12,
  integer: 2,
  boolean: 1,
  real: 9,
  time: 9,
  octets: 4,
  list: 16,
  record: 16,
} as const;
