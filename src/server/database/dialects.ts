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
  type QueryResult,
} from "kysely";
import type { DatabaseKind } from "./database.js";

/** Lets Kysely write the SQL of each kind of store. The SQL is run elsewhere. */
export const dialects: Readonly<Record<DatabaseKind, Dialect>> = {
  sqlite: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
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
