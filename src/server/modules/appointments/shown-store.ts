import { sql } from "kysely";
import { isAmong, statement, type Unit } from "../../database/index.js";
import type { AppointmentTables } from "./schema.js";

type Tables = Unit<AppointmentTables>;

/** An entry of somebody. */
export interface OwnedRow {
  readonly owner: number;
  readonly private: boolean;
  readonly entry: Uint8Array;
}

const nextStart = statement<AppointmentTables, { at: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select("starts as at")
    .where("starts", ">", p.at)
    .orderBy("starts")
    .limit(1),
);

const nextEnd = statement<AppointmentTables, { at: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select("ends as at")
    .where("ends", ">", p.at)
    .orderBy("ends")
    .limit(1),
);

const started = statement<AppointmentTables, { from: number; to: number; most: number }>()(
  (db, p) =>
    db
      .selectFrom("appointment")
      .select("owner")
      .distinct()
      .where("starts", ">", p.from)
      .where("starts", "<=", p.to)
      .limit(p.most),
);

const ended = statement<AppointmentTables, { from: number; to: number; most: number }>()((db, p) =>
  db
    .selectFrom("appointment")
    .select("owner")
    .distinct()
    .where("ends", ">", p.from)
    .where("ends", "<=", p.to)
    .limit(p.most),
);

/** When the next appointment of anybody begins or ends after a time, in milliseconds since 1970 UTC. */
export async function nextBoundary(unit: Tables, at: number): Promise<number | undefined> {
  const times = [await unit.first(nextStart, { at }), await unit.first(nextEnd, { at })];
  const known = times.flatMap((row) => (row === undefined ? [] : row.at));
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Whose appointments have begun or ended after one time and until another; not more than `most` of each. */
export async function passed(
  unit: Tables,
  from: number,
  to: number,
  most: number,
): Promise<ReadonlySet<number>> {
  const rows = [
    ...(await unit.all(started, { from, to, most })),
    ...(await unit.all(ended, { from, to, most })),
  ];
  return new Set(rows.map(({ owner }) => owner));
}

/** What bounds the entries that {@link shown} reads. */
export interface ShownLimits {
  /** Running entries of each owner. */
  readonly entries: number;
  /** Octets of an entry; larger ones are left out. */
  readonly octets: number;
}

/** Whose entries are read, by ids in JSON, and when. */
type Asked = { readonly owners: string; readonly at: number; readonly octets: number };

const runningOf = statement<AppointmentTables, Asked & { readonly entries: number }>()(
  (db, p, kind) =>
    db
      .selectFrom(
        db
          .selectFrom("appointment")
          .select(["owner", "private", "entry"])
          .select(
            sql<number>`row_number() over (partition by owner order by position, id)`.as("place"),
          )
          .where(isAmong(kind, "owner", p.owners))
          .where("starts", "<=", p.at)
          .where("ends", ">", p.at)
          .where(sql<number>`length(entry)`, "<=", p.octets)
          .as("numbered"),
      )
      .select(["owner", "private", "entry"])
      .where("place", "<=", p.entries)
      .orderBy("owner")
      .orderBy("place"),
);

type WithUsers = AppointmentTables & { user: { id: number } };

/** Each owner has one, by the index over owner and start. */
const nextOf = [false, true].map((onlyPublic) =>
  statement<WithUsers, Asked>()((db, p, kind) =>
    db
      .selectFrom("user")
      .innerJoin("appointment as one", (join) =>
        join.on("one.id", "=", (eb) =>
          eb
            .selectFrom("appointment as first")
            .select("first.id")
            .whereRef("first.owner", "=", "user.id")
            .where("first.starts", ">", p.at)
            .$if(onlyPublic, (query) => query.where("first.private", "=", false))
            .orderBy("first.starts")
            .orderBy("first.position")
            .orderBy("first.id")
            .limit(1),
        ),
      )
      .select(["one.owner", "one.private", "one.entry"])
      .where(isAmong(kind, "user.id", p.owners))
      .where(sql<number>`length(one.entry)`, "<=", p.octets),
  ),
);

/** The entries of these owners that run at a time, and for each owner the next one to begin, and the next one that is not private. */
export async function shown(
  unit: Unit<any>,
  owners: readonly number[],
  at: number,
  { entries, octets }: ShownLimits,
): Promise<{ running: OwnedRow[]; next: OwnedRow[] }> {
  const asked = { owners: JSON.stringify(owners), at, octets };
  const running = await unit.all(runningOf, { ...asked, entries });
  const next: OwnedRow[] = [];
  for (const each of nextOf) next.push(...(await unit.all(each, asked)));
  return { running, next };
}
