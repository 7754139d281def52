import { sql, type Insertable } from "kysely";
import { isAmong, statement, type Unit } from "../../database/index.js";
import type { StoredEntry } from "./entry.js";
import type { JournalTables } from "./schema.js";

type Tables = Unit<JournalTables>;

/** An entry with that connection id. */
export interface Found {
  readonly id: number;
  readonly owner: number;
  readonly connectionId: string;
  readonly private: boolean;
  readonly wasPublic: boolean;
  readonly starts: number;
  readonly callType: number;
  readonly addedIn: number;
  readonly entry: Uint8Array;
}

/** What is to be remembered of an entry that has been removed. */
export interface Removed {
  readonly connectionId: string;
  readonly starts: number;
  readonly wasPublic: boolean;
}

const found = [
  "id",
  "owner",
  "connection_id as connectionId",
  "private",
  "was_public as wasPublic",
  "starts",
  "call_type as callType",
  "added_in as addedIn",
  "entry",
] as const;

const raise = statement<JournalTables, { by: number }>()((db, p) =>
  db
    .updateTable("journal_state")
    .set({ transaction_id: sql<number>`transaction_id + ${p.by}` })
    .where("one", "=", 1)
    .returning("transaction_id as last"),
);

const current = statement<JournalTables>()((db) =>
  db
    .selectFrom("journal_state")
    .select(["transaction_id as last", "settings"])
    .where("one", "=", 1),
);

const putSettings = statement<JournalTables, { settings: Uint8Array }>()((db, p) =>
  db.updateTable("journal_state").set({ settings: p.settings }).where("one", "=", 1),
);

const ofOwner = statement<JournalTables, { owner: number; connectionId: string }>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select(found)
    .where("connection_id", "=", p.connectionId)
    .where("owner", "=", p.owner),
);

const withIds = statement<JournalTables, { ids: string }>()((db, p, kind) =>
  db
    .selectFrom("journal_entry")
    .select(found)
    .where(isAmong(kind, "id", p.ids)),
);

type Row = Insertable<JournalTables["journal_entry"]>;

/** What is replaced of an entry that there is. */
const replaced = [
  "transaction_id",
  "starts",
  "call_type",
  "outbound",
  "internal",
  "connected",
  "offline",
  "private",
  "unread",
  "has_memo",
  "phone",
  "contact",
  "company",
  "memo",
  "read_at",
  "entry",
] as const satisfies readonly (keyof Row)[];

const removeEntries = statement<JournalTables, { ids: string }>()((db, p, kind) =>
  db.deleteFrom("journal_entry").where(isAmong(kind, "id", p.ids)),
);

const oldest = statement<JournalTables, { owner: number; most: number }>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select(["id", "connection_id as connectionId", "starts", "was_public as wasPublic"])
    .where("owner", "=", p.owner)
    .orderBy("starts")
    .orderBy("id")
    .limit(p.most),
);

const forgetOld = statement<JournalTables, { owner: number; before: number }>()((db, p) =>
  db.deleteFrom("journal_removed").where("owner", "=", p.owner).where("starts", "<", p.before),
);

const earliestRemoved = statement<JournalTables, { owner: number; skip: number }>()((db, p) =>
  db
    .selectFrom("journal_removed")
    .select("transaction_id as transaction")
    .where("owner", "=", p.owner)
    .orderBy("transaction_id")
    .limit(1)
    .offset(p.skip),
);

const forgetUpTo = statement<JournalTables, { owner: number; last: number }>()((db, p) =>
  db
    .deleteFrom("journal_removed")
    .where("owner", "=", p.owner)
    .where("transaction_id", "<=", p.last),
);

/** Adds to the totals, also for the first entry of an owner; with a `forgotten` above the present one, replaces that. */
const addToTotal = statement<
  JournalTables,
  { owner: number; entries: number; removed: number; forgotten: number }
>()((db, p) =>
  db
    .insertInto("journal_total")
    .values({ owner: p.owner, entries: p.entries, removed: p.removed, forgotten: p.forgotten })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet({
        entries: sql<number>`journal_total.entries + excluded.entries`,
        removed: sql<number>`journal_total.removed + excluded.removed`,
        forgotten: sql<number>`case when excluded.forgotten > journal_total.forgotten
          then excluded.forgotten else journal_total.forgotten end`,
      }),
    )
    .returning(["entries", "removed"]),
);

