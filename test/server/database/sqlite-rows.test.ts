import SqliteDatabase from "better-sqlite3";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { booleansOf, readBooleans, rowMaker } from "../../../src/server/database/sqlite-rows.js";

const texts = [
  `SELECT name, isOpen, shut, amount, octets FROM door ORDER BY name`,
  `SELECT 1 AS "constructor", 2 AS "it's \\ ""quoted""", 3 AS "with\u2028lines", isOpen AS "0" FROM door`,
  `SELECT name, amount AS name FROM door`,
  `SELECT count(*) > 0 AS isOpen FROM door`,
];

function prepared(text: string): SqliteDatabase.Statement<[], any> {
  const database = new SqliteDatabase(":memory:");
  onTestFinished(() => void database.close());
  database.exec(`
    CREATE TABLE door (name TEXT, isOpen INT, shut INT, amount INTEGER, octets BLOB) STRICT;
    INSERT INTO door VALUES ('first', 1, 0, 1, x'00ff'), ('second', NULL, 7, NULL, NULL)`);
  return database.prepare(text);
}

/** What the driver makes of it by itself, with the booleans. */
function expected(text: string): unknown[] {
  const statement = prepared(text);
  const booleans = booleansOf(statement);
  const rows = statement.all();
  for (const row of rows) readBooleans(row, booleans);
  return rows;
}

describe("rows that are made of values without names", () => {
  test.each(texts)("are those of the driver, with their booleans: %s", (text) => {
    const statement = prepared(text);
    const rowOf = rowMaker(statement.raw(true));
    const rows = statement.all().map((values) => rowOf(values));
    expect(rows).toEqual(expected(text));
    expect(rows.map((row) => Object.keys(row))).toEqual(
      expected(text).map((row) => Object.keys(row as object)),
    );
  });

  test.each(texts)("are the same where no code may be generated: %s", (text) => {
    const statement = prepared(text);
    const refused = vi.fn(function refuse() {
      throw new EvalError("not allowed");
    });
    vi.stubGlobal("Function", refused);
    onTestFinished(() => void vi.unstubAllGlobals());
    const rowOf = rowMaker(statement.raw(true));
    expect(refused).toHaveBeenCalled();
    vi.unstubAllGlobals();
    expect(statement.all().map((values) => rowOf(values))).toEqual(expected(text));
  });
});
