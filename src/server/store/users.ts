import type { Database, Statement } from "./database.js";

/** A user as stored. */
export interface UserRow {
  /** Never given twice, not even after the user has been removed. */
  readonly id: number;
  readonly name: string;
  /** The password's scrypt hash with its parameters; see `hashPassword`. */
  readonly password: string;
  /** Raised whenever logins made so far must end. */
  readonly revision: number;
  readonly admin: boolean;
  readonly enabled: boolean;
  /** Whether those may see the user who have not logged in. */
  readonly public: boolean;
}

interface RawRow extends Omit<UserRow, "admin" | "enabled" | "public"> {
  readonly admin: number;
  readonly enabled: number;
  readonly public: number;
}

const columns = "id, name, password, revision, admin, enabled, public";

/** The table of users. Names are found by their key, which the caller folds. */
export class UserTable {
  readonly #byKey: Statement<[string], RawRow>;
  readonly #byId: Statement<[number], RawRow>;
  readonly #all: Statement<[], RawRow>;
  readonly #insert: Statement<[string, string, string, number]>;
  readonly #setPassword: Statement<[string, number]>;
  readonly #setEnabled: Statement<[number, number]>;
  readonly #setPublic: Statement<[number, number]>;
  readonly #contact: Statement<[number], Buffer | null>;
  readonly #setContact: Statement<[Uint8Array, number]>;
  readonly #remove: Statement<[number]>;
  readonly #lastId: Statement<[], number>;

  constructor(database: Database) {
    this.#byKey = database.prepare(`SELECT ${columns} FROM user WHERE name_key = ?`);
    this.#byId = database.prepare(`SELECT ${columns} FROM user WHERE id = ?`);
    this.#all = database.prepare(`SELECT ${columns} FROM user ORDER BY name_key`);
    this.#insert = database.prepare(
      "INSERT OR IGNORE INTO user (name, name_key, password, admin) VALUES (?, ?, ?, ?)",
    );
    this.#setPassword = database.prepare(
      "UPDATE user SET password = ?, revision = revision + 1 WHERE id = ?",
    );
    this.#setEnabled = database.prepare(
      "UPDATE user SET enabled = ?, revision = revision + 1 WHERE id = ?",
    );
    this.#setPublic = database.prepare("UPDATE user SET public = ? WHERE id = ?");
    this.#contact = database
      .prepare<[number], Buffer | null>("SELECT contact FROM user WHERE id = ?")
      .pluck();
    this.#setContact = database.prepare("UPDATE user SET contact = ? WHERE id = ?");
    this.#remove = database.prepare("DELETE FROM user WHERE id = ?");
    this.#lastId = database
      .prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'user'")
      .pluck();
  }

  findByKey(key: string): UserRow | undefined {
    return fromRaw(this.#byKey.get(key));
  }

  findById(id: number): UserRow | undefined {
    return fromRaw(this.#byId.get(id));
  }

  /** All users, by name. */
  list(): UserRow[] {
    return this.#all.all().map((row) => fromRaw(row)!);
  }

  /** Whether there has ever been a user, even if all have been removed since. */
  everUsed(): boolean {
    return (this.#lastId.get() ?? 0) > 0;
  }

  /** Adds a user; false if the key is taken. */
  insert(name: string, key: string, password: string, admin: boolean): boolean {
    return this.#insert.run(name, key, password, Number(admin)).changes === 1;
  }

  /** Replaces the password and ends the user's logins; false if there is no such user. */
  setPassword(id: number, password: string): boolean {
    return this.#setPassword.run(password, id).changes === 1;
  }

  /** Enables or disables the user and ends his logins; false if there is no such user. */
  setEnabled(id: number, enabled: boolean): boolean {
    return this.#setEnabled.run(Number(enabled), id).changes === 1;
  }

  /** Shows the user to everybody, or not; false if there is no such user. */
  setPublic(id: number, isPublic: boolean): boolean {
    return this.#setPublic.run(Number(isPublic), id).changes === 1;
  }

  /** The user's contact as it was stored; undefined if there is none. */
  contact(id: number): Uint8Array | undefined {
    return this.#contact.get(id) ?? undefined;
  }

  /** Replaces the user's contact; false if there is no such user. */
  setContact(id: number, contact: Uint8Array): boolean {
    return this.#setContact.run(contact, id).changes === 1;
  }

  /** Removes the user with everything he owns; false if there is no such user. */
  remove(id: number): boolean {
    return this.#remove.run(id).changes === 1;
  }
}

function fromRaw(row: RawRow | undefined): UserRow | undefined {
  if (row === undefined) return undefined;
  const flags = { admin: row.admin !== 0, enabled: row.enabled !== 0, public: row.public !== 0 };
  return { ...row, ...flags };
}
