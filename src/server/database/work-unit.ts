import type { Kysely, QueryResult } from "kysely";
import type { DatabaseKind, Unit } from "./database.js";
import { kyselyThat } from "./dialects.js";
import { UnitError } from "./errors.js";
import type { CompiledStatement, Statement } from "./statement.js";

type Awaitable<T> = T | Promise<T>;

/** A connection to a store as a unit of work uses it. */
export interface UnitConnection {
  readonly kind: DatabaseKind;
  first(statement: CompiledStatement, parameters: unknown): Awaitable<unknown>;
  all(statement: CompiledStatement, parameters: unknown): Awaitable<unknown[]>;
  /** Gives the number of rows changed. */
  run(statement: CompiledStatement, parameters: unknown): Awaitable<number>;
  query(text: string, values: readonly unknown[]): Awaitable<QueryResult<unknown>>;
}

/** A unit of work on a connection, until it is ended. */
export class WorkUnit implements Unit<any> {
  readonly kind: DatabaseKind;
  #connection: UnitConnection | undefined;
  #db: Kysely<any> | undefined;
  #failed = false;
  #failure: unknown;

  constructor(connection: UnitConnection) {
    this.kind = connection.kind;
    this.#connection = connection;
  }

  get db(): Kysely<any> {
    return (this.#db ??= kyselyThat(this.kind, (text, values) =>
      this.#on((connection) => connection.query(text, values)),
    ));
  }

  first<P, R>(statement: Statement<P, R>, parameters: P): Promise<R | undefined> {
    return this.#on(
      (connection) => connection.first(statement.compiled(this.kind), parameters) as Awaitable<R>,
    );
  }

  all<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]> {
    return this.#on(
      (connection) => connection.all(statement.compiled(this.kind), parameters) as Awaitable<R[]>,
    );
  }

  run<P>(statement: Statement<P, unknown>, parameters: P): Promise<number> {
    return this.#on((connection) => connection.run(statement.compiled(this.kind), parameters));
  }

  /**
   * What the first statement that failed has failed with, in a list of one. PostgreSQL undoes the whole unit then, whatever its
   * work makes of the error; the other store does the same, so that nobody comes to rely on less.
   */
  get failure(): readonly unknown[] {
    return this.#failed ? [this.#failure] : [];
  }

  /** Work that goes on regardless can do nothing more. */
  end(): void {
    this.#connection = undefined;
  }

  async #on<R>(use: (connection: UnitConnection) => Awaitable<R>): Promise<R> {
    if (this.#connection === undefined) {
      throw new UnitError("unit-ended", "a unit of work was used after its end");
    }
    if (this.#failed) throw this.#failure;
    try {
      return await use(this.#connection);
    } catch (error) {
      if (!this.#failed) {
        this.#failed = true;
        this.#failure = error;
      }
      throw error;
    }
  }
}

/** The database whose unit's work is just being called. */
let calling: unknown;

/**
 * Gives work that is known to be within a unit of a database, up to its first `await`. Later it looks like any other caller; a
 * unit that waits for another one then ends when its time is over.
 * @throws UnitError if the caller is such work itself.
 */
export function within<R>(
  database: unknown,
  work: (unit: Unit<any>) => Promise<R>,
): (unit: Unit<any>) => Promise<R> {
  if (calling === database) {
    throw new UnitError("unit-nested", "a unit of work cannot begin within another one");
  }
  return (unit) => {
    const outer = calling;
    calling = database;
    try {
      return work(unit);
    } finally {
      calling = outer;
    }
  };
}

/**
 * Gives a unit to work, waits for its end, and ends the unit.
 * @param time How long it may take, in milliseconds.
 * @throws What the work throws, or what a statement failed with though the work made nothing of it; UnitError when the time is over.
 */
export async function carryOut<R>(
  unit: WorkUnit,
  work: (unit: Unit<any>) => Promise<R>,
  time: number,
): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const result = await new Promise<R>((resolve, reject) => {
      if (time !== Infinity) timer = setTimeout(() => reject(tooLong(time)), time);
      work(unit).then(resolve, reject);
    });
    for (const failure of unit.failure) throw failure;
    return result;
  } finally {
    clearTimeout(timer);
    unit.end();
  }
}

function tooLong(time: number): UnitError {
  return new UnitError(
    "unit-timeout",
    `a unit of work has not ended within ${time} ms: it waits for something slow, or for another unit within it`,
  );
}
