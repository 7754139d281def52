import { create, createFileRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  DescriptorProtoSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as FieldType,
  FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  OneofDescriptorProtoSchema,
  type DescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { give, milliseconds, take, type Alternative, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import {
  recordOf,
  type ChoiceShape,
  type RecordShape,
  type Shape,
  type ShapeMember,
} from "./shape.js";

const habits: Habits = {
  time: milliseconds,
  choice: {
    give: ([name, value]: Alternative) => ({ choice: { case: name, value } }),
    take: ({ choice }) => [choice.case, choice.value],
  },
};

const scalars = {
  text: FieldType.STRING,
  integer: FieldType.INT32,
  boolean: FieldType.BOOL,
  real: FieldType.DOUBLE,
  time: FieldType.DOUBLE,
  octets: FieldType.BYTES,
} as const;

/** The descriptors of a type and those it refers to, of the same file that protoOf writes. */
function describe(shape: RecordShape | ChoiceShape, made: Map<string, DescriptorProto>): void {
  if (made.has(shape.name)) return;
  const choice = shape.kind === "choice";
  const message = create(DescriptorProtoSchema, { name: shape.name });
  made.set(shape.name, message);
  if (choice) message.oneofDecl.push(create(OneofDescriptorProtoSchema, { name: "choice" }));
  message.field = shape.members.map((member, index) =>
    create(FieldDescriptorProtoSchema, fieldOf(member, index + 1, choice, made)),
  );
}

function fieldOf(
  { name, optional, shape }: ShapeMember,
  number: number,
  inChoice: boolean,
  made: Map<string, DescriptorProto>,
): Record<string, unknown> {
  const list = shape.kind === "list";
  return {
    name,
    jsonName: name,
    number,
    label: list ? Label.REPEATED : Label.OPTIONAL,
    ...typeOf(list ? shape.item : shape, made),
    ...(inChoice && { oneofIndex: 0 }),
    ...(optional && !list && { proto3Optional: true }),
  };
}

function typeOf(shape: Shape, made: Map<string, DescriptorProto>): Record<string, unknown> {
  if (shape.kind === "list") throw new Error("proto3 has no list of lists");
  if (shape.kind !== "record" && shape.kind !== "choice") return { type: scalars[shape.kind] };
  describe(shape, made);
  return { type: FieldType.MESSAGE, typeName: `.bench.${shape.name}` };
}

/**
 * protobuf-es. Its generated files hold descriptors and no code, so it loses nothing by getting
 * them at run time.
 */
export const bufbuild: Peer = {
  name: "protobuf-es",
  packages: ["@bufbuild/protobuf"],
  ber: false,
  open(message) {
    const shape = recordOf(message.type);
    const made = new Map<string, DescriptorProto>();
    describe(shape, made);
    const file = create(FileDescriptorProtoSchema, {
      name: `${shape.name}.proto`,
      package: "bench",
      syntax: "proto3",
      messageType: [...made.values()],
    });
    const registry = createFileRegistry(file, () => undefined);
    const schema = registry.getMessage(`bench.${shape.name}`);
    if (schema === undefined) throw new Error(`no descriptor of ${shape.name}`);
    return {
      prepare: (value) => create(schema, give(shape, value, habits) as Record<string, unknown>),
      encode: (value) => toBinary(schema, value),
      decode: (input) => fromBinary(schema, input),
      restore: (decoded) => take(shape, decoded, habits),
    };
  },
};
