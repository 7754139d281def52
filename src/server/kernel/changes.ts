import { sql } from "kysely";
import { knownOptions, type NamesOf } from "../../rose/internal.js";
import { columns, statement, type Migration, type Unit } from "../database/index.js";

/** The tables of all {@link Changes}. */
export interface ChangeTables {
  change_counter: { scope: string; revision: number; oldest: number };
  change: { scope: string; entry: string; revision: number; removed: boolean };
}

/** The steps that create the tables. */
export const changeMigrations: readonly Migration[] = [
  {
    name: "kernel/001-changes",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "change_counter")
        .addColumn("scope", c.text, (column) => column.primaryKey())
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("oldest", c.integer, (column) => column.notNull())
        .execute();
      await c
        .table(db, "change")
        .addColumn("scope", c.text, (column) => column.notNull())
        .addColumn("entry", c.text, (column) => column.notNull())
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("removed", c.boolean, (column) => column.notNull())
        .addPrimaryKeyConstraint("change_by_entry", ["scope", "entry"])
        .execute();
      await db.schema
        .createIndex("change_by_revision")
        .on("change")
        .columns(["scope", "revision"])
        .execute();
    },
  },
];

/** The last change of one entry. */
export interface Change {
  /** The key under which the module has recorded the change; unique within the scope. */
  readonly entry: string;
  /** The number of its last change: each change of the scope has a higher one. */
  readonly revision: number;
  /** Whether the entry has been removed. */
  readonly removed: boolean;
}

/** What has changed since a revision. */
export type ChangesSince =
  | {
      readonly revision: number;
      readonly everything: false;
      /** The last change of each entry that has changed, the oldest first. */
      readonly changes: readonly Change[];
    }
  /** The changes are no longer known, or never were, so the client has to be given all entries. */
  | { readonly revision: number; readonly everything: true };

/** The options of {@link Changes}. */
export interface ChangesOptions {
  /** How many changes are kept for each scope, and therefore how far back clients may ask; 10,000 by default. */
  readonly keep?: number;
}

/** After how many changes of a scope its outdated rows are removed. */
const trimEvery = 64;

/** By so many changes; `less` is that without those that are kept, and `oldest` not less than 0. */
const raise = statement<
  ChangeTables,
  { scope: string; by: number; less: number; oldest: number }
>()((db, p) =>
  db
    .insertInto("change_counter")
    .values({ scope: p.scope, revision: p.by, oldest: p.oldest })
    .onConflict((conflict) =>
      conflict.column("scope").doUpdateSet((eb) => ({
        revision: sql<number>`change_counter.revision + ${eb.ref("excluded.revision")}`,
        // A revision that has once been too old stays too old, even if `keep` is raised later.
        oldest: sql<number>`case when change_counter.revision + ${p.less} > change_counter.oldest
          then change_counter.revision + ${p.less} else change_counter.oldest end`,
      })),
    )
    .returning("revision"),
);

type ChangeRow = ChangeTables["change"];

const put = statement<ChangeTables, ChangeRow>()((db, p) =>
  db
    .insertInto("change")
    .values({ scope: p.scope, entry: p.entry, revision: p.revision, removed: p.removed })
    .onConflict((conflict) =>
      conflict.columns(["scope", "entry"]).doUpdateSet((eb) => ({
        revision: eb.ref("excluded.revision"),
        removed: eb.ref("excluded.removed"),
      })),
    ),
);

const trim = statement<ChangeTables, { scope: string; before: number }>()((db, p) =>
  db.deleteFrom("change").where("scope", "=", p.scope).where("revision", "<=", p.before),
);

const counter = statement<ChangeTables, { scope: string }>()((db, p) =>
  db.selectFrom("change_counter").select(["revision", "oldest"]).where("scope", "=", p.scope),
);

/** On SQLite only one unit writes at a time anyway. */
const held = statement<ChangeTables, { scope: string }>()((db, p, kind) =>
  db
    .selectFrom("change_counter")
    .select("revision")
    .where("scope", "=", p.scope)
    .$if(kind !== "sqlite", (query) => query.forUpdate()),
);

const after = statement<ChangeTables, { scope: string; revision: number; most: number }>()(
  (db, p) =>
    db
      .selectFrom("change")
      .select(["entry", "revision", "removed"])
      .where("scope", "=", p.scope)
      .where("revision", ">", p.revision)
      .orderBy("revision")
      .limit(p.most),
);

/** How many rows one statement puts down. */
const atOnce = 500;

