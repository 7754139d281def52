import { UTF8String } from "../../../codec/index.js";
import { type AsnChangeClientContentArgument } from "../../../modules/client-contacts-list/client-contacts-list.js";
import type { Unit } from "../../database/index.js";
import {
  pausing,
  RequestError,
  RequestErrorDetail,
  requireStorableText,
  type FollowedChanges,
} from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { idOctets, keyOf, stored } from "./contacts.js";
import * as store from "./store.js";
import { attributeOctets, octetsOf, structureOctets, withAttributes } from "./structure.js";
import type { PassedOn } from "./topics.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;

/** The `iErrorDetail` for a change of a structure that has changed since the revision on which it is based. */
export const outOfDate = 6;

/** How much a user's content may hold. */
export interface ContentLimits {
  /** Contacts; 10,000 by default. */
  readonly maxContacts?: number;
  /** Octets of all contacts, with their pictures; 4 MiB by default. */
  readonly maxContactBytes?: number;
  /** Removed contacts that are remembered, so that clients that come back hear of them; 1,000 by default. */
  readonly maxRemoved?: number;
}

/** How many ids a user may tag, and the octets of all. */
const mostTags = 10_000;
const largestTags = 256 * 1024;

/** The whole content of a user. */
export interface Content {
  readonly revision: number;
  /** The BER encodings of the contacts, one after the other. */
  readonly contacts: Uint8Array;
  readonly version: string;
  readonly editable: number;
  /** The BER encodings of the group clusters, one after the other. */
  readonly structure: Uint8Array;
}

/** What is another since a revision. */
export type Difference =
  | { readonly revision: number; readonly kind: "nothing" }
  | {
      readonly revision: number;
      readonly kind: "some";
      /** Contacts, and ids of removed ones, one after the other. */
      readonly contacts: Uint8Array;
      readonly removed: Uint8Array;
      /** Undefined if it has not changed. */
      readonly structure: Uint8Array | undefined;
    }
  | ({ readonly kind: "everything" } & Content);

/** Contacts above which the unit of a change is long. */
const many = 100;

/** Whether a change takes long: it needs a unit that lets others have the event loop meanwhile. */
export function isLong({
  addedOrChangedContacts: added = [],
  removedContacts: removed = [],
}: Pick<AsnChangeClientContentArgument, "addedOrChangedContacts" | "removedContacts">): boolean {
  return added.length + removed.length > many;
}

/** How many changes are passed on one by one. Those who are further behind get everything. */
const mostSteps = 256;

/**
 * The rules of the contacts that a user keeps and their structure (manual line 20515). Everything is done in the caller's unit; if a
 * method throws, the caller must let that unit fail, so that it is undone.
 */
export class ContentRules {
  readonly #maxContacts: number;
  readonly #maxContactBytes: number;
  readonly #maxRemoved: number;

  constructor({
    maxContacts = 10_000,
    maxContactBytes = 4 * 1024 * 1024,
    maxRemoved = 1_000,
  }: ContentLimits = {}) {
    this.#maxContacts = maxContacts;
    this.#maxContactBytes = maxContactBytes;
    this.#maxRemoved = maxRemoved;
  }

  /** The whole content; undefined if there has never been any. @param form With pictures or without. */
  async all(unit: Tables, owner: number, form: store.Form): Promise<Content | undefined> {
    const row = await store.content(unit, owner);
    if (row === undefined) return undefined;
    const contacts = await store.contactsAfter(unit, owner, form, 0);
    const { revision, version, editable, structure } = row;
    return { revision, version, editable, structure, contacts };
  }

  /** What has changed since a revision, or everything if that is not known or the revision is 0. */
  async since(
    unit: Tables,
    owner: number,
    form: store.Form,
    revision: number,
  ): Promise<Difference> {
    const row = await store.content(unit, owner);
    if (row === undefined) {
      const none = { revision: 0, version: "", editable: 1, structure: nothing };
      return { kind: "everything", ...none, contacts: nothing };
    }
    if (revision < 1 || revision < row.oldest || revision > row.revision) {
      return { kind: "everything", ...((await this.all(unit, owner, form)) as Content) };
    }
    if (revision === row.revision) return { kind: "nothing", revision };
    return {
      kind: "some",
      revision: row.revision,
      contacts: await store.contactsAfter(unit, owner, form, revision),
      removed: await store.removedAfter(unit, owner, revision),
      structure: row.structure_revision > revision ? row.structure : undefined,
    };
  }

