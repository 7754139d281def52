import { onTestFinished } from "vitest";
import {
  StoreError,
  type Database,
  type DatabaseKind,
  type Migration,
  type Unit,
  type UnitOptions,
} from "../../../src/server/database/index.js";
import { Restoring } from "./restoring.js";

type Migrations = readonly Migration[];

/** An open database, and what is known of it. */
interface Kept {
  readonly database: Database;
  /** Closes it, and removes its data. */
  readonly remove: () => Promise<void>;
  /** What has been made in it: nothing; what these migrations make, and what tests of modules add; or anything. */
  made: "nothing" | { readonly by: Migrations; readonly restoring: Restoring } | "anything";
}

/** So many that nobody has are kept at most: tests whose migrations are their own would never have them again. */
const mostFree = 4;

/** A new database, and what closes it and removes its data. */
export type NewDatabase = Pick<Kept, "database" | "remove">;

/**
 * Databases that one test after the other uses: all tests of modules need the same tables, and it takes far longer to make them, and
 * to connect to them, than to put back what the migrations have left in them. They are there until the process ends, also for the
 * tests of other files.
 */
export class KeptDatabases {
  readonly kind: DatabaseKind;
  /** Makes a new one, which is not kept. */
  readonly make: () => Promise<NewDatabase>;
  readonly #free: Kept[] = [];

  constructor(kind: DatabaseKind, make: () => Promise<NewDatabase>) {
    this.kind = kind;
    this.make = make;
  }

  /** A database with nothing in it, as far as can be told from outside. It is closed when the test is over. */
  lend(): Database {
    const lent = this.lendUntilClosed();
    onTestFinished(() => lent.close());
    return lent;
  }

  /** The same, for who closes it himself. */
  lendUntilClosed(): Database {
    return new Lent(this.kind, {
      take: (by) => this.#take(by),
      giveBack: (kept) => this.#giveBack(kept),
    });
  }

  /** Removes all that are not lent. */
  async clear(): Promise<void> {
    for (const kept of this.#free.splice(0)) await kept.remove();
  }

  /** @param by The migrations that have made it, or will do so; undefined if it must be empty. */
  async #take(by: Migrations | undefined): Promise<Kept> {
    for (;;) {
      const at = this.#free.findLastIndex(({ made }) => by !== undefined && isMadeBy(made, by));
      if (at < 0) return { ...(await this.make()), made: "nothing" };
      const [kept] = this.#free.splice(at, 1) as [Kept];
      if (typeof kept.made === "object" && (await kept.made.restoring.restore())) return kept;
      await kept.remove();
    }
  }

  async #giveBack(kept: Kept): Promise<void> {
    if (typeof kept.made === "object") this.#free.push(kept);
    else await kept.remove();
    // Those that have waited longest go.
    if (this.#free.length > mostFree) await this.#free.shift()?.remove();
  }
}

function isMadeBy(made: Kept["made"], by: Migrations): boolean {
  if (typeof made !== "object" || made.by.length !== by.length) return false;
  return made.by.every((one, at) => one === by[at]);
}

async function migrate(kept: Kept, by: Migrations): Promise<void> {
  const { database, made } = kept;
  if (isMadeBy(made, by)) return;
  kept.made = "anything";
  await database.migrate(by);
  if (made === "nothing") kept.made = { by: [...by], restoring: await Restoring.of(database) };
}

/** A database in which a unit is about to begin. */
function used(kept: Kept): Database {
  if (kept.made === "nothing") kept.made = "anything";
  return kept.database;
}

interface Lender {
  readonly take: (by: Migrations | undefined) => Promise<Kept>;
  readonly giveBack: (kept: Kept) => Promise<void>;
}

/** A database that is lent to one test: after its end nothing that the test has left behind reaches it. */
class Lent implements Database {
  readonly kind: DatabaseKind;
  readonly #lender: Lender;
  #taking: Promise<Kept> | undefined;
  #kept: Kept | undefined;
  #migrated: Promise<void> = Promise.resolve();
  #running = 0;
  #unknown = 0;
  #idle: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  constructor(kind: DatabaseKind, lender: Lender) {
    this.kind = kind;
    this.#lender = lender;
  }

  write<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R> {
    return this.#run(undefined, (kept) => used(kept).write(work, options));
  }

  read<T, R>(work: (unit: Unit<T>) => Promise<R>): Promise<R> {
    return this.#run(undefined, (kept) => used(kept).read(work));
  }

  migrate(by: Migrations): Promise<void> {
    return this.#run(by, (kept) => {
      // One after the other: what the next one is followed by must not be there yet when this looks at what has been made.
      const done = this.#migrated.then(() => migrate(kept, by));
      this.#migrated = done.catch(() => {});
      return done;
    });
  }

  get foreignChanges(): number {
    return this.#kept?.database.foreignChanges ?? (this.#unknown -= 1);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#idle = resolve));
    if (this.#kept !== undefined) await this.#lender.giveBack(this.#kept);
  }

  async #run<R>(by: Migrations | undefined, use: (kept: Kept) => Promise<R>): Promise<R> {
    if (this.#closing !== undefined) throw new StoreError("the database has been closed");
    this.#running += 1;
    try {
      // Without a turn of the event loop, so that units begin in the order in which they are given.
      return await use(this.#kept ?? (await this.#first(by)));
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#idle?.();
    }
  }

  async #first(by: Migrations | undefined): Promise<Kept> {
    this.#taking ??= this.#lender.take(by);
    return (this.#kept = await this.#taking);
  }
}
