import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface LineTables {
  line: {
    /** The device id. Never reused. */
    id: Generated<number>;
    /** Source, id, group and URI in the forms in which they are compared. */
    source_key: string;
    line_key: string;
    uri_key: string;
    group_key: string;
    /** The number in the form in which those of users are compared; empty if the line has none. */
    number_key: string;
    location_key: string;
    source: string;
    /** The BER encoding of what the source has reported. */
    reported: Uint8Array;
    /** The BER encoding of the AsnMgmtTapiLineConfiguration. */
    configuration: Uint8Array;
    /** The BER encoding of the forwards that administrators and users have set; null if there are none. */
    admin_forwards: Uint8Array | null;
    user_forwards: Uint8Array | null;
  };
  line_group: {
    source_key: string;
    group_key: string;
    location_key: string;
    /** The BER encoding of the AsnMgmtTapiLineGroupConfiguration. */
    configuration: Uint8Array;
  };
}

/** The steps that create the tables. */
export const lineMigrations: readonly Migration[] = [
  {
    name: "lines/001-lines",
    async up(db, kind) {
      const c = columns(kind);
      let table = c.table(db, "line").addColumn("id", c.integer, c.identity);
      const texts = ["source", "line", "uri", "group", "number", "location"];
      for (const name of texts) {
        table = table.addColumn(`${name}_key`, c.text, (column) => column.notNull());
      }
      await table
        .addColumn("source", c.text, (column) => column.notNull())
        .addColumn("reported", c.octets, (column) => column.notNull())
        .addColumn("configuration", c.octets, (column) => column.notNull())
        .addColumn("admin_forwards", c.octets)
        .addColumn("user_forwards", c.octets)
        .execute();
      const unique = [
        ["line_by_source", ["source_key", "line_key"]],
        ["line_by_uri", ["uri_key"]],
      ] as const;
      for (const [name, keys] of unique) {
        await db.schema
          .createIndex(name)
          .on("line")
          .columns([...keys])
          .unique()
          .execute();
      }
      await db.schema
        .createIndex("line_by_group")
        .on("line")
        .columns(["source_key", "group_key"])
        .execute();
      await db.schema.createIndex("line_by_id").on("line").column("line_key").execute();
      await db.schema.createIndex("line_by_location").on("line").column("location_key").execute();
      await c
        .table(db, "line_group")
        .addColumn("source_key", c.text, (column) => column.notNull())
        .addColumn("group_key", c.text, (column) => column.notNull())
        .addColumn("location_key", c.text, (column) => column.notNull())
        .addColumn("configuration", c.octets, (column) => column.notNull())
        .addPrimaryKeyConstraint("line_group_by_name", ["source_key", "group_key"])
        .execute();
      await db.schema
        .createIndex("line_group_by_location")
        .on("line_group")
        .column("location_key")
        .execute();
    },
  },
];
