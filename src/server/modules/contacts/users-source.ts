import { createHash } from "node:crypto";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import type { UserPrincipal } from "../../kernel/index.js";
import type { User, Users } from "../users/api.js";
import { findKeys } from "./key-search.js";
import { keysOf } from "./keys.js";
import type { ContactSource, Criteria, Term } from "./source.js";
import * as store from "./store.js";

/** The contacts of how many users are in memory at a time when what finds them is made. */
const indexedAtOnce = 50;

/** The users of the server (`DB11`, manual line 5761). */
export class UserSource implements ContactSource {
  readonly name = "users";
  readonly database = "DB11";
  readonly #users: Users;
  /** The users whom units have changed. */
  readonly #changed = new WeakMap<Unit<any>, Set<number>>();

  constructor(users: Users) {
    this.#users = users;
    users.within.onContact(async (unit, user) => this.#note(unit, user));
  }

  async find(
    unit: Unit<any>,
    { terms, most, onlyEnabledUsers, room }: Criteria,
    { user: { admin } }: UserPrincipal,
  ): Promise<AsnNetDatabaseContact[]> {
    const found: AsnNetDatabaseContact[] = [];
    await findKeys(unit, store.userKeys, terms, async (owners) => {
      for (const { user, contact, size } of await this.#users.within.known(unit, owners)) {
        if (!user.enabled && (onlyEnabledUsers || !admin)) continue;
        if (!room.take(size)) return false;
        found.push(contactOf(user, contact));
        if (found.length >= most) return false;
      }
      return true;
    });
    return found;
  }

  async get(
    unit: Unit<any>,
    where: string,
    entry: string,
    { user: { admin } }: UserPrincipal,
  ): Promise<AsnNetDatabaseContact | undefined> {
    if (where !== "users" || !entry.startsWith("u:")) return undefined;
    const user = await this.#users.within.find(unit, entry.slice(2));
    if (user === undefined || (!user.enabled && !admin)) return undefined;
    return contactOf(user, await this.#users.within.contact(unit, user));
  }

  /** At the end of a unit, what finds a user is brought up to date, however often he is changed in it. */
  #note(unit: Unit<any>, { id }: Pick<User, "id">): void {
    let users = this.#changed.get(unit);
    if (users === undefined) {
      const noted = (users = new Set<number>());
      this.#changed.set(unit, noted);
      unit.atEnd(async () => {
        // Other work at the end may change more users, who come into a set of their own.
        this.#changed.delete(unit);
        await this.#index(unit, [...noted]);
      });
    }
    users.add(id);
  }

  async #index(unit: Unit<any>, ids: readonly number[]): Promise<void> {
    for (let from = 0; from < ids.length; from += indexedAtOnce) {
      const some = ids.slice(from, from + indexedAtOnce);
      const keys = new Map<number, Term[]>();
      for (const { id, profile } of await this.#users.profiles.some(unit, some)) {
        const { u8sUserName: name, u8sPhoneNumber, u8sPhoneSecondary, asnUserContact } = profile;
        const numbers = [u8sPhoneNumber, u8sPhoneSecondary];
        keys.set(id, keysOf(asnUserContact, { name, numbers }));
      }
      await store.setKeys(unit, keys);
    }
  }
}

function contactOf(
  { name }: Pick<User, "name">,
  contact: AsnNetDatabaseContact,
): AsnNetDatabaseContact {
  return {
    ...contact,
    u8sDatabaseName: "users",
    u8sEntryIDDB: "DB11",
    u8sEntryIDStore: "users",
    u8sEntryID: `u:${name}`,
    u8sCtiServerUserName: name,
    u8sDisplayName: contact.u8sDisplayName || name,
    bValid: true,
    iCtiServerUser: 1,
  };
}

/** The contact with the hash of its picture instead of the picture (`eJPEGPHOTOHASH`). */
export function withoutPicture(contact: AsnNetDatabaseContact): AsnNetDatabaseContact {
  const { optionalParams } = contact;
  if (optionalParams === undefined) return contact;
  return {
    ...contact,
    optionalParams: optionalParams.map((one) => {
      if (one.key !== "jpegPhoto" || !("binarydata" in one.value)) return one;
      const binarydata = createHash("sha256").update(one.value.binarydata).digest();
      return { key: "jpegPhotoHash", value: { binarydata } };
    }),
  };
}
