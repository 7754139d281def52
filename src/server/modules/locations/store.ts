import { statement, type Unit } from "../../database/index.js";
import type { LocationTables } from "./schema.js";

type Tables = Unit<LocationTables>;

/** A row with a location. */
export interface LocationRow {
  readonly id_key: string;
  readonly id: string;
  readonly checksum: string;
  readonly settings: Uint8Array;
}

const one = statement<LocationTables, { key: string }>()((db, p) =>
  db
    .selectFrom("location")
    .select(["id_key", "id", "checksum", "settings"])
    .where("id_key", "=", p.key),
);

const checksums = statement<LocationTables>()((db) =>
  db.selectFrom("location").select(["id_key", "id", "checksum"]).orderBy("id_key"),
);

const put = statement<LocationTables, LocationRow>()((db, p) =>
  db
    .insertInto("location")
    .values({ id_key: p.id_key, id: p.id, checksum: p.checksum, settings: p.settings })
    .onConflict((conflict) =>
      conflict.column("id_key").doUpdateSet((eb) => ({
        id: eb.ref("excluded.id"),
        checksum: eb.ref("excluded.checksum"),
        settings: eb.ref("excluded.settings"),
      })),
    ),
);

const drop = statement<LocationTables, { key: string }>()((db, p) =>
  db.deleteFrom("location").where("id_key", "=", p.key),
);

const count = statement<LocationTables>()((db) =>
  db.selectFrom("location").select(({ fn }) => fn.countAll<number>().as("locations")),
);

export function find(unit: Tables, key: string): Promise<LocationRow | undefined> {
  return unit.first(one, { key });
}

/** The ids and check sums of all locations, sorted by id. */
export function listChecksums(unit: Tables): Promise<Omit<LocationRow, "settings">[]> {
  return unit.all(checksums, {});
}

export async function store(unit: Tables, row: LocationRow): Promise<void> {
  await unit.run(put, row);
}

export async function remove(unit: Tables, key: string): Promise<void> {
  await unit.run(drop, { key });
}

export async function countLocations(unit: Tables): Promise<number> {
  return Number((await unit.first(count, {}))?.locations ?? 0);
}
