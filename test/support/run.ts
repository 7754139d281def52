import { randomUUID } from "node:crypto";
import pg from "pg";

/**
 * Around a whole run: the schemas of its processes in a database that is given have names of this run, for a process of tests ends
 * without a word, and they are removed at the end of the run.
 */
export default function begin(): () => Promise<void> {
  const run = randomUUID().replaceAll("-", "").slice(0, 12);
  process.env["ROSEWIRE_TEST_RUN"] = run;
  return () => removeSchemas(`test_${run}_`);
}

async function removeSchemas(beginning: string): Promise<void> {
  const address = process.env["ROSEWIRE_TEST_POSTGRES"];
  if (address === undefined || address === "") return;
  const client = new pg.Client(address);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT nspname AS name FROM pg_namespace WHERE starts_with(nspname, $1)",
      [beginning],
    );
    for (const { name } of rows) await client.query(`DROP SCHEMA ${name} CASCADE`);
  } finally {
    await client.end();
  }
}
