import type { AsnUserProfile } from "../../../modules/admin/admin.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { knownOptions, requiredOptions, requireGiven } from "../../../rose/internal.js";
import type { ModuleContext } from "../../kernel/index.js";
import { ProfileRules, type ProfileChange } from "./profiles.js";
import type { UserTables } from "./schema.js";
import type { KnownUser, NewUser, UserRules } from "./service.js";
import { profileChanged } from "./topics.js";
import type { LoginFailure, User } from "./user.js";

const newUserNames = { name: "string", password: "string", admin: "boolean" };
const staticRightNames = { first: "number", second: "number" };

/**
 * The users and their passwords. Names are compared without regard to case. Every change is a unit of its own,
 * and is on the disk when its promise resolves. All methods reject with StoreError if the data cannot be used.
 */
export class Users {
  /** The same for callers that are in a unit already. */
  readonly within: UserRules;
  /** The profiles, for callers that are in a unit already. */
  readonly profiles: ProfileRules;
  readonly #module: Pick<ModuleContext<UserTables>, "read" | "write">;

  constructor(rules: UserRules, module: Pick<ModuleContext<UserTables>, "read" | "write">) {
    this.within = rules;
    this.profiles = new ProfileRules(rules);
    this.#module = module;
  }

  /**
   * Adds a user, who is enabled.
   * @throws UserError `invalid-name`, `invalid-password` or `user-exists` (as a rejection).
   */
  async add(name: string, password: string, options: { admin?: boolean } = {}): Promise<User> {
    knownOptions(options, { admin: "boolean" }, "users.add");
    const rules = this.within;
    const written = rules.nameOf(name);
    const hash = await rules.hash(password);
    const { admin = false } = options;
    return this.#module.write((unit) => rules.add(unit, written, hash, admin));
  }

  /**
   * Adds users, who are enabled, to new data, all or none. If several processes do so at the same time, one of them adds its users.
   * @returns undefined if the data are not new ({@link areNew}); then no user has been added.
   * @throws UserError (as a rejection) `invalid-name`, `invalid-password`, or `user-exists` if a name is given twice.
   */
  async addFirst(
    users: readonly {
      readonly name: string;
      readonly password: string;
      readonly admin?: boolean;
    }[],
  ): Promise<User[] | undefined> {
    const rules = this.within;
    const hashed: NewUser[] = [];
    for (const user of users) {
      requiredOptions(user, newUserNames, "users.addFirst");
      const { name, password, admin = false } = user;
      hashed.push({ name: rules.nameOf(name), hash: await rules.hash(password), admin });
    }
    return this.#module.write((unit) => rules.addFirst(unit, hashed));
  }

  /** Gives the user a new password and ends the user's logins. @throws UserError (as a rejection) */
  async setPassword(name: string, password: string): Promise<void> {
    const rules = this.within;
    await this.#module.read(({ db }) => rules.require(db, name));
    const hash = await rules.hash(password);
    await this.#module.write((unit) => rules.setPassword(unit, name, hash));
  }

  /** Enables or disables the user; either ends the user's logins. @throws UserError (as a rejection) */
  setEnabled(name: string, enabled: boolean): Promise<void> {
    return this.#module.write((unit) => this.within.setEnabled(unit, name, enabled));
  }

  /** Makes the user visible to everybody, or not; the user's logins go on. @throws UserError (as a rejection) */
  setPublic(name: string, isPublic: boolean): Promise<void> {
    return this.#module.write((unit) => this.within.setPublic(unit, name, isPublic));
  }

  /** The user's contact; without members if none has been stored. */
  contact(user: Pick<User, "id">): Promise<AsnNetDatabaseContact> {
    return this.#module.read(({ db }) => this.within.contact(db, user));
  }

  /**
   * Replaces the user's contact; the user's logins go on.
   * @throws UserError `unknown-user`, or `invalid-contact` for one of over 256 KiB (as a rejection).
   * @throws BerEncodeError if the value is not a contact (as a rejection).
   */
  setContact(name: string, contact: AsnNetDatabaseContact): Promise<void> {
    return this.#module.write(async ({ db, publish }) => {
      await this.within.setContact(db, name, contact);
      const { id } = await this.within.require(db, name);
      publish(profileChanged, { id });
    });
  }

  /** The user's profile, without password and granted rights; undefined if there is no such user. */
  profileOf(user: Pick<User, "id">): Promise<AsnUserProfile | undefined> {
    return this.#module.read(({ db }) => this.profiles.get(db, user));
  }

  /**
   * Adds the user whom a profile describes, with the password in it; if that is empty, the user cannot log on with a password.
   * @throws UserError (as a rejection)
   */
  async addProfile(profile: AsnUserProfile): Promise<User> {
    const change = await this.#hashed(profile);
    return this.#module.write((unit) => this.profiles.add(unit, change));
  }

  /** Stores the profile of the user whom it names. An empty password changes nothing about the password. @throws UserError (as a rejection) */
  async setProfile(
    profile: AsnUserProfile,
    options: { withoutRights?: boolean } = {},
  ): Promise<void> {
    knownOptions(options, { withoutRights: "boolean" }, "users.setProfile");
    const change = { ...(await this.#hashed(profile)), ...options };
    await this.#module.write((unit) => this.profiles.set(unit, change));
  }

  /** Sets what the user may use, in bits of AsnUserStaticRights and AsnUserStaticRights2. @throws UserError (as a rejection) */
  async setStaticRights(
    name: string,
    rights: { readonly first: number; readonly second: number },
  ): Promise<void> {
    requiredOptions(rights, staticRightNames, "users.setStaticRights");
    requireGiven(rights, ["first", "second"], "users.setStaticRights");
    return this.#module.write((unit) => this.profiles.setStaticRights(unit, name, rights));
  }

  /** Removes the user with all appointments and the journal, and ends the user's logins. @throws UserError (as a rejection) */
  remove(name: string): Promise<void> {
    return this.#module.write((unit) => this.within.remove(unit, name));
  }

  /** Whether the data are new: no user has ever been added. */
  areNew(): Promise<boolean> {
    return this.#module.read(({ db }) => this.within.areNew(db));
  }

  /** All users, sorted by name. */
  list(): Promise<User[]> {
    return this.#module.read(({ db }) => this.within.list(db));
  }

  /** The enabled users who are visible to everybody, sorted by name. */
  listPublic(): Promise<KnownUser[]> {
    return this.#module.read(({ db }) => this.within.listPublic(db));
  }

  /** The form in which the name is compared; undefined if it is too long for a user name. */
  keyOf(name: string): string | undefined {
    return this.within.keyOf(name);
  }

  /** The user with this name. */
  find(name: string): Promise<User | undefined> {
    return this.#module.read(({ db }) => this.within.find(db, name));
  }

  /** The user with this id. */
  get(id: number): Promise<User | undefined> {
    return this.#module.read(({ db }) => this.within.get(db, id));
  }

  async #hashed(profile: AsnUserProfile): Promise<ProfileChange> {
    const { u8sPassword: password } = profile;
    return password === "" ? { profile } : { profile, hash: await this.within.hash(password) };
  }

  /** Checks a name and password; returns the user, or why the login is refused. Slow on purpose, so not for use in a unit. */
  async verify(name: string, password: string): Promise<User | LoginFailure> {
    const found = await this.#module.read(({ db }) => this.within.candidate(db, name));
    return this.within.compare(found, password);
  }
}
