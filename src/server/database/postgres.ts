import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ClientConfig, Pool } from "pg";
import type { Database, Unit, UnitOptions } from "./database.js";
import { StoreError, UnitError } from "./errors.js";
import { migrate, type Migration } from "./migrator.js";
import { PostgresChanges } from "./postgres-changes.js";
import { PostgresConnection } from "./postgres-connection.js";
import { carryOut, isLong, within, WorkUnit } from "./work-unit.js";

/** The limits for units of a PostgreSQL database; times are in milliseconds. */
export interface PostgresLimits {
  /** How many units run at the same time, each on its own connection. */
  readonly connections: number;
  /** How many units may wait or run. */
  readonly waiting: number;
  /** How long to wait for a connection. */
  readonly connectTime: number;
  /** How long a unit may take, and each of its statements. */
  readonly unitTime: number;
  /** How long a unit may take that says that it is long. */
  readonly longUnitTime: number;
  /** How many times a unit is tried if it conflicts with others. */
  readonly attempts: number;
}

const standardLimits: PostgresLimits = {
  connections: 10,
  waiting: 10_000,
  connectTime: 10_000,
  unitTime: 10_000,
  longUnitTime: 60_000,
  attempts: 30,
};

/**
 * For a long unit, which may fill a table that was small: the plans of statements that were made for the small table read all of it,
 * again and again. Those that are made instead use indexes.
 */
const planAnew = "SET LOCAL enable_seqscan = off; DISCARD PLANS";

/**
 * Waits until nobody else migrates the schema, until the end of the transaction. Who does it in another schema of the database does not matter, as long as it is a
 * program from this version on: those before all have the first lock for themselves. The numbers have no meaning.
 */
export const lockMigrations = `SELECT pg_advisory_xact_lock_shared(7205759403),
  pg_advisory_xact_lock(72057594, current_schema()::regnamespace::oid::integer)`;

/**
 * Returns a PostgreSQL database. The first use connects to it.
 * @param location `postgres://user@host/database`, in the form of libpq.
 * @throws StoreError if the address is invalid.
 */
export function openPostgres(location: string, limits: Partial<PostgresLimits> = {}): Database {
  return new Postgres(location, { ...standardLimits, ...limits });
}

class Postgres implements Database {
  readonly kind = "postgres";
  /** The address for messages, without the password. */
  readonly #place: string;
  readonly #location: string;
  readonly #limits: PostgresLimits;
  readonly #changes: PostgresChanges;
  #pool: Promise<Pool> | undefined;
  #running = 0;
  readonly #idle: (() => void)[] = [];
  #closing: Promise<void> | undefined;

