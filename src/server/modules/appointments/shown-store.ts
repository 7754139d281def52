import { sql } from "kysely";
import { statement, type Unit } from "../../database/index.js";
import type { AppointmentTables } from "./schema.js";

type Tables = Unit<AppointmentTables>;

/** An entry of somebody. */
export interface OwnedRow {
  readonly owner: number;
  readonly private: boolean;
  readonly entry: Uint8Array;
}

/** How many owners one statement asks for. */
const atOnce = 500;

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

/** The entries of these owners that run at a time, and for each owner the next one to begin, and the next one that is not private. */
export async function shown(
  unit: Tables,
  owners: readonly number[],
  at: number,
  { entries, octets }: ShownLimits,
): Promise<{ running: OwnedRow[]; next: OwnedRow[] }> {
  const running: OwnedRow[] = [];
  const next: OwnedRow[] = [];
  const { db } = unit as Unit<any>;
  for (let from = 0; from < owners.length; from += atOnce) {
    const some = owners.slice(from, from + atOnce);
    const numbered = unit.db
      .selectFrom("appointment")
      .select(["owner", "private", "entry"])
      .select(sql<number>`row_number() over (partition by owner order by position, id)`.as("place"))
      .where("owner", "in", some)
      .where("starts", "<=", at)
      .where("ends", ">", at)
      .where(sql<number>`length(entry)`, "<=", octets)
      .as("numbered");
    running.push(
      ...(await unit.db
        .selectFrom(numbered)
        .select(["owner", "private", "entry"])
        .where("place", "<=", entries)
        .orderBy("owner")
        .orderBy("place")
        .execute()),
    );
    for (const onlyPublic of [false, true]) {
      // Each owner has one, by the index over owner and start.
      const rows = await db
        .selectFrom("user")
        .innerJoin("appointment as one", (join) =>
          join.on("one.id", "=", (eb) =>
            eb
              .selectFrom("appointment as first")
              .select("first.id")
              .whereRef("first.owner", "=", "user.id")
              .where("first.starts", ">", at)
              .$if(onlyPublic, (query) => query.where("first.private", "=", false))
              .orderBy("first.starts")
              .orderBy("first.position")
              .orderBy("first.id")
              .limit(1),
          ),
        )
        .select(["one.owner", "one.private", "one.entry"])
        .where("user.id", "in", some)
        .where(sql<number>`length(one.entry)`, "<=", octets)
        .execute();
      next.push(...rows);
    }
  }
  return { running, next };
}
