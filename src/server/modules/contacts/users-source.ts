import { createHash } from "node:crypto";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import type { UserPrincipal } from "../../kernel/index.js";
import type { User, Users } from "../users/api.js";
import { findKeys } from "./key-search.js";
import { keysOf } from "./keys.js";
import type { ContactSource, Criteria } from "./source.js";
import * as store from "./store.js";

/** The users of the server (`DB11`, manual line 5761). */
export class UserSource implements ContactSource {
  readonly name = "users";
  readonly database = "DB11";
  readonly #users: Users;

  constructor(users: Users) {
    this.#users = users;
    users.within.onContact((unit, user) => this.#index(unit, user));
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

  /** Brings what finds a user up to date. */
  async #index(unit: Unit<any>, user: Pick<User, "id" | "name">): Promise<void> {
    const profile = await this.#users.profiles.get(unit, user);
    if (profile === undefined) return;
    const numbers = [profile.u8sPhoneNumber, profile.u8sPhoneSecondary];
    await store.setKeys(unit, user.id, keysOf(profile.asnUserContact, { ...user, numbers }));
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