  constructor(location: string, limits: PostgresLimits) {
    this.#place = placeOf(location);
    this.#location = location;
    this.#limits = limits;
    this.#changes = new PostgresChanges(randomUUID(), async () => {
      const { Client } = await import("pg");
      const client = new Client(this.#config());
      await client.connect();
      return client;
    });
  }

  async write<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R> {
    const long = isLong(options);
    const time = this.#timeOf(long);
    const begin = `BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE; ${this.#timeLimits(time)}`;
    return await this.#attempts(long ? `${begin}; ${planAnew}` : begin, within(this, work), time);
  }

  async read<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R> {
    const time = this.#timeOf(isLong(options));
    const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${this.#timeLimits(time)}`;
    return await this.#attempts(begin, within(this, work), time);
  }

  async migrate(migrations: readonly Migration[]): Promise<void> {
    // READ COMMITTED, because a snapshot from before the lock would not show what another process migrated meanwhile.
    const begin = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL statement_timeout = 0;
      ${lockMigrations}`;
    const work = async (unit: Unit<any>): Promise<void> => {
      if (await migrate(unit.db, this.kind, migrations)) unit.tellOthers();
    };
    try {
      await this.#attempts(begin, work, Infinity);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      throw this.#unusable(error);
    }
  }

  get foreignChanges(): number {
    return this.#changes.count;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    await this.#changes.close();
    await (await this.#pool)?.end();
  }

  /** How long a unit may take. */
  #timeOf(long: boolean): number {
    return long ? this.#limits.longUnitTime : this.#limits.unitTime;
  }

  /**
   * Makes PostgreSQL end a statement that nobody waits for any more, and a unit of a process that stands still, or is cut off: others would wait for it, and
   * while it is open, PostgreSQL takes more and more of theirs for conflicts.
   */
  #timeLimits(time: number): string {
    return `SET LOCAL statement_timeout = ${this.#limits.unitTime}; SET LOCAL idle_in_transaction_session_timeout = ${time}`;
  }

  /** Carries out a unit, and repeats it while it conflicts with others. */
  async #attempts<R>(
    begin: string,
    work: (unit: Unit<any>) => Promise<R>,
    time: number,
  ): Promise<R> {
    if (this.#closing !== undefined) throw new StoreError("the database has been closed");
    if (this.#running >= this.#limits.waiting) {
      throw new UnitError("too-many-units", `${this.#running} units of work wait already`);
    }
    this.#running += 1;
    try {
      for (let attempt = 1; ; attempt++) {
        const outcome = await this.#attempt(begin, work, time);
        if ("result" in outcome) return outcome.result;
        const { error, again } = outcome;
        if (!again) throw error;
        if (attempt >= this.#limits.attempts) {
          if (error instanceof StoreError) throw error;
          const message = `a unit of work was at odds with others ${attempt} times`;
          throw new UnitError("unit-conflict", message, { cause: error });
        }
        // A random delay, so that the units that conflicted do not begin at the same time again.
        await delay(Math.random() * Math.min(2 ** attempt, 50));
      }
    } finally {
      this.#running -= 1;
      if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  async #attempt<R>(
    begin: string,
    work: (unit: Unit<any>) => Promise<R>,
    time: number,
  ): Promise<{ result: R } | { error: unknown; again: boolean }> {
    const connection = await this.#connection();
    const unit = new WorkUnit(connection);
    let committing = false;
    let usable = false;
    try {
      await connection.commands(begin);
      const result = await carryOut(unit, work, time);
      committing = true;
      const commit = unit.tells ? `${this.#changes.tell}; COMMIT` : "COMMIT";
      const done = await connection.commands(commit);
      if (done.at(-1) !== "COMMIT") throw new Error("the transaction was rolled back");
      usable = true;
      return { result };
    } catch (error) {
      if (connection.lost) return { error: this.#lost(error, committing), again: !committing };
      // After a timeout the work may still be using the connection, so the connection is closed.
      const late = error instanceof UnitError && error.code === "unit-timeout";
      const errors = unit.hasFailed ? [error, unit.failure] : [error];
      const stale = errors.some(isStale);
      usable = !late && !stale && (await rolledBack(connection));
      return { error, again: stale || errors.some(isConflict) };
    } finally {
      connection.release(usable);
    }
  }

  async #connection(): Promise<PostgresConnection> {
    try {
      const pool = await (this.#pool ??= this.#makePool());
      return new PostgresConnection(await pool.connect());
    } catch (error) {
      throw this.#unusable(error);
    }
  }

  async #makePool(): Promise<Pool> {
    const { Pool, types } = await import("pg");
    const getTypeParser = types.getTypeParser as (oid: number, format?: string) => unknown;
    const asInSqlite = (oid: number, format?: string): unknown =>
      numericTypes.has(oid) ? Number : getTypeParser(oid, format);
    const pool = new Pool({
      ...this.#config(),
      max: this.#limits.connections,
      types: { getTypeParser: asInSqlite as typeof types.getTypeParser },
    });
    // A connection was lost while no unit used it: the next unit gets another one.
    pool.on("error", () => {});
    this.#changes.start();
    return pool;
  }

  #config(): ClientConfig {
    return {
      connectionString: this.#location,
      fallback_application_name: "rosewire",
      connectionTimeoutMillis: this.#limits.connectTime,
      keepAlive: true,
    };
  }

  #lost(error: unknown, committing: boolean): StoreError {
    const doubt = committing ? ", and it is not known whether the changes have been stored" : "";
    return new StoreError(
      `the connection to ${this.#place} has been lost${doubt}: ${textOf(error)}`,
      { cause: error },
    );
  }

  #unusable(error: unknown): StoreError {
    return new StoreError(`cannot use the data in ${this.#place}: ${textOf(error)}`, {
      cause: error,
    });
  }
}

/** The types that are read as numbers, as in SQLite: BIGINT and NUMERIC, the type of `sum` over BIGINT. */
const numericTypes = new Set([20, 1700]);

/** Serialization failures and deadlocks (PostgreSQL, appendix A). */
function isConflict(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === "40001" || code === "40P01";
}

/** Whether a prepared statement failed because its table has other columns now; on another connection it works. */
function isStale(error: unknown): boolean {
  return (error as { routine?: unknown }).routine === "RevalidateCachedQuery";
}

async function rolledBack(connection: PostgresConnection): Promise<boolean> {
  try {
    await connection.commands("ROLLBACK");
    return true;
  } catch {
    return false;
  }
}

function placeOf(location: string): string {
  try {
    // If the host is a Unix socket, the host part of the URL may be empty.
    const url = new URL(location.replace(/^(\w+:\/\/)([^/]*@)?\//, "$1$2localhost/"));
    return `${url.protocol}//${url.searchParams.get("host") ?? url.host}${url.pathname}`;
  } catch {
    throw new StoreError(
      "the address of the database is not of the form postgres://user@host/database",
    );
  }
}

/** The message of an error. If all addresses of a host have failed, the AggregateError itself has no message. */
function textOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") {
    return error.errors.map(textOf).join(", ");
  }
  return error instanceof Error ? error.message : String(error);
}
