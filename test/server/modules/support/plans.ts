import { sql } from "kysely";
import type { Database, Statement, Unit } from "../../../../src/server/database/index.js";

/** A statement that has been run, with its parameters. */
interface Noted {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Statements that have been run, by their SQL. */
export type NotedStatements = Map<string, Noted>;

/** A database that notes the statements of its units. */
export function planningDatabase(database: Database, noted: NotedStatements): Database {
  const noting = (unit: Unit<any>): Unit<any> => {
    const note = (statement: Statement<any, any>, parameters: unknown): void => {
      const compiled = statement.compiled(unit.kind);
      noted.set(compiled.sql, { sql: compiled.sql, values: compiled.bind(parameters) });
    };
    return {
      kind: unit.kind,
      get db() {
        return unit.db.withPlugin({
          transformQuery: ({ node, queryId }) => {
            const query = unit.db.getExecutor().compileQuery(node, queryId);
            noted.set(query.sql, { sql: query.sql, values: query.parameters });
            return node;
          },
          transformResult: async ({ result }) => result,
        });
      },
      first(statement, parameters) {
        note(statement, parameters);
        return unit.first(statement, parameters);
      },
      all(statement, parameters) {
        note(statement, parameters);
        return unit.all(statement, parameters);
      },
      run(statement, parameters) {
        note(statement, parameters);
        return unit.run(statement, parameters);
      },
      tellOthers: () => unit.tellOthers(),
    };
  };
  return {
    kind: database.kind,
    write: (work) => database.write((unit: Unit<any>) => work(noting(unit))),
    read: (work) => database.read((unit: Unit<any>) => work(noting(unit))),
    migrate: (migrations) => database.migrate(migrations),
    close: () => database.close(),
    get foreignChanges() {
      return database.foreignChanges;
    },
  };
}

/**
 * The lines of query plans that read all of one of the tables, and how many statements on these tables were looked at. PostgreSQL reads
 * small tables as a whole, so it is told not to do so where there is another way.
 */
export async function fullScans(
  database: Database,
  noted: NotedStatements,
  tables: readonly string[],
): Promise<{ readonly statements: number; readonly scans: readonly string[] }> {
  const concerned = [...noted.values()].filter((one) =>
    tables.some((table) => one.sql.includes(`"${table}"`)),
  );
  const scans: string[] = [];
  for (const one of concerned) {
    // Each in a unit that is undone.
    const end = new Error("undone");
    const planning = database.write<any, void>(async ({ db, kind }: Unit<any>) => {
      if (kind === "postgres") await sql`set local enable_seqscan = off`.execute(db);
      const plan = await explained(one, kind).execute(db);
      for (const row of plan.rows) {
        const line = String((row as any).detail ?? (row as any)["QUERY PLAN"]);
        if (tables.some((table) => isScan(line, table))) scans.push(`${line.trim()}: ${one.sql}`);
      }
      throw end;
    });
    await planning.catch((error: unknown) => {
      if (error !== end) throw error;
    });
  }
  return { statements: concerned.length, scans };
}

function isScan(line: string, table: string): boolean {
  return (
    // "SEARCH" uses an index, and so does "SCAN t USING INDEX", but that reads all of it.
    new RegExp(`^\\s*SCAN "?${table}"?\\b`).test(line) ||
    new RegExp(`Seq Scan on "?${table}"?\\b`).test(line)
  );
}

/** The statement after EXPLAIN, with its values in the places of its parameters. */
function explained({ sql: text, values }: Noted, kind: Unit<any>["kind"]) {
  const pieces = kind === "sqlite" ? text.split("?") : text.split(/\$\d+/);
  const order =
    kind === "sqlite"
      ? values
      : [...text.matchAll(/\$(\d+)/g)].map(([, number]) => values[Number(number) - 1]);
  const explain = kind === "sqlite" ? sql`explain query plan ` : sql`explain `;
  const parts = pieces.map((piece, at) =>
    at < order.length ? sql`${sql.raw(piece)}${sql.val(order[at])}` : sql.raw(piece),
  );
  return sql`${explain}${sql.join(parts, sql.raw(""))}`;
}
