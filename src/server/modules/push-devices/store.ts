import { statement, type Unit } from "../../database/index.js";
import type { PushDeviceTables } from "./schema.js";

type Tables = Unit<PushDeviceTables>;

/** A row with a device. */
export type DeviceRow = PushDeviceTables["push_device"];

const one = statement<PushDeviceTables, { id: string }>()((db, p) =>
  db.selectFrom("push_device").selectAll().where("id", "=", p.id),
);

const page = statement<PushDeviceTables, { after: string; most: number }>()((db, p) =>
  db.selectFrom("push_device").selectAll().where("id", ">", p.after).orderBy("id").limit(p.most),
);

const owned = statement<PushDeviceTables, { owner: number; most: number }>()((db, p) =>
  db
    .selectFrom("push_device")
    .selectAll()
    .where("owner", "=", p.owner)
    .orderBy("registered", "desc")
    .orderBy("id", "desc")
    .limit(p.most),
);

const put = statement<PushDeviceTables, DeviceRow>()((db, p) =>
  db
    .insertInto("push_device")
    .values({
      id: p.id,
      owner: p.owner,
      name: p.name,
      push_id: p.push_id,
      channel: p.channel,
      registered: p.registered,
      message_types: p.message_types,
      encryption: p.encryption,
      key: p.key,
    })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((eb) => ({
        owner: eb.ref("excluded.owner"),
        name: eb.ref("excluded.name"),
        push_id: eb.ref("excluded.push_id"),
        channel: eb.ref("excluded.channel"),
        registered: eb.ref("excluded.registered"),
        message_types: eb.ref("excluded.message_types"),
        encryption: eb.ref("excluded.encryption"),
        key: eb.ref("excluded.key"),
      })),
    ),
);

const drop = statement<PushDeviceTables, { id: string }>()((db, p) =>
  db.deleteFrom("push_device").where("id", "=", p.id),
);

export function find(unit: Tables, id: string): Promise<DeviceRow | undefined> {
  return unit.first(one, { id });
}

/** Devices in the order of their ids. @param after The id of the one before them; empty for the first ones. */
export function listPage(unit: Tables, after: string, most: number): Promise<DeviceRow[]> {
  return unit.all(page, { after, most });
}

/** The devices of a user, the one that has registered last first. */
export function listOf(unit: Tables, owner: number, most: number): Promise<DeviceRow[]> {
  return unit.all(owned, { owner, most });
}

export async function store(unit: Tables, row: DeviceRow): Promise<void> {
  await unit.run(put, row);
}

export async function remove(unit: Tables, id: string): Promise<void> {
  await unit.run(drop, { id });
}
