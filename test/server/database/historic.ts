import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";

/** The steps by which versions before there were modules created their tables. */
const steps: readonly (readonly [name: string, sql: string])[] = [
  [
    "users",
    `CREATE TABLE user (
       id INTEGER PRIMARY KEY AUTOINCREMENT,
       name TEXT NOT NULL,
       name_key TEXT NOT NULL UNIQUE,
       password TEXT NOT NULL,
       revision INTEGER NOT NULL DEFAULT 1,
       admin INTEGER NOT NULL DEFAULT 0,
       enabled INTEGER NOT NULL DEFAULT 1
     ) STRICT`,
  ],
  [
    "appointments",
    `CREATE TABLE appointment (
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
  ],
  [
    "contacts",
    `ALTER TABLE user ADD COLUMN public INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE user ADD COLUMN contact BLOB`,
  ],
];

/** The forms of the database before there were modules, each by its last step. */
export const forms = steps.map(([name]) => name);

/** Makes a database of one of the {@link forms} in a folder, with data in all its tables; alice is the first user. */
export function makeHistoric(folder: string, form: string): void {
  const database = new SqliteDatabase(join(folder, "rosewire.db"));
  database.exec(
    `PRAGMA journal_mode = WAL;
     CREATE TABLE migration (
       number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL
     ) STRICT`,
  );
  for (const [index, [name, sql]] of steps.entries()) {
    database.exec(sql);
    database.prepare("INSERT INTO migration VALUES (?, ?, datetime('now'))").run(index + 1, name);
    database.exec(data[name] as string);
    if (name === form) break;
  }
  database.close();
}

/** Fills the tables of a step before the next is run. */
const data: Readonly<Record<string, string>> = {
  users: `INSERT INTO user (name, name_key, password, admin) VALUES ('Alice', 'alice', 'hash of alice', 1);
          INSERT INTO user (name, name_key, password, revision) VALUES ('Bob', 'bob', 'hash of bob', 7);
          INSERT INTO user (name, name_key, password, enabled) VALUES ('Carol', 'carol', 'hash of carol', 0);
          INSERT INTO user (name, name_key, password) VALUES ('Gone', 'gone', 'hash');
          DELETE FROM user WHERE name_key = 'gone'`,
  appointments: `INSERT INTO appointment (owner, position, entry_id, starts, ends, entry)
                 VALUES (1, 0, 'one', 1000, 2000, x'3000'), (1, 1, 'two', 3000, 4000, x'300100'), (2, 0, 'one', 0, 1, x'30');
                 UPDATE user SET revision = 3 WHERE id = 1`,
  contacts: `UPDATE user SET public = 1, contact = x'3001ff' WHERE name_key = 'alice'`,
};