  /** The changes after a revision one by one, the oldest first; one that is full if they are not known, or too many. */
  async changes(unit: Tables, owner: number, after: number): Promise<FollowedChanges<PassedOn>> {
    const row = await store.content(unit, owner);
    // The user has been removed.
    if (row === undefined || row.revision <= after) return { revision: after, changes: [] };
    const { revision, oldest } = row;
    if (after < oldest || revision - after > mostSteps) {
      const full = await store.contactsAfter(unit, owner, "contact", 0);
      const plain = await store.contactsAfter(unit, owner, "plain", 0);
      const contacts = { full, plain };
      const { structure } = row;
      const fixed = { owner, revision, removed: nothing, attributes: nothing };
      return {
        revision,
        changes: [{ ...fixed, isFull: true, contacts, structure, isRestructured: true }],
      };
    }
    const rows = byRevision(await store.changesAfter(unit, owner, after));
    const changes: PassedOn[] = [];
    for (let at = after + 1; at <= revision; at++) {
      const together = rows.get(at) ?? [];
      const present = together.filter(({ removed }) => !removed);
      const isRestructured = at === row.structure_revision;
      changes.push({
        owner,
        revision: at,
        isFull: false,
        contacts: {
          full: Buffer.concat(present.map(({ contact }) => contact)),
          plain: Buffer.concat(present.map(({ contact, plain }) => plain ?? contact)),
        },
        removed: Buffer.concat(
          together.filter(({ removed }) => removed).map(({ contact }) => contact),
        ),
        structure: isRestructured ? row.structure : nothing,
        isRestructured,
        attributes: isRestructured ? row.attributes : nothing,
      });
    }
    return { revision, changes };
  }

  /**
   * Changes contacts or structure. Contacts that others have changed meanwhile are replaced too; a structure is not.
   * @param isFull Whether all that is there is dropped.
   * @returns The new revision.
   * @throws RequestError `outOfDate` (6) if the structure has changed since the revision on which the change is based; others for what
   *   cannot be stored. Nothing is changed.
   */
  async change(
    unit: Tables,
    owner: number,
    argument: Omit<AsnChangeClientContentArgument, "iFlags">,
    isFull: boolean,
  ): Promise<number> {
    const before = await store.nextRevision(unit, owner);
    const row: Writable = { ...before };
    requireStorableText(argument.u8sVersion, "u8sVersion");
    if (argument.u8sVersion.length > textLimits.contactId) {
      const reason = `u8sVersion has over ${textLimits.contactId} characters`;
      throw new RequestError(RequestErrorDetail.invalidArgument, reason);
    }
    row.version = argument.u8sVersion;
    row.editable = argument.iIsEditable;
    if (isFull) {
      await store.removeContacts(unit, owner);
      Object.assign(row, { oldest: row.revision, contacts: 0, octets: 0, removed: 0 });
      Object.assign(row, { structure: nothing, structure_revision: row.revision });
      row.attributes = nothing;
    }
    await this.#remove(unit, row, argument.removedContacts ?? []);
    await this.#add(unit, row, argument.addedOrChangedContacts ?? []);
    this.#changeStructure(row, argument, isFull);
    if (row.removed > this.#maxRemoved * 1.1) {
      const { count, until } = await store.forgetRemoved(unit, owner, this.#maxRemoved);
      row.removed -= count;
      row.oldest = Math.max(row.oldest, until);
    }
    if (row.contacts > this.#maxContacts || row.octets > this.#maxContactBytes) {
      const { limitExceeded } = RequestErrorDetail;
      throw new RequestError(limitExceeded, "There are too many contacts, or they are too large");
    }
    await store.set(unit, row);
    return row.revision;
  }

  /** The ids that a user has tagged, with their revision. */
  async tags(
    unit: Tables,
    owner: number,
  ): Promise<{ readonly revision: number; readonly ids: readonly string[] }> {
    const { revision, ids } = await store.tags(unit, owner);
    return { revision, ids: [...UTF8String.decodeAll(ids)] };
  }

  /** Replaces the ids that a user has tagged; returns the new revision. @throws RequestError if there are too many. */
  setTags(unit: Tables, owner: number, ids: readonly string[]): Promise<number> {
    const octets = ids.length > mostTags ? nothing : octetsOf(UTF8String, ids);
    if (ids.length > mostTags || octets.length > largestTags) {
      const reason = `At most ${mostTags} ids of ${largestTags} octets may be tagged`;
      throw new RequestError(RequestErrorDetail.limitExceeded, reason);
    }
    return store.setTags(unit, owner, octets);
  }

  async #remove(
    unit: Tables,
    row: Writable,
    ids: NonNullable<AsnChangeClientContentArgument["removedContacts"]>,
  ): Promise<void> {
    const { owner, revision } = row;
    this.#requireFew(ids);
    const named = new Map(ids.map((id, at) => [keyOf(id, `removedContacts[${at}]`), id]));
    const there = await store.found(unit, owner, [...named.keys()]);
    const rows: store.Put[] = [];
    for (const [key, { removed, octets }] of there) {
      if (removed) continue;
      const contact = idOctets(named.get(key)!);
      rows.push({ owner, key, revision, removed: true, contact, plain: null });
      row.contacts -= 1;
      row.octets -= octets;
      row.removed += 1;
    }
    await store.putContacts(unit, rows);
  }

