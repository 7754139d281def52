import type { SelectQueryBuilder } from "kysely";
import { isAmong, statement, type Unit } from "../../database/index.js";
import type { NoteTables } from "./schema.js";

type Tables = Unit<NoteTables>;

/** What a user has set for his presence. */
export interface AbsenceRow {
  readonly owner: number;
  readonly state: number;
  /** In milliseconds since 1970 UTC; 0 for no bound. */
  readonly starts: number;
  readonly ends: number;
  readonly begun: boolean;
  readonly octets: Uint8Array;
}

const putAbsence = statement<NoteTables, AbsenceRow>()((db, p) =>
  db
    .insertInto("absence")
    .values({
      owner: p.owner,
      state: p.state,
      starts: p.starts,
      ends: p.ends,
      begun: p.begun,
      octets: p.octets,
    })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({
        state: eb.ref("excluded.state"),
        starts: eb.ref("excluded.starts"),
        ends: eb.ref("excluded.ends"),
        begun: eb.ref("excluded.begun"),
        octets: eb.ref("excluded.octets"),
      })),
    ),
);

const dropAbsence = statement<NoteTables, { owner: number }>()((db, p) =>
  db.deleteFrom("absence").where("owner", "=", p.owner),
);

const putNote = statement<NoteTables, { owner: number; note: Uint8Array }>()((db, p) =>
  db
    .insertInto("custom_note")
    .values({ owner: p.owner, note: p.note })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({ note: eb.ref("excluded.note") })),
    ),
);

const dropNote = statement<NoteTables, { owner: number }>()((db, p) =>
  db.deleteFrom("custom_note").where("owner", "=", p.owner),
);

type WithUsers = NoteTables & { user: { id: number } };

/** What a user has set, in columns of a row of the user. */
export type SetColumns = {
  readonly [K in keyof Omit<AbsenceRow, "owner">]: AbsenceRow[K] | null;
} & {
  readonly note: Uint8Array | null;
};

/** Adds {@link SetColumns} to a query of users. */
export function withSet<O>(
  query: SelectQueryBuilder<any, any, O>,
): SelectQueryBuilder<any, any, O & SetColumns> {
  return query
    .leftJoin("absence", "absence.owner", "user.id")
    .leftJoin("custom_note", "custom_note.owner", "user.id")
    .select(["state", "starts", "ends", "begun", "octets", "note"]);
}

/** Both of one user, in one statement, because it is needed at each logon. */
const ofOne = statement<WithUsers, { owner: number }>()((db, p) =>
  withSet(db.selectFrom("user").where("user.id", "=", p.owner)),
);

const absencesOf = statement<NoteTables, { owners: string }>()((db, p, kind) =>
  db
    .selectFrom("absence")
    .selectAll()
    .where(isAmong(kind, "owner", p.owners)),
);

const notesOf = statement<NoteTables, { owners: string }>()((db, p, kind) =>
  db
    .selectFrom("custom_note")
    .selectAll()
    .where(isAmong(kind, "owner", p.owners)),
);

const nextEnd = statement<NoteTables>()((db) =>
  db.selectFrom("absence").select("ends as at").where("ends", ">", 0).orderBy("ends").limit(1),
);

const nextStart = statement<NoteTables>()((db) =>
  db
    .selectFrom("absence")
    .select("starts as at")
    .where("begun", "=", false)
    .orderBy("starts")
    .limit(1),
);

const dropEnded = statement<NoteTables, { now: number }>()((db, p) =>
  db.deleteFrom("absence").where("ends", ">", 0).where("ends", "<=", p.now).returning("owner"),
);

const beginDue = statement<NoteTables, { now: number }>()((db, p) =>
  db
    .updateTable("absence")
    .set({ begun: true })
    .where("begun", "=", false)
    .where("starts", "<=", p.now)
    .returning("owner"),
);

export async function setAbsence(unit: Tables, row: AbsenceRow): Promise<void> {
  await unit.run(putAbsence, row);
}

/** Returns whether there was one. */
export async function removeAbsence(unit: Tables, owner: number): Promise<boolean> {
  return (await unit.run(dropAbsence, { owner })) > 0;
}

export async function setNote(unit: Tables, owner: number, note: Uint8Array): Promise<void> {
  await unit.run(putNote, { owner, note });
}

export async function removeNote(unit: Tables, owner: number): Promise<void> {
  await unit.run(dropNote, { owner });
}

/** When the next of them begins or ends, in milliseconds since 1970 UTC. */
export async function nextBoundary(unit: Tables): Promise<number | undefined> {
  const times = [await unit.first(nextEnd, {}), await unit.first(nextStart, {})];
  const known = times.filter((row) => row !== undefined).map(({ at }) => at);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Removes what has ended and notes what has begun; returns whose. */
export async function passBoundaries(unit: Tables, now: number): Promise<ReadonlySet<number>> {
  const ended = await unit.all(dropEnded, { now });
  const begun = await unit.all(beginDue, { now });
  return new Set([...ended, ...begun].map(({ owner }) => owner));
}

/** What a user has set. */
export interface SetRow {
  readonly absence: AbsenceRow | undefined;
  readonly note: Uint8Array | undefined;
}

/** What one user has set. */
export async function setOf(unit: Unit<any>, owner: number): Promise<SetRow> {
  const row = await unit.first(ofOne, { owner });
  return row === undefined ? nothing : setIn(row, owner);
}

/** What a user has set, from a row of the user. */
export function setIn(row: SetColumns, owner: number): SetRow {
  const { state, starts, ends, begun, octets, note } = row;
  return {
    absence:
      octets === null ? undefined : ({ owner, state, starts, ends, begun, octets } as AbsenceRow),
    note: note ?? undefined,
  };
}

/** Of who has set nothing. */
export const nothing: SetRow = { absence: undefined, note: undefined };

/** What these users have set, by their ids; nothing for those who have not set anything. */
export async function setOfAll(
  unit: Tables,
  owners: readonly number[],
): Promise<Map<number, SetRow>> {
  const found = new Map<
    number,
    { absence: AbsenceRow | undefined; note: Uint8Array | undefined }
  >();
  const at = (owner: number) => {
    let row = found.get(owner);
    if (row === undefined) found.set(owner, (row = { absence: undefined, note: undefined }));
    return row;
  };
  const those = { owners: JSON.stringify(owners) };
  for (const row of await unit.all(absencesOf, those)) at(row.owner).absence = row;
  for (const { owner, note } of await unit.all(notesOf, those)) at(owner).note = note;
  return found;
}
