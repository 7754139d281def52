import { sql, type Generated, type Kysely } from "kysely";
import { columns, type Migration } from "../../database/index.js";
import { fromRow, isPrivate } from "./entries.js";

/** The tables of this module. */
export interface AppointmentTables {
  appointment: {
    id: Generated<number>;
    /** The id of a user. */
    owner: number;
    /** Entries are returned in this order. Those of a series have the same position. */
    position: number;
    entry_id: string;
    /** When it begins and ceases to run, in milliseconds since 1970 UTC. */
    starts: number;
    ends: number;
    /** Whether its sensitivity is not `normal`, so that only those see it who may see private appointments. */
    private: Generated<boolean>;
    /** The BER encoding of the AsnAppointmentEntry, so that every value comes back exactly as it was sent. */
    entry: Uint8Array;
  };
  /** The totals of each owner, so that they need not be counted each time. Owners who never had an entry have no row. */
  appointment_total: {
    /** The id of a user. */
    owner: number;
    entries: number;
    octets: number;
    /** The position of the next appointment to be added. */
    places: number;
  };
}

/** The steps that create the tables. */
export const appointmentMigrations: readonly Migration[] = [
  {
    name: "appointments/001-appointments",
    formerly: "appointments",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "appointment")
        .addColumn("id", c.integer, c.identity)
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addColumn("position", c.integer, (column) => column.notNull())
        .addColumn("entry_id", c.text, (column) => column.notNull())
        .addColumn("starts", c.integer, (column) => column.notNull())
        .addColumn("ends", c.integer, (column) => column.notNull())
        .addColumn("entry", c.octets, (column) => column.notNull())
        .execute();
      const index = (name: string, ...by: readonly string[]) =>
        db.schema
          .createIndex(name)
          .on("appointment")
          .columns(["owner", ...by])
          .execute();
      await index("appointment_by_position", "position");
      await index("appointment_by_entry", "entry_id");
      await index("appointment_by_start", "starts", "ends");
    },
  },
  {
    name: "appointments/002-totals",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "appointment_total")
        .addColumn("owner", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("entries", c.integer, (column) => column.notNull())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .addColumn("places", c.integer, (column) => column.notNull())
        .execute();
      await db
        .insertInto("appointment_total")
        .columns(["owner", "entries", "octets", "places"])
        .expression(
          db
            .selectFrom("appointment")
            .select([
              "owner",
              sql`count(*)`.as("entries"),
              sql`sum(length(entry))`.as("octets"),
              sql`max(position) + 1`.as("places"),
            ])
            .groupBy("owner"),
        )
        .execute();
    },
  },
  {
    name: "appointments/003-private",
    async up(db, kind) {
      const c = columns(kind);
      // Private, until it is known that it is not.
      await db.schema
        .alterTable("appointment")
        .addColumn("private", c.boolean, (column) => column.notNull().defaultTo(true))
        .execute();
      await findPublic(db);
    },
  },
  {
    name: "appointments/004-times",
    async up(db) {
      for (const column of ["starts", "ends"]) {
        await db.schema
          .createIndex(`appointment_by_${column}_only`)
          .on("appointment")
          .columns([column, "owner"])
          .execute();
      }
    },
  },
];

/** How many entries are looked at together. */
const atOnce = 1_000;

/** Notes of all stored entries which of them are not private. */
async function findPublic(db: Kysely<AppointmentTables>): Promise<void> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("appointment")
      .select(["id", "entry"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(atOnce)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    const ids = rows.filter(({ entry }) => !isPrivateEntry(entry)).map(({ id }) => id);
    if (ids.length === 0) continue;
    const change = db.updateTable("appointment").set({ private: false });
    await change.where("id", "in", ids).execute();
  }
}

/** Whether a stored entry is private. One that cannot be read is. */
function isPrivateEntry(entry: Uint8Array): boolean {
  try {
    return isPrivate(fromRow(entry));
  } catch {
    return true;
  }
}
