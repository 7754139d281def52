import { statement, type Unit } from "../../database/index.js";
import type { ReplicationTables } from "./schema.js";
import type { Kind } from "./staging.js";

type Tables = Unit<ReplicationTables>;

/** A database from which objects come: `u8sSourceDB`, `u8sSourceDBID` and `u8sSourceDBStore`. */
export interface Source {
  readonly db: string;
  readonly dbId: string;
  readonly store: string;
}

/** An object of a source. */
export interface Link {
  readonly object: number;
  readonly source: number;
  readonly guid: string;
}

/** A place in a group for a user who is not there yet. */
export type Place = "member" | "leader" | "co_leader";

const columns = ["object", "source", "guid"] as const;

// The three tables have the same columns, so the statements have the same types.
function linksIn(table: "replicated_user" | "replicated_group" | "replicated_computer") {
  const name = table as "replicated_user";
  return {
    byGuid: statement<ReplicationTables, { source: number; guid: string }>()((db, p) =>
      db
        .selectFrom(name)
        .select(columns)
        .where("source", "=", p.source)
        .where("guid_key", "=", p.guid),
    ),
    // Two are enough to know that there are several.
    ofAnySource: statement<ReplicationTables, { guid: string }>()((db, p) =>
      db.selectFrom(name).select(columns).where("guid_key", "=", p.guid).limit(2),
    ),
    ofObject: statement<ReplicationTables, { object: number }>()((db, p) =>
      db.selectFrom(name).select(columns).where("object", "=", p.object),
    ),
    ofSource: statement<ReplicationTables, { source: number }>()((db, p) =>
      db.selectFrom(name).select(columns).where("source", "=", p.source).orderBy("guid_key"),
    ),
    put: statement<
      ReplicationTables,
      { object: number; source: number; guid: string; key: string }
    >()((db, p) =>
      db
        .insertInto(name)
        .values({ object: p.object, source: p.source, guid: p.guid, guid_key: p.key })
        .onConflict((conflict) =>
          conflict.column("object").doUpdateSet((eb) => ({
            source: eb.ref("excluded.source"),
            guid: eb.ref("excluded.guid"),
            guid_key: eb.ref("excluded.guid_key"),
          })),
        ),
    ),
  };
}

const links = {
  user: linksIn("replicated_user"),
  group: linksIn("replicated_group"),
  computer: linksIn("replicated_computer"),
};

const sourceOf = statement<ReplicationTables, Source>()((db, p) =>
  db
    .selectFrom("replication_source")
    .select("id")
    .where("db", "=", p.db)
    .where("db_id", "=", p.dbId)
    .where("store", "=", p.store),
);

const addSource = statement<ReplicationTables, Source>()((db, p) =>
  db
    .insertInto("replication_source")
    .values({ db: p.db, db_id: p.dbId, store: p.store })
    .returning("id"),
);

const dropMissing = statement<ReplicationTables, { group: number; place: string }>()((db, p) =>
  db.deleteFrom("replicated_missing").where("group_id", "=", p.group).where("place", "=", p.place),
);

const dropOne = statement<ReplicationTables, { group: number; place: string; path: string }>()(
  (db, p) =>
    db
      .deleteFrom("replicated_missing")
      .where("group_id", "=", p.group)
      .where("place", "=", p.place)
      .where("path_key", "=", p.path),
);

const settingsOf = statement<ReplicationTables, { kind: number }>()((db, p) =>
  db.selectFrom("directory_interface").select("settings").where("kind", "=", p.kind),
);

const putSettings = statement<ReplicationTables, { kind: number; settings: Uint8Array }>()(
  (db, p) =>
    db
      .insertInto("directory_interface")
      .values({ kind: p.kind, settings: p.settings })
      .onConflict((conflict) =>
        conflict.column("kind").doUpdateSet((eb) => ({ settings: eb.ref("excluded.settings") })),
      ),
);

/** The object of a source with an id there. @param guid In the form in which ids are compared. */
export function byGuid(
  unit: Tables,
  kind: Kind,
  source: number,
  guid: string,
): Promise<Link | undefined> {
  return unit.first(links[kind].byGuid, { source, guid });
}

/** The objects of all sources with an id there; not more than two. */
export function ofAnySource(unit: Tables, kind: Kind, guid: string): Promise<Link[]> {
  return unit.all(links[kind].ofAnySource, { guid });
}

/** To which source an object belongs; undefined if it is not replicated. */
export function ofObject(unit: Tables, kind: Kind, object: number): Promise<Link | undefined> {
  return unit.first(links[kind].ofObject, { object });
}

/** All objects of a source, by their ids there. */
export function ofSource(unit: Tables, kind: Kind, source: number): Promise<Link[]> {
  return unit.all(links[kind].ofSource, { source });
}

/** Says to which source an object belongs. */
export async function link(
  unit: Tables,
  kind: Kind,
  to: { readonly object: number; readonly source: number; readonly guid: string; key: string },
): Promise<void> {
  await unit.run(links[kind].put, to);
}

export async function findSource(unit: Tables, source: Source): Promise<number | undefined> {
  return (await unit.first(sourceOf, source))?.id;
}

export async function insertSource(unit: Tables, source: Source): Promise<number> {
  return ((await unit.first(addSource, source)) as { id: number }).id;
}

/** The places in groups that wait for users with these paths or names; not more than 500. */
export async function placesFor(
  { db }: Tables,
  keys: readonly string[],
): Promise<{ readonly group: number; readonly place: Place; readonly path: string }[]> {
  const rows = await db
    .selectFrom("replicated_missing")
    .select(["group_id", "place", "path_key"])
    .where("path_key", "in", keys)
    .orderBy("group_id")
    .execute();
  return rows.map((row) => ({
    group: row.group_id,
    place: row.place as Place,
    path: row.path_key,
  }));
}

/** Those of these ids, in the form in which they are compared, that objects of any source have. */
export async function knownGuids(
  { db }: Tables,
  kind: Kind,
  guids: readonly string[],
): Promise<string[]> {
  if (guids.length === 0) return [];
  // The three tables have the same columns.
  const name = `replicated_${kind}` as "replicated_user";
  const rows = await db
    .selectFrom(name)
    .select("guid_key")
    .where("guid_key", "in", guids)
    .execute();
  return rows.map((row) => row.guid_key);
}

/** How many rows are inserted by one statement. */
const atOnce = 500;

/** Replaces those for whom a place of a group waits; they must be distinct. */
export async function setMissing(
  unit: Tables,
  group: number,
  place: Place,
  paths: readonly string[],
): Promise<void> {
  await unit.run(dropMissing, { group, place });
  for (let from = 0; from < paths.length; from += atOnce) {
    const some = paths.slice(from, from + atOnce);
    await unit.db
      .insertInto("replicated_missing")
      .values(some.map((path) => ({ group_id: group, place, path_key: path })))
      .execute();
  }
}

/** A place of a group no longer waits for somebody. */
export async function removeMissing(
  unit: Tables,
  group: number,
  place: Place,
  path: string,
): Promise<void> {
  await unit.run(dropOne, { group, place, path });
}

/** The encoding of the settings of an interface; undefined if they have never been set. */
export async function settings(unit: Tables, kind: number): Promise<Uint8Array | undefined> {
  return (await unit.first(settingsOf, { kind }))?.settings;
}

export async function setSettings(unit: Tables, kind: number, octets: Uint8Array): Promise<void> {
  await unit.run(putSettings, { kind, settings: octets });
}
