import { EncodedList, type Type } from "../../../codec/index.js";
import {
  AsnClientContentGroupCluster,
  AsnStructureAttribute,
  AsnSubscribeClientContentFlags,
  type AsnClientContentChangedArgument,
} from "../../../modules/client-contacts-list/client-contacts-list.js";
import { AsnNetDatabaseContact, AsnNetDatabaseContactID } from "../../../modules/common/common.js";
import { RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import type { Difference } from "./service.js";
import type { PassedOn } from "./topics.js";

const { eCONTACTS, eSTRUCTURE, eJPEGPHOTO } = AsnSubscribeClientContentFlags.values;

/** Bit 0 of `iFlags`: the client drops its data (manual line 21245). */
const fullUpdate = 0x1;

/** To how many group clusters a subscription may be restricted. */
const mostClusters = 100;

/** What a session has subscribed to. */
export interface Wanted {
  readonly contacts: boolean;
  readonly structure: boolean;
  readonly pictures: boolean;
  /** The ids of the only group clusters that are wanted; undefined for all. */
  readonly clusters: readonly string[] | undefined;
}

/**
 * What a subscription asks for.
 * @throws RequestError for flags that there are not, and too many or too long ids.
 */
export function wantedBy(flags = 0, clusters: readonly string[] = []): Wanted {
  if ((flags & ~(eCONTACTS | eSTRUCTURE | eJPEGPHOTO)) !== 0) {
    throw new RequestError(RequestErrorDetail.invalidArgument, "There are no such flags");
  }
  if (clusters.length > mostClusters || clusters.some((id) => id.length > textLimits.contactId)) {
    const { limitExceeded } = RequestErrorDetail;
    throw new RequestError(limitExceeded, "Too many group clusters, or too long ids");
  }
  const part = flags & (eCONTACTS | eSTRUCTURE);
  return {
    contacts: part !== eSTRUCTURE,
    structure: part !== eCONTACTS,
    pictures: (flags & eJPEGPHOTO) !== 0,
    clusters: clusters.length === 0 ? undefined : clusters.toSorted(),
  };
}

/** The event for a change, for those who want this. */
export function changeEvent(change: PassedOn, wanted: Wanted): AsnClientContentChangedArgument {
  const { revision, isFull, contacts, removed, structure, isRestructured, attributes } = change;
  return eventOf(wanted, {
    iRevision: isFull ? revision : revision - 1,
    isFull,
    contacts: wanted.pictures ? contacts.full : contacts.plain,
    removed,
    structure: isRestructured ? structure : undefined,
    attributes,
  });
}

/** The event that brings a client up to date; undefined if nothing has changed. */
export function updateEvent(
  difference: Difference,
  known: number,
  wanted: Wanted,
): AsnClientContentChangedArgument | undefined {
  if (difference.kind === "nothing") return undefined;
  const isFull = difference.kind === "everything";
  return eventOf(wanted, {
    iRevision: isFull ? difference.revision : known,
    isFull,
    contacts: difference.contacts,
    removed: isFull ? nothing : difference.removed,
    structure: difference.structure,
    attributes: nothing,
  });
}

/** The list of encoded elements. */
export function listOf<E>(type: Type<E>, octets: Uint8Array): EncodedList<E> {
  return new EncodedList(type, octets.length === 0 ? [] : [octets]);
}

interface Parts {
  readonly iRevision: number;
  readonly isFull: boolean;
  readonly contacts: Uint8Array;
  readonly removed: Uint8Array;
  readonly structure: Uint8Array | undefined;
  readonly attributes: Uint8Array;
}

function eventOf(
  { contacts, structure, clusters }: Wanted,
  parts: Parts,
): AsnClientContentChangedArgument {
  const { iRevision, isFull } = parts;
  const argument = {
    iRevision,
    ...(contacts &&
      (isFull || parts.contacts.length > 0) && {
        addedOrChangedContacts: listOf(AsnNetDatabaseContact, parts.contacts),
      }),
    ...(contacts &&
      parts.removed.length > 0 && {
        removedContacts: listOf(AsnNetDatabaseContactID, parts.removed),
      }),
    ...(structure &&
      parts.structure !== undefined && {
        listContentstructure: clustersOf(parts.structure, clusters),
      }),
    ...(structure &&
      parts.attributes.length > 0 && {
        listChangedStructureAttributes: [
          ...AsnStructureAttribute.decodeAll(parts.attributes),
        ].filter((one) => isWanted(one.u8sGroupclusterID, clusters)),
      }),
    iFlags: isFull ? fullUpdate : 0,
  };
  // Lists may be encoded already wherever the argument is encoded.
  return argument as unknown as AsnClientContentChangedArgument;
}

function clustersOf(
  structure: Uint8Array,
  ids: Wanted["clusters"],
): EncodedList<AsnClientContentGroupCluster> | AsnClientContentGroupCluster[] {
  if (ids === undefined) return listOf(AsnClientContentGroupCluster, structure);
  const all = [...AsnClientContentGroupCluster.decodeAll(structure)];
  return all.filter(({ u8sID }) => isWanted(u8sID, ids));
}

function isWanted(id: string, ids: Wanted["clusters"]): boolean {
  return ids === undefined || ids.includes(id);
}

const nothing = new Uint8Array(0);
