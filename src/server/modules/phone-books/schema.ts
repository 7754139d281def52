import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";
import type { SearchField } from "../contacts/api.js";

/** The tables of this module. */
export interface PhoneBookTables {
  phone_book: {
    id: Generated<number>;
    name: string;
    name_key: string;
    info: string;
    /** The edition that is searched; 0 as long as the first one is not complete. */
    edition: number;
  };
  /** All contacts of a book at a time. What replaces a book is another edition, which is searched once it is complete. */
  phone_book_edition: {
    id: Generated<number>;
    /** Null if it is given up: then nobody searches or fills it, and it is on the way out. */
    book: number | null;
    /** How many contacts it has. */
    contacts: number;
  };
  phone_book_contact: {
    id: Generated<number>;
    edition: number;
    /** Its `u8sEntryID`. */
    entry: string;
    /** The BER encoding of the AsnNetDatabaseContact. */
    octets: Uint8Array;
  };
  /** By what contacts are found. */
  phone_book_key: {
    edition: number;
    field: SearchField;
    key: string;
    /** The id of the contact. */
    owner: number;
  };
}

/** The steps that create the tables. */
export const phoneBookMigrations: readonly Migration[] = [
  {
    name: "phone-books/001-phone-books",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "phone_book")
        .addColumn("id", c.integer, c.identity)
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("name_key", c.text, (column) => column.notNull().unique())
        .addColumn("info", c.text, (column) => column.notNull())
        .addColumn("edition", c.integer, (column) => column.notNull())
        .execute();
      await c
        .table(db, "phone_book_edition")
        .addColumn("id", c.integer, c.identity)
        .addColumn("book", c.integer, (column) =>
          column.references("phone_book.id").onDelete("set null"),
        )
        .addColumn("contacts", c.integer, (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("phone_book_edition_by_book")
        .on("phone_book_edition")
        .column("book")
        .execute();
      await c
        .table(db, "phone_book_contact")
        .addColumn("id", c.integer, c.identity)
        .addColumn("edition", c.integer, (column) =>
          column.notNull().references("phone_book_edition.id").onDelete("cascade"),
        )
        .addColumn("entry", c.text, (column) => column.notNull())
        .addColumn("octets", c.octets, (column) => column.notNull())
        .addUniqueConstraint("phone_book_contact_by_entry", ["edition", "entry"])
        .execute();
      await c
        .table(db, "phone_book_key")
        .addColumn("edition", c.integer, (column) => column.notNull())
        .addColumn("field", c.text, (column) => column.notNull())
        .addColumn("key", c.text, (column) => column.notNull())
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("phone_book_contact.id").onDelete("cascade"),
        )
        .addPrimaryKeyConstraint("phone_book_key_by_key", ["edition", "field", "key", "owner"])
        .execute();
      await db.schema
        .createIndex("phone_book_key_by_owner")
        .on("phone_book_key")
        .columns(["owner", "edition", "field", "key"])
        .execute();
    },
  },
];
