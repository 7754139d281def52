import { randomUUID } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import type { RoseLog } from "../../rose/index.js";
import {
  columns,
  statement,
  type DatabaseKind,
  type Migration,
  type Unit,
} from "../database/index.js";
import type { UnitOfWork } from "./module.js";

interface Tables {
  /** Whom what belongs to that only one server may do, and until when, in milliseconds since 1970 UTC by the database's clock. */
  lease: { name: string; holder: string; expires: number };
}

/** The step that creates the table. */
export const leaseMigration: Migration = {
  name: "kernel/003-leases",
  async up(db, kind) {
    const c = columns(kind);
    await c
      .table(db, "lease")
      .addColumn("name", c.text, (column) => column.primaryKey())
      .addColumn("holder", c.text, (column) => column.notNull())
      .addColumn("expires", c.moment, (column) => column.notNull())
      .execute();
  },
};

/** The time of the database, because clocks of servers differ. */
function now(kind: DatabaseKind): RawBuilder<number> {
  return kind === "sqlite"
    ? sql`cast((julianday('now') - 2440587.5) * 86400000 as integer)`
    : sql`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;
}

const take = statement<Tables, { name: string; holder: string; duration: number }>()(
  (db, p, kind) =>
    db
      .insertInto("lease")
      .values({
        name: p.name,
        holder: p.holder,
        expires: sql<number>`${now(kind)} + ${p.duration}`,
      })
      .onConflict((conflict) =>
        conflict
          .column("name")
          .doUpdateSet((eb) => ({
            holder: eb.ref("excluded.holder"),
            expires: eb.ref("excluded.expires"),
          }))
          .where((eb) =>
            eb.or([
              eb("lease.holder", "=", eb.ref("excluded.holder")),
              eb("lease.expires", "<=", now(kind)),
            ]),
          ),
      ),
);

const renew = statement<Tables, { name: string; holder: string; duration: number }>()(
  (db, p, kind) =>
    db
      .updateTable("lease")
      .set({ expires: sql<number>`${now(kind)} + ${p.duration}` })
      .where("name", "=", p.name)
      .where("holder", "=", p.holder),
);

const left = statement<Tables, { name: string }>()((db, p, kind) =>
  db
    .selectFrom("lease")
    .select(sql<number>`expires - ${now(kind)}`.as("left"))
    .where("name", "=", p.name),
);

const remove = statement<Tables, { name: string; holder: string }>()((db, p) =>
  db.deleteFrom("lease").where("name", "=", p.name).where("holder", "=", p.holder),
);

/** Another server has taken the lease. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

/** The options of a {@link Lease}. */
export interface LeaseOptions {
  /** What is leased, the same on all servers. */
  readonly name: string;
  /** Runs work in a unit that may change the database. */
  readonly write: <R>(work: (unit: UnitOfWork<any>) => Promise<R>) => Promise<R>;
  /** Milliseconds for which it is held, from each time on that it is taken or used; 30 seconds by default. */
  readonly duration?: number;
  /** Milliseconds on a clock that is never set; by default that of the process. */
  readonly elapsed?: () => number;
  /** Is told, as `debug`, for how long it is held, whenever that changes. */
  readonly log?: Pick<RoseLog, "debug">;
}

/**
 * The right to do something that only one of the servers on a database may do at a time. Whoever holds it and dies, or is cut off from
 * the database, loses it when its time is over; until then nobody else gets it.
 */
export class Lease {
  readonly #options: Required<Omit<LeaseOptions, "log">> & Pick<LeaseOptions, "log">;
  readonly #holder = randomUUID();
  /** Until when it is certainly held, on the clock of `elapsed`. */
  #until = -Infinity;

  constructor(options: LeaseOptions) {
    this.#options = { duration: 30_000, elapsed: () => performance.now(), ...options };
  }

  /**
   * For how many milliseconds it is certainly still held; 0 if it is not. Work outside the database must be over by then. It is counted from
   * before the database was asked, so it ends here before it ends there.
   */
  get remaining(): number {
    return Math.max(0, this.#until - this.#options.elapsed());
  }

  /** Takes it, or makes it last longer. @returns false if another server has it. */
  async take(): Promise<boolean> {
    const { name, write, duration, elapsed } = this.#options;
    const asked = elapsed();
    const holder = this.#holder;
    const isTaken = await write(
      async ({ db }) => (await db.run(take, { name, holder, duration })) > 0,
    );
    this.#hold(isTaken ? asked + duration : -Infinity);
    return isTaken;
  }

  /**
   * Does work in a unit of the database in which it is held, and makes it last longer. If it is not held any more, nothing is changed.
   * @throws LeaseLost
   */
  async write<R>(work: (unit: UnitOfWork<any>) => Promise<R>): Promise<R> {
    const { write, duration, elapsed } = this.#options;
    const asked = elapsed();
    try {
      const result = await write(async (unit) => {
        await this.#require(unit.db);
        return work(unit);
      });
      this.#hold(asked + duration);
      return result;
    } catch (error) {
      if (error instanceof LeaseLost) this.#hold(-Infinity);
      throw error;
    }
  }

  /** For how many milliseconds some server has it still, unless it is used meanwhile; 0 if none has. */
  async left(): Promise<number> {
    const { name, write } = this.#options;
    const row = await write(({ db }) => db.first(left, { name }));
    return Math.max(0, Number(row?.left ?? 0));
  }

  /** Keeps it for so many milliseconds from now on, if it is still held, and need not do anything meanwhile. */
  async keep(milliseconds: number): Promise<void> {
    const { name, write, elapsed } = this.#options;
    const holder = this.#holder;
    const asked = elapsed();
    const isKept = await write(
      async ({ db }) => (await db.run(renew, { name, holder, duration: milliseconds })) > 0,
    );
    this.#hold(isKept ? asked + milliseconds : -Infinity, true);
  }

  /** Gives it back, so that another server need not wait. */
  async release(): Promise<void> {
    const { name, write } = this.#options;
    this.#hold(-Infinity);
    await write(({ db }) => db.run(remove, { name, holder: this.#holder }));
  }

  /** @param rests Whether the work is over, and it is kept only so that nobody else does it again. */
  #hold(until: number, rests = false): void {
    const wasHeld = this.#until !== -Infinity;
    this.#until = until;
    const { name, log } = this.#options;
    const holder = this.#holder;
    if (until !== -Infinity) {
      log?.debug?.({ name, holder, rests, for: Math.floor(this.remaining) }, "a lease is held");
    } else if (wasHeld) log?.debug?.({ name, holder }, "a lease is not held any more");
  }

  async #require(db: Unit<any>): Promise<void> {
    const { name, duration } = this.#options;
    if ((await db.run(renew, { name, holder: this.#holder, duration })) > 0) return;
    throw new LeaseLost(`another server has ${name}`);
  }
}
