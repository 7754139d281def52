import { statement, type Unit } from "../../database/index.js";
import type { VisitorTables } from "./schema.js";

type Tables = Unit<VisitorTables>;

/** A row with a visitor. */
export type VisitorRow = VisitorTables["anonymous_visitor"];

const columns = ["hint", "name", "token", "contact"] as const;

const byHint = statement<VisitorTables, { hint: string }>()((db, p) =>
  db.selectFrom("anonymous_visitor").select(columns).where("hint", "=", p.hint),
);

const byName = statement<VisitorTables, { name: string }>()((db, p) =>
  db.selectFrom("anonymous_visitor").select(columns).where("name", "=", p.name),
);

const put = statement<VisitorTables, VisitorRow>()((db, p) =>
  db
    .insertInto("anonymous_visitor")
    .values({ hint: p.hint, name: p.name, token: p.token, contact: p.contact })
    .onConflict((conflict) =>
      conflict.column("hint").doUpdateSet((eb) => ({
        token: eb.ref("excluded.token"),
        contact: eb.ref("excluded.contact"),
      })),
    ),
);

const drop = statement<VisitorTables, { hint: string }>()((db, p) =>
  db.deleteFrom("anonymous_visitor").where("hint", "=", p.hint),
);

const count = statement<VisitorTables>()((db) =>
  db.selectFrom("anonymous_visitor").select(({ fn }) => fn.countAll<number>().as("visitors")),
);

export function find(unit: Tables, hint: string): Promise<VisitorRow | undefined> {
  return unit.first(byHint, { hint });
}

export function findByName(unit: Tables, name: string): Promise<VisitorRow | undefined> {
  return unit.first(byName, { name });
}

/** Adds a visitor, or changes token and contact of one. */
export async function store(unit: Tables, row: VisitorRow): Promise<void> {
  await unit.run(put, row);
}

export async function remove(unit: Tables, hint: string): Promise<void> {
  await unit.run(drop, { hint });
}

export async function countVisitors(unit: Tables): Promise<number> {
  return Number((await unit.first(count, {}))?.visitors ?? 0);
}
