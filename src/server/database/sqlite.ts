import type { Database, Unit, UnitOptions } from "./database.js";
import { StoreError } from "./errors.js";
import { migrate, type Migration } from "./migrator.js";
import type { SqliteConnection } from "./sqlite-connection.js";
import { connectMemory, connectReader, connectWriter, databaseFile } from "./sqlite-folder.js";
import { SqliteLog } from "./sqlite-log.js";
import { SqliteQueue, type QueueLimits } from "./sqlite-queue.js";
import { isLong, within } from "./work-unit.js";

/** The limits for units of a SQLite database; times are in milliseconds. */
export interface SqliteLimits extends QueueLimits {
  /** How long a unit may take. */
  readonly unitTime: number;
  /** How long a unit may take that says that it is long. */
  readonly longUnitTime: number;
}

const standardLimits: SqliteLimits = {
  waiting: 10_000,
  group: 1_000,
  groupTime: 40,
  unitTime: 2_000,
  longUnitTime: 60_000,
  lockTime: 5_000,
};

/**
 * Opens a SQLite database.
 * @param location A folder, or `:memory:` for data that last as long as the process.
 * @param create Whether folder and file may be created.
 * @throws StoreError if the folder cannot be used, or its database is missing, empty or not one of rosewire.
 */
export function openSqlite(
  location: string,
  create: boolean,
  limits: Partial<SqliteLimits> = {},
): Database {
  try {
    return new Sqlite(location, create, { ...standardLimits, ...limits });
  } catch (error) {
    throw unusable(location, error);
  }
}

class Sqlite implements Database {
  readonly kind = "sqlite";
  readonly #location: string;
  readonly #limits: SqliteLimits;
  readonly #writer: SqliteConnection;
  readonly #reader: SqliteConnection;
  /** Undefined in memory. */
  readonly #log: SqliteLog | undefined;
  readonly #writes: SqliteQueue;
  readonly #reads: SqliteQueue;
  readonly #version: () => unknown;
  #changes = 0;
  /** Whether SQLite has been asked for {@link foreignChanges} in this turn of the event loop already. */
  #asked = false;
  #closing: Promise<void> | undefined;

  constructor(location: string, create: boolean, limits: SqliteLimits) {
    this.#location = location;
    this.#limits = limits;
    if (location === ":memory:") {
      this.#writer = connectMemory();
      this.#reader = this.#writer;
    } else {
      const file = databaseFile(location, create);
      this.#writer = connectWriter(file);
      try {
        this.#log = new SqliteLog(this.#writer, file);
        this.#reader = connectReader(file);
      } catch (error) {
        this.#writer.close();
        throw error;
      }
    }
    this.#writes = new SqliteQueue(this.#writer, limits, this.#log);
    const shared = this.#reader === this.#writer;
    this.#reads = shared ? this.#writes : new SqliteQueue(this.#reader, limits);
    this.#version = this.#writer.value("PRAGMA data_version");
  }

  write<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R> {
    return this.#add(this.#writes, true, work, options);
  }

  read<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R> {
    return this.#add(this.#reads, false, work, options);
  }

  /** Not an async function, for each promise costs as much as a small statement. */
  #add<R>(
    queue: SqliteQueue,
    writes: boolean,
    work: (unit: Unit<any>) => Promise<R>,
    options: UnitOptions | undefined,
  ): Promise<R> {
    try {
      this.#requireOpen();
      const long = isLong(options);
      const time = long ? this.#limits.longUnitTime : this.#limits.unitTime;
      return queue.add(writes, time, within(this, work), long);
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  async migrate(migrations: readonly Migration[]): Promise<void> {
    this.#requireOpen();
    try {
      await this.#writes.add(true, Infinity, ({ db }) => migrate(db, this.kind, migrations));
    } catch (error) {
      throw unusable(this.#location, error);
    }
    if (this.#closing === undefined) this.#reader.forget();
  }

  get foreignChanges(): number {
    if (this.#asked || this.#closing !== undefined) return this.#changes;
    this.#asked = true;
    setImmediate(() => (this.#asked = false));
    try {
      this.#changes = this.#version() as number;
    } catch {
      // Another process has locked the whole file, so it may be changing anything. No version is negative, so this is a new number.
      this.#changes = -Math.abs(this.#changes) - 1;
    }
    return this.#changes;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#reads.drained();
    await this.#writes.drained();
    await this.#log?.settled();
    // The last connection to a file removes its -wal and -shm files. One that only reads cannot, so the writer is closed last.
    this.#reader.close();
    this.#writer.close();
  }

  #requireOpen(): void {
    if (this.#closing !== undefined) throw new StoreError("the database has been closed");
  }
}

function unusable(location: string, error: unknown): StoreError {
  const why = error instanceof Error ? error.message : String(error);
  return new StoreError(`cannot use the data in ${location}: ${why}`, { cause: error });
}
