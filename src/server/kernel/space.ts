import { randomUUID } from "node:crypto";
import { columns, statement, type Database, type Migration } from "../database/index.js";

interface Tables {
  /** One row: what tells these data from others, for servers that use the same bus. */
  space: { id: string };
}

/** The step that creates the table. */
export const spaceMigration: Migration = {
  name: "kernel/004-space",
  async up(db, kind) {
    const c = columns(kind);
    await c
      .table(db, "space")
      .addColumn("id", c.text, (column) => column.primaryKey())
      .execute();
    await db.insertInto("space").values({ id: randomUUID() }).execute();
  },
};

const space = statement<Tables>()((db) => db.selectFrom("space").select("id"));

/** The id of the data, the same on all servers. */
export async function spaceOf(database: Pick<Database, "read">): Promise<string> {
  const row = await database.read<Tables, { id: string } | undefined>((unit) =>
    unit.first(space, {}),
  );
  if (row === undefined) throw new Error("the data have no id");
  return row.id;
}
