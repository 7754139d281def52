import { sql, type Kysely } from "kysely";
import type { Database, Unit } from "../../../src/server/database/index.js";

/** What is in the tables of somebody: which rows there are that no longer are as they were is what others have changed. */
export class Possessions {
  readonly #database: Database;
  readonly #queries: readonly (readonly [table: string, query: string])[];
  readonly #kept: ReadonlyMap<string, ReadonlySet<string>>;

  private constructor(
    database: Database,
    queries: readonly (readonly [string, string])[],
    kept: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    this.#database = database;
    this.#queries = queries;
    this.#kept = kept;
  }

  /**
   * What a user has now. In tables that refer to users it is the user's rows. Of tables that do not it is all rows, but for those with
   * one row for the whole server, and for the numbers of changes.
   */
  static async of(database: Database, user: number): Promise<Possessions> {
    const queries = await database.read(({ db }: Unit<any>) => queriesFor(db, user));
    const kept = await rowsOf(database, queries);
    const used = queries.filter(([table]) => kept.get(table)!.size > 0);
    return new Possessions(database, used, kept);
  }

  /** Whether all of it is there as it was. */
  async areUnchanged(): Promise<boolean> {
    const now = await rowsOf(this.#database, this.#queries);
    return this.#queries.every(([table]) =>
      [...this.#kept.get(table)!].every((row) => now.get(table)!.has(row)),
    );
  }
}

async function queriesFor(db: Kysely<any>, user: number): Promise<[string, string][]> {
  const { rows } = await sql<{ table: string; columns: string | null; whole: number }>`
    select name as "table",
      (select group_concat("from") from pragma_foreign_key_list(s.name) where "table" = 'user') as columns,
      (select count(*) from pragma_table_info(s.name) where name = 'one') as whole
    from sqlite_schema as s where type = 'table' and name not like 'sqlite%'
      and name not in ('migration', 'change', 'change_counter')`.execute(db);
  return rows
    .filter(({ whole }) => whole === 0)
    .map(({ table, columns }) => {
      const of = table === "user" ? ["id"] : columns === null ? [] : columns.split(",");
      const where = of.map((column) => `"${column}" = ${user}`).join(" or ");
      return [table, `select * from "${table}"${where === "" ? "" : ` where ${where}`}`];
    });
}

function rowsOf(
  database: Database,
  queries: readonly (readonly [string, string])[],
): Promise<Map<string, Set<string>>> {
  return database.read(async ({ db }: Unit<any>) => {
    const found = new Map<string, Set<string>>();
    for (const [table, query] of queries) {
      const { rows } = await sql.raw(query).execute(db);
      found.set(table, new Set(rows.map((row) => JSON.stringify(row))));
    }
    return found;
  });
}