  async #add(
    unit: Tables,
    row: Writable,
    contacts: NonNullable<AsnChangeClientContentArgument["addedOrChangedContacts"]>,
  ): Promise<void> {
    const { owner, revision } = row;
    this.#requireFew(contacts);
    const rows = new Map<string, store.Put>();
    const pause = pausing();
    for (const [at, one] of contacts.entries()) {
      await pause();
      const { key, ...forms } = stored(one, `addedOrChangedContacts[${at}]`);
      rows.set(key, { owner, key, revision, removed: false, ...forms });
    }
    const there = await store.found(unit, owner, [...rows.keys()]);
    for (const [key, { contact }] of rows) {
      const before = there.get(key);
      row.octets += contact.length;
      if (before?.removed === false) row.octets -= before.octets;
      else row.contacts += 1;
      if (before?.removed === true) row.removed -= 1;
    }
    await store.putContacts(unit, [...rows.values()]);
  }

  #requireFew(list: readonly unknown[]): void {
    if (list.length <= this.#maxContacts) return;
    const { limitExceeded } = RequestErrorDetail;
    throw new RequestError(limitExceeded, `At most ${this.#maxContacts} contacts`);
  }

  #changeStructure(
    row: Writable,
    argument: Omit<AsnChangeClientContentArgument, "iFlags">,
    isFull: boolean,
  ): void {
    const { listContentstructure: clusters, listStructureAttributes: attributes = [] } = argument;
    if (clusters === undefined && attributes.length === 0) return;
    const { iRevision: base } = argument;
    if (!isFull && (base < row.structure_revision || base >= row.revision)) {
      throw new RequestError(outOfDate, `The structure has changed since revision ${base}`);
    }
    const changed = attributeOctets(attributes);
    if (clusters !== undefined) row.structure = structureOctets(clusters);
    if (attributes.length > 0) row.structure = withAttributes(row.structure, attributes);
    row.attributes = clusters === undefined ? changed : nothing;
    row.structure_revision = row.revision;
  }
}

function byRevision(rows: readonly store.ContactRow[]): Map<number, store.ContactRow[]> {
  const grouped = new Map<number, store.ContactRow[]>();
  for (const one of rows) {
    const together = grouped.get(one.revision);
    if (together === undefined) grouped.set(one.revision, [one]);
    else together.push(one);
  }
  return grouped;
}

type Writable = { -readonly [K in keyof store.ContentRow]: store.ContentRow[K] };

const nothing = new Uint8Array(0);
