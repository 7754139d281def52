import { isDeepStrictEqual } from "node:util";
import { sql, type Kysely } from "kysely";
import type { Database, Unit } from "../../../src/server/database/index.js";

type Rows = readonly Record<string, unknown>[];

/** How often an identity has been given, by the name of its table or sequence. */
type Given = readonly { readonly name: string; readonly last: number }[];

/** The part of it that is different in each kind of store. */
interface Store {
  /** The names of the tables; those to which others refer come first. */
  tables(db: Kysely<any>): Promise<string[]>;
  /** Changes when a table, an index or a trigger is made, changed or removed, and when a database is no longer like a new one. */
  shape(db: Kysely<any>): Promise<string>;
  given(db: Kysely<any>): Promise<Given>;
  /** Removes all rows of the tables, and gives identities anew, from those that have been given. */
  clear(db: Kysely<any>, tables: readonly string[], given: Given): Promise<void>;
}

/** Puts back what a database holds now. */
export class Restoring {
  readonly #database: Database;
  readonly #tables: readonly string[];
  readonly #shape: string;
  readonly #given: Given;
  /** The rows of tables that have any. */
  readonly #rows: readonly (readonly [table: string, rows: Rows])[];

  private constructor(
    database: Database,
    tables: readonly string[],
    shape: string,
    given: Given,
    rows: readonly (readonly [table: string, rows: Rows])[],
  ) {
    this.#database = database;
    this.#tables = tables;
    this.#shape = shape;
    this.#given = given;
    this.#rows = rows;
  }

  static of(database: Database): Promise<Restoring> {
    const store = stores[database.kind];
    return database.read(async ({ db }: Unit<any>) => {
      const names = await store.tables(db);
      // Only migrations change this one, and they change the shape, too.
      const tables = names.filter((name) => name !== "migration");
      const rows: [string, Rows][] = [];
      for (const table of tables) {
        const found = await db.selectFrom(table).selectAll().execute();
        if (found.length > 0) rows.push([table, found]);
      }
      return new Restoring(database, tables, await store.shape(db), await store.given(db), rows);
    });
  }

  /** Whether the rows are what would be put back; counters of changes do not matter. */
  async isAsKept(): Promise<boolean> {
    const now = await Restoring.of(this.#database);
    const [there, kept] = [now, this].map(
      (one) => new Map(one.#rows.filter(([table]) => table !== "change_counter")),
    );
    return isDeepStrictEqual(there, kept);
  }

  /** @returns False if the database has tables, or a form, that cannot be put back. */
  restore(): Promise<boolean> {
    const store = stores[this.#database.kind];
    return this.#database.write(async ({ db }: Unit<any>) => {
      if ((await store.shape(db)) !== this.#shape) return false;
      await store.clear(db, this.#tables, this.#given);
      for (const [table, rows] of this.#rows) {
        await db
          .insertInto(table)
          .values(rows as Rows[number][])
          .execute();
      }
      return true;
    });
  }
}

const sqlite: Store = {
  async tables(db) {
    const query = sql<{ name: string }>`select name from sqlite_schema
      where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by rowid`;
    return (await query.execute(db)).rows.map(({ name }) => name);
  },
  async shape(db) {
    const query = sql<{ shape: number }>`select schema_version as shape from pragma_schema_version`;
    return String((await query.execute(db)).rows[0]!.shape);
  },
  async given(db) {
    if (!(await hasIdentities(db))) return [];
    const query = sql<{
      name: string;
      last: number;
    }>`select name, seq as last from sqlite_sequence`;
    return (await query.execute(db)).rows;
  },
  async clear(db, tables, given) {
    for (const table of tables.toReversed()) await db.deleteFrom(table).execute();
    if (await hasIdentities(db)) await sql`delete from sqlite_sequence`.execute(db);
    for (const { name, last } of given) {
      await sql`insert into sqlite_sequence (name, seq) values (${name}, ${last})`.execute(db);
    }
  },
};

/** SQLite has this table once there is a table with an identity. */
async function hasIdentities(db: Kysely<any>): Promise<boolean> {
  const query = sql`select 1 from sqlite_schema where name = 'sqlite_sequence'`;
  return (await query.execute(db)).rows.length > 0;
}

const here = "relnamespace = current_schema()::regnamespace";
/** Asked of a sequence of another schema, it fails if that is removed meanwhile; only "case" says what is asked first. */
const lastOwn = `case when ${here} and relkind = 'S' then pg_sequence_last_value(oid) end`;

const postgres: Store = {
  async tables(db) {
    const query = sql<{ name: string }>`select relname as name from pg_class
      where ${sql.raw(here)} and relkind = 'r' order by oid`;
    return (await query.execute(db)).rows.map(({ name }) => name);
  },
  // Where rows have been counted for plans, or many pages are in use, other plans may be made than in a new database.
  async shape(db) {
    const query = sql<{ shape: string }>`select concat_ws(' ',
        md5(string_agg(oid || ':' || xmin, ' ' order by oid)),
        max(reltuples) filter (where relkind = 'r'),
        sum(pg_relation_size(oid)) filter (where relkind = 'r') > 2000000,
        (select count(*) from pg_trigger where tgrelid in (select oid from pg_class where ${sql.raw(here)}))
      ) as shape from pg_class where ${sql.raw(here)}`;
    return (await query.execute(db)).rows[0]!.shape;
  },
  async given(db) {
    const query = sql<{ name: string; last: number | null }>`select relname as name,
      ${sql.raw(lastOwn)} as last from pg_class where ${sql.raw(here)} and relkind = 'S'`;
    const { rows } = await query.execute(db);
    return rows.flatMap(({ name, last }) => (last === null ? [] : [{ name, last }]));
  },
  async clear(db, _, given) {
    // One statement, for each takes its time to get there. Tables without pages have no rows; how many pages those of other
    // schemas have is not asked, for that waits for who removes them. All rows go, so who may leave triggers and the checks of
    // references out does so.
    const lasts = given.map(({ name, last }) => `perform setval('${name}', ${last});`).join(" ");
    const block = `do $$ declare one record; begin
      if current_setting('is_superuser')::boolean then set local session_replication_role = replica; end if;
      for one in select oid::regclass as name from pg_class
        where ${here} and relkind = 'r' and relname <> 'migration' order by oid desc
      loop if pg_relation_size(one.name) > 0 then execute format('delete from %s', one.name); end if; end loop;
      perform setval(oid::regclass, 1, false) from pg_class where ${lastOwn} is not null;
      ${lasts}
      if current_setting('is_superuser')::boolean then set local session_replication_role = origin; end if; end $$`;
    await sql.raw(block).execute(db);
  },
};

const stores: Readonly<Record<Database["kind"], Store>> = { sqlite, postgres };
