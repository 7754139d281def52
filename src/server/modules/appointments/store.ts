import { sql, type Kysely, type SelectQueryBuilder } from "kysely";
import {
  joined,
  statement,
  type DatabaseKind,
  type Placeholders,
  type Unit,
} from "../../database/index.js";
import type { AppointmentTables } from "./schema.js";

/** A row with an appointment. */
export interface AppointmentRow {
  readonly entryId: string;
  /** When it begins to run, in milliseconds since 1970 UTC. */
  readonly starts: number;
  /** When it ceases to run, in milliseconds since 1970 UTC. */
  readonly ends: number;
  readonly private: boolean;
  /** The BER encoding of the AsnAppointmentEntry. */
  readonly entry: Uint8Array;
}

type Tables = Unit<AppointmentTables>;

/** The totals of an owner. */
export interface Total {
  readonly entries: number;
  readonly octets: number;
}

/** Which entries of an owner are meant: all, or those that are not private. */
export type Shown = "all" | "public";

/** A statement for all entries, and one for those that are not private. */
function forEach<T>(make: (onlyPublic: boolean) => T): Readonly<Record<Shown, T>> {
  return { all: make(false), public: make(true) };
}

const ofOwner = forEach((onlyPublic) =>
  statement<AppointmentTables, { owner: number }>()((db, p, kind) =>
    db
      .selectFrom(
        db
          .selectFrom("appointment")
          .select("entry")
          .where("owner", "=", p.owner)
          .$if(onlyPublic, (query) => query.where("private", "=", false))
          .orderBy("position")
          .orderBy("id")
          .as("sorted"),
      )
      .select(({ ref }) => joined(kind, ref("entry")).as("entries")),
  ),
);

/** Whose entries are meant, and when, in milliseconds since 1970 UTC. */
type OwnerAt = { readonly owner: number; readonly at: number };

const runningAt = forEach((onlyPublic) =>
  statement<AppointmentTables, OwnerAt>()((db, p, kind) => runningQuery(db, p, kind, onlyPublic)),
);

const firstAfter = forEach((onlyPublic) =>
  statement<AppointmentTables, OwnerAt>()((db, p) => nextQuery(db, p, onlyPublic)),
);

/** A query for the encodings of the entries that run at a time, concatenated in their order: one row, `entries`. */
export function runningQuery(
  db: Kysely<AppointmentTables>,
  { owner, at }: Placeholders<OwnerAt>,
  kind: DatabaseKind,
  onlyPublic = false,
): SelectQueryBuilder<any, any, { entries: Uint8Array | null }> {
  return db
    .selectFrom(
      db
        .selectFrom("appointment")
        .select("entry")
        .where("owner", "=", owner)
        .where("starts", "<=", at)
        .where("ends", ">", at)
        .$if(onlyPublic, (query) => query.where("private", "=", false))
        .orderBy("position")
        .orderBy("id")
        .as("sorted"),
    )
    .select(({ ref }) => joined(kind, ref("entry")).as("entries"));
}

/**
 * A query for the first entry that begins after a time: a row, `entry`, or none. When it begins is looked up first, because SQLite makes a
 * table for what it sorts by more than that, even if there is nothing to sort.
 */
export function nextQuery(
  db: Kysely<AppointmentTables>,
  { owner, at }: Placeholders<OwnerAt>,
  onlyPublic = false,
): SelectQueryBuilder<any, any, { entry: Uint8Array }> {
  const soonest = db
    .selectFrom("appointment")
    .select(({ fn }) => fn.min("starts").as("starts"))
    .where("owner", "=", owner)
    .where("starts", ">", at)
    .$if(onlyPublic, (query) => query.where("private", "=", false));
  return db
    .selectFrom(soonest.as("soonest"))
    .innerJoin("appointment as one", "one.starts", "soonest.starts")
    .select("one.entry")
    .where("one.owner", "=", owner)
    .$if(onlyPublic, (query) => query.where("one.private", "=", false))
    .orderBy("one.position")
    .orderBy("one.id")
    .limit(1);
}

const insert = statement<AppointmentTables, AppointmentRow & { owner: number; position: number }>()(
  (db, p) =>
    db.insertInto("appointment").values({
      owner: p.owner,
      position: p.position,
      entry_id: p.entryId,
      starts: p.starts,
      ends: p.ends,
      private: p.private,
      entry: p.entry,
    }),
);

const update = statement<AppointmentTables, Omit<AppointmentRow, "entryId"> & { id: number }>()(
  (db, p) =>
    db
      .updateTable("appointment")
      .set({ starts: p.starts, ends: p.ends, private: p.private, entry: p.entry })
      .where("id", "=", p.id),
);

/** The totals of the entries with an id, and their position. */
const withId = statement<AppointmentTables, { owner: number; entryId: string }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select(({ fn }) => [
      fn.countAll<number>().as("entries"),
      sql<number>`coalesce(sum(length(entry)), 0)`.as("octets"),
      fn.min<number | null>("position").as("position"),
      fn.min<number | null>("id").as("id"),
    ])
    .where("owner", "=", p.owner)
    .where("entry_id", "=", p.entryId),
);

