import type { Client } from "pg";
import { StoreError } from "./errors.js";

/** How long to wait for a connection, in milliseconds. */
const connectTime = 10_000;

/**
 * Lets work have a connection of its own, which ends with it, and with it whatever has not been committed.
 * @throws StoreError if the database cannot be reached or does not do what it is asked to; whatever else the work throws.
 */
export async function connected<R>(
  location: string,
  work: (client: Client) => Promise<R>,
): Promise<R> {
  const { Client, DatabaseError } = await import("pg");
  let client: Client;
  try {
    client = new Client({
      connectionString: location,
      fallback_application_name: "rosewire",
      connectionTimeoutMillis: connectTime,
    });
  } catch {
    // The message may contain the password.
    throw new StoreError(
      "the address of the database is not of the form postgres://user@host/database",
    );
  }
  let loss: Error | undefined;
  client.on("error", (error) => (loss ??= error));
  try {
    await client.connect();
  } catch (error) {
    throw new StoreError(`the database cannot be reached: ${messageOf(error)}`, { cause: error });
  }
  try {
    return await work(client);
  } catch (error) {
    if (loss === undefined && !(error instanceof DatabaseError)) throw error;
    throw new StoreError(`the database has failed: ${messageOf(loss ?? error)}`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The names of the tables of the schema, sorted. */
export async function tableNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      ORDER BY c.relname`,
  );
  return rows.map(({ name }) => name);
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(", ");
  return error instanceof Error ? error.message : String(error);
}
