import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { onTestFinished } from "vitest";

let server: Promise<Server> | undefined;

/** Where schemas are made, and a connection that makes them. */
interface Server {
  readonly address: string;
  readonly client: pg.Client;
}

/**
 * The address of a database of PostgreSQL with nothing in it, whose tables go with the test. The server is the one that
 * ROSEWIRE_TEST_POSTGRES names, or else one that is started for this process and ends with it.
 * @throws Error if there is none and PostgreSQL is not installed.
 */
export async function emptyPostgres(): Promise<string> {
  const { location, remove } = await newPostgres();
  onTestFinished(remove);
  return location;
}

/** The same, for who removes the tables himself. */
export async function newPostgres(): Promise<{ location: string; remove: () => Promise<void> }> {
  const { address, client } = await (server ??= connected());
  const schema = `test_${process.env["ROSEWIRE_TEST_RUN"]}_${randomUUID().replaceAll("-", "")}`;
  await client.query(`CREATE SCHEMA ${schema}`);
  const remove = (): Promise<void> => dropped(client, schema);
  const separator = address.includes("?") ? "&" : "?";
  const options = encodeURIComponent(`-c search_path=${schema}`);
  return { location: `${address}${separator}options=${options}`, remove };
}

const deadlock = "40P01";

/** Others who remove theirs at the same time may be in the way, and then one of them fails. */
async function dropped(client: pg.Client, schema: string): Promise<void> {
  for (;;) {
    try {
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== deadlock) throw error;
    }
  }
}

async function connected(): Promise<Server> {
  const address = await startServer();
  const client = new pg.Client(address);
  await client.connect();
  // The process ends though it is there; the types do not know the function.
  (client as pg.Client & { unref(): void }).unref();
  return { address, client };
}

async function startServer(): Promise<string> {
  const given = process.env["ROSEWIRE_TEST_POSTGRES"];
  if (given !== undefined && given !== "") return given;
  const script = fileURLToPath(new URL("postgres.sh", import.meta.url));
  // Detached, for signals from the keyboard are not for it: it ends with its input, and so with this process.
  const child = spawn("sh", [script], { detached: true, stdio: "pipe" });
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value } = (await lines.next()) as { value?: string };
  if (value === undefined) throw new Error(`these tests need PostgreSQL. ${errors}`);
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as Socket).unref();
  return value;
}
