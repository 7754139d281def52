import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import pg from "pg";
import { AsnAppointmentEntry } from "../../../src/modules/appointments/appointments.js";
import { AsnNetDatabaseContact } from "../../../src/modules/common/common.js";
import type { DatabaseKind } from "../../../src/server/database/index.js";
import { emptyPostgres } from "../../support/postgres.js";
import { entry, stored } from "../entries.js";
import { emptyFolder } from "./stores.js";

// What versions up to now have released is written here in SQL, so that it stays as it was whatever becomes of the source.

/** A database of an earlier version, with data in all its tables. */
export interface Historic {
  readonly name: string;
  /** The steps that have been run, each with the name that it has now. */
  readonly steps: readonly { readonly name: string; readonly now: string }[];
  /** Makes the database, which is removed after the test; returns its location. */
  make(): Promise<string>;
}

/** What is in the databases: users by number, whose appointments there are once there is a table for them. */
export const alice = { id: 1, name: "Alice", password: "alice's secret" };
export const appointmentsOf: Readonly<Record<number, readonly AsnAppointmentEntry[]>> = {
  1: ["one", "two"].map((u8sEntryID) => stored(entry({ u8sEntryID }), "Alice")),
  2: [stored(entry({ u8sEntryID: "one" }), "Bob")],
};
/** Alice's, once there are contacts. */
export const contact: AsnNetDatabaseContact = { u8sDisplayName: "Alice A.", u8sSIPAddress: "a@b" };

/** The hash of alice's password. */
const hash =
  "$scrypt$N=16,r=8,p=1$AAECAwQFBgcICQoLDA0ODw==$ksfcXvqgsfBkANreBp5eJoQLMHUIEoi/JTWWjqaIaA8=";

interface Step {
  readonly name: string;
  readonly now: string;
  /** Creates the tables. */
  readonly sql: string;
  /** Fills them, before the next step is run. */
  readonly data: string;
}

function octets(kind: DatabaseKind, value: Uint8Array): string {
  const hex = Buffer.from(value).toString("hex");
  return kind === "sqlite" ? `x'${hex}'` : `'\\x${hex}'::bytea`;
}

const users = `
  INSERT INTO "user" (name, name_key, password, admin) VALUES ('Alice', 'alice', '${hash}', 1);
  INSERT INTO "user" (name, name_key, password, revision) VALUES ('Bob', 'bob', 'hash of bob', 7);
  INSERT INTO "user" (name, name_key, password, enabled) VALUES ('Carol', 'carol', 'hash of carol', 0);
  INSERT INTO "user" (name, name_key, password) VALUES ('Gone', 'gone', 'hash');
  DELETE FROM "user" WHERE name_key = 'gone';`;

function appointments(kind: DatabaseKind): string {
  const rows = Object.entries(appointmentsOf).flatMap(([owner, entries]) =>
    entries.map((one, position) => {
      const encoded = octets(kind, AsnAppointmentEntry.encode(one));
      const [starts, ends] = [one.stStart.getTime(), one.stEnd.getTime()];
      return `(${owner}, ${position}, '${one.u8sEntryID}', ${starts}, ${ends}, ${encoded})`;
    }),
  );
  return `
    INSERT INTO appointment (owner, position, entry_id, starts, ends, entry) VALUES ${rows.join(", ")};
    UPDATE "user" SET revision = 3 WHERE id = 1;`;
}

function contacts(kind: DatabaseKind): string {
  const encoded = octets(kind, AsnNetDatabaseContact.encode(contact));
  return `UPDATE "user" SET public = 1, contact = ${encoded} WHERE id = 1;`;
}

const indexes = `
  CREATE INDEX appointment_by_position ON appointment (owner, position);
  CREATE INDEX appointment_by_entry ON appointment (owner, entry_id);
  CREATE INDEX appointment_by_start ON appointment (owner, starts, ends);`;

/** Of versions before there were modules, which had SQLite only. */
const first: readonly Step[] = [
  {
    name: "users",
    now: "users/001-users",
    sql: `
      CREATE TABLE user (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL UNIQUE,
        password TEXT NOT NULL,
        revision INTEGER NOT NULL DEFAULT 1,
        admin INTEGER NOT NULL DEFAULT 0,
        enabled INTEGER NOT NULL DEFAULT 1
      ) STRICT;`,
    data: users,
  },
  {
    name: "appointments",
    now: "appointments/001-appointments",
    sql: `
      CREATE TABLE appointment (
        id INTEGER PRIMARY KEY,
        owner INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        entry_id TEXT NOT NULL,
        starts INTEGER NOT NULL,
        ends INTEGER NOT NULL,
        entry BLOB NOT NULL
      ) STRICT;
      ${indexes}`,
    data: appointments("sqlite"),
  },
  {
    name: "contacts",
    now: "users/002-contacts",
    sql: `
      ALTER TABLE user ADD COLUMN public INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE user ADD COLUMN contact BLOB;`,
    data: contacts("sqlite"),
  },
];

