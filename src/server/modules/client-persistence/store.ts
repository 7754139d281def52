import { joined, statement, type Unit } from "../../database/index.js";
import type { ItemTables } from "./schema.js";

type Tables = Unit<ItemTables>;

/** What is known of all items. */
export interface DatabaseState {
  readonly databaseId: string;
  readonly revision: number;
}

/** The stores of a user together, or a shared store. */
export interface Space {
  readonly id: number;
  readonly items: number;
  readonly octets: number;
  readonly removed: number;
  readonly oldest: number;
}

/** Where an item is. */
export interface At {
  readonly space: number;
  readonly store: string;
  readonly key: string;
}

/** A change of an item. */
export interface ItemChange {
  readonly space: string;
  readonly store: string;
  readonly revision: number;
  readonly removed: boolean;
  /** The BER encoding of the item. */
  readonly item: Uint8Array;
}

const state = statement<ItemTables>()((db) =>
  db.selectFrom("item_database").select(["database_id", "revision"]).where("id", "=", 1),
);

const raise = statement<ItemTables>()((db) =>
  db
    .updateTable("item_database")
    .set((eb) => ({ revision: eb("revision", "+", 1) }))
    .where("id", "=", 1)
    .returning("revision"),
);

const columns = ["id", "items", "octets", "removed", "oldest"] as const;

const spaceByName = statement<ItemTables, { name: string }>()((db, p) =>
  db.selectFrom("item_space").select(columns).where("name", "=", p.name),
);

const addSpace = statement<ItemTables, { name: string; owner: number | null }>()((db, p) =>
  db
    .insertInto("item_space")
    .values({ name: p.name, owner: p.owner, items: 0, octets: 0, removed: 0, oldest: 0 })
    .returning(columns),
);

const found = statement<ItemTables, At>()((db, p) =>
  db
    .selectFrom("item")
    .select(["removed", "item"])
    .where("space", "=", p.space)
    .where("store", "=", p.store)
    .where("item_key", "=", p.key),
);

const put = statement<ItemTables, At & { revision: number; removed: boolean; item: Uint8Array }>()(
  (db, p) =>
    db
      .insertInto("item")
      .values({
        space: p.space,
        store: p.store,
        item_key: p.key,
        revision: p.revision,
        removed: p.removed,
        item: p.item,
      })
      .onConflict((conflict) =>
        conflict.columns(["space", "store", "item_key"]).doUpdateSet((eb) => ({
          revision: eb.ref("excluded.revision"),
          removed: eb.ref("excluded.removed"),
          item: eb.ref("excluded.item"),
        })),
      ),
);

const setTotals = statement<ItemTables, Space>()((db, p) =>
  db
    .updateTable("item_space")
    .set({ items: p.items, octets: p.octets, removed: p.removed, oldest: p.oldest })
    .where("id", "=", p.id),
);

const inStore = statement<
  ItemTables,
  { space: number; store: string; removed: boolean; after: number }
>()((db, p, kind) =>
  db
    .selectFrom(
      db
        .selectFrom("item")
        .select("item")
        .where("space", "=", p.space)
        .where("store", "=", p.store)
        .where("removed", "=", p.removed)
        .where("revision", ">", p.after)
        .orderBy("revision")
        .as("sorted"),
    )
    .select(({ ref }) => joined(kind, ref("item")).as("items")),
);

const changes = statement<ItemTables, { after: number; most: number }>()((db, p) =>
  db
    .selectFrom("item")
    .innerJoin("item_space", "item_space.id", "item.space")
    .select([
      "item_space.name as space",
      "item.store",
      "item.revision",
      "item.removed",
      "item.item",
    ])
    .where("item.revision", ">", p.after)
    .orderBy("item.revision")
    .limit(p.most),
);

const forgotten = statement<ItemTables, { after: number }>()((db, p) =>
  db.selectFrom("item_space").select("name").where("oldest", ">", p.after),
);

const cutoff = statement<ItemTables, { space: number; keep: number }>()((db, p) =>
  db
    .selectFrom("item")
    .select("revision")
    .where("space", "=", p.space)
    .where("removed", "=", true)
    .orderBy("revision", "desc")
    .limit(1)
    .offset(p.keep),
);

const trim = statement<ItemTables, { space: number; until: number }>()((db, p) =>
  db
    .deleteFrom("item")
    .where("space", "=", p.space)
    .where("removed", "=", true)
    .where("revision", "<=", p.until),
);

export async function databaseState(unit: Tables): Promise<DatabaseState> {
  const row = (await unit.first(state, {})) as { database_id: string; revision: number };
  return { databaseId: row.database_id, revision: row.revision };
}

/** Raises the revision; returns the new one. Units that do so run one after the other. */
export async function nextRevision(unit: Tables): Promise<number> {
  return ((await unit.first(raise, {})) as { revision: number }).revision;
}

export function findSpace(unit: Tables, name: string): Promise<Space | undefined> {
  return unit.first(spaceByName, { name });
}

export async function makeSpace(unit: Tables, name: string, owner: number | null): Promise<Space> {
  const there = await findSpace(unit, name);
  return there ?? ((await unit.first(addSpace, { name, owner })) as Space);
}

/** An item, or what is known of one that has been removed. */
export function findItem(
  unit: Tables,
  at: At,
): Promise<{ readonly removed: boolean; readonly item: Uint8Array } | undefined> {
  return unit.first(found, at);
}

export async function putItem(
  unit: Tables,
  at: At,
  row: { readonly revision: number; readonly removed: boolean; readonly item: Uint8Array },
): Promise<void> {
  await unit.run(put, { ...at, ...row });
}

export async function setSpace(unit: Tables, space: Space): Promise<void> {
  await unit.run(setTotals, space);
}

/** The encodings of the items of a store, or of those removed from it, whose revision is greater; concatenated, the oldest change first. */
export async function itemsOf(
  unit: Tables,
  at: Omit<At, "key">,
  removed: boolean,
  after: number,
): Promise<Uint8Array> {
  const { space, store } = at;
  return (await unit.first(inStore, { space, store, removed, after }))?.items ?? new Uint8Array(0);
}

/** At most `most` changes of all items after a revision, the oldest first. */
export function changesAfter(unit: Tables, after: number, most: number): Promise<ItemChange[]> {
  return unit.all(changes, { after, most });
}

/** The spaces of which some removed items are no longer known whose revision is greater. */
export async function spacesWithGaps(unit: Tables, after: number): Promise<string[]> {
  return (await unit.all(forgotten, { after })).map(({ name }) => name);
}

/** Forgets removed items but for the latest; returns how many, and up to which revision. */
export async function forgetRemoved(
  unit: Tables,
  space: number,
  keep: number,
): Promise<{ readonly count: number; readonly until: number }> {
  const until = (await unit.first(cutoff, { space, keep }))?.revision;
  if (until === undefined) return { count: 0, until: 0 };
  return { count: await unit.run(trim, { space, until }), until };
}

/** Removes everything, and gives the database another id. */
export async function clear({ db }: Tables, databaseId: string): Promise<void> {
  await db.deleteFrom("item_space").execute();
  await db.updateTable("item_database").set({ database_id: databaseId }).execute();
}
