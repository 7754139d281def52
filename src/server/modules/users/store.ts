import { isAmong, statement, type Unit } from "../../database/index.js";
import type { ProfileChange } from "./profile-store.js";
import type { UserTables } from "./schema.js";

/** A row with a user. */
export interface UserRow {
  readonly id: number;
  readonly name: string;
  /** The password's hash with its parameters; see `hashPassword`. */
  readonly password: string;
  readonly revision: number;
  readonly admin: boolean;
  readonly enabled: boolean;
  readonly public: boolean;
}

/** A user with the encoding of their contact. The password is not read. */
export interface UserWithContact extends Omit<UserRow, "password"> {
  readonly contact: Uint8Array | undefined;
}

type Tables = Unit<UserTables>;

const shownColumns = ["id", "name", "revision", "admin", "enabled", "public"] as const;
const columns = [...shownColumns, "password"] as const;

type RawRow = Pick<UserRow, "id" | "name" | "revision"> & {
  readonly admin: number;
  readonly enabled: number;
  readonly public: number;
};

type Flags = Pick<UserRow, "admin" | "enabled" | "public">;

const byKey = statement<UserTables, { key: string }>()((db, p) =>
  db.selectFrom("user").select(columns).where("name_key", "=", p.key),
);

const byId = statement<UserTables, { id: number }>()((db, p) =>
  db.selectFrom("user").select(columns).where("id", "=", p.id),
);

const all = statement<UserTables>()((db) =>
  db.selectFrom("user").select(columns).orderBy("name_key"),
);

const shown = statement<UserTables>()((db) =>
  db
    .selectFrom("user")
    .select([...shownColumns, "contact"])
    .where("public", "=", 1)
    .where("enabled", "=", 1)
    .orderBy("name_key"),
);

const insertOne = statement<
  UserTables,
  {
    name: string;
    key: string;
    password: string;
    admin: number;
    guid: string;
    path: string;
    pathKey: string;
  }
>()((db, p) =>
  db
    .insertInto("user")
    .values({
      name: p.name,
      name_key: p.key,
      password: p.password,
      admin: p.admin,
      guid: p.guid,
      path: p.path,
      path_key: p.pathKey,
    })
    .onConflict((conflict) => conflict.column("name_key").doNothing())
    .returning(columns),
);

/** A user with a profile, in columns. */
export interface WholeUser extends Omit<ProfileChange, "id"> {
  readonly name: string;
  readonly key: string;
  readonly password: string;
  readonly enabled: number;
  readonly guid: string;
  readonly contact: Uint8Array;
}

const byIds = statement<UserTables, { ids: string }>()((db, p, kind) =>
  db
    .selectFrom("user")
    .select([...shownColumns, "contact"])
    .where(isAmong(kind, "id", p.ids)),
);

const insertAll = statement<UserTables, WholeUser>()((db, p) =>
  db
    .insertInto("user")
    .values({
      name: p.name,
      name_key: p.key,
      password: p.password,
      admin: 0,
      enabled: p.enabled,
      public: p.public,
      guid: p.guid,
      path: p.path,
      path_key: p.pathKey,
      static_rights: p.first,
      static_rights2: p.second,
      sip_key: p.sip,
      phone_key: p.phone,
      phone2_key: p.phone2,
      profile: p.profile,
      contact: p.contact,
    })
    .onConflict((conflict) => conflict.column("name_key").doNothing())
    .returning(columns),
);

const noteAdded = statement<UserTables>()((db) =>
  db
    .insertInto("user_added")
    .values({ one: 1 })
    .onConflict((conflict) => conflict.column("one").doNothing()),
);

const added = statement<UserTables>()((db) => db.selectFrom("user_added").select("one"));

const updatePassword = statement<UserTables, { id: number; password: string }>()((db, p) =>
  db
    .updateTable("user")
    .set((eb) => ({ password: p.password, revision: eb("revision", "+", 1) }))
    .where("id", "=", p.id),
);

const updateName = statement<UserTables, { id: number; name: string; key: string }>()((db, p) =>
  db
    .updateTable("user")
    .set((eb) => ({ name: p.name, name_key: p.key, revision: eb("revision", "+", 1) }))
    .where("id", "=", p.id),
);

const updateEnabled = statement<UserTables, { id: number; enabled: number }>()((db, p) =>
  db
    .updateTable("user")
    .set((eb) => ({ enabled: p.enabled, revision: eb("revision", "+", 1) }))
    .where("id", "=", p.id),
);

const updatePublic = statement<UserTables, { id: number; public: number }>()((db, p) =>
  db.updateTable("user").set({ public: p.public }).where("id", "=", p.id),
);

