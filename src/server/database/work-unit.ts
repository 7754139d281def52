import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely, QueryResult } from "kysely";
import { knownOptions, type NamesOf } from "../../rose/internal.js";
import type { DatabaseKind, Unit, UnitOptions } from "./database.js";
import { kyselyWith } from "./dialects.js";
import { requireStorable, UnitError } from "./errors.js";
import type { CompiledStatement, Statement } from "./statement.js";

type Awaitable<T> = T | Promise<T>;

/** Whether a unit is long. @throws TypeError for an unknown option. */
export function isLong(options: UnitOptions | undefined): boolean {
  if (options === undefined) return false;
  knownOptions(options, { long: "boolean" } satisfies NamesOf<UnitOptions>, "a unit");
  return options.long ?? false;
}

/** A connection to a store as a unit of work uses it. */
export interface UnitConnection {
  readonly kind: DatabaseKind;
  first(statement: CompiledStatement, parameters: unknown): Awaitable<unknown>;
  all(statement: CompiledStatement, parameters: unknown): Awaitable<unknown[]>;
  /** Gives the rows one after the other; until the last, the connection can do nothing else. */
  rows?(statement: CompiledStatement, parameters: unknown): IterableIterator<unknown>;
  /** Returns the number of rows changed. */
  run(statement: CompiledStatement, parameters: unknown): Awaitable<number>;
  query(text: string, values: readonly unknown[]): Awaitable<QueryResult<unknown>>;
}

/** For how many milliseconds a long unit keeps the event loop before others get it. */
const longestTurn = 10;
/** After how many rows it looks whether that time is over. */
const looksEvery = 64;

/** A unit of work on a connection, until it is ended. */
export class WorkUnit implements Unit<any> {
  readonly kind: DatabaseKind;
  #connection: UnitConnection | undefined;
  #db: Kysely<any> | undefined;
  #failed = false;
  #failure: unknown;
  #tells = false;
  readonly #last: (() => Promise<void>)[] = [];
  /** When the unit got the event loop; undefined if it keeps it. */
  #since: number | undefined;
  /** Resolves when no rows are being read in portions any more. */
  #portions: Promise<unknown> | undefined;
  /** The rows that are being read in portions. */
  #rows: IterableIterator<unknown> | undefined;

  /** @param long Whether others get the event loop between statements and rows. */
  constructor(connection: UnitConnection, long = false) {
    this.kind = connection.kind;
    this.#connection = connection;
    if (long) this.#since = performance.now();
  }

