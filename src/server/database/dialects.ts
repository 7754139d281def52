import {
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  Transaction,
  type Dialect,
  type Kysely,
  type LimitNode,
  type OffsetNode,
  type QueryResult,
} from "kysely";
import type { DatabaseKind } from "./database.js";

/**
 * SQLite plans a statement anew each time it is run if a limit is a parameter and nothing else, which costs more than to run most of
 * them. So a limit is a parameter plus 0, or a literal where it is 1.
 */
class SqliteCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node;
    if ("value" in limit && limit.value === 1) {
      this.append("limit 1");
      return;
    }
    super.visitLimit(node);
    this.append(" + 0");
  }

  protected override visitOffset(node: OffsetNode): void {
    super.visitOffset(node);
    this.append(" + 0");
  }
}

/** Lets Kysely write the SQL of each kind of store. The SQL is run elsewhere. */
export const dialects: Readonly<Record<DatabaseKind, Dialect>> = {
  sqlite: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteCompiler(),
  },
  postgres: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
};

/** A Kysely whose queries a function runs. It counts as a transaction that has begun, so it refuses to begin or end one. */
export function kyselyWith(
  kind: DatabaseKind,
  run: (text: string, values: readonly unknown[]) => Promise<QueryResult<unknown>>,
): Kysely<any> {
  const dialect = dialects[kind];
  const connection = {
    executeQuery: async <R>(query: { sql: string; parameters: readonly unknown[] }) =>
      (await run(query.sql, query.parameters)) as QueryResult<R>,
    streamQuery: (): never => {
      throw new Error("a unit of work does not stream rows");
    },
  };
  const executor = new DefaultQueryExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    { provideConnection: (consumer) => consumer(connection) },
  );
  return new Transaction({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
}
