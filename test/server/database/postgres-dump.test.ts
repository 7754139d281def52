import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { dumpPostgres } from "../../../src/server/database/postgres-dump.js";
import { emptyPostgres } from "../../support/postgres.js";

type Row = readonly (string | null)[];

/** A schema with the table without which none is dumped, and a connection to it. */
async function schema(): Promise<{ location: string; client: pg.Client }> {
  const location = await emptyPostgres();
  const client = new pg.Client(location);
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("CREATE TABLE migration (name text)");
  return { location, client };
}

/** The rows of a table, as they have been read together. */
async function dumped(
  location: string,
  table: string,
  begun?: () => Promise<void>,
): Promise<Row[][]> {
  const found: Row[][] = [];
  let at: string | undefined;
  await dumpPostgres(location, {
    async begin({ name }) {
      if (at === undefined) await begun?.();
      at = name;
    },
    async rows(rows) {
      if (at === table) found.push([...rows]);
    },
    async end() {},
  });
  return found;
}

test("a dump of PostgreSQL is as of one moment, whatever is committed meanwhile", async () => {
  const { location, client } = await schema();
  await client.query("CREATE TABLE later (id bigint); INSERT INTO later VALUES (1), (2)");
  const found = await dumped(location, "later", async () => {
    await client.query("INSERT INTO later VALUES (3); DELETE FROM later WHERE id = 1");
  });
  expect(found).toEqual([[["1"], ["2"]]]);
});

test("so many rows of a dump of PostgreSQL are read together as fit into memory, all of them in their order", async () => {
  const { location, client } = await schema();
  const million = 1_000_000;
  await client.query("CREATE TABLE large (id bigint, text text, octets bytea)");
  await client.query("INSERT INTO large SELECT id, 'x', NULL FROM generate_series(1, 250) id");
  await client.query(
    "INSERT INTO large SELECT id, repeat('x', $1::int), NULL FROM generate_series(251, 262) id",
    [million],
  );
  await client.query(
    "INSERT INTO large SELECT id, NULL, decode(repeat('00', $1::int), 'hex') FROM generate_series(263, 268) id",
    [million],
  );
  await client.query("INSERT INTO large SELECT 269, repeat('x', $1::int)", [10 * million]);
  await client.query("INSERT INTO large SELECT id, 'x', NULL FROM generate_series(270, 1300) id");
  const found = await dumped(location, "large");
  expect(found.flat().map(([id]) => Number(id))).toEqual(
    Array.from({ length: 1300 }, (_, at) => at + 1),
  );
  const lengths = found.map((rows) => rows.length);
  expect(lengths.slice(0, 7)).toEqual([100, 100, 58, 4 + 2, 4, 1, 100]);
});
