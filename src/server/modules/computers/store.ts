import { statement, type Unit } from "../../database/index.js";
import type { ComputerTables } from "./schema.js";

type Tables = Unit<ComputerTables>;

/** A row with a computer. */
export interface ComputerRow {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly name_key: string;
  readonly path_key: string;
  readonly profile: Uint8Array;
}

/** A computer that is to be stored. */
export type NewComputer = Omit<ComputerRow, "id">;

/** What identifies a computer, in the form in which it is compared. */
export type Key = "guid" | "name_key" | "path_key";

const all = ["id", "guid", "name", "name_key", "path_key", "profile"] as const;

const finding = (key: Key) =>
  statement<ComputerTables, { value: string }>()((db, p) =>
    db.selectFrom("computer").select(all).where(key, "=", p.value),
  );

const found = {
  guid: finding("guid"),
  name_key: finding("name_key"),
  path_key: finding("path_key"),
};

const page = statement<ComputerTables, { after: string; count: number }>()((db, p) =>
  db
    .selectFrom("computer")
    .select(all)
    .where("name_key", ">", p.after)
    .orderBy("name_key")
    .limit(p.count),
);

const add = statement<ComputerTables, NewComputer>()((db, p) =>
  db.insertInto("computer").values({
    guid: p.guid,
    name: p.name,
    name_key: p.name_key,
    path_key: p.path_key,
    profile: p.profile,
  }),
);

const byId = statement<ComputerTables, { id: number }>()((db, p) =>
  db.selectFrom("computer").select(all).where("id", "=", p.id),
);

const change = statement<ComputerTables, ComputerRow>()((db, p) =>
  db
    .updateTable("computer")
    .set({ name: p.name, name_key: p.name_key, path_key: p.path_key, profile: p.profile })
    .where("id", "=", p.id),
);

const drop = statement<ComputerTables, { id: number }>()((db, p) =>
  db.deleteFrom("computer").where("id", "=", p.id),
);

const plan = statement<ComputerTables, { key: string }>()((db, p) =>
  db.selectFrom("computer_installation").select("plan").where("name_key", "=", p.key),
);

const plans = statement<ComputerTables>()((db) =>
  db.selectFrom("computer_installation").select("name").orderBy("name_key"),
);

const putPlan = statement<ComputerTables, { key: string; name: string; plan: Uint8Array }>()(
  (db, p) =>
    db
      .insertInto("computer_installation")
      .values({ name_key: p.key, name: p.name, plan: p.plan })
      .onConflict((conflict) =>
        conflict.column("name_key").doUpdateSet((eb) => ({
          name: eb.ref("excluded.name"),
          plan: eb.ref("excluded.plan"),
        })),
      ),
);

const dropPlan = statement<ComputerTables, { key: string }>()((db, p) =>
  db.deleteFrom("computer_installation").where("name_key", "=", p.key),
);

const software = statement<ComputerTables>()((db) =>
  db.selectFrom("computer_software").select("profiles").where("id", "=", 1),
);

const putSoftware = statement<ComputerTables, { profiles: Uint8Array }>()((db, p) =>
  db
    .insertInto("computer_software")
    .values({ id: 1, profiles: p.profiles })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((eb) => ({ profiles: eb.ref("excluded.profiles") })),
    ),
);

export function find(unit: Tables, key: Key, value: string): Promise<ComputerRow | undefined> {
  return unit.first(found[key], { value });
}

export function findById(unit: Tables, id: number): Promise<ComputerRow | undefined> {
  return unit.first(byId, { id });
}

/** The next computers in the order of their names. @param after The `name_key` of the last one before them; empty for the first. */
export function list(unit: Tables, after: string, count: number): Promise<ComputerRow[]> {
  return unit.all(page, { after, count });
}

export async function insert(unit: Tables, computer: NewComputer): Promise<void> {
  await unit.run(add, computer);
}

export async function update(unit: Tables, computer: ComputerRow): Promise<void> {
  await unit.run(change, computer);
}

export async function remove(unit: Tables, id: number): Promise<void> {
  await unit.run(drop, { id });
}

export async function findPlan(unit: Tables, key: string): Promise<Uint8Array | undefined> {
  return (await unit.first(plan, { key }))?.plan;
}

/** The names of the computers with a plan, sorted. */
export async function listPlans(unit: Tables): Promise<string[]> {
  return (await unit.all(plans, {})).map(({ name }) => name);
}

export async function storePlan(
  unit: Tables,
  key: string,
  name: string,
  octets: Uint8Array,
): Promise<void> {
  await unit.run(putPlan, { key, name, plan: octets });
}

export async function removePlan(unit: Tables, key: string): Promise<void> {
  await unit.run(dropPlan, { key });
}

/** The profiles of software; undefined if none have ever been set. */
export async function findSoftware(unit: Tables): Promise<Uint8Array | undefined> {
  return (await unit.first(software, {}))?.profiles;
}

export async function storeSoftware(unit: Tables, profiles: Uint8Array): Promise<void> {
  await unit.run(putSoftware, { profiles });
}
