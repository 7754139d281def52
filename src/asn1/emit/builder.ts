import type { MemberNode, TypeNode } from "../model.js";
import { dataLiteral, literal } from "./literal.js";
import { propertyName } from "./names.js";
import type { Scope } from "./scope.js";
import { docComment } from "./comment.js";

/**
 * The expression that builds a type's schema with the codec's builders.
 * @param name The type reference; "" for a type written in place.
 */
export function builder(node: TypeNode, scope: Scope, indent = "", name = ""): string {
  switch (node.kind) {
    case "sequence":
    case "set": {
      const at = node.extensionAt === node.members.length ? true : node.extensionAt;
      const options = node.extensible ? `, { extensible: ${at} }` : "";
      return call(scope, node.kind, name, rows(node.members, scope, indent), options);
    }
    case "choice": {
      const options = node.extensible ? ", { extensible: true }" : "";
      return call(scope, "choice", name, rows(node.members, scope, indent), options);
    }
    case "sequenceOf":
    case "setOf": {
      const options = {
        ...(node.kind === "sequenceOf" && node.map && { map: true }),
        ...(node.constraint && { constraint: node.constraint }),
      };
      const rest = Object.keys(options).length === 0 ? "" : `, ${dataLiteral(options)}`;
      return call(scope, node.kind, name, builder(node.element, scope, indent), rest);
    }
    case "enumerated":
      return enumeration(node, scope, indent, name);
    case "systemTime":
      return `${scope.codec("systemTime")}(${JSON.stringify(name)})`;
    case "open":
      return openBuilder(node, scope, indent);
    default: {
      const type = unnamed(node, scope, indent);
      return name === "" ? type : call(scope, "alias", name, type, "");
    }
  }
}

type Unnamed = Exclude<
  TypeNode,
  {
    kind:
      | "sequence"
      | "set"
      | "choice"
      | "sequenceOf"
      | "setOf"
      | "enumerated"
      | "systemTime"
      | "open";
  }
>;

/** The types whose builders take no name. */
function unnamed(node: Unnamed, scope: Scope, indent: string): string {
  switch (node.kind) {
    case "reference":
      return scope.reference(node, "value");
    case "integer": {
      const { wide, names, constraint } = node;
      const options = {
        ...(wide && { wide }),
        ...(names && { names }),
        ...(constraint && { constraint }),
      };
      if (Object.keys(options).length === 0) return scope.codec("INTEGER");
      return `${scope.codec("integer")}${wide ? "<bigint>" : ""}(${dataLiteral(options)})`;
    }
    case "bitString": {
      const { names, constraint } = node;
      const options = { ...(names && { names }), ...(constraint && { constraint }) };
      if (Object.keys(options).length === 0) return scope.codec("BIT_STRING");
      return `${scope.codec("bitString")}(${dataLiteral(options)})`;
    }
    case "octetString":
      return node.constraint === undefined
        ? scope.codec("OCTET_STRING")
        : `${scope.codec("octetString")}(${dataLiteral(node.constraint)})`;
    case "string": {
      if (node.string === "UTF8String" && node.constraint === undefined)
        return scope.codec("UTF8String");
      const constraint = node.constraint === undefined ? "" : `, ${dataLiteral(node.constraint)}`;
      return `${scope.codec("string")}(${JSON.stringify(node.string)}${constraint})`;
    }
    case "objectIdentifier":
      return scope.codec(node.relative ? "RELATIVE_OID" : "OBJECT_IDENTIFIER");
    case "tagged": {
      const tagClass = node.class === "context" ? "" : `, ${JSON.stringify(node.class)}`;
      const inner = builder(node.type, scope, indent);
      return `${scope.codec(node.explicit ? "explicit" : "implicit")}(${node.number}, ${inner}${tagClass})`;
    }
    default:
      return scope.codec(constants[node.kind as keyof typeof constants]);
  }
}

const constants = {
  boolean: "BOOLEAN",
  null: "NULL",
  real: "REAL",
  any: "ANY",
  external: "EXTERNAL",
  embeddedPdv: "EMBEDDED_PDV",
  characterString: "CHARACTER_STRING",
} as const;

function call(scope: Scope, name: string, typeName: string, lazy: string, rest: string): string {
  return `${scope.codec(name)}(${JSON.stringify(typeName)}, () => ${lazy}${rest})`;
}

function rows(members: readonly MemberNode[], scope: Scope, indent: string): string {
  if (members.length === 0) return "[]";
  const lines = members.map((member) => {
    const type = builder(member.type, scope, `${indent}  `);
    return `${indent}  [${JSON.stringify(member.name)}, ${type}${memberOptions(member, scope)}],`;
  });
  return `[\n${lines.join("\n")}\n${indent}]`;
}

function openBuilder(
  { rows: all, extensible, keys, contents, der }: Extract<TypeNode, { kind: "open" }>,
  scope: Scope,
  indent: string,
): string {
  const lines = all.map(({ name, keys: values, type }) => {
    const row = [JSON.stringify(name), literal(values, scope), builder(type, scope, `${indent}  `)];
    return `${indent}  [${row.join(", ")}],`;
  });
  const ways = keys.map((key) => (key.up === 0 ? key.path : key));
  const rest = dataLiteral({
    keys: ways,
    ...(extensible && { extensible }),
    ...(contents && { contents }),
    ...(der && { der }),
  });
  return `${scope.codec("openType")}(() => [\n${lines.join("\n")}\n${indent}], ${rest})`;
}

function memberOptions(member: MemberNode, scope: Scope): string {
  if (member.optional && !member.extension && member.default === undefined)
    return `, ${scope.codec("OPTIONAL")}`;
  const options = [
    ...(member.optional ? ["optional: true"] : []),
    ...(member.default === undefined ? [] : [`default: ${literal(member.default, scope)}`]),
    ...(member.extension ? ["extension: true"] : []),
  ];
  return options.length === 0 ? "" : `, { ${options.join(", ")} }`;
}

function enumeration(
  node: Extract<TypeNode, { kind: "enumerated" }>,
  scope: Scope,
  indent: string,
  name: string,
): string {
  const items = node.items.flatMap((item) => [
    ...docComment(item.doc, `${indent}  `),
    `${indent}  ${propertyName(item.name)}: ${item.value},`,
  ]);
  const names = items.length === 0 ? "{}" : `{\n${items.join("\n")}\n${indent}}`;
  const options = node.extensible ? ", { extensible: true }" : "";
  return `${scope.codec("enumerated")}(${JSON.stringify(name)}, ${names}${options})`;
}