/** Gives changes their numbers; returns the first. What does so first in its unit waits for others without having done anything. */
export async function numbers(unit: Tables, count: number): Promise<number> {
  return ((await unit.first(raise, { by: count })) as { last: number }).last - count + 1;
}

/** The number of the last change. */
export async function lastChange(unit: Tables): Promise<number> {
  return ((await unit.first(current, {})) as { last: number }).last;
}

/** The encoding of the settings; undefined if they have never been changed. */
export async function settings(unit: Tables): Promise<Uint8Array | undefined> {
  return (await unit.first(current, {}))?.settings ?? undefined;
}

export async function setSettings(unit: Tables, octets: Uint8Array): Promise<void> {
  await unit.run(putSettings, { settings: octets });
}

const inOrder = statement<
  JournalTables,
  { owner: number; starts: number; id: number; most: number }
>()((db, p) =>
  db
    .selectFrom("journal_entry")
    .select(found)
    .where("owner", "=", p.owner)
    .where(sql<boolean>`(starts, id) > (${p.starts}, ${p.id})`)
    .orderBy("starts")
    .orderBy("id")
    .limit(p.most),
);

/** Where to go on in the entries of an owner. */
export type InOrder = Pick<Found, "starts" | "id">;

/** How many entries are written or removed at once. */
const atOnce = 200;

/** How many users may have entries with the same connection id. */
const mostShared = 100;

/** An entry with one of the connection ids that are looked for. */
export type Shared = Pick<Found, "id" | "owner" | "connectionId" | "private">;

/**
 * The entries with some connection ids: those of several users if both sides of a call have the same id. Of one that many have, those of
 * the first are returned, and the one of `self`.
 */
export async function byConnections(
  unit: Tables,
  connectionIds: readonly string[],
  self: number,
): Promise<Shared[]> {
  const all: Shared[] = [];
  for (let from = 0; from < connectionIds.length; from += atOnce) {
    const numbered = unit.db
      .selectFrom("journal_entry")
      .select([
        "id",
        "owner",
        "connection_id as connectionId",
        "private",
        sql<number>`row_number() over (partition by connection_id order by owner)`.as("place"),
      ])
      .where("connection_id", "in", connectionIds.slice(from, from + atOnce))
      .as("shared");
    const some = await unit.db
      .selectFrom(numbered)
      .select(["id", "owner", "connectionId", "private"])
      .where((eb) => eb.or([eb("place", "<=", mostShared), eb("owner", "=", self)]))
      .execute();
    all.push(...some);
  }
  return all;
}

/** The entries with these ids, in their order. */
export async function byIds(unit: Tables, ids: readonly number[]): Promise<Found[]> {
  const all = new Map<number, Found>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = JSON.stringify(ids.slice(from, from + atOnce));
    for (const one of await unit.all(withIds, { ids: some })) all.set(one.id, one);
  }
  return ids.flatMap((id) => all.get(id) ?? []);
}

/** The entry of an owner with a connection id. */
export function byOwner(
  unit: Tables,
  owner: number,
  connectionId: string,
): Promise<Found | undefined> {
  return unit.first(ofOwner, { owner, connectionId });
}

/**
 * Adds entries with different connection ids, or replaces those that there are, numbering the changes from `first`; returns how many
 * the owner has now.
 */
export async function put(
  unit: Tables,
  owner: number,
  first: number,
  entries: readonly StoredEntry[],
): Promise<number> {
  let count = 0;
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce);
    count = await putSome(unit, owner, first + from, some);
  }
  return count;
}

async function putSome(
  unit: Tables,
  owner: number,
  first: number,
  entries: readonly StoredEntry[],
): Promise<number> {
  // What others may know by these ids, they have to be told of, also if it comes back as something that they do not see.
  const again = await unit.db
    .deleteFrom("journal_removed")
    .where("owner", "=", owner)
    .where(
      "connection_id",
      "in",
      entries.map(({ connectionId }) => connectionId),
    )
    .returning(["connection_id", "was_public"])
    .execute();
  const shown = new Set(again.filter((row) => row.was_public).map((row) => row.connection_id));
  const rows = entries.map((stored, at) => ({
    ...rowOf(stored, owner, first + at),
    was_public: !stored.private || shown.has(stored.connectionId),
  }));
  const changed = { owner, entries: await written(unit, rows), removed: -again.length };
  const total = await unit.first(addToTotal, { ...changed, forgotten: 0 });
  return (total as { entries: number }).entries;
}

