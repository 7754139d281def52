import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface RightsTables {
  /** What users have granted to others, in bits of AsnPresenceRightsFlags and AsnPhoneControlRightsFlags. */
  granted_right: {
    /** The ids of users. */
    owner: number;
    grantee: number;
    presence: number;
    primary_line: number;
    secondary_line: number;
  };
  /** Who has asked for rights and has got no answer yet. */
  rights_request: { owner: number; asker: number };
  /** Has a row, whose number is 1, once the settings have been changed. */
  directory_setting: {
    one: number;
    /** The BER encoding of an AsnUserManagerSettings. */
    settings: Uint8Array;
  };
}

/** The steps that create the tables. */
export const rightsMigrations: readonly Migration[] = [
  {
    name: "rights/001-rights",
    async up(db, kind) {
      const c = columns(kind);
      const ofUsers = (name: string, one: string, other: string) =>
        c
          .table(db, name)
          .addColumn(one, c.integer, (column) =>
            column.notNull().references("user.id").onDelete("cascade"),
          )
          .addColumn(other, c.integer, (column) =>
            column.notNull().references("user.id").onDelete("cascade"),
          )
          .addPrimaryKeyConstraint(`${name}_by_${one}`, [one, other]);
      await ofUsers("granted_right", "owner", "grantee")
        .addColumn("presence", c.integer, (column) => column.notNull())
        .addColumn("primary_line", c.integer, (column) => column.notNull())
        .addColumn("secondary_line", c.integer, (column) => column.notNull())
        .execute();
      await ofUsers("rights_request", "owner", "asker").execute();
      for (const [table, column] of [
        ["granted_right", "grantee"],
        ["rights_request", "asker"],
      ] as const) {
        await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
      }
      await c
        .table(db, "directory_setting")
        .addColumn("one", c.integer, (column) => column.primaryKey())
        .addColumn("settings", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
