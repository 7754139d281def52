import type { RecordShape, Shape, ShapeMember } from "./shape.js";

const scalars = {
  text: "string",
  integer: "int32",
  boolean: "bool",
  real: "double",
  time: "double",
  octets: "bytes",
} as const;

/**
 * A type as a proto3 file: mandatory members as plain fields, OPTIONAL ones as `optional`, so
 * that absence survives; a CHOICE as a message with a oneof; times as doubles.
 */
export function protoOf(shape: RecordShape): string {
  const messages = new Map<string, string>();
  define(shape, messages);
  return `syntax = "proto3";\npackage bench;\n${[...messages.values()].join("")}`;
}

function define(shape: Shape, messages: Map<string, string>): string {
  if (shape.kind === "list") throw new Error("proto3 has no list of lists");
  if (shape.kind !== "record" && shape.kind !== "choice") return scalars[shape.kind];
  if (messages.has(shape.name)) return shape.name;
  messages.set(shape.name, "");
  const fields = shape.members.map((member, index) => {
    const label = shape.kind === "choice" ? "" : labelOf(member);
    const inner = member.shape.kind === "list" ? member.shape.item : member.shape;
    return `${label}${define(inner, messages)} ${member.name} = ${index + 1};`;
  });
  const body = fields.map((field) => `  ${field}\n`).join("");
  const wrapped = shape.kind === "choice" ? `  oneof choice {\n${body}  }\n` : body;
  messages.set(shape.name, `message ${shape.name} {\n${wrapped}}\n`);
  return shape.name;
}

function labelOf({ shape, optional }: ShapeMember): string {
  if (shape.kind === "list") return "repeated ";
  return optional ? "optional " : "";
}
