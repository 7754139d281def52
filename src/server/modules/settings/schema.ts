import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface SettingTables {
  /** What is kept for the clients of a user. */
  user_setting: {
    /** The id of a user. */
    owner: number;
    name: UserSettingName;
    /** Counts how often it has been set. */
    revision: number;
    /** The BER encoding of its value. */
    octets: Uint8Array;
  };
  /** What administrators set for all. */
  server_setting: {
    /** The name of a SettingsFamily. */
    name: string;
    /** The BER encoding of its value, without passwords. */
    octets: Uint8Array;
    /** The encoding with passwords, sealed; null if there are none. */
    sealed: Uint8Array | null;
  };
  /** Has at most one row, whose number is 1: the key with which passwords are sealed, unless it is in a file. */
  setting_key: {
    one: number;
    octets: Uint8Array;
  };
}

/** `content` is an AsnXMLClientContent, `client-settings` an AsnServerBasedClientSettings, `forwards` AsnAppointmentForwardEntries. */
export type UserSettingName = "content" | "client-settings" | "forwards";

/** The steps that create the tables. */
export const settingMigrations: readonly Migration[] = [
  {
    name: "settings/001-settings",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "user_setting")
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("octets", c.octets, (column) => column.notNull())
        .addPrimaryKeyConstraint("user_setting_by_name", ["owner", "name"])
        .execute();
      await c
        .table(db, "server_setting")
        .addColumn("name", c.text, (column) => column.primaryKey())
        .addColumn("octets", c.octets, (column) => column.notNull())
        .execute();
    },
  },
  {
    name: "settings/002-sealed",
    async up(db, kind) {
      const c = columns(kind);
      await db.schema.alterTable("server_setting").addColumn("sealed", c.octets).execute();
      await c
        .table(db, "setting_key")
        .addColumn("one", c.integer, (column) => column.primaryKey())
        .addColumn("octets", c.octets, (column) => column.notNull())
        .execute();
    },
  },
  {
    name: "settings/003-owners",
    async up(db) {
      await db.schema
        .createIndex("user_setting_by_owner")
        .on("user_setting")
        .columns(["name", "owner"])
        .execute();
    },
  },
];