/** Replaces entries that there are, numbering the changes from `first`. */
export async function change(
  unit: Tables,
  first: number,
  entries: readonly { readonly owner: number; readonly stored: StoredEntry }[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce);
    const rows = some.map(({ owner, stored }, at) => rowOf(stored, owner, first + from + at));
    await written(unit, rows);
  }
}

/** Adds rows, or replaces those with the same owner and connection id; returns how many are new. */
async function written(unit: Tables, rows: readonly Row[]): Promise<number> {
  const all = await unit.db
    .insertInto("journal_entry")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["connection_id", "owner"]).doUpdateSet(({ ref }) => ({
        ...Object.fromEntries(replaced.map((name) => [name, ref(`excluded.${name}`)])),
        was_public: sql<boolean>`journal_entry.was_public or excluded.was_public`,
      })),
    )
    .returning(["added_in", "transaction_id"])
    .execute();
  return all.filter(({ added_in: added, transaction_id: last }) => added === last).length;
}

/** The entries of an owner that began first. */
export function firstEntries(
  unit: Tables,
  owner: number,
  most: number,
): Promise<(Removed & { readonly id: number })[]> {
  return unit.all(oldest, { owner, most });
}

/** The next entries of an owner in the order in which they began. */
export function nextEntries(
  unit: Tables,
  owner: number,
  { starts, id }: InOrder,
  most: number,
): Promise<Found[]> {
  return unit.all(inOrder, { owner, starts, id, most });
}

/** For how long removals are remembered, and how many of each owner. */
export interface Remembering {
  /** Removals of entries that began before are forgotten. */
  readonly since: number;
  readonly most: number;
}

/** Removes entries of an owner, numbering the changes from `first`. */
export async function remove(
  unit: Tables,
  owner: number,
  first: number,
  entries: readonly (Removed & { readonly id: number })[],
  { since, most }: Remembering,
): Promise<void> {
  let noted = 0;
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce);
    noted += await removeSome(unit, owner, first + from, some, since);
  }
  const old = await unit.run(forgetOld, { owner, before: since });
  const fewer = { owner, entries: -entries.length, removed: noted - old, forgotten: 0 };
  const { removed } = (await unit.first(addToTotal, fewer)) as { removed: number };
  if (removed <= most) return;
  const last = await unit.first(earliestRemoved, { owner, skip: removed - most - 1 });
  if (last === undefined) return;
  const forgotten = await unit.run(forgetUpTo, { owner, last: last.transaction });
  const less = { owner, entries: 0, removed: -forgotten, forgotten: last.transaction };
  await unit.first(addToTotal, less);
}

/** Returns how many are remembered. */
async function removeSome(
  unit: Tables,
  owner: number,
  first: number,
  entries: readonly (Removed & { readonly id: number })[],
  since: number,
): Promise<number> {
  await unit.run(removeEntries, { ids: JSON.stringify(entries.map(({ id }) => id)) });
  const rows = entries.flatMap(({ connectionId, starts, wasPublic }, at) =>
    starts < since
      ? []
      : [
          {
            owner,
            connection_id: connectionId,
            transaction_id: first + at,
            starts,
            was_public: wasPublic,
          },
        ],
  );
  if (rows.length === 0) return 0;
  await unit.db
    .insertInto("journal_removed")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["owner", "connection_id"]).doUpdateSet((eb) => ({
        transaction_id: eb.ref("excluded.transaction_id"),
        starts: eb.ref("excluded.starts"),
        was_public: eb.ref("excluded.was_public"),
      })),
    )
    .execute();
  return rows.length;
}

/** The row of an entry that is new. */
function rowOf(stored: StoredEntry, owner: number, transaction: number): Row {
  const { connectionId, callType, hasMemo, readAt, ...same } = stored;
  return {
    ...same,
    owner,
    connection_id: connectionId,
    transaction_id: transaction,
    added_in: transaction,
    was_public: !stored.private,
    call_type: callType,
    has_memo: hasMemo,
    read_at: readAt,
  };
}
