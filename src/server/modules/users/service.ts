import { randomUUID } from "node:crypto";
import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import { DecodedRows } from "../../decoded-rows.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { noteChange } from "./directory.js";
import { UserError } from "./errors.js";
import {
  decoyHash,
  defaultPasswordCost,
  hashPassword,
  verifyPassword,
  type PasswordCost,
} from "./passwords.js";
import { pathOf } from "./path.js";
import { findByPath } from "./profile-store.js";
import * as store from "./store.js";
import { userChanged } from "./topics.js";
import type { LoginFailure, User } from "./user.js";

/** Begins with a letter or digit; then also marks and `. _ - + @`; 64 characters at most. */
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._+@-]{0,63}$/u;
const longestPassword = textLimits.password;
/** Octets of a contact. This is enough for a small picture of the user. */
const largestContact = 256 * 1024;

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

/** A user with their contact. */
export interface KnownUser {
  /** Who it is. */
  readonly user: User;
  /** What others find of the user: name, numbers, addresses. */
  readonly contact: Readonly<AsnNetDatabaseContact>;
}

/** Is called in the unit that changes what is known of a user. */
export type ContactListener = (unit: Unit<any>, user: Pick<User, "id" | "name">) => Promise<void>;

/** A user who is to be added. */
export interface NewUser {
  readonly name: string;
  /** The hash of the password. */
  readonly hash: string;
  readonly admin: boolean;
}

/** The result of looking up a user whose password is to be checked. It contains the hash. */
export type Candidate = store.UserRow | undefined;

/**
 * The rules for users. Names are compared without regard to case. Everything except hashing is done in the
 * caller's unit; if a method throws, the caller must let that unit fail, so that it is undone.
 */
export class UserRules {
  readonly #cost: PasswordCost;
  readonly #listeners: ContactListener[] = [];
  readonly #decoy: string;
  /** The contacts of users who are shown to others. */
  readonly #contacts = new DecodedRows<number, AsnNetDatabaseContact>(contactOf);

  /** @param cost The cost of hashing a new password; existing hashes keep theirs. */
  constructor(cost: PasswordCost = defaultPasswordCost) {
    this.#cost = cost;
    this.#decoy = decoyHash(cost);
  }

