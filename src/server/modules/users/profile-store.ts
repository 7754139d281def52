import { statement, type Unit } from "../../database/index.js";
import type { UserTables } from "./schema.js";
import type { User } from "./user.js";

/** A row with the profile of a user. */
export interface ProfileRow {
  readonly id: number;
  readonly name: string;
  readonly enabled: number;
  readonly public: number;
  readonly static_rights: number;
  readonly static_rights2: number;
  readonly guid: string | null;
  readonly path: string | null;
  readonly profile: Uint8Array | null;
  readonly contact: Uint8Array | null;
}

/** What is stored of a profile besides rights and contact. */
export interface ProfileColumns {
  readonly path: string;
  readonly pathKey: string;
  readonly sip: string | null;
  readonly phone: string;
  readonly phone2: string;
  readonly profile: Uint8Array;
}

/** What a profile changes besides the contact. */
export interface ProfileChange extends ProfileColumns {
  readonly id: number;
  readonly public: number;
  readonly first: number;
  readonly second: number;
}

/** What of a user decides about rights. */
export interface RightsRow {
  readonly id: number;
  readonly admin: number;
  readonly enabled: number;
  readonly public: number;
  readonly static_rights: number;
  readonly static_rights2: number;
}

/** By what contacts name a user. */
export interface UserAddress {
  readonly id: number;
  readonly name: string;
  /** The SIP address in the form in which these are compared. */
  readonly sip: string | null;
}

type Tables = Unit<UserTables>;

const columns = [
  "id",
  "name",
  "enabled",
  "public",
  "static_rights",
  "static_rights2",
  "guid",
  "path",
  "profile",
  "contact",
] as const;

const rightsColumns = [
  "id",
  "admin",
  "enabled",
  "public",
  "static_rights",
  "static_rights2",
] as const;

const one = statement<UserTables, { id: number }>()((db, p) =>
  db.selectFrom("user").select(columns).where("id", "=", p.id),
);

const page = statement<UserTables, { after: string; count: number }>()((db, p) =>
  db
    .selectFrom("user")
    .select([...columns, "name_key"])
    .where("name_key", ">", p.after)
    .orderBy("name_key")
    .limit(p.count),
);

const byPhone = statement<UserTables, { phone: string }>()((db, p) =>
  db
    .selectFrom("user")
    .select(columns)
    .where((eb) => eb.or([eb("phone_key", "=", p.phone), eb("phone2_key", "=", p.phone)]))
    .orderBy("name_key"),
);

const idByPath = statement<UserTables, { path: string }>()((db, p) =>
  db.selectFrom("user").select("id").where("path_key", "=", p.path),
);

const idByGuid = statement<UserTables, { guid: string }>()((db, p) =>
  db.selectFrom("user").select("id").where("guid", "=", p.guid),
);

const idBySip = statement<UserTables, { sip: string }>()((db, p) =>
  db.selectFrom("user").select("id").where("sip_key", "=", p.sip),
);

const update = statement<UserTables, ProfileChange>()((db, p) =>
  db
    .updateTable("user")
    .set({
      public: p.public,
      static_rights: p.first,
      static_rights2: p.second,
      path: p.path,
      path_key: p.pathKey,
      sip_key: p.sip,
      phone_key: p.phone,
      phone2_key: p.phone2,
      profile: p.profile,
    })
    .where("id", "=", p.id),
);

const updateProfileOctets = statement<UserTables, { id: number; profile: Uint8Array }>()((db, p) =>
  db.updateTable("user").set({ profile: p.profile }).where("id", "=", p.id),
);

const updateRights = statement<
  UserTables,
  { id: number; public: number; first: number; second: number }
>()((db, p) =>
  db
    .updateTable("user")
    .set({ public: p.public, static_rights: p.first, static_rights2: p.second })
    .where("id", "=", p.id),
);

const allRights = statement<UserTables>()((db) => db.selectFrom("user").select(rightsColumns));

const rightsOfOne = statement<UserTables, { id: number }>()((db, p) =>
  db.selectFrom("user").select(rightsColumns).where("id", "=", p.id),
);

const allAddresses = statement<UserTables>()((db) =>
  db.selectFrom("user").select(["id", "name", "sip_key as sip"]),
);

const addressOfOne = statement<UserTables, { id: number }>()((db, p) =>
  db.selectFrom("user").select(["id", "name", "sip_key as sip"]).where("id", "=", p.id),
);

const count = statement<UserTables>()((db) =>
  db.selectFrom("user").select(({ fn }) => fn.countAll<number>().as("users")),
);

export function findRow(unit: Tables, id: number): Promise<ProfileRow | undefined> {
  return unit.first(one, { id });
}

