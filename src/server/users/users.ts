import { AsnNetDatabaseContact } from "../../modules/common/common.js";
import type { UserRow, UserTable } from "../store/users.js";
import { textLimits } from "../text-limits.js";
import {
  decoyHash,
  defaultPasswordCost,
  hashPassword,
  verifyPassword,
  type PasswordCost,
} from "../modules/users/passwords.js";

/** What others may know of a user. */
export interface User {
  /** Never given twice, not even after the user has been removed. */
  readonly id: number;
  /** As it was written when the user was added. */
  readonly name: string;
  readonly admin: boolean;
  readonly enabled: boolean;
  /** Whether those may see him who have not logged in (eUSERRIGHTS2ENABLEFORANONYMOUSAPI). */
  readonly public: boolean;
  /** Raised by a new password and by disabling: logins made under an older one are over. */
  readonly revision: number;
}

/** Why a login is refused. */
export type LoginFailure = "unknown-user" | "wrong-password" | "not-enabled";

/** Why a change of users is refused. Stable: programs may switch on it. */
export type UserErrorCode =
  /** The name does not begin with a letter or digit, is too long or has other characters. */
  | "invalid-name"
  /** The password is empty or too long. */
  | "invalid-password"
  /** The contact is too large. */
  | "invalid-contact"
  /** There is a user of this name already. */
  | "user-exists"
  /** There is no user of this name. */
  | "unknown-user";

/** A change of users that is refused. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Begins with a letter or digit; then also marks and `. _ - + @`; 64 characters at most. */
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._+@-]{0,63}$/u;
const longestPassword = textLimits.password;
/** Octets of a contact: a picture fits in that is shown beside a name. */
const largestContact = 256 * 1024;

/**
 * The users and their passwords. Every question goes to the database, so that another process
 * can change users while the server runs. Names are compared without regard to case.
 */
export class Users {
  readonly #table: UserTable;
  readonly #cost: PasswordCost;
  readonly #decoy: string;

  /** @param cost What a new password's hash costs; present ones keep what they were made with. */
  constructor(table: UserTable, cost: PasswordCost = defaultPasswordCost) {
    this.#table = table;
    this.#cost = cost;
    this.#decoy = decoyHash(cost);
  }

  /**
   * Adds a user, enabled.
   * @throws UserError `invalid-name`, `invalid-password` or `user-exists`.
   */
  async add(name: string, password: string, options: { admin?: boolean } = {}): Promise<User> {
    const written = normalName(name) ?? name;
    checkName(written);
    checkPassword(password);
    const hash = await hashPassword(password, this.#cost);
    if (!this.#table.insert(written, written.toLowerCase(), hash, options.admin ?? false)) {
      throw new UserError("user-exists", `there is a user ${JSON.stringify(written)} already`);
    }
    return this.#require(written);
  }

  /** Gives the user a new password and ends his logins. @throws UserError */
  async setPassword(name: string, password: string): Promise<void> {
    const { id } = this.#require(name);
    checkPassword(password);
    const hash = await hashPassword(password, this.#cost);
    if (!this.#table.setPassword(id, hash)) throw unknown(name);
  }

  /** Lets the user log in, or not; either ends his logins. @throws UserError */
  setEnabled(name: string, enabled: boolean): void {
    if (!this.#table.setEnabled(this.#require(name).id, enabled)) throw unknown(name);
  }

  /** Lets everybody see the user, or not; his logins go on. @throws UserError */
  setPublic(name: string, isPublic: boolean): void {
    if (!this.#table.setPublic(this.#require(name).id, isPublic)) throw unknown(name);
  }

  /** What is known of the user besides his name: his contact, as far as somebody has told it. */
  contact({ id }: User): AsnNetDatabaseContact {
    const octets = this.#table.contact(id);
    return octets === undefined ? {} : AsnNetDatabaseContact.decode(octets, { unknown: "keep" });
  }

  /**
   * Replaces all that is known of the user; his logins go on.
   * @throws UserError `unknown-user`, or `invalid-contact` for one of over 256 KiB.
   * @throws BerEncodeError for what is no contact.
   */
  setContact(name: string, contact: AsnNetDatabaseContact): void {
    const { id } = this.#require(name);
    const octets = AsnNetDatabaseContact.encode(contact);
    if (octets.length > largestContact) {
      throw new UserError("invalid-contact", `the contact has over ${largestContact} octets`);
    }
    if (!this.#table.setContact(id, octets)) throw unknown(name);
  }

  /** Removes the user, his appointments and his logins. @throws UserError */
  remove(name: string): void {
    if (!this.#table.remove(this.#require(name).id)) throw unknown(name);
  }

  /** Whether nobody has ever been added: the data are new. */
  areNew(): boolean {
    return !this.#table.everUsed();
  }

  /** All users, by name. */
  list(): User[] {
    return this.#table.list().map(publicPart);
  }

  /** How the name is compared with others; undefined for one so long that it is nobody's. */
  keyOf(name: string): string | undefined {
    return normalName(name)?.toLowerCase();
  }

  find(name: string): User | undefined {
    const row = this.#rowOf(name);
    return row && publicPart(row);
  }

  get(id: number): User | undefined {
    const row = this.#table.findById(id);
    return row && publicPart(row);
  }

  /** The user whose name and password these are, or why it is nobody's. */
  async verify(name: string, password: string): Promise<User | LoginFailure> {
    const row = this.#rowOf(name);
    const given = password.slice(0, longestPassword + 1);
    // Somebody unknown costs a hash as well: the time of the answer tells nothing.
    const right = await verifyPassword(given, row?.password ?? this.#decoy);
    if (row === undefined) return "unknown-user";
    if (!right) return "wrong-password";
    return row.enabled ? publicPart(row) : "not-enabled";
  }

  #rowOf(name: string): UserRow | undefined {
    const key = this.keyOf(name);
    return key === undefined ? undefined : this.#table.findByKey(key);
  }

  #require(name: string): User {
    const user = this.find(name);
    if (user === undefined) throw unknown(name);
    return user;
  }
}

function checkName(name: string): void {
  if (name.length <= textLimits.userName && namePattern.test(name)) return;
  throw new UserError(
    "invalid-name",
    `${shown(name)} is no user name: it must begin with a letter or digit and ` +
      "have at most 64 letters, digits and . _ - + @",
  );
}

function checkPassword(password: string): void {
  if (password === "") throw new UserError("invalid-password", "the password is empty");
  if (password.length > longestPassword) {
    throw new UserError("invalid-password", `the password is longer than ${longestPassword}`);
  }
}

/** NFC of a name; undefined for one that is too long to be anybody's. */
function normalName(name: string): string | undefined {
  return name.length > textLimits.userName ? undefined : name.normalize("NFC");
}

/** A name for an error message. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, textLimits.userName));
}

function unknown(name: string): UserError {
  return new UserError("unknown-user", `there is no user ${shown(name)}`);
}

function publicPart({ id, name, admin, enabled, public: isPublic, revision }: UserRow): User {
  return { id, name, admin, enabled, public: isPublic, revision };
}
