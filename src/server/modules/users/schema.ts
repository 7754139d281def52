import type { Generated } from "kysely";
import { columns, identityGiven, type Migration } from "../../database/index.js";

/** The tables of this module. Flags are 0 or 1. */
export interface UserTables {
  user: {
    /** Never reused, so that a login or token of a removed user never belongs to another user. */
    id: Generated<number>;
    name: string;
    /** The name in the form in which names are compared. */
    name_key: string;
    password: string;
    revision: Generated<number>;
    admin: Generated<number>;
    enabled: Generated<number>;
    public: Generated<number>;
    /** The BER encoding of an AsnNetDatabaseContact. */
    contact: Uint8Array | null;
  };
  /** Has a row, whose number is 1, once a user has been added, even if all have been removed since. */
  user_added: { one: number };
}

/** The steps that create the tables. */
export const userMigrations: readonly Migration[] = [
  {
    name: "users/001-users",
    formerly: "users",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "user")
        .addColumn("id", c.integer, c.identity)
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("name_key", c.text, (column) => column.notNull().unique())
        .addColumn("password", c.text, (column) => column.notNull())
        .addColumn("revision", c.integer, (column) => column.notNull().defaultTo(1))
        .addColumn("admin", c.integer, (column) => column.notNull().defaultTo(0))
        .addColumn("enabled", c.integer, (column) => column.notNull().defaultTo(1))
        .execute();
    },
  },
  {
    name: "users/002-contacts",
    formerly: "contacts",
    async up(db, kind) {
      const c = columns(kind);
      await db.schema
        .alterTable("user")
        .addColumn("public", c.integer, (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable("user").addColumn("contact", c.octets).execute();
    },
  },
  {
    // The next id would tell this too, but in PostgreSQL it also counts users whose transaction was undone.
    name: "users/003-added",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "user_added")
        .addColumn("one", c.integer, (column) => column.primaryKey())
        .execute();
      if (await identityGiven({ kind, db }, "user")) {
        await db.insertInto("user_added").values({ one: 1 }).execute();
      }
    },
  },
];