/** Of the versions with modules, in the order in which they have run their steps. */
function later(kind: DatabaseKind): readonly Step[] {
  const sqlite = kind === "sqlite";
  const text = sqlite ? "text" : 'text COLLATE "C"';
  const integer = sqlite ? "integer" : "bigint";
  const blob = sqlite ? "blob" : "bytea";
  const strict = sqlite ? "STRICT" : "";
  const identity = sqlite
    ? "integer PRIMARY KEY AUTOINCREMENT"
    : "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
  const step = (name: string, sql: string, data: string): Step => ({ name, now: name, sql, data });
  return [
    step(
      "kernel/001-changes",
      `CREATE TABLE change_counter (
         scope ${text} PRIMARY KEY, revision ${integer} NOT NULL, oldest ${integer} NOT NULL
       ) ${strict};
       CREATE TABLE change (
         scope ${text} NOT NULL, entry ${text} NOT NULL, revision ${integer} NOT NULL,
         removed ${sqlite ? "int" : "boolean"} NOT NULL,
         CONSTRAINT change_by_entry PRIMARY KEY (scope, entry)
       ) ${strict};
       CREATE INDEX change_by_revision ON change (scope, revision);`,
      `INSERT INTO change_counter VALUES ('own/a', 2, 0);
       INSERT INTO change VALUES ('own/a', 'x', 1, ${sqlite ? 0 : false}), ('own/a', 'y', 2, ${sqlite ? 1 : true});`,
    ),
    step(
      "users/001-users",
      `CREATE TABLE "user" (
         id ${identity}, name ${text} NOT NULL, name_key ${text} NOT NULL UNIQUE,
         password ${text} NOT NULL, revision ${integer} DEFAULT 1 NOT NULL,
         admin ${integer} DEFAULT 0 NOT NULL, enabled ${integer} DEFAULT 1 NOT NULL
       ) ${strict};`,
      users,
    ),
    step(
      "users/002-contacts",
      `ALTER TABLE "user" ADD COLUMN public ${integer} DEFAULT 0 NOT NULL;
       ALTER TABLE "user" ADD COLUMN contact ${blob};`,
      contacts(kind),
    ),
    step(
      "appointments/001-appointments",
      `CREATE TABLE appointment (
         id ${identity},
         owner ${integer} NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
         position ${integer} NOT NULL, entry_id ${text} NOT NULL, starts ${integer} NOT NULL,
         ends ${integer} NOT NULL, entry ${blob} NOT NULL
       ) ${strict};
       ${indexes}`,
      appointments(kind),
    ),
  ];
}

/** What makes a database that has run some steps. */
function scriptOf(kind: DatabaseKind, steps: readonly Step[]): string {
  const [number, text] = kind === "sqlite" ? ["integer", "text"] : ["bigint", 'text COLLATE "C"'];
  const runs = steps.map(
    ({ name, sql, data }, index) =>
      `${sql} INSERT INTO migration VALUES (${index + 1}, '${name}', '2026-01-01'); ${data}`,
  );
  return `
    CREATE TABLE migration (
      number ${number} PRIMARY KEY, name ${text} NOT NULL, applied ${text} NOT NULL
    ) ${kind === "sqlite" ? "STRICT" : ""};
    ${runs.join("\n")}`;
}

function sqliteWith(steps: readonly Step[]): string {
  const folder = emptyFolder();
  const database = new SqliteDatabase(join(folder, "rosewire.db"));
  database.exec("PRAGMA journal_mode = WAL");
  database.exec(scriptOf("sqlite", steps));
  database.close();
  return folder;
}

async function postgresWith(steps: readonly Step[]): Promise<string> {
  const location = await emptyPostgres();
  const client = new pg.Client(location);
  await client.connect();
  try {
    await client.query(scriptOf("postgres", steps));
  } finally {
    await client.end();
  }
  return location;
}

/** The databases of all earlier versions. */
export const history: readonly Historic[] = [
  ...first.map((last, index): Historic => {
    const steps = first.slice(0, index + 1);
    const name = `SQLite up to the step ${last.name}`;
    return { name, steps, make: async () => sqliteWith(steps) };
  }),
  {
    name: "SQLite with the first modules",
    steps: later("sqlite"),
    make: async () => sqliteWith(later("sqlite")),
  },
  {
    name: "PostgreSQL with the first modules",
    steps: later("postgres"),
    make: () => postgresWith(later("postgres")),
  },
];
