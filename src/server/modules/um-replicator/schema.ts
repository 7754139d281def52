import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** To which source an object belongs, and its id there. It goes with the object. */
export interface LinkTable {
  object: number;
  source: number;
  /** As the source writes it, and in the form in which ids are compared. */
  guid: string;
  guid_key: string;
}

/** The tables of this module. */
export interface ReplicationTables {
  replication_source: { id: Generated<number>; db: string; db_id: string; store: string };
  replicated_user: LinkTable;
  replicated_group: LinkTable;
  replicated_computer: LinkTable;
  /** Members and leaders of groups who are no users yet. */
  replicated_missing: { group_id: number; place: string; path_key: string };
  /** The settings of interfaces to directories, by AsnMgmtUserManagerInterfaceType. */
  directory_interface: {
    kind: number;
    /** The BER encoding of an AsnMgmtUserManagerActiveDirectorySettings. */
    settings: Uint8Array;
  };
}

const objects = {
  replicated_user: "user",
  replicated_group: "user_group",
  replicated_computer: "computer",
};

/** The steps that create the tables. */
export const replicationMigrations: readonly Migration[] = [
  {
    name: "um-replicator/001-replicated",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "replication_source")
        .addColumn("id", c.integer, c.identity)
        .addColumn("db", c.text, (column) => column.notNull())
        .addColumn("db_id", c.text, (column) => column.notNull())
        .addColumn("store", c.text, (column) => column.notNull())
        .addUniqueConstraint("replication_source_names", ["db", "db_id", "store"])
        .execute();
      for (const [table, of] of Object.entries(objects)) {
        await c
          .table(db, table)
          .addColumn("object", c.integer, (column) =>
            column.primaryKey().references(`${of}.id`).onDelete("cascade"),
          )
          .addColumn("source", c.integer, (column) =>
            column.notNull().references("replication_source.id"),
          )
          .addColumn("guid", c.text, (column) => column.notNull())
          .addColumn("guid_key", c.text, (column) => column.notNull())
          .addUniqueConstraint(`${table}_ids`, ["source", "guid_key"])
          .execute();
        await db.schema.createIndex(`${table}_by_guid`).on(table).column("guid_key").execute();
      }
      await c
        .table(db, "replicated_missing")
        .addColumn("group_id", c.integer, (column) =>
          column.notNull().references("user_group.id").onDelete("cascade"),
        )
        .addColumn("place", c.text, (column) => column.notNull())
        .addColumn("path_key", c.text, (column) => column.notNull())
        .addPrimaryKeyConstraint("replicated_missing_by_group", ["group_id", "place", "path_key"])
        .execute();
      await db.schema
        .createIndex("replicated_missing_by_path")
        .on("replicated_missing")
        .column("path_key")
        .execute();
      await c
        .table(db, "directory_interface")
        .addColumn("kind", c.integer, (column) => column.primaryKey())
        .addColumn("settings", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
