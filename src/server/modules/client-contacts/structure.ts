import {
  AsnClientContentGroupCluster,
  AsnStructureAttribute,
  type AsnClientContentGroup,
  type AsnClientContentItem,
} from "../../../modules/client-contacts-list/client-contacts-list.js";
import { invalid, RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

/** Octets of a structure, and of all attributes that a change names. */
const largestStructure = 1024 * 1024;

/** The encodings of the elements of a list, one after the other. */
export function octetsOf<E>(
  type: { encode(value: E): Uint8Array },
  list: readonly E[],
): Uint8Array {
  return Buffer.concat(list.map((element) => type.encode(element)));
}

/**
 * The encoding of the group clusters of a client.
 * @throws RequestError if an id is missing, too long or not unique (manual line 21337), or the structure is too large.
 */
export function structureOctets(clusters: readonly AsnClientContentGroupCluster[]): Uint8Array {
  const items = new Set<string>();
  const ids = new Set<string>();
  for (const [at, cluster] of clusters.entries()) {
    const path = `listContentstructure[${at}]`;
    requireNew(ids, cluster.u8sID, path);
    const groups = new Set<string>();
    for (const [number, group] of cluster.listGroups.entries()) {
      const place = `${path}.listGroups[${number}]`;
      requireNew(groups, group.u8sID, place);
      for (const [index, item] of group.listItems.entries()) {
        requireNew(items, item.u8sID, `${place}.listItems[${index}]`);
      }
    }
  }
  return checked(clusters);
}

/**
 * Changes attributes of elements of a structure, which are named as the members of their types. Other attributes become optional parameters; without a
 * value they go.
 * @returns The structure as it is stored.
 * @throws RequestError for an element that there is not, a value that the attribute cannot have, and a structure that is too large.
 */
export function withAttributes(
  structure: Uint8Array,
  attributes: readonly AsnStructureAttribute[],
): Uint8Array {
  const clusters = [...AsnClientContentGroupCluster.decodeAll(structure)];
  const elements = new Map<string, Element>();
  for (const cluster of clusters) {
    elements.set(placeOf(cluster.u8sID), cluster);
    for (const group of cluster.listGroups) {
      elements.set(placeOf(cluster.u8sID, group.u8sID), group);
      for (const item of group.listItems) {
        elements.set(placeOf(cluster.u8sID, group.u8sID, item.u8sID), item);
      }
    }
  }
  for (const [at, attribute] of attributes.entries()) {
    const { u8sGroupclusterID, u8sGroupID, u8sItemID } = attribute;
    const element = elements.get(placeOf(u8sGroupclusterID, u8sGroupID, u8sItemID));
    const path = `listStructureAttributes[${at}]`;
    if (element === undefined) {
      throw new RequestError(RequestErrorDetail.notFound, `${path} names no element`);
    }
    setAttribute(element, attribute, path);
  }
  return checked(clusters);
}

type Element = AsnClientContentGroupCluster | AsnClientContentGroup | AsnClientContentItem;

/** How many optional parameters an element may get by attributes. */
const mostParameters = 100;

function placeOf(...ids: readonly (string | undefined)[]): string {
  return JSON.stringify(ids.filter((id) => id !== undefined));
}

function setAttribute(
  element: Element,
  { u8sAttributeName: name, u8sAttributeValue: value }: AsnStructureAttribute,
  path: string,
): void {
  const members = element as unknown as Record<string, unknown>;
  const known = Object.hasOwn(members, name) ? members[name] : undefined;
  if (typeof known === "string" && name !== "u8sID") {
    members[name] = value ?? "";
  } else if (typeof known === "number") {
    const number = Number(value ?? Number.NaN);
    if (!Number.isSafeInteger(number)) throw invalid(`${path}.u8sAttributeValue is no number`);
    members[name] = number;
  } else if (known !== undefined) {
    throw invalid(`${path}.u8sAttributeName is no attribute that can be changed`);
  } else {
    const others = (element.optionalParams ?? []).filter(({ key }) => key !== name);
    if (value !== undefined) others.push({ key: name, value: { stringdata: value } });
    if (others.length > mostParameters) throw invalid(`${path} is one attribute too many`);
    element.optionalParams = others;
  }
}

/** The encodings of changed attributes, one after the other. @throws RequestError if they are too large. */
export function attributeOctets(attributes: readonly AsnStructureAttribute[]): Uint8Array {
  return modest(octetsOf(AsnStructureAttribute, attributes), "the attributes of a change");
}

function checked(clusters: readonly AsnClientContentGroupCluster[]): Uint8Array {
  return modest(octetsOf(AsnClientContentGroupCluster, clusters), "a structure");
}

function modest(octets: Uint8Array, what: string): Uint8Array {
  if (octets.length <= largestStructure) return octets;
  throw new RequestError(
    RequestErrorDetail.limitExceeded,
    `${what} may have at most ${largestStructure} octets`,
  );
}

function requireNew(ids: Set<string>, id: string, path: string): void {
  if (id === "" || id.length > textLimits.contactId) {
    throw invalid(`${path}.u8sID is empty or has over ${textLimits.contactId} characters`);
  }
  if (ids.has(id)) throw invalid(`${path}.u8sID occurs twice`);
  ids.add(id);
}
