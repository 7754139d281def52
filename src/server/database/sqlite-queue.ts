import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import type { Unit } from "./database.js";
import { StoreError, UnitError } from "./errors.js";
import { isBusy } from "./sqlite-busy.js";
import type { SqliteConnection } from "./sqlite-connection.js";
import type { SqliteLog } from "./sqlite-log.js";
import { carryOut, WorkUnit } from "./work-unit.js";

/** The limits of a queue of units; times are in milliseconds. */
export interface QueueLimits {
  /** How many units may wait. */
  readonly waiting: number;
  /** How many units share a transaction at most. */
  readonly group: number;
  /** For how long further units may join a transaction; the event loop may be blocked meanwhile. */
  readonly groupTime: number;
  /** How long to wait for another process that writes. */
  readonly lockTime: number;
}

/** A unit of work that waits or is carried out. */
interface Job {
  readonly writes: boolean;
  readonly work: (unit: Unit<any>) => Promise<unknown>;
  /** How long it may take, in milliseconds. */
  readonly time: number;
  /** Whether it lets other work of the process go on; it then has a transaction of its own. */
  readonly long: boolean;
  readonly resolve: (result: any) => void;
  readonly reject: (error: unknown) => void;
  next?: Job;
}

/** The result of a job, which is kept until the commit. */
type Outcome = { readonly job: Job } & ({ readonly result: unknown } | { readonly error: unknown });

/**
 * Carries out units of work on one connection, one after the other. All units that wait to write share a transaction: each has
 * its own savepoint, one commit writes the changes of all to the disk, and then all get their results. Units that wait to read
 * share a transaction too.
 */
export class SqliteQueue {
  readonly #connection: SqliteConnection;
  readonly #limits: QueueLimits;
  readonly #log: Pick<SqliteLog, "room" | "sync" | "committed"> | undefined;
  readonly #command: Readonly<
    Record<"read" | "write" | "commit" | "rollback" | "mark" | "keep" | "undo", () => void>
  >;
  #first: Job | undefined;
  #last: Job | undefined;
  #length = 0;
  /** Whether a group is being carried out, or is about to be. */
  #busy = false;
  readonly #idle: (() => void)[] = [];

