import { randomUUID } from "node:crypto";
import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface ItemTables {
  /** One row: what holds for all items. */
  item_database: {
    id: number;
    /** The unique id of this database (manual line 22265). */
    database_id: string;
    /** The revision of the last change of any item. */
    revision: number;
  };
  /** The stores of one user together, or a store that users share. */
  item_space: {
    id: Generated<number>;
    /** See {@link placeOf}. */
    name: string;
    /** The id of a user; null for a shared store. */
    owner: number | null;
    items: number;
    octets: number;
    /** How many removed items are still known. */
    removed: number;
    /** Up to which revision removed items are no longer known. */
    oldest: number;
  };
  item: {
    id: Generated<number>;
    space: number;
    store: string;
    item_key: string;
    /** The revision of its last change; no two items have the same. */
    revision: number;
    /** Whether the item has been removed. It is kept for a while, so that clients that come back hear of it. */
    removed: boolean;
    /** The BER encoding of the AsnClientPersistenceItem. */
    item: Uint8Array;
  };
}

/** The steps that create the tables. */
export const itemMigrations: readonly Migration[] = [
  {
    name: "client-persistence/001-items",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "item_database")
        .addColumn("id", c.integer, (column) => column.primaryKey())
        .addColumn("database_id", c.text, (column) => column.notNull())
        .addColumn("revision", c.integer, (column) => column.notNull())
        .execute();
      await db
        .insertInto("item_database")
        .values({ id: 1, database_id: randomUUID(), revision: 0 })
        .execute();
      await c
        .table(db, "item_space")
        .addColumn("id", c.integer, c.identity)
        .addColumn("name", c.text, (column) => column.notNull().unique())
        .addColumn("owner", c.integer, (column) => column.references("user.id").onDelete("cascade"))
        .addColumn("items", c.integer, (column) => column.notNull())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .addColumn("removed", c.integer, (column) => column.notNull())
        .addColumn("oldest", c.integer, (column) => column.notNull())
        .execute();
      await c
        .table(db, "item")
        .addColumn("id", c.integer, c.identity)
        .addColumn("space", c.integer, (column) =>
          column.notNull().references("item_space.id").onDelete("cascade"),
        )
        .addColumn("store", c.text, (column) => column.notNull())
        .addColumn("item_key", c.text, (column) => column.notNull())
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("removed", c.boolean, (column) => column.notNull())
        .addColumn("item", c.octets, (column) => column.notNull())
        .addUniqueConstraint("item_by_key", ["space", "store", "item_key"])
        .execute();
      const index = (name: string, table: string, ...by: string[]) =>
        db.schema.createIndex(name).on(table).columns(by).execute();
      await index("item_space_by_owner", "item_space", "owner");
      await index("item_space_by_oldest", "item_space", "oldest");
      await index("item_by_store", "item", "space", "store", "removed", "revision");
      await index("item_by_removal", "item", "space", "removed", "revision");
      await index("item_by_revision", "item", "revision");
    },
  },
];
