import { randomUUID } from "node:crypto";
import type { Generated, Kysely } from "kysely";
import { columns, identityGiven, type Migration } from "../../database/index.js";
import { pathOf } from "./path.js";

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
    /** Bits of AsnUserStaticRights and AsnUserStaticRights2; of the latter, `public` is the lowest. */
    static_rights: Generated<number>;
    static_rights2: Generated<number>;
    guid: string | null;
    /** The name in the directory (`u8sDNPath`), and the form in which these are compared. */
    path: string | null;
    path_key: string | null;
    /** The SIP address in the form in which these are compared. */
    sip_key: string | null;
    /** The two telephone numbers in the form in which these are compared; empty if there is none. */
    phone_key: Generated<string>;
    phone2_key: Generated<string>;
    /** The BER encoding of an AsnUserProfile without what is in other columns. */
    profile: Uint8Array | null;
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
  {
    name: "users/004-profiles",
    async up(db, kind) {
      const c = columns(kind);
      const add = (name: string) => db.schema.alterTable("user").addColumn(name, c.text);
      const addNumber = (name: string, standard: number) =>
        db.schema
          .alterTable("user")
          .addColumn(name, c.integer, (column) => column.notNull().defaultTo(standard));
      // What a new user has been given since; before, all had the same.
      await addNumber("static_rights", 0x6d80c4d).execute();
      await addNumber("static_rights2", 6).execute();
      for (const name of ["guid", "path", "path_key", "sip_key"]) await add(name).execute();
      for (const name of ["phone_key", "phone2_key"]) {
        await db.schema
          .alterTable("user")
          .addColumn(name, c.text, (column) => column.notNull().defaultTo(""))
          .execute();
      }
      await db.schema.alterTable("user").addColumn("profile", c.octets).execute();
      await identify(db);
      for (const name of ["guid", "path_key", "sip_key"]) {
        await db.schema.createIndex(`user_by_${name}`).on("user").column(name).unique().execute();
      }
      for (const name of ["phone_key", "phone2_key"]) {
        await db.schema.createIndex(`user_by_${name}`).on("user").column(name).execute();
      }
    },
  },
];

/** Gives those a GUID and a path who have none. */
async function identify(db: Kysely<UserTables>): Promise<void> {
  const users = await db.selectFrom("user").select(["id", "name"]).execute();
  for (const { id, name } of users) {
    const path = pathOf(name);
    const identity = { guid: randomUUID(), path, path_key: path.toLowerCase() };
    await db.updateTable("user").set(identity).where("id", "=", id).execute();
  }
}
