import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface AppointmentForwardTables {
  /** The forwards that are set because of an appointment. They outlast user and line, so that they can be taken back. */
  appointment_forward: {
    /** The name of the PBX, the device, and the kind of forward there. */
    pbx: string;
    device: string;
    mode: string;
    /** The id of the user whose appointment it is. */
    owner: number;
    /** The forward that has been set, and the one that was there before, as JSON. */
    forward: string;
    before: string | null;
    /** The one of an appointment that it takes the place of, as long as the PBX has not accepted it. */
    replaced: string | null;
    /** When the appointment has begun, in milliseconds since 1970 UTC. */
    begun: number;
    /** Whether the PBX has accepted it. */
    done: boolean;
  };
}

/** The steps that create the tables. */
export const appointmentForwardMigrations: readonly Migration[] = [
  {
    name: "appointment-forwards/001-forwards",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "appointment_forward")
        .addColumn("pbx", c.text, (column) => column.notNull())
        .addColumn("device", c.text, (column) => column.notNull())
        .addColumn("mode", c.text, (column) => column.notNull())
        .addColumn("owner", c.integer, (column) => column.notNull())
        .addColumn("forward", c.text, (column) => column.notNull())
        .addColumn("before", c.text)
        .addColumn("begun", c.moment, (column) => column.notNull())
        .addColumn("done", c.boolean, (column) => column.notNull())
        .addPrimaryKeyConstraint("appointment_forward_by_device", ["pbx", "device", "mode"])
        .execute();
      await db.schema
        .createIndex("appointment_forward_by_owner")
        .on("appointment_forward")
        .column("owner")
        .execute();
    },
  },
  {
    name: "appointment-forwards/002-replaced",
    async up(db, kind) {
      const { text } = columns(kind);
      await db.schema.alterTable("appointment_forward").addColumn("replaced", text).execute();
    },
  },
];
