import { statement, type Unit } from "../../database/index.js";
import type { JournalTables } from "./schema.js";
import { lastChange } from "./store.js";

type Tables = Unit<JournalTables>;

/** The last change of an entry. */
export interface Change {
  readonly owner: number;
  readonly transaction: number;
  readonly connectionId: string;
  /** Whether others may know it: it is not private, or once was not. */
  readonly wasPublic: boolean;
  /** Whether only its owner sees it, the number of the change that added it, and its encoding; undefined if it has been removed. */
  readonly private?: boolean;
  readonly addedIn?: number;
  readonly entry?: Uint8Array;
}

/** Changes in their order. */
export interface ChangePage {
  readonly changes: readonly Change[];
  /** Up to which change this is everything. */
  readonly last: number;
  /** Whether there are more. */
  readonly more: boolean;
}

/** How many changes are read, and sent, at once. So many entries of the greatest size are still less than a message may have. */
export const pageSize = 100;

/** How many days back clients are brought up to date (manual line 30053). */
export const daysBack = 60;

const ofEntry = [
  "owner",
  "transaction_id as transaction",
  "was_public as wasPublic",
  "connection_id as connectionId",
] as const;

const ofThere = [...ofEntry, "private", "added_in as addedIn", "entry"] as const;

const entriesOfAll = statement<JournalTables, { after: number; most: number }>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select(ofThere)
    .where("transaction_id", ">", p.after)
    .orderBy("transaction_id")
    .limit(p.most),
);

const removedOfAll = statement<JournalTables, { after: number; most: number }>()((db, p) =>
  db
    .selectFrom("journal_removed")
    .select(ofEntry)
    .where("transaction_id", ">", p.after)
    .orderBy("transaction_id")
    .limit(p.most),
);

interface OfOwner {
  readonly owner: number;
  readonly after: number;
  readonly upTo: number;
  readonly since: number;
  readonly most: number;
}

const entriesOfOwner = statement<JournalTables, OfOwner>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select(ofThere)
    .where("owner", "=", p.owner)
    .where("transaction_id", ">", p.after)
    .where("transaction_id", "<=", p.upTo)
    .where("starts", ">=", p.since)
    .orderBy("transaction_id")
    .limit(p.most),
);

const removedOfOwner = statement<JournalTables, OfOwner>()((db, p) =>
  db
    .selectFrom("journal_removed")
    .select(ofEntry)
    .where("owner", "=", p.owner)
    .where("transaction_id", ">", p.after)
    .where("transaction_id", "<=", p.upTo)
    .where("starts", ">=", p.since)
    .orderBy("transaction_id")
    .limit(p.most),
);

/** The last changes of an owner's entries, the newest first. */
const newestOfOwner = statement<JournalTables, Omit<OfOwner, "upTo">>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select("transaction_id as transaction")
    .where("owner", "=", p.owner)
    .where("transaction_id", ">", p.after)
    .where("starts", ">=", p.since)
    .orderBy("transaction_id", "desc")
    .limit(p.most),
);

const totals = statement<JournalTables>()((db) =>
  db.selectFrom("journal_total").select(["owner", "forgotten"]),
);

const totalOf = statement<JournalTables, { owner: number }>()((db, p) =>
  db.selectFrom("journal_total").select(["owner", "forgotten"]).where("owner", "=", p.owner),
);

/** What has changed in all journals after a change. */
export async function changesOfAll(unit: Tables, after: number): Promise<ChangePage> {
  const now = await lastChange(unit);
  const asked = { after, most: pageSize };
  return merged(await unit.all(entriesOfAll, asked), await unit.all(removedOfAll, asked), now);
}

/** What part of a journal a client is brought up to date with. */
export interface Part {
  readonly owner: number;
  /** After which change of entries, and after which removal. */
  readonly entriesAfter: number;
  readonly removedAfter: number;
  readonly upTo: number;
  /** Only entries that began since, in milliseconds since 1970 UTC. */
  readonly since: number;
}

/** What has changed in one journal. */
export async function changesOfOwner(unit: Tables, part: Part): Promise<ChangePage> {
  const asked = { owner: part.owner, upTo: part.upTo, since: part.since, most: pageSize };
  const entries = await unit.all(entriesOfOwner, { ...asked, after: part.entriesAfter });
  const removed = await unit.all(removedOfOwner, { ...asked, after: part.removedAfter });
  return merged(entries, removed, part.upTo);
}

/** The numbers of the last changes of entries in a journal, the newest first. */
export async function newestChanges(
  unit: Tables,
  asked: { owner: number; after: number; since: number; most: number },
): Promise<number[]> {
  return (await unit.all(newestOfOwner, asked)).map(({ transaction }) => transaction);
}

/** The owners who have ever had entries, or one of them, and up to which change their removals may be forgotten. */
export async function ownersKnown(
  unit: Tables,
  owner?: number,
): Promise<{ owner: number; forgotten: number }[]> {
  return owner === undefined ? unit.all(totals, {}) : unit.all(totalOf, { owner });
}

function merged(entries: readonly Change[], removed: readonly Change[], now: number): ChangePage {
  const last = Math.min(...[entries, removed].map((list) => endOf(list) ?? now));
  const changes = [...entries, ...removed]
    .filter(({ transaction }) => transaction <= last)
    .toSorted((one, other) => one.transaction - other.transaction);
  return { changes, last, more: last < now };
}

/** Up to which change a list is complete; undefined if nothing is missing. */
function endOf(list: readonly Change[]): number | undefined {
  return list.length < pageSize ? undefined : (list.at(-1) as Change).transaction;
}

/** Changes as others than the owner see them: an entry that has become private is gone for them. */
export function publicChanges(changes: readonly Change[]): Change[] {
  return changes.flatMap((change) => {
    if (!change.wasPublic) return [];
    if (change.private !== true) return [change];
    const { owner, transaction, wasPublic, connectionId } = change;
    return [{ owner, transaction, wasPublic, connectionId }];
  });
}