async function putAll({ db }: Unit<ChangeTables>, rows: readonly ChangeRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await db
      .insertInto("change")
      .values(rows.slice(from, from + atOnce))
      .onConflict((conflict) =>
        conflict.columns(["scope", "entry"]).doUpdateSet((eb) => ({
          revision: eb.ref("excluded.revision"),
          removed: eb.ref("excluded.removed"),
        })),
      )
      .execute();
  }
}

/**
 * Records changes, and says what has changed since a revision, a number that each change raises. This is for clients that
 * ask with a revision or transaction id, and for those that may have missed events. Each scope, such as the journal of one
 * user, has its own revisions. Everything is done in the caller's unit.
 */
export class Changes {
  readonly #module: string;
  readonly #keep: number;

  /**
   * @param module The module whose changes are recorded. Each `Changes` must have another name.
   * @throws RangeError if `keep` is not a whole number of at least 1, TypeError for an unknown option.
   */
  constructor(module: string, options: ChangesOptions = {}) {
    knownOptions(options, { keep: "number" } satisfies NamesOf<ChangesOptions>, "Changes");
    const { keep = 10_000 } = options;
    if (!Number.isSafeInteger(keep) || keep < 1)
      throw new RangeError("keep must be a whole number of at least 1");
    this.#module = module;
    this.#keep = keep;
  }

  /**
   * Records that an entry has been added or changed or, with `removed`, removed. Units that do so for the same scope run
   * one after the other.
   * @returns The revision of the change.
   */
  async note(unit: Unit<any>, scope: string, entry: string, removed = false): Promise<number> {
    return this.noteAll(unit, scope, new Map([[entry, removed]]));
  }

  /**
   * Records changes of several entries, in their order, with few statements.
   * @param entries At least one, and whether each has been removed.
   * @returns The revision of the last one.
   */
  async noteAll(
    unit: Unit<any>,
    scope: string,
    entries: ReadonlyMap<string, boolean>,
  ): Promise<number> {
    const qualified = this.#qualified(scope);
    const by = entries.size;
    const less = by - this.#keep;
    const raising = { scope: qualified, by, less, oldest: Math.max(0, less) };
    const raised = await unit.first(raise, raising);
    const { revision: last } = raised as { revision: number };
    // What is too old already is not put down at all.
    const kept = [...entries].slice(-this.#keep);
    const rows = kept.map(([entry, removed], at) => {
      const revision = last - kept.length + 1 + at;
      return { scope: qualified, entry, revision, removed };
    });
    if (rows.length === 1) await unit.run(put, rows[0]!);
    else await putAll(unit, rows);
    if (Math.floor(last / trimEvery) > Math.floor((last - by) / trimEvery)) {
      await unit.run(trim, { scope: qualified, before: last - this.#keep });
    }
    return last;
  }

  /**
   * Lets other units that note changes of a scope wait until this unit's end. A long unit does so before anything else: on PostgreSQL,
   * whatever they commit before it notes its own changes would make it run again. The first change of a scope waits for nobody.
   */
  async hold(unit: Unit<any>, scope: string): Promise<void> {
    await unit.first(held, { scope: this.#qualified(scope) });
  }

  /** The revision of the last change; 0 if there has been none. */
  async revision(unit: Unit<any>, scope: string): Promise<number> {
    return (await unit.first(counter, { scope: this.#qualified(scope) }))?.revision ?? 0;
  }

  /**
   * What has changed since a revision.
   * @param revision The last one that the client was told; 0 if it knows nothing yet.
   * @param most After more changes than this the caller reads everything anyway, so that is said. Without it, all that are kept.
   */
  async since(
    unit: Unit<any>,
    scope: string,
    revision: number,
    most = this.#keep,
  ): Promise<ChangesSince> {
    const qualified = this.#qualified(scope);
    const now = (await unit.first(counter, { scope: qualified })) ?? { revision: 0, oldest: 0 };
    // A revision above the present one comes from data that have been replaced by an older copy.
    if (revision < 1 || revision < now.oldest || revision > now.revision) {
      return { revision: now.revision, everything: true };
    }
    if (revision === now.revision) return { revision, everything: false, changes: [] };
    const changes = await unit.all(after, { scope: qualified, revision, most: most + 1 });
    if (changes.length > most) return { revision: now.revision, everything: true };
    return { revision: now.revision, everything: false, changes };
  }

  #qualified(scope: string): string {
    return `${this.#module}/${scope}`;
  }
}
