import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface NoteTables {
  /** What users have set for their presence themselves. */
  absence: {
    /** The id of a user. */
    owner: number;
    /** A value of AsnAbsentStateEnum. */
    state: number;
    /** From and until when, in milliseconds since 1970 UTC; 0 for no bound. */
    starts: number;
    ends: number;
    /** Whether it has begun, and that has been told. */
    begun: boolean;
    /** The BER encoding of an AsnAbsentState with the texts. */
    octets: Uint8Array;
  };
  /** The notes of users, in UTF-8, because they may contain NUL. */
  custom_note: {
    /** The id of a user. */
    owner: number;
    note: Uint8Array;
  };
}

/** The steps that create the tables. */
export const noteMigrations: readonly Migration[] = [
  {
    name: "notes/001-notes",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "absence")
        .addColumn("owner", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("state", c.integer, (column) => column.notNull())
        .addColumn("starts", c.moment, (column) => column.notNull())
        .addColumn("ends", c.moment, (column) => column.notNull())
        .addColumn("begun", c.boolean, (column) => column.notNull())
        .addColumn("octets", c.octets, (column) => column.notNull())
        .execute();
      const index = (name: string, ...by: readonly string[]) =>
        db.schema
          .createIndex(name)
          .on("absence")
          .columns([...by])
          .execute();
      await index("absence_by_end", "ends");
      await index("absence_by_start", "begun", "starts");
      await c
        .table(db, "custom_note")
        .addColumn("owner", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("note", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
