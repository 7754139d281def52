import type { BracesAst } from "../ast.js";
import type { MemberNode, TypeNode, Value } from "../model.js";
import type { Scope } from "./scope.js";
import { evaluateMembers } from "./value.js";

type Members = { readonly [name: string]: Value };

/**
 * A value of EXTERNAL, EMBEDDED PDV or CHARACTER STRING as the codec has it. It is written as one of the associated type (X.680 37.5,
 * 36.5, 44.5); an EXTERNAL also in the form of BER and of X.208, `{ direct-reference .., encoding .. }`.
 */
export function presentationValue(
  scope: Scope,
  ast: BracesAst,
  kind: "external" | "embeddedPdv" | "characterString",
): Value {
  if (kind !== "external") return embedded(scope, ast, kind);
  const named = ast.groups.map(([first]) => (first?.kind === "reference" ? first.name : ""));
  if (named.includes("encoding")) return evaluateMembers(scope, ast, externalMembers);
  const value = evaluateMembers(scope, ast, [
    member("identification", identification),
    member("data-value-descriptor", descriptor, true),
    member("data-value", octets),
  ]);
  const descriptorOf = value["data-value-descriptor"];
  return {
    ...references(value["identification"] as Members),
    ...(descriptorOf !== undefined && { "data-value-descriptor": descriptorOf }),
    encoding: { "octet-aligned": value["data-value"]! },
  };
}

/** What identifies the contents of an EXTERNAL in BER (X.690 8.18.2 - 8.18.4). */
function references(identified: Members): Members {
  const { syntax } = identified;
  if (syntax !== undefined) return { "direct-reference": syntax };
  const context = identified["presentation-context-id"];
  if (context !== undefined) return { "indirect-reference": context };
  const negotiation = identified["context-negotiation"] as Members;
  return {
    "direct-reference": negotiation["transfer-syntax"]!,
    "indirect-reference": negotiation["presentation-context-id"]!,
  };
}

function embedded(scope: Scope, ast: BracesAst, kind: "embeddedPdv" | "characterString"): Value {
  const contents = kind === "embeddedPdv" ? "data-value" : "string-value";
  const value = evaluateMembers(scope, ast, [
    member("identification", anyIdentification),
    member(contents, octets),
  ]);
  return { identification: value["identification"]!, "string-value": value[contents]! };
}

function member(name: string, type: TypeNode, optional = false): MemberNode {
  return { name, doc: "", type, optional, extension: false };
}

const octets: TypeNode = { kind: "octetString" };
const descriptor: TypeNode = { kind: "string", string: "ObjectDescriptor" };
const oid: TypeNode = { kind: "objectIdentifier", relative: false };
const integer: TypeNode = { kind: "integer", wide: false };

function choice(members: readonly MemberNode[]): TypeNode {
  return { kind: "choice", members, extensible: false };
}

function sequence(members: readonly MemberNode[]): TypeNode {
  return { kind: "sequence", members, extensible: false, extensionAt: members.length };
}

const identifications = [
  member("syntax", oid),
  member("presentation-context-id", integer),
  member(
    "context-negotiation",
    sequence([member("presentation-context-id", integer), member("transfer-syntax", oid)]),
  ),
];

const identification = choice(identifications);
const anyIdentification = choice([
  member("syntaxes", sequence([member("abstract", oid), member("transfer", oid)])),
  ...identifications,
  member("transfer-syntax", oid),
  member("fixed", { kind: "null" }),
]);

const externalMembers = [
  member("direct-reference", oid, true),
  member("indirect-reference", integer, true),
  member("data-value-descriptor", descriptor, true),
  member(
    "encoding",
    choice([
      member("single-ASN1-type", { kind: "any" }),
      member("octet-aligned", octets),
      member("arbitrary", { kind: "bitString" }),
    ]),
  ),
];
