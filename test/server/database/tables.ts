import type { Generated } from "kysely";
import { columns, statement, type Migration } from "../../../src/server/database/index.js";

/** Tables for tests: numbers by name, and notes, each of which has a number's name. */
export interface Tables {
  number: { name: string; value: number };
  note: {
    id: Generated<number>;
    about: string;
    seen: Generated<boolean>;
    at: number | null;
    octets: Uint8Array | null;
  };
  later: { about: string };
}

export const migrations: readonly Migration[] = [
  {
    name: "numbers/001-numbers",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "number")
        .addColumn("name", c.text, (column) => column.primaryKey())
        .addColumn("value", c.integer, (column) => column.notNull())
        .execute();
    },
  },
  {
    name: "notes/001-notes",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "note")
        .addColumn("id", c.integer, c.identity)
        .addColumn("about", c.text, (column) =>
          column.notNull().references("number.name").onDelete("cascade"),
        )
        .addColumn("seen", c.boolean, (column) => column.notNull().defaultTo(false))
        .addColumn("at", c.moment)
        .addColumn("octets", c.octets)
        .execute();
    },
  },
  {
    // A row may be added before the one that it refers to, but both must be there at the commit.
    name: "later/001-later",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "later")
        .addColumn("about", c.text, (column) => column.notNull())
        .addForeignKeyConstraint("later_about", ["about"], "number", ["name"], (constraint) =>
          constraint.deferrable().initiallyDeferred(),
        )
        .execute();
    },
  },
];

/** Adds or changes a number. */
export const setNumber = statement<Tables, { name: string; value: number }>()((db, p) =>
  db
    .insertInto("number")
    .values({ name: p.name, value: p.value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: p.value })),
);

/** Adds a number; fails if it exists. */
export const addNumber = statement<Tables, { name: string; value: number }>()((db, p) =>
  db.insertInto("number").values({ name: p.name, value: p.value }),
);

export const numberOf = statement<Tables, { name: string }>()((db, p) =>
  db.selectFrom("number").select("value").where("name", "=", p.name),
);

export const raiseNumber = statement<Tables, { name: string }>()((db, p) =>
  db
    .updateTable("number")
    .set((number) => ({ value: number("value", "+", 1) }))
    .where("name", "=", p.name)
    .returning("value"),
);

export const removeNumber = statement<Tables, { name: string }>()((db, p) =>
  db.deleteFrom("number").where("name", "=", p.name),
);

export const allNumbers = statement<Tables>()((db) =>
  db.selectFrom("number").selectAll().orderBy("name"),
);
