import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface TaskTables {
  task: {
    id: Generated<number>;
    /** The id of a user. */
    owner: number;
    task_id: string;
    /** When it begins, in milliseconds since 1970 UTC; null if that is not known. */
    starts: number | null;
    state: number;
    privacy: number;
    delegation: number;
    /** The BER encoding of the AsnNetDatabaseTask. */
    task: Uint8Array;
  };
  /** The totals of each user, so that they need not be counted each time. */
  task_total: { owner: number; tasks: number; octets: number };
}

/** The steps that create the tables. */
export const taskMigrations: readonly Migration[] = [
  {
    name: "tasks/001-tasks",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "task")
        .addColumn("id", c.integer, c.identity)
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addColumn("task_id", c.text, (column) => column.notNull())
        .addColumn("starts", c.integer)
        .addColumn("state", c.integer, (column) => column.notNull())
        .addColumn("privacy", c.integer, (column) => column.notNull())
        .addColumn("delegation", c.integer, (column) => column.notNull())
        .addColumn("task", c.octets, (column) => column.notNull())
        .addUniqueConstraint("task_by_task_id", ["owner", "task_id"])
        .execute();
      await db.schema
        .createIndex("task_by_start")
        .on("task")
        .columns(["owner", "starts"])
        .execute();
      await c
        .table(db, "task_total")
        .addColumn("owner", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("tasks", c.integer, (column) => column.notNull())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .execute();
    },
  },
];