const ofId = statement<AppointmentTables, { owner: number; entryId: string }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select("entry")
    .where("owner", "=", p.owner)
    .where("entry_id", "=", p.entryId)
    .orderBy("position")
    .orderBy("id"),
);

type Totals = Total & { readonly owner: number; readonly places: number };

const addToTotal = statement<AppointmentTables, Totals>()((db, p) =>
  db
    .insertInto("appointment_total")
    .values({ owner: p.owner, entries: p.entries, octets: p.octets, places: p.places })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({
        entries: eb("appointment_total.entries", "+", eb.ref("excluded.entries")),
        octets: eb("appointment_total.octets", "+", eb.ref("excluded.octets")),
        places: eb("appointment_total.places", "+", eb.ref("excluded.places")),
      })),
    )
    .returning(["entries", "octets", "places"]),
);

const setTotal = statement<AppointmentTables, Totals>()((db, p) =>
  db
    .insertInto("appointment_total")
    .values({ owner: p.owner, entries: p.entries, octets: p.octets, places: p.places })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({
        entries: eb.ref("excluded.entries"),
        octets: eb.ref("excluded.octets"),
        places: eb.ref("excluded.places"),
      })),
    ),
);

const removeOne = statement<AppointmentTables, { owner: number; entryId: string }>()((db, p) =>
  db.deleteFrom("appointment").where("owner", "=", p.owner).where("entry_id", "=", p.entryId),
);

const removeAll = statement<AppointmentTables, { owner: number }>()((db, p) =>
  db.deleteFrom("appointment").where("owner", "=", p.owner),
);

/** The encodings of the entries with an id, in their order. */
export async function entriesOf(
  unit: Tables,
  owner: number,
  entryId: string,
): Promise<Uint8Array[]> {
  return (await unit.all(ofId, { owner, entryId })).map(({ entry }) => entry);
}

/** The encodings of all entries of the owner that are shown, concatenated in their order. */
export async function all(unit: Tables, owner: number, shown: Shown): Promise<Uint8Array> {
  return (await unit.first(ofOwner[shown], { owner }))?.entries ?? nothing;
}

/** The encodings of those that run at a time (milliseconds since 1970 UTC), concatenated in their order. */
export async function running(
  unit: Tables,
  owner: number,
  at: number,
  shown: Shown,
): Promise<Uint8Array> {
  return (await unit.first(runningAt[shown], { owner, at }))?.entries ?? nothing;
}

const nothing = new Uint8Array(0);

/** The first of them that begins after a time (milliseconds since 1970 UTC). */
export async function next(
  unit: Tables,
  owner: number,
  at: number,
  shown: Shown,
): Promise<Uint8Array | undefined> {
  return (await unit.first(firstAfter[shown], { owner, at }))?.entry;
}

/** Replaces all entries of the owner; returns the new totals. */
export async function replaceAll(
  unit: Tables,
  owner: number,
  rows: readonly AppointmentRow[],
): Promise<Total> {
  await unit.run(removeAll, { owner });
  for (const [position, row] of rows.entries()) await unit.run(insert, { ...row, owner, position });
  const total = { entries: rows.length, octets: octetsOf(rows) };
  await unit.run(setTotal, { ...total, owner, places: rows.length });
  return total;
}

/**
 * Replaces the entries with one id by `rows`, which take the same position; a new id gets the last one. Returns the owner's
 * new totals.
 */
export async function replaceEntry(
  unit: Tables,
  owner: number,
  entryId: string,
  rows: readonly AppointmentRow[],
): Promise<Total> {
  const there = await found(unit, owner, entryId);
  const total = await change(unit, owner, {
    entries: rows.length - there.entries,
    octets: octetsOf(rows) - there.octets,
    places: there.entries === 0 ? 1 : 0,
  });
  const [row] = rows;
  if (row !== undefined && rows.length === 1 && there.entries === 1) {
    await unit.run(update, { ...row, id: there.id as number });
    return total;
  }
  if (there.entries > 0) await unit.run(removeOne, { owner, entryId });
  const position = there.position ?? total.places - 1;
  for (const one of rows) await unit.run(insert, { ...one, owner, position });
  return total;
}

/** Removes the entries with an id; returns their number. */
export async function removeEntry(unit: Tables, owner: number, entryId: string): Promise<number> {
  const { entries, octets } = await found(unit, owner, entryId);
  if (entries === 0) return 0;
  await unit.run(removeOne, { owner, entryId });
  await change(unit, owner, { entries: -entries, octets: -octets, places: 0 });
  return entries;
}

interface Found extends Total {
  readonly position: number | null;
  readonly id: number | null;
}

async function found(unit: Tables, owner: number, entryId: string): Promise<Found> {
  return (await unit.first(withId, { owner, entryId })) as Found;
}

/** Adds to the totals of the owner; returns the new ones. */
async function change(
  unit: Tables,
  owner: number,
  by: Omit<Totals, "owner">,
): Promise<Omit<Totals, "owner">> {
  return (await unit.first(addToTotal, { ...by, owner })) as Omit<Totals, "owner">;
}

function octetsOf(rows: readonly AppointmentRow[]): number {
  return rows.reduce((sum, { entry }) => sum + entry.length, 0);
}
