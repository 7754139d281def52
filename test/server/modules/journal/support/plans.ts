import { CompiledQuery } from "kysely";
import { kyselyWith } from "../../../../../src/server/database/dialects.js";
import type { Database, Unit } from "../../../../../src/server/database/index.js";

/** A statement with the values of its parameters. */
export type Noted = readonly [text: string, values: readonly unknown[]];

/** A database that records each statement of its units, also those that are written for the occasion. */
export function notingAll(database: Database, noted: Noted[]): Database {
  const noting = (unit: Unit<any>): Unit<any> => {
    const note = (statement: any, parameters: unknown): void => {
      const { sql, bind } = statement.compiled(unit.kind);
      noted.push([sql, bind(parameters)]);
    };
    return {
      kind: unit.kind,
      get db() {
        return kyselyWith(unit.kind, async (text, values) => {
          noted.push([text, values]);
          return await unit.db.executeQuery(CompiledQuery.raw(text, [...values]));
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

/** How a statement gets at the rows of its tables: a line for each table, for example "SEARCH note USING INDEX note_by_owner (owner=?)". */
export async function planOf(database: Database, [text, values]: Noted): Promise<string[]> {
  // Only explained, but SQLite takes that of a statement that changes something for a change.
  return await database.write(async ({ db, kind }: Unit<any>) => {
    const ask = async (before: string): Promise<any[]> =>
      (await db.executeQuery(CompiledQuery.raw(`${before} ${text}`, [...values]))).rows;
    if (kind === "sqlite") return (await ask("explain query plan")).map(({ detail }) => detail);
    // What remains is that for which there is no index; otherwise small tables are always read as a whole, and sorted.
    const ways = ["seqscan", "bitmapscan", ...(text.includes('as "sorted"') ? [] : ["sort"])];
    for (const way of ways) {
      await db.executeQuery(CompiledQuery.raw(`set local enable_${way} = off`));
    }
    const [
      {
        "QUERY PLAN": [{ Plan: plan }],
      },
    ] = (await ask("explain (format json)")) as [any];
    return linesOf(plan);
  });
}

/** The same lines for a plan of PostgreSQL. */
function linesOf(plan: any): string[] {
  const {
    "Relation Name": table,
    "Index Name": index,
    "Node Type": type,
    Plans: below = [],
  } = plan;
  const lines: string[] = [];
  const condition = plan["Index Cond"] ?? plan["Recheck Cond"];
  if (table !== undefined && type !== "ModifyTable") {
    lines.push(
      `${condition === undefined ? "SCAN" : "SEARCH"} ${table} USING ${index ?? type} (${condition})`,
    );
  }
  if (type === "Sort" || type === "Incremental Sort") lines.push("USE TEMP B-TREE FOR ORDER BY");
  return [...lines, ...below.flatMap(linesOf)];
}
