import type { MemberNode, TypeDefinition, TypeNode, Value } from "../asn1/index.js";
import type { Constraint, Interval } from "../codec/index.js";

/**
 * A type as ASN.1 notation over several lines, with its documentation as comments. Every tag is
 * written out as it was resolved, and is implicit unless EXPLICIT follows it.
 */
export function assignment({ name, type }: TypeDefinition): string {
  return `${name} ::= ${notation(type, "")}`;
}

/** What a type is, in the words of ASN.1 and without its members: `SEQUENCE`, `[3] OCTET STRING`. */
export function kindOf(node: TypeNode): string {
  switch (node.kind) {
    case "reference":
      return node.name;
    case "string":
      return node.string;
    case "objectIdentifier":
      return node.relative ? "RELATIVE-OID" : "OBJECT IDENTIFIER";
    case "sequenceOf":
    case "setOf": {
      const list = node.kind === "sequenceOf" ? "SEQUENCE" : "SET";
      const size = constraintText(node.constraint);
      return `${list}${size} OF ${kindOf(node.element)}`;
    }
    case "tagged":
      return `${tagText(node)} ${kindOf(node.type)}`;
    case "open":
      return node.contents === undefined
        ? words.any
        : `${words[node.contents]} (CONTAINING ${node.keys.length === 0 ? kindOf(node.rows[0]!.type) : "ANY"})`;
    default:
      return words[node.kind];
  }
}

const words = {
  any: "ANY",
  bitString: "BIT STRING",
  boolean: "BOOLEAN",
  characterString: "CHARACTER STRING",
  choice: "CHOICE",
  embeddedPdv: "EMBEDDED PDV",
  enumerated: "ENUMERATED",
  external: "EXTERNAL",
  integer: "INTEGER",
  null: "NULL",
  octetString: "OCTET STRING",
  real: "REAL",
  sequence: "SEQUENCE",
  set: "SET",
  systemTime: "REAL",
} as const;

function notation(node: TypeNode, indent: string): string {
  switch (node.kind) {
    case "tagged":
      return `${tagText(node)} ${notation(node.type, indent)}`;
    case "sequence":
    case "set":
      return `${kindOf(node)} ${braces(membersOf(node, indent), indent)}`;
    case "choice": {
      const rows = node.members.map((member) => memberRow(member, indent));
      return `CHOICE ${braces(node.extensible ? [...rows, marker] : rows, indent)}`;
    }
    case "enumerated": {
      const rows = node.items.map(({ name, value, doc }) => ({ code: `${name}(${value})`, doc }));
      return `ENUMERATED ${braces(node.extensible ? [...rows, marker] : rows, indent)}`;
    }
    case "sequenceOf":
    case "setOf": {
      const list = node.kind === "sequenceOf" ? "SEQUENCE" : "SET";
      return `${list}${constraintText(node.constraint)} OF ${notation(node.element, indent)}`;
    }
    case "integer":
    case "bitString": {
      const rows = Object.entries(node.names ?? {}).map(([name, value]) => ({
        code: `${name}(${value})`,
        doc: "",
      }));
      const names = rows.length === 0 ? "" : ` ${braces(rows, indent)}`;
      return `${kindOf(node)}${names}${constraintText(node.constraint)}`;
    }
    case "octetString":
    case "string":
      return `${kindOf(node)}${constraintText(node.constraint)}`;
    case "open":
      return openText(node, indent);
    default:
      return kindOf(node);
  }
}

/** ANY, and in comments what it is for each object: no notation has the objects themselves. */
function openText(node: Extract<TypeNode, { kind: "open" }>, indent: string): string {
  if (node.keys.length === 0) return kindOf(node);
  const paths = node.keys.map(({ path }) => path.join("."));
  const rows = node.rows.map(({ name, keys, type }) => {
    const values = keys.map((key, index) => `${paths[index]} ${valueText(key)}`).join(", ");
    return `${indent}  -- ${name}, ${values}: ${kindOf(type)}`;
  });
  return [kindOf(node), ...rows, ...(node.extensible ? [`${indent}  -- ...`] : [])].join("\n");
}

