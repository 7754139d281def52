import type { Database } from "./database.js";

interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * The steps from an empty file to the present tables, in order. A step that has been
 * released is never changed: what it did stands in people's files. Add a new one instead.
 */
const migrations: readonly Migration[] = [
  {
    name: "users",
    // AUTOINCREMENT: the number of a removed user is never given again, so a login that
    // outlives its user cannot become the login of somebody else.
    sql: `CREATE TABLE user (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL UNIQUE,
            password TEXT NOT NULL,
            revision INTEGER NOT NULL DEFAULT 1,
            admin INTEGER NOT NULL DEFAULT 0,
            enabled INTEGER NOT NULL DEFAULT 1
          ) STRICT`,
  },
  {
    name: "appointments",
    // Columns for what is searched; the entry itself as its BER encoding, so that whatever
    // the wire can carry comes back octet for octet and a new member needs no migration.
    sql: `CREATE TABLE appointment (
            id INTEGER PRIMARY KEY,
            owner INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            entry_id TEXT NOT NULL,
            starts INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            entry BLOB NOT NULL
          ) STRICT;
          CREATE INDEX appointment_by_position ON appointment (owner, position);
          CREATE INDEX appointment_by_entry ON appointment (owner, entry_id);
          CREATE INDEX appointment_by_start ON appointment (owner, starts, ends)`,
  },
  {
    name: "contacts",
    // What is known of a user besides, as its BER encoding too, and whether anybody may see it.
    sql: `ALTER TABLE user ADD COLUMN public INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE user ADD COLUMN contact BLOB`,
  },
];

/** Whether {@link migrate} has been here. */
export function hasTables(database: Database): boolean {
  return (
    database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get() !== undefined
  );
}

/**
 * Brings a database to the present form: each missing step in order, all in one transaction.
 * Two processes may do so at the same time; the second finds the work done.
 * @throws Error if the file has been written by a newer version.
 */
export function migrate(database: Database): void {
  const run = database.transaction(() => {
    database.exec(
      `CREATE TABLE IF NOT EXISTS migration (
         number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL
       ) STRICT`,
    );
    const done = database.prepare("SELECT count(*) FROM migration").pluck().get() as number;
    if (done > migrations.length) {
      throw new Error(
        `the database is of a newer version (step ${done}; this program knows ${migrations.length})`,
      );
    }
    const note = database.prepare(
      "INSERT INTO migration (number, name, applied) VALUES (?, ?, datetime('now'))",
    );
    for (const [index, { name, sql }] of migrations.entries()) {
      if (index < done) continue;
      database.exec(sql);
      note.run(index + 1, name);
    }
  });
  run.immediate();
}
