import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { columns, type Migration } from "../../database/index.js";
import { keysOf } from "./keys.js";
import type { SearchField } from "./source.js";

/** The tables of this module. */
export interface ContactTables {
  /** By what users are found. */
  user_search_key: {
    field: SearchField;
    key: string;
    /** The id of a user. */
    owner: number;
  };
  /** Which record a user prefers for a contact. */
  preferred_reference: {
    /** The id of the user. */
    owner: number;
    contact: string;
    /** The BER encoding of an AsnSetPreferredContactRefArgument. */
    octets: Uint8Array;
  };
}

/** How many users are indexed together. */
const atOnce = 500;

/** The steps that create the tables. */
export const contactMigrations: readonly Migration[] = [
  {
    name: "contacts/001-contacts",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "user_search_key")
        .addColumn("field", c.text, (column) => column.notNull())
        .addColumn("key", c.text, (column) => column.notNull())
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addPrimaryKeyConstraint("user_search_key_by_key", ["field", "key", "owner"])
        .execute();
      await db.schema
        .createIndex("user_search_key_by_owner")
        .on("user_search_key")
        .columns(["owner", "field", "key"])
        .execute();
      await c
        .table(db, "preferred_reference")
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addColumn("contact", c.text, (column) => column.notNull())
        .addColumn("octets", c.octets, (column) => column.notNull())
        .addPrimaryKeyConstraint("preferred_reference_by_contact", ["owner", "contact"])
        .execute();
      for (let after = 0; ;) {
        const rows = await db
          .selectFrom("user")
          .select(["id", "name", "contact", "phone_key", "phone2_key"])
          .where("id", ">", after)
          .orderBy("id")
          .limit(atOnce)
          .execute();
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.id;
        for (const { id: owner, name, contact, phone_key, phone2_key } of rows) {
          const known = contact === null ? {} : AsnNetDatabaseContact.decode(contact);
          const keys = keysOf(known, { name, numbers: [phone_key, phone2_key] });
          const values = keys.map(([field, key]) => ({ field, key, owner }));
          if (values.length > 0) await db.insertInto("user_search_key").values(values).execute();
        }
      }
    },
  },
];
