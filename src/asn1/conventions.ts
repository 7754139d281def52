import type { TypeNode } from "./model.js";

/** The member that holds the AsnOptionalParameters of a structure. */
export const optionalParams = "optionalParams";

/**
 * What two names mean to the protocol beyond their ASN.1: AsnSystemTime, a REAL, is a
 * date; AsnOptionalParameters, a list of keys and values, is an object in JSON.
 * @param leafOf Looks through references and tags.
 */
export function applyConventions(
  name: string,
  node: TypeNode,
  leafOf: (node: TypeNode) => TypeNode,
): TypeNode {
  if (name === "AsnSystemTime" && node.kind === "real") return { kind: "systemTime" };
  if (name === "AsnOptionalParameters" && node.kind === "sequenceOf") {
    return { ...node, map: isParameter(leafOf(node.element), leafOf) };
  }
  return node;
}

function isParameter(node: TypeNode, leafOf: (node: TypeNode) => TypeNode): boolean {
  if (node.kind !== "sequence") return false;
  const [key, value] = node.members;
  if (node.members.length !== 2 || key?.name !== "key" || value?.name !== "value") return false;
  const choice = leafOf(value.type);
  if (choice.kind !== "choice") return false;
  const names = choice.members.map((member) => member.name);
  return names.join() === "stringdata,binarydata,integerdata";
}
