import type { Insertable } from "kysely";
import { statement, type Unit } from "../../database/index.js";
import type { GroupTables } from "./schema.js";

type Tables = Unit<GroupTables>;

/** A row with a group. */
export type GroupRow = Omit<GroupTables["user_group"], "id" | "name_key" | "path_key"> & {
  readonly id: number;
};

/** A group that is to be stored. */
export type NewGroupRow = Omit<Insertable<GroupTables["user_group"]>, "id">;

const columns = [
  "id",
  "guid",
  "name",
  "enabled",
  "leader",
  "co_leader",
  "static_rights",
  "static_rights2",
  "member_presence",
  "member_primary",
  "member_secondary",
  "leader_presence",
  "leader_primary",
  "leader_secondary",
  "profile",
] as const;

const byId = statement<GroupTables, { id: number }>()((db, p) =>
  db.selectFrom("user_group").select(columns).where("id", "=", p.id),
);

const byGuid = statement<GroupTables, { guid: string }>()((db, p) =>
  db.selectFrom("user_group").select("id").where("guid", "=", p.guid),
);

const byName = statement<GroupTables, { name: string }>()((db, p) =>
  db.selectFrom("user_group").select("id").where("name_key", "=", p.name),
);

const byPath = statement<GroupTables, { path: string }>()((db, p) =>
  db.selectFrom("user_group").select("id").where("path_key", "=", p.path),
);

const all = statement<GroupTables>()((db) =>
  db.selectFrom("user_group").select(columns).orderBy("name_key"),
);

const members = statement<GroupTables, { group: number }>()((db, p) =>
  db.selectFrom("group_member").select("user_id").where("group_id", "=", p.group),
);

const allMembers = statement<GroupTables>()((db) =>
  db.selectFrom("group_member").select(["group_id", "user_id"]),
);

const groupsWith = statement<GroupTables, { user: number }>()((db, p) =>
  db
    .selectFrom("user_group")
    .select("id")
    .where((eb) =>
      eb.or([
        eb("leader", "=", p.user),
        eb("co_leader", "=", p.user),
        eb(
          "id",
          "in",
          eb.selectFrom("group_member").select("group_id").where("user_id", "=", p.user),
        ),
      ]),
    ),
);

/** How many rows are inserted by one statement. */
const atOnce = 500;

const removeMembers = statement<GroupTables, { group: number }>()((db, p) =>
  db.deleteFrom("group_member").where("group_id", "=", p.group),
);

const removeGroup = statement<GroupTables, { id: number }>()((db, p) =>
  db.deleteFrom("user_group").where("id", "=", p.id),
);

export function find(unit: Tables, id: number): Promise<GroupRow | undefined> {
  return unit.first(byId, { id });
}

export async function findByGuid(unit: Tables, guid: string): Promise<number | undefined> {
  return (await unit.first(byGuid, { guid }))?.id;
}

export async function findByName(unit: Tables, key: string): Promise<number | undefined> {
  return (await unit.first(byName, { name: key }))?.id;
}

export async function findByPath(unit: Tables, key: string): Promise<number | undefined> {
  return (await unit.first(byPath, { path: key }))?.id;
}

/** All groups, sorted by name. */
export function list(unit: Tables): Promise<GroupRow[]> {
  return unit.all(all, {});
}

/** The ids of the members of a group. */
export async function membersOf(unit: Tables, group: number): Promise<number[]> {
  return (await unit.all(members, { group })).map((row) => row.user_id);
}

/** The ids of the members of all groups. */
export async function membersOfAll(unit: Tables): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  for (const { group_id: group, user_id: user } of await unit.all(allMembers, {})) {
    const known = found.get(group);
    if (known === undefined) found.set(group, [user]);
    else known.push(user);
  }
  return found;
}

/** The ids of the groups that a user belongs to or leads. */
export async function groupsOf(unit: Tables, user: number): Promise<number[]> {
  return (await unit.all(groupsWith, { user })).map(({ id }) => id);
}

export async function insert({ db }: Tables, row: NewGroupRow): Promise<number> {
  const added = await db.insertInto("user_group").values(row).returning("id").executeTakeFirst();
  return (added as { id: number }).id;
}

export async function update({ db }: Tables, id: number, row: NewGroupRow): Promise<void> {
  await db.updateTable("user_group").set(row).where("id", "=", id).execute();
}

/** Replaces the members of a group; they must be distinct. */
export async function setMembers(
  unit: Tables,
  group: number,
  users: readonly number[],
): Promise<void> {
  await unit.run(removeMembers, { group });
  for (let from = 0; from < users.length; from += atOnce) {
    const some = users.slice(from, from + atOnce);
    const rows = some.map((user) => ({ group_id: group, user_id: user }));
    await unit.db.insertInto("group_member").values(rows).execute();
  }
}

/** Adds a member to a group, unless it is one already. */
export async function addMember({ db }: Tables, group: number, user: number): Promise<void> {
  await db
    .insertInto("group_member")
    .values({ group_id: group, user_id: user })
    .onConflict((conflict) => conflict.columns(["group_id", "user_id"]).doNothing())
    .execute();
}

/** Gives a group a leader or co-leader, unless it has one. */
export async function addLeader(
  { db }: Tables,
  group: number,
  place: "leader" | "co_leader",
  user: number,
): Promise<void> {
  await db
    .updateTable("user_group")
    .set({ [place]: user })
    .where("id", "=", group)
    .where(place, "is", null)
    .execute();
}

export async function remove(unit: Tables, id: number): Promise<void> {
  await unit.run(removeGroup, { id });
}
