import { statement, type Unit } from "../../database/index.js";
import type { SettingTables, UserSettingName } from "./schema.js";

type Tables = Unit<SettingTables>;

const ofUser = statement<SettingTables, { owner: number; name: UserSettingName }>()((db, p) =>
  db
    .selectFrom("user_setting")
    .select("octets")
    .where("owner", "=", p.owner)
    .where("name", "=", p.name),
);

const putOfUser = statement<
  SettingTables,
  { owner: number; name: UserSettingName; octets: Uint8Array }
>()((db, p) =>
  db
    .insertInto("user_setting")
    .values({ owner: p.owner, name: p.name, revision: 1, octets: p.octets })
    .onConflict((conflict) =>
      conflict.columns(["owner", "name"]).doUpdateSet((eb) => ({
        revision: eb("user_setting.revision", "+", 1),
        octets: eb.ref("excluded.octets"),
      })),
    )
    .returning("revision"),
);

const owners = statement<SettingTables, { name: UserSettingName; after: number; most: number }>()(
  (db, p) =>
    db
      .selectFrom("user_setting")
      .select("owner")
      .where("name", "=", p.name)
      .where("owner", ">", p.after)
      .orderBy("owner")
      .limit(p.most),
);

const ofServer = statement<SettingTables, { name: string }>()((db, p) =>
  db.selectFrom("server_setting").select(["octets", "sealed"]).where("name", "=", p.name),
);

type ServerSetting = SettingTables["server_setting"];

const putOfServer = statement<SettingTables, ServerSetting>()((db, p) =>
  db
    .insertInto("server_setting")
    .values({ name: p.name, octets: p.octets, sealed: p.sealed })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((eb) => ({
        octets: eb.ref("excluded.octets"),
        sealed: eb.ref("excluded.sealed"),
      })),
    ),
);

/** What has been stored of a user; undefined if nothing has. */
export async function userSetting(
  unit: Tables,
  owner: number,
  name: UserSettingName,
): Promise<Uint8Array | undefined> {
  return (await unit.first(ofUser, { owner, name }))?.octets;
}

/** Returns the new revision. */
export async function setUserSetting(
  unit: Tables,
  owner: number,
  name: UserSettingName,
  octets: Uint8Array,
): Promise<number> {
  return ((await unit.first(putOfUser, { owner, name, octets })) as { revision: number }).revision;
}

/** The ids of users after one, in their order, of whom something has been stored. */
export async function ownersOf(
  unit: Tables,
  which: { name: UserSettingName; after: number; most: number },
): Promise<number[]> {
  return (await unit.all(owners, which)).map(({ owner }) => owner);
}

/** What has been stored for the server; undefined if nothing has. */
export function serverSetting(
  unit: Tables,
  name: string,
): Promise<Omit<ServerSetting, "name"> | undefined> {
  return unit.first(ofServer, { name });
}

export async function setServerSetting(unit: Tables, setting: ServerSetting): Promise<void> {
  await unit.run(putOfServer, setting);
}
