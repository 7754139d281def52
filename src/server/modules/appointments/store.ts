import { sql } from "kysely";
import { statement, type Unit } from "../../database/index.js";
import type { AppointmentTables } from "./schema.js";

/** An appointment as stored. */
export interface AppointmentRow {
  readonly entryId: string;
  /** When it begins to run, in milliseconds since 1970 UTC. */
  readonly starts: number;
  /** When it no longer runs, in milliseconds since 1970 UTC. */
  readonly ends: number;
  /** The BER encoding of the AsnAppointmentEntry. */
  readonly entry: Uint8Array;
}

type Tables = Unit<AppointmentTables>;

const ofOwner = statement<AppointmentTables, { owner: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select("entry")
    .where("owner", "=", p.owner)
    .orderBy("position")
    .orderBy("id"),
);

const runningAt = statement<AppointmentTables, { owner: number; at: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select("entry")
    .where("owner", "=", p.owner)
    .where("starts", "<=", p.at)
    .where("ends", ">", p.at)
    .orderBy("position")
    .orderBy("id"),
);

const firstAfter = statement<AppointmentTables, { owner: number; at: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select("entry")
    .where("owner", "=", p.owner)
    .where("starts", ">", p.at)
    .orderBy("starts")
    .orderBy("position")
    .orderBy("id")
    .limit(1),
);

const sizeOf = statement<AppointmentTables, { owner: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select(({ fn }) => [
      fn.countAll<number>().as("entries"),
      sql<number>`coalesce(sum(length(entry)), 0)`.as("octets"),
    ])
    .where("owner", "=", p.owner),
);

const insert = statement<AppointmentTables, AppointmentRow & { owner: number; position: number }>()(
  (db, p) =>
    db.insertInto("appointment").values({
      owner: p.owner,
      position: p.position,
      entry_id: p.entryId,
      starts: p.starts,
      ends: p.ends,
      entry: p.entry,
    }),
);

const placeOf = statement<AppointmentTables, { owner: number; entryId: string }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select(({ fn }) => fn.min<number | null>("position").as("position"))
    .where("owner", "=", p.owner)
    .where("entry_id", "=", p.entryId),
);

const lastPlace = statement<AppointmentTables, { owner: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select(({ fn }) => fn.max<number | null>("position").as("position"))
    .where("owner", "=", p.owner),
);

const removeOne = statement<AppointmentTables, { owner: number; entryId: string }>()((db, p) =>
  db.deleteFrom("appointment").where("owner", "=", p.owner).where("entry_id", "=", p.entryId),
);

const removeAll = statement<AppointmentTables, { owner: number }>()((db, p) =>
  db.deleteFrom("appointment").where("owner", "=", p.owner),
);

/** Every entry of the owner, in order. */
export async function all(unit: Tables, owner: number): Promise<Uint8Array[]> {
  return entriesOf(await unit.all(ofOwner, { owner }));
}

/** The entries that run at a moment (milliseconds since 1970 UTC), in order. */
export async function running(unit: Tables, owner: number, at: number): Promise<Uint8Array[]> {
  return entriesOf(await unit.all(runningAt, { owner, at }));
}

/** The entry that begins first after a moment (milliseconds since 1970 UTC). */
export async function next(
  unit: Tables,
  owner: number,
  at: number,
): Promise<Uint8Array | undefined> {
  return (await unit.first(firstAfter, { owner, at }))?.entry;
}

/** How many entries the owner has, and their octets together. */
export async function size(
  unit: Tables,
  owner: number,
): Promise<{ entries: number; octets: number }> {
  return (await unit.first(sizeOf, { owner })) as { entries: number; octets: number };
}

/** Replaces the owner's list. */
export async function replaceAll(
  unit: Tables,
  owner: number,
  rows: readonly AppointmentRow[],
): Promise<void> {
  await unit.run(removeAll, { owner });
  for (const [position, row] of rows.entries()) await unit.run(insert, { ...row, owner, position });
}

/**
 * Replaces what is stored under one entry id by `rows`, which keep its place in the list; a new id
 * goes to the end.
 */
export async function replaceEntry(
  unit: Tables,
  owner: number,
  entryId: string,
  rows: readonly AppointmentRow[],
): Promise<void> {
  const place = (await unit.first(placeOf, { owner, entryId }))?.position;
  const position = place ?? ((await unit.first(lastPlace, { owner }))?.position ?? -1) + 1;
  await unit.run(removeOne, { owner, entryId });
  for (const row of rows) await unit.run(insert, { ...row, owner, position });
}

/** Removes what is stored under an entry id; gives the number of entries removed. */
export function removeEntry(unit: Tables, owner: number, entryId: string): Promise<number> {
  return unit.run(removeOne, { owner, entryId });
}

function entriesOf(rows: readonly { readonly entry: Uint8Array }[]): Uint8Array[] {
  return rows.map(({ entry }) => entry);
}
