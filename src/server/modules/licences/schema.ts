import { randomUUID } from "node:crypto";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface LicenceTables {
  /** Always one row. */
  installation: {
    /** Always 1. */
    one: number;
    /** A GUID made when the data were created; the same on all servers that share them. */
    identifier: string;
  };
}

/** The steps that create the tables. */
export const licenceMigrations: readonly Migration[] = [
  {
    name: "licences/001-installation",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "installation")
        .addColumn("one", c.integer, (column) => column.primaryKey())
        .addColumn("identifier", c.text, (column) => column.notNull())
        .execute();
      await db.insertInto("installation").values({ one: 1, identifier: randomUUID() }).execute();
    },
  },
];
