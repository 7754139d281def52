import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface LocationTables {
  location: {
    /** The id in the form in which it is compared. */
    id_key: string;
    id: string;
    /** The MD5 of `settings`, in hexadecimal digits. */
    checksum: string;
    /** The BER encoding of the AsnLocationInformationMgmt without the check sum. */
    settings: Uint8Array;
  };
}

/** The steps that create the tables. */
export const locationMigrations: readonly Migration[] = [
  {
    name: "locations/001-locations",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "location")
        .addColumn("id_key", c.text, (column) => column.primaryKey())
        .addColumn("id", c.text, (column) => column.notNull())
        .addColumn("checksum", c.text, (column) => column.notNull())
        .addColumn("settings", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
