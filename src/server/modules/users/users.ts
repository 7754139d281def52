import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { ModuleContext } from "../../kernel/index.js";
import type { UserTables } from "./schema.js";
import type { KnownUser, UserRules } from "./service.js";
import type { LoginFailure, User } from "./user.js";

/**
 * The users and their passwords. Names are compared without regard to case. Every change is a unit of its own,
 * which is on the disk when its promise resolves. All reject with StoreError where the data cannot be used.
 */
export class Users {
  /** The same for who is in a unit already. */
  readonly within: UserRules;
  readonly #module: Pick<ModuleContext<UserTables>, "read" | "write">;

  /** @internal */
  constructor(rules: UserRules, module: Pick<ModuleContext<UserTables>, "read" | "write">) {
    this.within = rules;
    this.#module = module;
  }

  /**
   * Adds a user, enabled.
   * @throws UserError `invalid-name`, `invalid-password` or `user-exists` (as a rejection).
   */
  async add(name: string, password: string, options: { admin?: boolean } = {}): Promise<User> {
    const rules = this.within;
    const written = rules.nameOf(name);
    const hash = await rules.hash(password);
    const { admin = false } = options;
    return this.#module.write(({ db }) => rules.add(db, written, hash, admin));
  }

  /** Gives the user a new password and ends his logins. @throws UserError (as a rejection) */
  async setPassword(name: string, password: string): Promise<void> {
    const rules = this.within;
    await this.#module.read(({ db }) => rules.require(db, name));
    const hash = await rules.hash(password);
    await this.#module.write((unit) => rules.setPassword(unit, name, hash));
  }

  /** Lets the user log in, or not; either ends his logins. @throws UserError (as a rejection) */
  setEnabled(name: string, enabled: boolean): Promise<void> {
    return this.#module.write((unit) => this.within.setEnabled(unit, name, enabled));
  }

  /** Lets everybody see the user, or not; his logins go on. @throws UserError (as a rejection) */
  setPublic(name: string, isPublic: boolean): Promise<void> {
    return this.#module.write(({ db }) => this.within.setPublic(db, name, isPublic));
  }

  /** What is known of the user besides his name: his contact, as far as somebody has told it. */
  contact(user: Pick<User, "id">): Promise<AsnNetDatabaseContact> {
    return this.#module.read(({ db }) => this.within.contact(db, user));
  }

  /**
   * Replaces all that is known of the user; his logins go on.
   * @throws UserError `unknown-user`, or `invalid-contact` for one of over 256 KiB (as a rejection).
   * @throws BerEncodeError for what is no contact (as a rejection).
   */
  setContact(name: string, contact: AsnNetDatabaseContact): Promise<void> {
    return this.#module.write(({ db }) => this.within.setContact(db, name, contact));
  }

  /** Removes the user, his appointments and his logins. @throws UserError (as a rejection) */
  remove(name: string): Promise<void> {
    return this.#module.write((unit) => this.within.remove(unit, name));
  }

  /** Whether nobody has ever been added: the data are new. */
  areNew(): Promise<boolean> {
    return this.#module.read(({ db }) => this.within.areNew(db));
  }

  /** All users, by name. */
  list(): Promise<User[]> {
    return this.#module.read(({ db }) => this.within.list(db));
  }

  /** The enabled users whom everybody may see, by name. */
  listPublic(): Promise<KnownUser[]> {
    return this.#module.read(({ db }) => this.within.listPublic(db));
  }

  /** How the name is compared with others; undefined for one so long that it is nobody's. */
  keyOf(name: string): string | undefined {
    return this.within.keyOf(name);
  }

  /** The user of a name. */
  find(name: string): Promise<User | undefined> {
    return this.#module.read(({ db }) => this.within.find(db, name));
  }

  /** The user of an id. */
  get(id: number): Promise<User | undefined> {
    return this.#module.read(({ db }) => this.within.get(db, id));
  }

  /** The user whose name and password these are, or why it is nobody's. Slow on purpose: in no unit. */
  async verify(name: string, password: string): Promise<User | LoginFailure> {
    const found = await this.#module.read(({ db }) => this.within.candidate(db, name));
    return this.within.compare(found, password);
  }
}