  /** Adds work for the unit in which a user is added, or the contact or profile of a user is changed. */
  onContact(listener: ContactListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Hashes a password that is to be stored. This is slow on purpose, so it must not be called in a unit.
   * @throws UserError `invalid-password` (as a rejection).
   */
  async hash(password: string): Promise<string> {
    checkPassword(password);
    return hashPassword(password, this.#cost);
  }

  /**
   * Checks the password of a user who was looked up; returns the user, or why the login is refused. For an
   * unknown user it computes a hash too, so that the time it takes does not tell whether the user exists. It is
   * slow, so it must not be called in a unit.
   */
  async compare(row: Candidate, password: string): Promise<User | LoginFailure> {
    const given = password.slice(0, longestPassword + 1);
    // A user without a password has an empty hash.
    const right = await verifyPassword(given, row?.password || this.#decoy);
    if (row === undefined) return "unknown-user";
    if (!right) return "wrong-password";
    return row.enabled ? publicPart(row) : "not-enabled";
  }

  /**
   * The name in the form in which it is stored: NFC.
   * @throws UserError `invalid-name`.
   */
  nameOf(name: string): string {
    const written = normalName(name) ?? name;
    checkName(written);
    return written;
  }

  /**
   * Adds a user, who is enabled.
   * @param hash The hash of the password, from `hash`. With an empty one, no password is right.
   * @param guid By default, a new one.
   * @throws UserError `invalid-name` or `user-exists`.
   */
  async add(
    unit: Changing,
    name: string,
    hash: string,
    admin: boolean,
    guid: string = randomUUID(),
  ): Promise<User> {
    const { db } = unit;
    const written = this.nameOf(name);
    const key = written.toLowerCase();
    const path = pathOf(written);
    const pathKey = path.toLowerCase();
    if ((await findByPath(db, pathKey)) === undefined) {
      const given = { name: written, key, password: hash, admin, guid, path, pathKey };
      const row = await store.insert(db, given);
      if (row !== undefined) {
        noteChange(unit, `user/${row.id}`);
        for (const listener of this.#listeners) await listener(db, row);
        return publicPart(row);
      }
    }
    throw this.exists(written);
  }

  /**
   * Adds a user with a profile.
   * @param about What the profile says, in columns.
   * @throws UserError `invalid-name` or `user-exists`.
   */
  async addWhole(
    unit: Changing,
    name: string,
    about: Omit<store.WholeUser, "name" | "key">,
  ): Promise<User> {
    const written = this.nameOf(name);
    const key = written.toLowerCase();
    const row = await store.insertWhole(unit.db, { ...about, name: written, key });
    if (row === undefined) throw this.exists(written);
    noteChange(unit, `user/${row.id}`);
    for (const listener of this.#listeners) await listener(unit.db, row);
    return publicPart(row);
  }

  /**
   * Adds users, who are enabled, to new data.
   * @param users The users, with the hashes of their passwords, from `hash`.
   * @returns undefined if the data are not new; then no user has been added.
   * @throws UserError `invalid-name` or `user-exists`.
   */
  async addFirst(unit: Changing, users: readonly NewUser[]): Promise<User[] | undefined> {
    if (!(await this.areNew(unit.db))) return undefined;
    const added: User[] = [];
    for (const { name, hash, admin } of users) added.push(await this.add(unit, name, hash, admin));
    return added;
  }

  /**
   * Gives the user a new password and ends the user's logins.
   * @param hash The hash of the password, from `hash`.
   * @throws UserError `unknown-user`.
   */
  async setPassword({ db, publish }: Changing, name: string, hash: string): Promise<void> {
    const { id } = await this.require(db, name);
    await store.setPassword(db, id, hash);
    db.tellOthers();
    publish(userChanged, { id });
  }

  /**
   * Gives the user another name and ends the user's logins. The path in the directory stays.
   * @throws UserError `invalid-name`, or `user-exists` if another user has the name.
   */
  async rename(unit: Changing, { id }: Pick<User, "id">, name: string): Promise<void> {
    const { db, publish } = unit;
    const written = this.nameOf(name);
    const key = written.toLowerCase();
    if (((await store.findByKey(db, key))?.id ?? id) !== id) {
      throw this.exists(written);
    }
    await store.rename(db, id, written, key);
    noteChange(unit, `user/${id}`);
    publish(userChanged, { id });
  }

  /** Enables or disables the user; either ends the user's logins. @throws UserError `unknown-user` */
  async setEnabled(unit: Changing, name: string, enabled: boolean): Promise<void> {
    const { db, publish } = unit;
    const { id } = await this.require(db, name);
    await store.setEnabled(db, id, enabled);
    noteChange(unit, `user/${id}`);
    publish(userChanged, { id });
  }

  /** Makes the user visible to everybody, or not; the user's logins go on. @throws UserError `unknown-user` */
  async setPublic(unit: Changing, name: string, isPublic: boolean): Promise<void> {
    const { id } = await this.require(unit.db, name);
    await store.setPublic(unit.db, id, isPublic);
    noteChange(unit, `user/${id}`);
  }

  /**
   * Replaces the user's contact; the user's logins go on.
   * @throws UserError `unknown-user`, or `invalid-contact` for one of over 256 KiB.
   * @throws BerEncodeError if the value is not a contact.
   */
  async setContact(unit: Tables, name: string, contact: AsnNetDatabaseContact): Promise<void> {
    await this.setContactOf(unit, await this.require(unit, name), contact);
  }

  /** The same for a user who is known to be there. */
  async setContactOf(
    unit: Tables,
    user: Pick<User, "id" | "name">,
    contact: AsnNetDatabaseContact,
  ): Promise<void> {
    await store.setContact(unit, user.id, this.encodedContact(contact));
    for (const listener of this.#listeners) await listener(unit, user);
  }

  /**
   * A contact as it is stored.
   * @throws UserError `invalid-contact` for one of over 256 KiB.
   * @throws BerEncodeError if the value is not a contact.
   */
  encodedContact(contact: AsnNetDatabaseContact): Uint8Array {
    const octets = AsnNetDatabaseContact.encode(contact);
    if (octets.length <= largestContact) return octets;
    throw new UserError("invalid-contact", `the contact has over ${largestContact} octets`);
  }

  /** Removes the user with all appointments and the journal, and ends the user's logins. @throws UserError `unknown-user` */
  async remove(unit: Changing, name: string): Promise<void> {
    const { db, publish } = unit;
    const { id } = await this.require(db, name);
    await store.remove(db, id);
    noteChange(unit, `user/${id}`, true);
    publish(userChanged, { id });
  }

  /** Whether the data are new: no user has ever been added. */
  async areNew(unit: Tables): Promise<boolean> {
    return !(await store.everUsed(unit));
  }

  /** All users, sorted by name. */
  async list(unit: Tables): Promise<User[]> {
    return (await store.list(unit)).map(publicPart);
  }

  /** The enabled users who are visible to everybody, sorted by name. */
  async listPublic(unit: Tables): Promise<KnownUser[]> {
    const rows = await store.listPublic(unit);
    return rows.map((row) => ({ user: publicPart(row), contact: contactOf(row.contact) }));
  }

  /** The user's contact; without members if none has been stored. */
  async contact(unit: Tables, { id }: Pick<User, "id">): Promise<AsnNetDatabaseContact> {
    return contactOf(await store.contact(unit, id));
  }

  /**
   * Those of these users who are there, with their contacts and how many octets these have, in the order of the ids. A contact that has
   * not changed is the same object again, if there is room to keep it.
   */
  async known(
    unit: Tables,
    ids: readonly number[],
  ): Promise<(KnownUser & { readonly size: number })[]> {
    const rows = await store.withContacts(unit, ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const known: (KnownUser & { readonly size: number })[] = [];
    for (const id of ids) {
      const row = byId.get(id);
      if (row === undefined) continue;
      const contact = this.shownContactOf(row.contact ?? null, id);
      known.push({ user: publicPart(row), contact, size: row.contact?.length ?? 0 });
    }
    return known;
  }

  /** The contact in a row. */
  contactOf(octets: Uint8Array | null): AsnNetDatabaseContact {
    return contactOf(octets ?? undefined);
  }

  /** The same, but as long as nothing has changed the same object, if there is room to keep it. @param id Of the user. */
  shownContactOf(octets: Uint8Array | null, id: number): Readonly<AsnNetDatabaseContact> {
    return this.#contacts.of(id, octets ?? noContact);
  }

  /** The form in which the name is compared; undefined if it is too long for a user name. */
  keyOf(name: string): string | undefined {
    return normalName(name)?.toLowerCase();
  }

  /** The user with this id. */
  async get(unit: Tables, id: number): Promise<User | undefined> {
    const row = await store.findById(unit, id);
    return row && publicPart(row);
  }

  /** The user with this name. */
  async find(unit: Tables, name: string): Promise<User | undefined> {
    const row = await this.candidate(unit, name);
    return row && publicPart(row);
  }

  /** Looks up the user with this name, for {@link compare}. */
  async candidate(unit: Tables, name: string): Promise<Candidate> {
    const written = normalName(name);
    // A text that cannot be a user name is not looked up, because not every store accepts every character.
    if (written === undefined || !namePattern.test(written)) return undefined;
    return await store.findByKey(unit, written.toLowerCase());
  }

  /** The refusal of a name that a user has. */
  exists(name: string): UserError {
    return new UserError("user-exists", `there is a user ${JSON.stringify(name)} already`);
  }

  /** The user with this name. @throws UserError `unknown-user` */
  async require(unit: Tables, name: string): Promise<User> {
    const user = await this.find(unit, name);
    if (user === undefined) throw new UserError("unknown-user", `there is no user ${shown(name)}`);
    return user;
  }
}

function checkName(name: string): void {
  if (name.length <= textLimits.userName && namePattern.test(name)) return;
  throw new UserError(
    "invalid-name",
    `${shown(name)} is not a user name: it must begin with a letter or digit and ` +
      "have at most 64 letters, digits and . _ - + @",
  );
}

function checkPassword(password: string): void {
  if (password === "") throw new UserError("invalid-password", "the password is empty");
  if (password.length > longestPassword) {
    throw new UserError("invalid-password", `the password is longer than ${longestPassword}`);
  }
}

/** That of a user for whom none has been stored. */
const noContact = AsnNetDatabaseContact.encode({});

function contactOf(octets: Uint8Array | undefined): AsnNetDatabaseContact {
  return octets === undefined ? {} : AsnNetDatabaseContact.decode(octets, { unknown: "keep" });
}

/** The name in NFC; undefined if it is too long for a user name. */
function normalName(name: string): string | undefined {
  return name.length > textLimits.userName ? undefined : name.normalize("NFC");
}

/** A name for an error message. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, textLimits.userName));
}

function publicPart(row: Omit<store.UserRow, "password">): User {
  const { id, name, admin, enabled, public: isPublic, revision } = row;
  return { id, name, admin, enabled, public: isPublic, revision };
}
