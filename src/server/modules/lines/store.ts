import type { Selectable } from "kysely";
import { statement, type Unit } from "../../database/index.js";
import type { LineTables } from "./schema.js";

type Tables = Unit<LineTables>;

/** A row with a line. */
export type LineRow = Selectable<LineTables["line"]>;
/** A line that is to be stored. */
export type NewLineRow = Omit<LineRow, "id">;
/** A row with a group of lines. */
export type GroupRow = Selectable<LineTables["line_group"]>;

const columns = [
  "id",
  "source_key",
  "line_key",
  "uri_key",
  "group_key",
  "number_key",
  "location_key",
  "source",
  "reported",
  "configuration",
  "admin_forwards",
  "user_forwards",
] as const;

const byId = statement<LineTables, { id: number }>()((db, p) =>
  db.selectFrom("line").select(columns).where("id", "=", p.id),
);

const byName = statement<LineTables, { source: string; line: string }>()((db, p) =>
  db
    .selectFrom("line")
    .select(columns)
    .where("source_key", "=", p.source)
    .where("line_key", "=", p.line),
);

const byUri = statement<LineTables, { uri: string }>()((db, p) =>
  db.selectFrom("line").select(columns).where("uri_key", "=", p.uri),
);

const byLineId = statement<LineTables, { line: string }>()((db, p) =>
  db.selectFrom("line").select(columns).where("line_key", "=", p.line).limit(2),
);

const ofSource = statement<LineTables, { source: string; after: string; count: number }>()(
  (db, p) =>
    db
      .selectFrom("line")
      .select(columns)
      .where("source_key", "=", p.source)
      .where("line_key", ">", p.after)
      .orderBy("line_key")
      .limit(p.count),
);

const idsOf = statement<LineTables, { source: string }>()((db, p) =>
  db.selectFrom("line").select("id").where("source_key", "=", p.source).orderBy("line_key"),
);

const byUris = statement<LineTables, { after: string; count: number }>()((db, p) =>
  db
    .selectFrom("line")
    .select(columns)
    .where("uri_key", ">", p.after)
    .orderBy("uri_key")
    .limit(p.count),
);

const sources = statement<LineTables>()((db) =>
  db
    .selectFrom("line")
    .select(({ fn }) => fn.min("source").as("source"))
    .groupBy("source_key")
    .orderBy("source_key"),
);

const ofGroup = statement<LineTables, { source: string; group: string }>()((db, p) =>
  db
    .selectFrom("line")
    .select("id")
    .where("source_key", "=", p.source)
    .where("group_key", "=", p.group)
    .limit(1),
);

const lineAt = statement<LineTables, { location: string }>()((db, p) =>
  db.selectFrom("line").select("id").where("location_key", "=", p.location).limit(1),
);

const groupAt = statement<LineTables, { location: string }>()((db, p) =>
  db.selectFrom("line_group").select("group_key").where("location_key", "=", p.location).limit(1),
);

const groupColumns = ["source_key", "group_key", "location_key", "configuration"] as const;

const oneGroup = statement<LineTables, { source: string; group: string }>()((db, p) =>
  db
    .selectFrom("line_group")
    .select(groupColumns)
    .where("source_key", "=", p.source)
    .where("group_key", "=", p.group),
);

const groups = statement<LineTables, { source: string }>()((db, p) =>
  db
    .selectFrom("line_group")
    .select(groupColumns)
    .where("source_key", "=", p.source)
    .orderBy("group_key"),
);

const putGroup = statement<LineTables, GroupRow>()((db, p) =>
  db
    .insertInto("line_group")
    .values({
      source_key: p.source_key,
      group_key: p.group_key,
      location_key: p.location_key,
      configuration: p.configuration,
    })
    .onConflict((conflict) =>
      conflict.columns(["source_key", "group_key"]).doUpdateSet((eb) => ({
        location_key: eb.ref("excluded.location_key"),
        configuration: eb.ref("excluded.configuration"),
      })),
    ),
);

const dropLine = statement<LineTables, { id: number }>()((db, p) =>
  db.deleteFrom("line").where("id", "=", p.id),
);

const dropGroup = statement<LineTables, { source: string; group: string }>()((db, p) =>
  db.deleteFrom("line_group").where("source_key", "=", p.source).where("group_key", "=", p.group),
);

export function find(unit: Tables, id: number): Promise<LineRow | undefined> {
  return unit.first(byId, { id });
}

export function findByName(
  unit: Tables,
  source: string,
  line: string,
): Promise<LineRow | undefined> {
  return unit.first(byName, { source, line });
}

export function findByUri(unit: Tables, uri: string): Promise<LineRow | undefined> {
  return unit.first(byUri, { uri });
}

/** The line with this id, if only one source has such a line. */
export async function findOnly(unit: Tables, line: string): Promise<LineRow | undefined> {
  const [row, ...others] = await unit.all(byLineId, { line });
  return others.length === 0 ? row : undefined;
}

/** The next lines of a source in the order of their ids. @param after The `line_key` of the last one before them; empty for the first. */
export function listOf(
  unit: Tables,
  source: string,
  after: string,
  count: number,
): Promise<LineRow[]> {
  return unit.all(ofSource, { source, after, count });
}

/** The device ids of the lines of a source. */
export async function deviceIdsOf(unit: Tables, source: string): Promise<number[]> {
  return (await unit.all(idsOf, { source })).map(({ id }) => id);
}

/** The next of all lines in the order of their URIs. @param after The `uri_key` of the last one before them; empty for the first. */
export function list(unit: Tables, after: string, count: number): Promise<LineRow[]> {
  return unit.all(byUris, { after, count });
}

/** The names of the sources that have lines, sorted. */
export async function listSources(unit: Tables): Promise<string[]> {
  return (await unit.all(sources, {})).map(({ source }) => source);
}

export async function insert({ db }: Tables, row: NewLineRow): Promise<number> {
  const added = await db.insertInto("line").values(row).returning("id").executeTakeFirst();
  return (added as { id: number }).id;
}

export async function update({ db }: Tables, { id, ...row }: LineRow): Promise<void> {
  await db.updateTable("line").set(row).where("id", "=", id).execute();
}

export async function remove(unit: Tables, id: number): Promise<void> {
  await unit.run(dropLine, { id });
}

export function findGroup(
  unit: Tables,
  source: string,
  group: string,
): Promise<GroupRow | undefined> {
  return unit.first(oneGroup, { source, group });
}

/** The groups of a source, sorted by name. */
export function listGroups(unit: Tables, source: string): Promise<GroupRow[]> {
  return unit.all(groups, { source });
}

export async function storeGroup(unit: Tables, row: GroupRow): Promise<void> {
  await unit.run(putGroup, row);
}

/** Removes a group if it has no lines any more; returns whether it had none. */
export async function removeEmptyGroup(
  unit: Tables,
  source: string,
  group: string,
): Promise<boolean> {
  if ((await unit.first(ofGroup, { source, group })) !== undefined) return false;
  await unit.run(dropGroup, { source, group });
  return true;
}

/** Whether a line or a group is at a location. */
export async function isLocationUsed(unit: Tables, location: string): Promise<boolean> {
  const used =
    (await unit.first(lineAt, { location })) ?? (await unit.first(groupAt, { location }));
  return used !== undefined;
}
