import { once } from "node:events";
import { columns, openDatabase, type Migration } from "../../../../src/server/database/index.js";

/** What the process is to do. */
export interface MigratingSettings {
  readonly location: string;
  /** How many tables to make, each with one row. */
  readonly tables: number;
}

// Prints that it is ready, waits for a line, migrates and prints "done".
const { location, tables } = JSON.parse(process.argv[2] as string) as MigratingSettings;
const migrations = Array.from({ length: tables }, (_, index): Migration => {
  const up: Migration["up"] = async (db, kind) => {
    const c = columns(kind);
    await c.table(db, `table_${index}`).addColumn("id", c.integer, c.identity).execute();
    await db.insertInto(`table_${index}`).defaultValues().execute();
  };
  return { name: `many/${index}`, up };
});
console.log(JSON.stringify("ready"));
await once(process.stdin, "data");
const database = openDatabase(location);
await database.migrate(migrations);
await database.close();
console.log(JSON.stringify("done"));
process.stdin.destroy();
