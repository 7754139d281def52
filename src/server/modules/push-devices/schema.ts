import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface PushDeviceTables {
  push_device: {
    /** The id that the client has made. */
    id: string;
    /** The id of the user who has registered it last. */
    owner: number;
    name: string;
    push_id: string;
    channel: string;
    registered: number;
    message_types: number;
    encryption: number;
    /** With which messages are encrypted; empty if they are not. */
    key: string;
  };
}

/** The steps that create the tables. */
export const pushDeviceMigrations: readonly Migration[] = [
  {
    name: "push-devices/001-devices",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "push_device")
        .addColumn("id", c.text, (column) => column.primaryKey())
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("push_id", c.text, (column) => column.notNull())
        .addColumn("channel", c.text, (column) => column.notNull())
        .addColumn("registered", c.moment, (column) => column.notNull())
        .addColumn("message_types", c.integer, (column) => column.notNull())
        .addColumn("encryption", c.integer, (column) => column.notNull())
        .addColumn("key", c.text, (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("push_device_by_owner")
        .on("push_device")
        .columns(["owner", "registered", "id"])
        .execute();
    },
  },
];
