import type { QueryResult } from "kysely";
import type { PoolClient, QueryResult as Answer } from "pg";
import type { CompiledStatement } from "./statement.js";
import { readOnly } from "./errors.js";
import type { UnitConnection } from "./work-unit.js";

/** The names of prepared statements. A statement has the same name on all connections. */
const names = new WeakMap<CompiledStatement, string>();
let named = 0;

const changing = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/** A connection to PostgreSQL while a unit of work uses it. */
export class PostgresConnection implements UnitConnection {
  readonly kind = "postgres";
  readonly #client: PoolClient;
  #loss: Error | undefined;
  readonly #noteLoss = (error: Error): void => {
    this.#loss ??= error;
  };

  constructor(client: PoolClient) {
    this.#client = client;
    // Without a listener, Node.js would throw the error and the process would end.
    client.on("error", this.#noteLoss);
  }

  /** Whether the connection has been lost, together with all that was not committed. */
  get lost(): boolean {
    return this.#loss !== undefined;
  }

  async first(statement: CompiledStatement, parameters: unknown): Promise<unknown> {
    return (await this.#run(statement, parameters)).rows[0];
  }

  async all(statement: CompiledStatement, parameters: unknown): Promise<unknown[]> {
    return (await this.#run(statement, parameters)).rows;
  }

  async run(statement: CompiledStatement, parameters: unknown): Promise<number> {
    return (await this.#run(statement, parameters)).rowCount ?? 0;
  }

  async query(text: string, values: readonly unknown[]): Promise<QueryResult<unknown>> {
    const { rows, command, rowCount } = await this.#ask(() =>
      this.#client.query<Record<string, unknown>>(text, [...values]),
    );
    return changing.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
  }

  /** Runs several statements without parameters in one query; returns the command that each has completed, such as `COMMIT`. */
  async commands(text: string): Promise<string[]> {
    const answers = await this.#ask(() => this.#client.query(text));
    return [answers].flat().map(({ command }) => command);
  }

  /**
   * Returns the connection to the pool.
   * @param usable Whether it can be used again; otherwise it is closed.
   */
  release(usable: boolean): void {
    this.#client.release(!usable || this.lost);
    // The pool listens for errors again.
    this.#client.off("error", this.#noteLoss);
  }

  #run(statement: CompiledStatement, parameters: unknown): Promise<Answer> {
    const values = statement.bind(parameters);
    return this.#ask(() =>
      this.#client.query({ name: nameOf(statement), text: statement.sql, values }),
    );
  }

  async #ask<R>(question: () => Promise<R>): Promise<R> {
    try {
      return await question();
    } catch (error) {
      if (endsConnection(error)) this.#noteLoss(error as Error);
      throw codeOf(error) === "25006" ? readOnly(error) : error;
    }
  }
}

function nameOf(statement: CompiledStatement): string {
  let name = names.get(statement);
  if (name === undefined) {
    named += 1;
    name = `rosewire${named}`;
    names.set(statement, name);
  }
  return name;
}

/** Whether it is a connection exception, or says that the server shuts down or has ended a transaction in which nothing was done (PostgreSQL, appendix A). */
function endsConnection(error: unknown): boolean {
  return /^(?:08...|25P03|57P0[1-3]|E[A-Z]+)$/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}