  /** @param log That of the file, for units that write to one. */
  constructor(
    connection: SqliteConnection,
    limits: QueueLimits,
    log?: Pick<SqliteLog, "room" | "sync" | "committed">,
  ) {
    this.#connection = connection;
    this.#limits = limits;
    this.#log = log;
    this.#command = {
      read: connection.command("BEGIN"),
      // Takes the write lock at the start. Otherwise a transaction that reads first could fail when it writes, because
      // another process has written meanwhile.
      write: connection.command("BEGIN IMMEDIATE"),
      commit: connection.command("COMMIT"),
      rollback: connection.command("ROLLBACK"),
      mark: connection.command("SAVEPOINT unit"),
      keep: connection.command("RELEASE unit"),
      undo: connection.command("ROLLBACK TO unit"),
    };
  }

  /**
   * Carries out a unit when its turn comes; resolves with the result of the work once its changes are committed.
   * @param time How long it may take, in milliseconds.
   * @param long Whether it lets other work of the process go on between its statements.
   */
  add<R>(
    writes: boolean,
    time: number,
    work: (unit: Unit<any>) => Promise<R>,
    long = false,
  ): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      if (this.#length >= this.#limits.waiting) {
        throw new UnitError("too-many-units", `${this.#length} units of work wait already`);
      }
      this.#put({ writes, work, time, long, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      // Units that come later in this turn of the event loop can share the commit. Reading needs none, so it begins at once.
      if (writes) setImmediate(this.#run);
      else this.#run();
    });
  }

  /** Resolves when no unit runs or waits any more. */
  async drained(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  readonly #run = (): void => {
    void this.#groups().then(() => {
      if (this.#first !== undefined) {
        setImmediate(this.#run);
        return;
      }
      this.#busy = false;
      for (const resolve of this.#idle.splice(0)) resolve();
    });
  };

  /** Carries out one group that writes, or groups that read for up to the time that a group may take. */
  async #groups(): Promise<void> {
    const until = performance.now() + this.#limits.groupTime;
    if (this.#first?.writes === true) {
      await this.#write();
      return;
    }
    while (this.#first?.writes === false && performance.now() < until) await this.#read(until);
  }

  async #write(): Promise<void> {
    try {
      await this.#log?.room();
      await this.#beginToWrite();
    } catch (error) {
      while (this.#first?.writes === true) this.#take().reject(error);
      return;
    }
    const until = performance.now() + this.#limits.groupTime;
    this.#connection.writable = true;
    const outcomes: Outcome[] = [];
    let failure: { readonly error: unknown } | undefined;
    let long = false;
    do {
      const job = this.#take();
      long ||= job.long;
      const outcome = await this.#carryOut(job);
      outcomes.push(outcome);
      if (!this.#connection.inTransaction) failure = lost(outcome);
    } while (
      failure === undefined &&
      this.#first?.writes === true &&
      // The results of those before it need not wait for a long unit.
      !this.#first.long &&
      outcomes.length < this.#limits.group &&
      performance.now() < until
    );
    if (long) await this.#log?.sync();
    failure ??= this.#end();
    // Its commit has taken long enough for one turn, and those who hear of it read what has changed.
    if (long) await nextTurn();
    for (const outcome of outcomes) tell(outcome, failure);
    this.#log?.committed();
  }

  /** Carries out a unit within the transaction. If it fails, its changes have been undone. */
  async #carryOut(job: Job): Promise<Outcome> {
    const { mark, keep, undo } = this.#command;
    try {
      mark();
      const result = await carryOut(new WorkUnit(this.#connection, job.long), job.work, job.time);
      keep();
      return { job, result };
    } catch (error) {
      try {
        if (this.#connection.inTransaction) {
          undo();
          keep();
        }
      } catch {
        // The unit alone cannot be undone, so the whole transaction is.
        this.#abandon();
      }
      return { job, error };
    }
  }

  /** Begins a transaction; waits, without blocking this process, while another process writes. */
  async #beginToWrite(): Promise<void> {
    const { lockTime } = this.#limits;
    const until = performance.now() + lockTime;
    for (let pause = 1; ; pause = Math.min(2 * pause, 25)) {
      try {
        this.#command.write();
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() >= until) {
          throw new StoreError(
            `another process has kept the database from being written to for ${lockTime} ms`,
            { cause: error },
          );
        }
      }
      await delay(pause);
    }
  }

  /** Carries out the units that wait now in one transaction. Later ones may have to see what is committed until then. */
  async #read(until: number): Promise<void> {
    const last = this.#last;
    try {
      this.#command.read();
    } catch (error) {
      this.#take().reject(error);
      return;
    }
    this.#connection.writable = false;
    let job: Job;
    do {
      job = this.#take();
      const unit = new WorkUnit(this.#connection, job.long);
      try {
        job.resolve(await carryOut(unit, job.work, job.time));
      } catch (error) {
        job.reject(error);
      }
    } while (job !== last && this.#first?.writes === false && performance.now() < until);
    this.#end();
  }

  /** Commits. If that fails, returns the error; the transaction is ended in either case. */
  #end(): { readonly error: unknown } | undefined {
    try {
      this.#command.commit();
      return undefined;
    } catch (error) {
      this.#abandon();
      return { error };
    }
  }

  #abandon(): void {
    try {
      if (this.#connection.inTransaction) this.#command.rollback();
    } catch {
      // Then no transaction can begin either, and the units that try get that error.
    }
  }

  #put(job: Job): void {
    if (this.#last === undefined) this.#first = job;
    else this.#last.next = job;
    this.#last = job;
    this.#length += 1;
  }

  /** Removes and returns the first job; there must be one. */
  #take(): Job {
    const job = this.#first as Job;
    this.#first = job.next;
    if (job.next === undefined) this.#last = undefined;
    this.#length -= 1;
    return job;
  }
}

/** The error for all units of a transaction that is gone, which SQLite ends after some errors: all their changes are lost. */
function lost(outcome: Outcome): { readonly error: unknown } {
  return { error: "error" in outcome ? outcome.error : new Error("a unit ended the transaction") };
}

function tell(outcome: Outcome, failure: { readonly error: unknown } | undefined): void {
  const { job } = outcome;
  if ("error" in outcome) job.reject(outcome.error);
  else if (failure === undefined) job.resolve(outcome.result);
  else {
    const { error } = failure;
    const why = error instanceof Error ? error.message : String(error);
    job.reject(new StoreError(`the changes could not be stored: ${why}`, { cause: error }));
  }
}