  get db(): Kysely<any> {
    return (this.#db ??= kyselyWith(this.kind, (text, values) =>
      this.#on((connection) => {
        requireStorable(values);
        return connection.query(text, values);
      }),
    ));
  }

  first<P, R>(statement: Statement<P, R>, parameters: P): Promise<R | undefined> {
    return this.#on(
      (connection) => connection.first(statement.compiled(this.kind), parameters) as Awaitable<R>,
    );
  }

  all<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]> {
    return this.#on((connection) => {
      const compiled = statement.compiled(this.kind);
      if (this.#since === undefined || connection.rows === undefined) {
        return connection.all(compiled, parameters) as Awaitable<R[]>;
      }
      const reading = this.#inPortions<R>(connection.rows(compiled, parameters));
      if (this.#rows !== undefined) this.#portions = reading.then(noop, noop);
      return reading;
    });
  }

  run<P>(statement: Statement<P, unknown>, parameters: P): Promise<number> {
    return this.#on((connection) => connection.run(statement.compiled(this.kind), parameters));
  }

  tellOthers(): void {
    if (this.#connection === undefined) throw ended();
    this.#tells = true;
  }

  atEnd(work: () => Promise<void>): void {
    if (this.#connection === undefined) throw ended();
    this.#last.push(work);
  }

  /** Does what is to be done last; that may add to it. */
  async finish(): Promise<void> {
    for (const work of this.#last) await work();
  }

  /** Whether there is something to be done last. */
  get isUnfinished(): boolean {
    return this.#last.length > 0;
  }

  /** Whether other processes have to be told of the unit's changes. */
  get tells(): boolean {
    return this.#tells;
  }

  /**
   * Whether a statement has failed. PostgreSQL then undoes the whole unit even if its work has caught the error. SQLite does the same here,
   * so that no work depends on the kind of store.
   */
  get hasFailed(): boolean {
    return this.#failed;
  }

  /** The error of the first statement that failed. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Ends the unit. Work that still goes on cannot use it any more. */
  end(): void {
    this.#connection = undefined;
    this.#rows?.return?.();
  }

  async #inPortions<R>(rows: IterableIterator<unknown>): Promise<R[]> {
    this.#rows = rows;
    try {
      const read: R[] = [];
      for (const row of rows) {
        read.push(row as R);
        if (read.length % looksEvery === 0 && this.#isDue) await this.#turn();
        if (this.#connection === undefined) throw ended();
      }
      return read;
    } finally {
      this.#rows = undefined;
      this.#portions = undefined;
    }
  }

  /** Whether the unit has had the event loop for so long that others get it. */
  get #isDue(): boolean {
    return this.#since !== undefined && performance.now() - this.#since > longestTurn;
  }

  async #turn(): Promise<void> {
    await nextTurn();
    this.#since = performance.now();
  }

  #on<R>(use: (connection: UnitConnection) => Awaitable<R>): Promise<R> {
    return this.#since === undefined && this.#portions === undefined
      ? this.#use(use)
      : this.#inTurn(use);
  }

  async #inTurn<R>(use: (connection: UnitConnection) => Awaitable<R>): Promise<R> {
    if (this.#isDue) await this.#turn();
    while (this.#portions !== undefined) await this.#portions;
    return await this.#use(use);
  }

  /** Not an async function: most statements run on SQLite, which is done at once, and each promise costs as much as a small statement. */
  #use<R>(use: (connection: UnitConnection) => Awaitable<R>): Promise<R> {
    if (this.#connection === undefined) return Promise.reject(ended());
    if (this.#failed) return Promise.reject(this.#failure as Error);
    try {
      const outcome = use(this.#connection);
      return outcome instanceof Promise
        ? outcome.catch((error: unknown) => this.#fails(error))
        : Promise.resolve(outcome);
    } catch (error) {
      return this.#fails(error);
    }
  }

  #fails(error: unknown): Promise<never> {
    if (!this.#failed) {
      this.#failed = true;
      this.#failure = error;
    }
    return Promise.reject(error as Error);
  }
}

function noop(): void {}

function ended(): UnitError {
  return new UnitError("unit-ended", "a unit of work was used after its end");
}

/** The database for which the work of a unit is being called at this moment. */
let calling: unknown;

/**
 * Wraps the work of a unit, so that a unit begun within it is refused. This detects only what the work does before its first
 * `await`; a unit that waits for another one later ends by its timeout.
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
 * Calls the work with a unit, waits for it, and ends the unit.
 * @param time How long it may take, in milliseconds.
 * @throws What the work throws, or the error of a failed statement that the work has caught; UnitError when the time is over.
 */
export function carryOut<R>(
  unit: WorkUnit,
  work: (unit: Unit<any>) => Promise<R>,
  time: number,
): Promise<R> {
  // Not an async function, for each promise costs as much as a small statement.
  return new Promise<R>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const end = (): void => {
      isOver = true;
      if (timer !== undefined) clearTimeout(timer);
      unit.end();
    };
    const fail = (error: unknown): void => {
      if (isOver) return;
      end();
      reject(error as Error);
    };
    const succeed = (result: R): void => {
      if (isOver) return;
      end();
      if (unit.hasFailed) reject(unit.failure as Error);
      else resolve(result);
    };
    if (time !== Infinity) {
      // Most units end before that, and need no timer.
      process.nextTick(() => {
        if (!isOver) timer = setTimeout(() => fail(tooLong(time)), time);
      });
    }
    try {
      work(unit).then((result) => {
        if (unit.isUnfinished) unit.finish().then(() => succeed(result), fail);
        else succeed(result);
      }, fail);
    } catch (error) {
      fail(error);
    }
  });
}

function tooLong(time: number): UnitError {
  return new UnitError(
    "unit-timeout",
    `a unit of work has not ended within ${time} ms: it waits for something slow, or for another unit within it`,
  );
}
