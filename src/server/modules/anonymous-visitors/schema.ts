import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface VisitorTables {
  anonymous_visitor: {
    /** By which the visitor's client is found again, as it is written. */
    hint: string;
    /** The name with which the visitor logs on. */
    name: string;
    /** What {@link fingerprint} makes of the token; empty as long as there is none. */
    token: string;
    /** The BER encoding of an AsnNetDatabaseContact: what is said of the visitor. */
    contact: Uint8Array;
  };
}

/** The steps that create the tables. */
export const visitorMigrations: readonly Migration[] = [
  {
    name: "anonymous-visitors/001-visitors",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "anonymous_visitor")
        .addColumn("hint", c.text, (column) => column.primaryKey())
        .addColumn("name", c.text, (column) => column.notNull().unique())
        .addColumn("token", c.text, (column) => column.notNull())
        .addColumn("contact", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