/** A line between braces and what is said about it. */
interface Row {
  readonly code: string;
  readonly doc: string;
}

const marker: Row = { code: "...", doc: "" };

/** Rows with commas between them, the comments below each other. */
function braces(rows: readonly Row[], indent: string): string {
  if (rows.length === 0) return "{ }";
  const inner = `${indent}  `;
  const codes = rows.map(({ code }, index) => (index < rows.length - 1 ? `${code},` : code));
  const width = Math.min(60, Math.max(...codes.map(lastLineLength)));
  const lines = rows.map(({ doc }, index) => {
    const code = codes[index] as string;
    const comment = commentOf(doc);
    if (comment === "") return `${inner}${code}`;
    return `${inner}${code}${" ".repeat(Math.max(0, width - lastLineLength(code)))} -- ${comment}`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

/** The documentation in one line; `@linked Name` says which ENUMERATED an INTEGER takes. */
function commentOf(doc: string): string {
  const links = [...doc.matchAll(linkedRemark)].map(([, name]) => `see ${name}`);
  const text = doc.replace(linkedRemark, "").replace(/\s+/g, " ").trim();
  return [...(text === "" ? [] : [text]), ...links].join(", ");
}

const linkedRemark = /@linked\s+([A-Za-z][\w-]*)/g;

function lastLineLength(text: string): number {
  return text.length - text.lastIndexOf("\n") - 1;
}

/** The members with the extension markers in their places (X.680 25.1). */
function membersOf(
  node: Extract<TypeNode, { kind: "sequence" | "set" }>,
  indent: string,
): readonly Row[] {
  const { members, extensible, extensionAt } = node;
  const rows = (some: readonly MemberNode[]) => some.map((member) => memberRow(member, indent));
  if (!extensible) return rows(members);
  const root = members.slice(0, extensionAt).filter(({ extension }) => !extension);
  const additions = members.slice(root.length, extensionAt);
  const tail = members.slice(extensionAt);
  const end = tail.length > 0 ? [marker, ...rows(tail)] : [];
  return [...rows(root), marker, ...rows(additions), ...end];
}

function memberRow(member: MemberNode, indent: string): Row {
  const { name, type, doc, optional } = member;
  const byDefault = member.default === undefined ? "" : ` DEFAULT ${valueText(member.default)}`;
  const code = `${name} ${notation(type, `${indent}  `)}${optional ? " OPTIONAL" : ""}${byDefault}`;
  return { code, doc };
}

function tagText({ class: tagClass, number, explicit }: TypeNode & { kind: "tagged" }): string {
  const word = tagClass === "context" ? "" : `${tagClass.toUpperCase()} `;
  return `[${word}${number}]${explicit ? " EXPLICIT" : ""}`;
}

function constraintText(constraint: Constraint | undefined): string {
  const { value, size } = constraint ?? {};
  const values = value === undefined ? "" : ` (${value.map(rangeText).join(" | ")})`;
  return size === undefined ? values : `${values} (SIZE (${size.map(rangeText).join(" | ")}))`;
}

function rangeText({ min, max }: Interval): string {
  if (min !== undefined && min === max) return String(min);
  return `${min ?? "MIN"}..${max ?? "MAX"}`;
}

/** A value in the notation of X.680 clause 17; numbers of an ENUMERATED stay numbers. */
function valueText(value: Value): string {
  if (value === null) return "NULL";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (value instanceof Uint8Array) return `'${Buffer.from(value).toString("hex").toUpperCase()}'H`;
  if (Array.isArray(value)) return `{ ${value.map(valueText).join(", ")} }`;
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${name} ${valueText(member as Value)}`)
    .join(", ")} }`;
}
