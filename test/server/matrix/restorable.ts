import type { Database, Migration, Unit, UnitOptions } from "../../../src/server/database/index.js";
import { Restoring } from "../database/restoring.js";

interface Counters {
  change_counter: { scope: string; revision: number; oldest: number };
}

async function lastRevision({ db }: Unit<Counters>): Promise<number> {
  const query = db.selectFrom("change_counter").select(({ fn }) => fn.max("revision").as("last"));
  return (await query.executeTakeFirst())?.last ?? 0;
}

/** A database that can be put back, for tests that do many things on one server, each from the same state. */
export class Restorable implements Database {
  readonly kind: Database["kind"];
  /** How many units have been committed that may have changed something. */
  committed = 0;
  /** How many units that write have begun and not ended. */
  running = 0;
  readonly #database: Database;
  #restoring: Restoring | undefined;
  #restored = 0;

  constructor(database: Database) {
    this.kind = database.kind;
    this.#database = database;
  }

  /** What is there now is what {@link restore} puts back. */
  async keep(): Promise<void> {
    this.#restoring = await Restoring.of(this.#database);
    this.committed = 0;
  }

  /** Puts back what was kept, if anything may have changed since. What is in memory is read again before the next request. */
  async restore(): Promise<void> {
    if (this.committed === 0) return;
    this.committed = 0;
    const revision = 1 + (await this.read((unit: Unit<Counters>) => lastRevision(unit)));
    if ((await this.#restoring?.restore()) !== true) throw new Error("it cannot be put back");
    await this.#database.write(({ db }: Unit<Counters>) =>
      // Who reads only what has changed is to read everything.
      db.updateTable("change_counter").set({ revision, oldest: revision }).execute(),
    );
    this.#restored += 1;
  }

  /** Whether it holds what was kept. */
  async isAsKept(): Promise<boolean> {
    return this.committed === 0 || (await this.#restoring?.isAsKept()) === true;
  }

  async write<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R> {
    this.running += 1;
    try {
      const result = await this.#database.write(work, options);
      this.committed += 1;
      return result;
    } finally {
      this.running -= 1;
    }
  }

  read<T, R>(work: (unit: Unit<T>) => Promise<R>): Promise<R> {
    return this.#database.read(work);
  }

  migrate(migrations: readonly Migration[]): Promise<void> {
    return this.#database.migrate(migrations);
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  get foreignChanges(): number {
    return this.#database.foreignChanges + this.#restored;
  }
}