const contactOf = statement<UserTables, { id: number }>()((db, p) =>
  db.selectFrom("user").select("contact").where("id", "=", p.id),
);

const updateContact = statement<UserTables, { id: number; contact: Uint8Array }>()((db, p) =>
  db.updateTable("user").set({ contact: p.contact }).where("id", "=", p.id),
);

const removeOne = statement<UserTables, { id: number }>()((db, p) =>
  db.deleteFrom("user").where("id", "=", p.id),
);

/** The user whose name has this key. */
export async function findByKey(unit: Tables, key: string): Promise<UserRow | undefined> {
  const row = await unit.first(byKey, { key });
  return row && fromRaw(row);
}

export async function findById(unit: Tables, id: number): Promise<UserRow | undefined> {
  const row = await unit.first(byId, { id });
  return row && fromRaw(row);
}

/** All users, sorted by name. */
export async function list(unit: Tables): Promise<UserRow[]> {
  return (await unit.all(all, {})).map(fromRaw);
}

/** The enabled users who are visible to everybody, sorted by name. */
export async function listPublic(unit: Tables): Promise<UserWithContact[]> {
  const rows = await unit.all(shown, {});
  return rows.map(withContact);
}

/** Users with their contacts, by ids. */
export async function withContacts(
  unit: Tables,
  ids: readonly number[],
): Promise<UserWithContact[]> {
  const rows = await unit.all(byIds, { ids: JSON.stringify(ids) });
  return rows.map(withContact);
}

/** Whether there has ever been a user, even if all have been removed since. */
export async function everUsed(unit: Tables): Promise<boolean> {
  return (await unit.first(added, {})) !== undefined;
}

/** Adds a user; returns undefined if another user has the same key. */
export async function insert(
  unit: Tables,
  user: Pick<UserRow, "name" | "password" | "admin"> & {
    readonly key: string;
    readonly guid: string;
    readonly path: string;
    readonly pathKey: string;
  },
): Promise<UserRow | undefined> {
  return inserted(unit, await unit.first(insertOne, { ...user, admin: Number(user.admin) }));
}

/** Adds a user with a profile; returns undefined if another user has the same key. */
export async function insertWhole(unit: Tables, user: WholeUser): Promise<UserRow | undefined> {
  return inserted(unit, await unit.first(insertAll, user));
}

/** Units that have noted that there have been users. */
const noted = new WeakSet<Tables>();

async function inserted(
  unit: Tables,
  row: (RawRow & Pick<UserRow, "password">) | undefined,
): Promise<UserRow | undefined> {
  if (row === undefined) return undefined;
  if (!noted.has(unit)) await unit.run(noteAdded, {});
  noted.add(unit);
  return fromRaw(row);
}

/** Replaces the password and ends the user's logins. */
export async function setPassword(unit: Tables, id: number, password: string): Promise<void> {
  await unit.run(updatePassword, { id, password });
}

/** Gives the user another name, which nobody may have, and ends the user's logins. */
export async function rename(unit: Tables, id: number, name: string, key: string): Promise<void> {
  await unit.run(updateName, { id, name, key });
}

/** Enables or disables the user, and ends the user's logins. */
export async function setEnabled(unit: Tables, id: number, enabled: boolean): Promise<void> {
  await unit.run(updateEnabled, { id, enabled: Number(enabled) });
}

/** Makes the user visible to everybody, or not. */
export async function setPublic(unit: Tables, id: number, isPublic: boolean): Promise<void> {
  await unit.run(updatePublic, { id, public: Number(isPublic) });
}

/** The encoding of the user's contact; undefined if none is stored. */
export async function contact(unit: Tables, id: number): Promise<Uint8Array | undefined> {
  return (await unit.first(contactOf, { id }))?.contact ?? undefined;
}

export async function setContact(unit: Tables, id: number, octets: Uint8Array): Promise<void> {
  await unit.run(updateContact, { id, contact: octets });
}

/** Removes the user with everything that belongs to them. */
export async function remove(unit: Tables, id: number): Promise<void> {
  await unit.run(removeOne, { id });
}

/** This table is older than the type for booleans, so its flags are numbers. */
function withContact(row: RawRow & { readonly contact: Uint8Array | null }): UserWithContact {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    admin: row.admin !== 0,
    enabled: row.enabled !== 0,
    public: row.public !== 0,
    contact: row.contact ?? undefined,
  };
}

function fromRaw<R extends RawRow>(row: R): Omit<R, keyof Flags> & Flags {
  const flags = { admin: row.admin !== 0, enabled: row.enabled !== 0, public: row.public !== 0 };
  return { ...row, ...flags };
}
