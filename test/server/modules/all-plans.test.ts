import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Database, Unit } from "../../../src/server/database/index.js";
import { Matrix } from "../matrix/cells.js";
import * as digests from "../../../src/server/modules/digests/store.js";
import { inMemory } from "../database/kept-stores.js";
import { fullScans, plansOf } from "./support/plans.js";
import { notingDatabase, type Noted } from "./support/statements.js";

/** Tables of which the server keeps the rows in memory: it reads them as a whole when it begins, and after many changes. */
const kept = ["user", "user_group", "group_member", "granted_right", "rights_request"];

/** Tables with a few rows, which are listed. */
const small = [
  "directory_setting",
  "user_added",
  "phone_book",
  "phone_book_edition",
  "token_key",
  "computer_installation",
  "location",
  "line",
  "anonymous_visitor",
  "space",
];

/** Tables that are not reached by these calls, by the module whose plan test reaches them. */
const elsewhere: Readonly<Record<string, string>> = {
  announcement: "../kernel",
  lease: "../kernel",
  appointment_forward: "appointment-forwards",
  phone_book_contact: "phone-books",
  phone_book_key: "phone-books",
  binary_transfer: "binary-transfer",
  binary_transfer_use: "binary-transfer",
  chat_total: "chat",
  chat_chunk: "chat",
  content_contact: "client-contacts",
  item_space: "client-persistence",
  replicated_user: "um-replicator",
  replicated_group: "um-replicator",
  replicated_missing: "um-replicator",
  item: "client-persistence",
  replicated_computer: "um-replicator",
  directory_interface: "um-replicator",
};

async function tablesOf(database: Database): Promise<string[]> {
  const names = sql<{ name: string }>`select name from sqlite_schema
    where type = 'table' and name not like 'sqlite%' and name <> 'migration'`;
  const { rows } = await database.read(({ db }: Unit<any>) => names.execute(db));
  return rows.map(({ name }) => name);
}

// In SQLite; what the plan tests of the modules call is explained by both stores.
test("no statement of all that is served reads a table as a whole, but to list it or to keep it in memory", async () => {
  const noted: Noted[] = [];
  const store = inMemory();
  const seen = (restorable: Database) => notingDatabase(restorable, noted);
  const matrix = await Matrix.of({ store, seen });
  await matrix.rows(undefined, ["admin", "alice", "replicator"]);
  // The web service asks for these.
  await seen(store).write(async (unit: Unit<any>) => {
    await digests.find(unit, { id: 1, revision: 1, realm: "realm" });
    await digests.remove(unit, 1);
  });
  const tables = await tablesOf(store);
  const plans = await plansOf(store, noted, tables);
  expect(plans.length).toBeGreaterThan(150);
  const listed = plans.filter(({ sql: text }) => !text.includes(" where "));
  const others = plans.filter(({ sql: text }) => text.includes(" where "));
  expect(fullScans(listed, [...kept, ...small])).toEqual([]);
  expect(fullScans(others, ["directory_setting"])).toEqual([]);

  const reached = new Set(plans.flatMap(({ sql: text }) => text.match(/(?<=")\w+(?=")/g) ?? []));
  const missing = tables.filter((table) => !reached.has(table));
  expect(missing.filter((table) => !(table in elsewhere))).toEqual([]);
  for (const table of missing) {
    const path = new URL(`${elsewhere[table]}/plans.test.ts`, import.meta.url);
    expect(readFileSync(path, "utf8")).toContain(table);
  }
});