export function rowsByIds({ db }: Tables, ids: readonly number[]): Promise<ProfileRow[]> {
  return db.selectFrom("user").select(columns).where("id", "in", ids).execute();
}

/** The next users in the order of their names. @param after The `name_key` of the last one before them; empty for the first. */
export function listRows(
  unit: Tables,
  after: string,
  most: number,
): Promise<(ProfileRow & { readonly name_key: string })[]> {
  return unit.all(page, { after, count: most });
}

/** The users with a telephone number, sorted by name. */
export function rowsByPhone(unit: Tables, phone: string): Promise<ProfileRow[]> {
  return unit.all(byPhone, { phone });
}

export async function findByPath(unit: Tables, path: string): Promise<number | undefined> {
  return (await unit.first(idByPath, { path }))?.id;
}

export async function findByGuid(unit: Tables, guid: string): Promise<number | undefined> {
  return (await unit.first(idByGuid, { guid }))?.id;
}

export async function findBySip(unit: Tables, sip: string): Promise<number | undefined> {
  return (await unit.first(idBySip, { sip }))?.id;
}

/** How many values are given to one statement. */
const atOnce = 500;

/** The ids of the users with these paths or names, each in the form in which they are compared. */
export async function idsBy(
  { db }: Tables,
  column: "path_key" | "name_key",
  keys: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let from = 0; from < keys.length; from += atOnce) {
    const some = keys.slice(from, from + atOnce);
    const rows = await db
      .selectFrom("user")
      .select(["id", column])
      .where(column, "in", some)
      .execute();
    for (const row of rows) found.set(row[column] as string, row.id);
  }
  return found;
}

/** The users with these telephone numbers; of several with the same, the one who comes first by name. */
export async function ownersBy(
  { db }: Tables,
  column: "phone_key" | "phone2_key",
  keys: readonly string[],
): Promise<Map<string, Pick<User, "id" | "name">>> {
  const found = new Map<string, Pick<User, "id" | "name">>();
  for (let from = 0; from < keys.length; from += atOnce) {
    const some = keys.slice(from, from + atOnce);
    const rows = await db
      .selectFrom("user")
      .select(["id", "name", column])
      .where(column, "in", some)
      .orderBy("name_key")
      .execute();
    for (const { id, name, ...row } of rows) {
      const key = (row as Record<string, string>)[column]!;
      if (!found.has(key)) found.set(key, { id, name });
    }
  }
  return found;
}

/** The profiles of those of these users who are enabled and have a SIP address. */
export async function sipProfiles(
  { db }: Tables,
  ids: readonly number[],
): Promise<{ id: number; profile: Uint8Array | null }[]> {
  const found: { id: number; profile: Uint8Array | null }[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = db
      .selectFrom("user")
      .select(["id", "profile"])
      .where("id", "in", ids.slice(from, from + atOnce))
      .where("enabled", "=", 1)
      .where("sip_key", "is not", null);
    found.push(...(await rows.execute()));
  }
  return found;
}

/** The paths of users, in the order of the users' names. */
export async function pathsByIds(
  { db }: Tables,
  ids: readonly number[],
): Promise<{ id: number; path: string; name_key: string }[]> {
  const found: { id: number; path: string | null; name_key: string }[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const rows = db.selectFrom("user").select(["id", "path", "name_key"]).where("id", "in", some);
    found.push(...(await rows.execute()));
  }
  return found
    .map(({ id, path, name_key }) => ({ id, path: path ?? "", name_key }))
    .toSorted((a, b) => (a.name_key < b.name_key ? -1 : 1));
}

export async function updateProfile(unit: Tables, change: ProfileChange): Promise<void> {
  await unit.run(update, change);
}

/** Replaces the encoded profile, and nothing that has a column of its own. */
export async function updateOctets(unit: Tables, id: number, profile: Uint8Array): Promise<void> {
  await unit.run(updateProfileOctets, { id, profile });
}

export async function updateStaticRights(
  unit: Tables,
  change: Pick<ProfileChange, "id" | "public" | "first" | "second">,
): Promise<void> {
  await unit.run(updateRights, change);
}

/** What decides about the rights of all users, or of one. */
export async function rights(unit: Tables, id?: number): Promise<RightsRow[]> {
  if (id === undefined) return unit.all(allRights, {});
  return unit.all(rightsOfOne, { id });
}

/** The addresses of all users, or of one. */
export async function addresses(unit: Tables, id?: number): Promise<UserAddress[]> {
  if (id === undefined) return unit.all(allAddresses, {});
  return unit.all(addressOfOne, { id });
}

export async function countUsers(unit: Tables): Promise<number> {
  return Number((await unit.first(count, {}))?.users ?? 0);
}
