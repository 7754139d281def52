import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";
import { UserError } from "./errors.js";
import {
  decoyHash,
  defaultPasswordCost,
  hashPassword,
  verifyPassword,
  type PasswordCost,
} from "./passwords.js";
import * as store from "./store.js";
import { userChanged } from "./topics.js";
import type { LoginFailure, User } from "./user.js";

/** Begins with a letter or digit; then also marks and `. _ - + @`; 64 characters at most. */
const namePattern = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._+@-]{0,63}$/u;
const longestPassword = textLimits.password;
/** Octets of a contact: a picture fits in that is shown beside a name. */
const largestContact = 256 * 1024;

// Units of any module: the types of theirs know nothing of these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

/** A user with his contact. */
export interface KnownUser {
  readonly user: User;
  readonly contact: AsnNetDatabaseContact;
}

/** A user as he was looked up, with the hash that his password is compared with. */
export type Candidate = store.UserRow | undefined;

/**
 * The rules for users. Names are compared without regard to case. Everything but the work with passwords is
 * done in the caller's unit, and what throws has to undo it.
 */
export class UserRules {
  readonly #cost: PasswordCost;
  readonly #decoy: string;

  /** @param cost What a new password's hash costs; present ones keep what they were made with. */
  constructor(cost: PasswordCost = defaultPasswordCost) {
    this.#cost = cost;
    this.#decoy = decoyHash(cost);
  }

  /**
   * Hashes a password that is to be stored. Slow on purpose: in no unit.
   * @throws UserError `invalid-password` (as a rejection).
   */
  async hash(password: string): Promise<string> {
    checkPassword(password);
    return hashPassword(password, this.#cost);
  }

  /**
   * Whether a password is that of a user who was looked up, or why not. Somebody unknown costs a hash as
   * well: the time of the answer tells nothing. In no unit.
   */
  async compare(row: Candidate, password: string): Promise<User | LoginFailure> {
    const given = password.slice(0, longestPassword + 1);
    const right = await verifyPassword(given, row?.password ?? this.#decoy);
    if (row === undefined) return "unknown-user";
    if (!right) return "wrong-password";
    return row.enabled ? publicPart(row) : "not-enabled";
  }

  /**
   * The name as it is stored, NFC.
   * @throws UserError `invalid-name`.
   */
  nameOf(name: string): string {
    const written = normalName(name) ?? name;
    checkName(written);
    return written;
  }

  /**
   * Adds a user, enabled.
   * @param hash Of his password, by {@link hash}.
   * @throws UserError `invalid-name` or `user-exists`.
   */
  async add(unit: Tables, name: string, hash: string, admin: boolean): Promise<User> {
    const written = this.nameOf(name);
    const key = written.toLowerCase();
    const row = await store.insert(unit, { name: written, key, password: hash, admin });
    if (row !== undefined) return publicPart(row);
    throw new UserError("user-exists", `there is a user ${JSON.stringify(written)} already`);
  }

  /**
   * Gives the user a new password and ends his logins.
   * @param hash Of the password, by {@link hash}.
   * @throws UserError `unknown-user`.
   */
  async setPassword({ db, publish }: Changing, name: string, hash: string): Promise<void> {
    const { id } = await this.require(db, name);
    await store.setPassword(db, id, hash);
    publish(userChanged, { id });
  }

  /** Lets the user log in, or not; either ends his logins. @throws UserError `unknown-user` */
  async setEnabled({ db, publish }: Changing, name: string, enabled: boolean): Promise<void> {
    const { id } = await this.require(db, name);
    await store.setEnabled(db, id, enabled);
    publish(userChanged, { id });
  }

  /** Lets everybody see the user, or not; his logins go on. @throws UserError `unknown-user` */
  async setPublic(unit: Tables, name: string, isPublic: boolean): Promise<void> {
    const { id } = await this.require(unit, name);
    await store.setPublic(unit, id, isPublic);
  }

  /**
   * Replaces all that is known of the user; his logins go on.
   * @throws UserError `unknown-user`, or `invalid-contact` for one of over 256 KiB.
   * @throws BerEncodeError for what is no contact.
   */
  async setContact(unit: Tables, name: string, contact: AsnNetDatabaseContact): Promise<void> {
    const { id } = await this.require(unit, name);
    const octets = AsnNetDatabaseContact.encode(contact);
    if (octets.length > largestContact) {
      throw new UserError("invalid-contact", `the contact has over ${largestContact} octets`);
    }
    await store.setContact(unit, id, octets);
  }

  /** Removes the user, his appointments and his logins. @throws UserError `unknown-user` */
  async remove({ db, publish }: Changing, name: string): Promise<void> {
    const { id } = await this.require(db, name);
    await store.remove(db, id);
    publish(userChanged, { id });
  }

  /** Whether nobody has ever been added: the data are new. */
  async areNew(unit: Tables): Promise<boolean> {
    return !(await store.everUsed(unit));
  }

  /** All users, by name. */
  async list(unit: Tables): Promise<User[]> {
    return (await store.list(unit)).map(publicPart);
  }

  /** The enabled users whom everybody may see, by name. */
  async listPublic(unit: Tables): Promise<KnownUser[]> {
    const rows = await store.listPublic(unit);
    return rows.map((row) => ({ user: publicPart(row), contact: contactOf(row.contact) }));
  }

  /** What is known of the user besides his name: his contact, as far as somebody has told it. */
  async contact(unit: Tables, { id }: Pick<User, "id">): Promise<AsnNetDatabaseContact> {
    return contactOf(await store.contact(unit, id));
  }

  /** How the name is compared with others; undefined for one so long that it is nobody's. */
  keyOf(name: string): string | undefined {
    return normalName(name)?.toLowerCase();
  }

  /** The user of an id. */
  async get(unit: Tables, id: number): Promise<User | undefined> {
    const row = await store.findById(unit, id);
    return row && publicPart(row);
  }

  /** The user of a name. */
  async find(unit: Tables, name: string): Promise<User | undefined> {
    const row = await this.candidate(unit, name);
    return row && publicPart(row);
  }

  /** The user of a name, for {@link compare}. */
  async candidate(unit: Tables, name: string): Promise<Candidate> {
    const written = normalName(name);
    // What cannot be a name is not looked up: not every store takes every character.
    if (written === undefined || !namePattern.test(written)) return undefined;
    return await store.findByKey(unit, written.toLowerCase());
  }

  /** The user of a name. @throws UserError `unknown-user` */
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

function contactOf(octets: Uint8Array | undefined): AsnNetDatabaseContact {
  return octets === undefined ? {} : AsnNetDatabaseContact.decode(octets, { unknown: "keep" });
}

/** NFC of a name; undefined for one that is too long to be anybody's. */
function normalName(name: string): string | undefined {
  return name.length > textLimits.userName ? undefined : name.normalize("NFC");
}

/** A name for an error message. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, textLimits.userName));
}

function publicPart({ id, name, admin, enabled, public: isPublic, revision }: store.UserRow): User {
  return { id, name, admin, enabled, public: isPublic, revision };
}
