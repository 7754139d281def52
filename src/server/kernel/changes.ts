import { sql } from "kysely";
import { knownOptions, type NamesOf } from "../../rose/internal.js";
import { columns, statement, type Migration, type Unit } from "../database/index.js";

/** The tables of all {@link Changes}. */
export interface ChangeTables {
  change_counter: { scope: string; revision: number; oldest: number };
  change: { scope: string; entry: string; revision: number; removed: boolean };
}

/** The steps that create the tables; the kernel runs them before those of the modules. */
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
  readonly entry: string;
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

const raise = statement<ChangeTables, { scope: string; keep: number }>()((db, p) =>
  db
    .insertInto("change_counter")
    .values({ scope: p.scope, revision: 1, oldest: 0 })
    .onConflict((conflict) =>
      conflict.column("scope").doUpdateSet({
        revision: sql<number>`change_counter.revision + 1`,
        // A revision that has once been too old stays too old, even if `keep` is raised later.
        oldest: sql<number>`case when change_counter.revision + 1 - ${p.keep} > change_counter.oldest
          then change_counter.revision + 1 - ${p.keep} else change_counter.oldest end`,
      }),
    )
    .returning("revision"),
);

const put = statement<
  ChangeTables,
  { scope: string; entry: string; revision: number; removed: boolean }
>()((db, p) =>
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

const after = statement<ChangeTables, { scope: string; revision: number }>()((db, p) =>
  db
    .selectFrom("change")
    .select(["entry", "revision", "removed"])
    .where("scope", "=", p.scope)
    .where("revision", ">", p.revision)
    .orderBy("revision"),
);

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
    const qualified = this.#qualified(scope);
    const raised = await unit.first(raise, { scope: qualified, keep: this.#keep });
    const { revision } = raised as { revision: number };
    await unit.run(put, { scope: qualified, entry, revision, removed });
    if (revision % trimEvery === 0) {
      await unit.run(trim, { scope: qualified, before: revision - this.#keep });
    }
    return revision;
  }

  /** The revision of the last change; 0 if there has been none. */
  async revision(unit: Unit<any>, scope: string): Promise<number> {
    return (await unit.first(counter, { scope: this.#qualified(scope) }))?.revision ?? 0;
  }

  /** What has changed since a revision. @param revision The last one that the client was told; 0 if it knows nothing yet. */
  async since(unit: Unit<any>, scope: string, revision: number): Promise<ChangesSince> {
    const qualified = this.#qualified(scope);
    const now = (await unit.first(counter, { scope: qualified })) ?? { revision: 0, oldest: 0 };
    // A revision above the present one comes from data that have been replaced by an older copy.
    if (revision < 1 || revision < now.oldest || revision > now.revision) {
      return { revision: now.revision, everything: true };
    }
    if (revision === now.revision) return { revision, everything: false, changes: [] };
    const changes = await unit.all(after, { scope: qualified, revision });
    return { revision: now.revision, everything: false, changes };
  }

  #qualified(scope: string): string {
    return `${this.#module}/${scope}`;
  }
}
