import avro from "avsc";
import { give, milliseconds, take, type Alternative, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import { recordOf, type ChoiceShape, type Shape } from "./shape.js";

const scalars = {
  text: "string",
  integer: "int",
  boolean: "boolean",
  real: "double",
  time: "double",
  octets: "bytes",
} as const;

const typeNames = { text: "string", integer: "number", octets: "object" } as const;

/** A CHOICE is a union whose values say themselves which alternative they are. */
function alternativeOf(value: unknown, shape: ChoiceShape): Alternative {
  const found = shape.members.find(
    ({ shape: inner }) => typeNames[inner.kind as keyof typeof typeNames] === typeof value,
  );
  if (found === undefined) throw new Error(`no alternative of ${shape.name}`);
  return [found.name, value];
}

const habits: Habits = {
  time: milliseconds,
  octets: {
    give: (octets) => Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength),
    take: (octets: Uint8Array) => octets,
  },
  choice: { give: ([, value]) => value, take: alternativeOf },
  absent: null,
};

function schemaOf(shape: Shape, defined: Set<string>): avro.Schema {
  switch (shape.kind) {
    case "list":
      return { type: "array", items: schemaOf(shape.item, defined) };
    case "choice":
      return shape.members.map((member) => schemaOf(member.shape, defined)) as avro.Schema;
    case "record": {
      if (defined.has(shape.name)) return shape.name;
      defined.add(shape.name);
      const fields = shape.members.map(({ name, optional, shape: inner }) => {
        const type = schemaOf(inner, defined);
        return optional ? { name, type: ["null", type], default: null } : { name, type };
      });
      return { type: "record", name: shape.name, fields } as avro.Schema;
    }
    default:
      return scalars[shape.kind];
  }
}

/** Avro; an OPTIONAL member is a union with null. */
export const avsc: Peer = {
  name: "avsc",
  packages: ["avsc"],
  ber: false,
  open(message) {
    const shape = recordOf(message.type);
    const type = avro.Type.forSchema(schemaOf(shape, new Set()));
    return {
      prepare: (value) => give(shape, value, habits),
      encode: (value) => type.toBuffer(value),
      decode: (octets) => type.fromBuffer(octets as Buffer),
      restore: (decoded) => take(shape, decoded, habits),
    };
  },
};
