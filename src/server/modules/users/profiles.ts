import { randomUUID } from "node:crypto";
import { AsnUserProfile } from "../../../modules/admin/admin.js";
import type { AsnNetDatabaseContact, AsnUserPropertyBag } from "../../../modules/common/common.js";
import type { Unit } from "../../database/index.js";
import { DecodedRows } from "../../decoded-rows.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { noteChange } from "./directory.js";
import { UserError } from "./errors.js";
import { guidKeyOf, keyOf, pathOf, phoneKeyOf, sipKeyOf, sipUriOf } from "./path.js";
import * as store from "./profile-store.js";
import type { UserRules } from "./service.js";
import { publicRight, standardStaticRights2 } from "./static-rights.js";
import { profileChanged } from "./topics.js";
import type { User } from "./user.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

/** The columns of a user of which the own contact is made. */
export interface OwnColumns {
  readonly contact: Uint8Array | null;
  readonly profile: Uint8Array | null;
}

/** What a user's own contact has of the profile. */
export interface OwnProfile {
  readonly contact: Readonly<AsnNetDatabaseContact>;
  readonly bag: Readonly<AsnUserPropertyBag>;
}

/** Octets of a profile without its contact. */
const largestProfile = 256 * 1024;

/** The user whose telephone number it is. */
export interface PhoneOwner {
  readonly id: number;
  readonly name: string;
  /** Whether it is the first number or the second. */
  readonly line: "primary" | "secondary";
}

/** What of a user decides about rights. */
export interface UserRights {
  /** The id of the user. */
  readonly id: number;
  /** Whether the user may administer the server. */
  readonly admin: boolean;
  /** Whether the user may log on. */
  readonly enabled: boolean;
  /** Bits of AsnUserStaticRights. */
  readonly first: number;
  /** Bits of AsnUserStaticRights2. */
  readonly second: number;
}

/** A profile that is to be stored. */
export interface ProfileChange {
  /** The profile as it is to be, whole. */
  readonly profile: AsnUserProfile;
  /** The hash of the new password; without it, the user keeps the password. */
  readonly hash?: string;
  /** Whether the change leaves the rights and `iEnabled` as they are. */
  readonly withoutRights?: boolean;
}

/** A user with a profile who is to be added. */
export interface NewProfile extends Pick<ProfileChange, "profile" | "hash"> {
  /** Whether the user gets a new GUID if the one in the profile is none, or another user's; an error otherwise. */
  readonly otherGuid?: boolean;
}

/**
 * The rules for the profiles of users (AsnUserProfile, manual line 10968), which hold all that is known of a user. The user name is the
 * key and the server gives the GUID. Profiles that are read have no password and no list of granted rights.
 */
export class ProfileRules {
  readonly #users: UserRules;
  /** The property bags of users who have asked for their contacts. */
  readonly #bags = new DecodedRows<number, AsnUserPropertyBag>(bagOf);

  constructor(users: UserRules) {
    this.#users = users;
  }

  /** What a user's own contact has of the profile. What has not changed is the same object again, if there is room to keep it. */
  own(id: number, { contact, profile }: OwnColumns): OwnProfile {
    return {
      contact: this.#users.shownContactOf(contact, id),
      bag: profile === null ? emptyBag : this.#bags.of(id, profile),
    };
  }

  /** The profile of a user; undefined if there is none. */
  async get(unit: Tables, { id }: Pick<User, "id">): Promise<AsnUserProfile | undefined> {
    const row = await store.findRow(unit, id);
    return row && profileOf(row, this.#users.contactOf(row.contact));
  }

  /**
   * The profiles of some users in the order of their names, with the mark after which the next follow; without it there are none.
   * @param after The mark; empty for the first.
   */
  async page(
    unit: Tables,
    after: string,
    most: number,
  ): Promise<{ profiles: AsnUserProfile[]; ids: number[]; next: string | undefined }> {
    const rows = await store.listRows(unit, after, most);
    const profiles = rows.map((row) => profileOf(row, this.#users.contactOf(row.contact)));
    const next = rows.length < most ? undefined : rows.at(-1)?.name_key;
    return { profiles, ids: rows.map(({ id }) => id), next };
  }

  /** The profiles of those of these users who are there, in no order. */
  async some(
    unit: Tables,
    ids: readonly number[],
  ): Promise<{ readonly id: number; readonly profile: AsnUserProfile }[]> {
    const [id] = ids;
    if (id === undefined) return [];
    const one = ids.length === 1 ? await store.findRow(unit, id) : undefined;
    const rows = one === undefined ? await store.rowsByIds(unit, ids) : [one];
    return rows.map((row) => ({
      id: row.id,
      profile: profileOf(row, this.#users.contactOf(row.contact)),
    }));
  }

  /** The profiles of users who have a telephone number, sorted by name. */
  async byPhone(unit: Tables, number: string): Promise<AsnUserProfile[]> {
    const key = phoneKeyOf(number);
    if (key === "") return [];
    const rows = await store.rowsByPhone(unit, key);
    return rows.map((row) => profileOf(row, this.#users.contactOf(row.contact)));
  }

  /** The id of the user with a SIP address. */
  async bySip(unit: Tables, address: string): Promise<number | undefined> {
    const key = sipKeyOf(address);
    return key === undefined ? undefined : store.findBySip(unit, key);
  }

  /** The SIP addresses of those of these users who are enabled and have one, as they were written, with their scheme. */
  async sipUris(unit: Tables, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const found = new Map<number, string>();
    for (const { id, profile } of await store.sipProfiles(unit, ids)) {
      const { u8sSIPURI: written } = decoded(profile);
      if (written !== "") found.set(id, sipUriOf(written));
    }
    return found;
  }

  /** The id of the user with a GUID. */
  async byGuid(unit: Tables, text: string): Promise<number | undefined> {
    const guid = guidKeyOf(text);
    return guid === undefined ? undefined : store.findByGuid(unit, guid);
  }

  /**
   * The names of the users who have telephone numbers. Whose first number it is comes before whose second it is.
   * @param keys The numbers in the form of `phoneKeyOf`; an empty one is nobody's.
   */
  async namesByPhone(unit: Tables, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const owners = await this.ownersByPhone(unit, keys);
    return new Map(Array.from(owners, ([key, { name }]) => [key, name]));
  }

  /** The same with more of the users. */
  async ownersByPhone(
    unit: Tables,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, PhoneOwner>> {
    const distinct = [...new Set(keys)].filter((key) => key !== "");
    const found = new Map<string, PhoneOwner>();
    for (const [line, column] of [
      ["secondary", "phone2_key"],
      ["primary", "phone_key"],
    ] as const) {
      const owners = await store.ownersBy(unit, column, distinct);
      for (const [key, { id, name }] of owners) found.set(key, { id, name, line });
    }
    return found;
  }

  /** How many users there are. */
  count(unit: Tables): Promise<number> {
    return store.countUsers(unit);
  }

  /**
   * Adds a user with a profile.
   * @throws UserError `user-exists`, `invalid-name`, or as {@link set}.
   */
  async add(unit: Changing, { profile, hash = "", otherGuid = false }: NewProfile): Promise<User> {
    const { u8sUserName: name, u8sobjectGUID: wished } = profile;
    const { db } = unit;
    const known = guidKeyOf(wished);
    if (known === undefined && wished !== "" && !otherGuid) {
      throw new UserError("invalid-profile", "u8sobjectGUID is no GUID");
    }
    const isTaken = known !== undefined && (await store.findByGuid(db, known)) !== undefined;
    if (isTaken && !otherGuid) {
      throw new UserError("user-exists", "there is a user with this GUID already");
    }
    const { iEnabled, iUserStaticRights, iUserStaticRights2 } = profile;
    const user = await this.#users.addWhole(unit, name, {
      ...(await this.#newColumns(db, this.#users.nameOf(name), profile)),
      ...bitsOf(iUserStaticRights, iUserStaticRights2 ?? standardStaticRights2),
      password: hash,
      enabled: iEnabled === 0 ? 0 : 1,
      guid: known === undefined || isTaken ? randomUUID() : known,
      contact: this.#users.encodedContact(profile.asnUserContact),
    });
    unit.publish(profileChanged, { id: user.id });
    return user;
  }

  /**
   * Stores the profile of the user whom it names. Path, SIP address and contact become those of the profile; the GUID stays.
   * @throws UserError `unknown-user`, `invalid-profile`, `invalid-contact`, `invalid-sip-address`, `taken-sip-address` or `taken-path`.
   */
  async set(
    unit: Changing,
    { profile, hash, withoutRights = false }: ProfileChange,
  ): Promise<void> {
    const user = await this.#users.require(unit.db, profile.u8sUserName);
    await this.#store(unit, user, profile, withoutRights);
    const enabled = profile.iEnabled !== 0;
    if (hash !== undefined) await this.#users.setPassword(unit, user.name, hash);
    if (!withoutRights && enabled !== user.enabled) {
      await this.#users.setEnabled(unit, user.name, enabled);
    }
  }

  /** Sets what a user may use, in bits of AsnUserStaticRights and AsnUserStaticRights2. @throws UserError `unknown-user` */
  async setStaticRights(
    unit: Changing,
    name: string,
    { first, second }: { readonly first: number; readonly second: number },
  ): Promise<void> {
    const { id } = await this.#users.require(unit.db, name);
    await store.updateStaticRights(unit.db, { id, ...bitsOf(first, second) });
    noteChange(unit, `user/${id}`);
  }

  /**
   * Replaces the property bag of a user's profile.
   * @throws UserError `unknown-user`, or `invalid-profile` if the profile becomes too large.
   */
  async setPropertyBag(
    { db, publish }: Changing,
    { id, name }: Pick<User, "id" | "name">,
    asnUserPropertyBag: AsnUserPropertyBag,
  ): Promise<void> {
    const row = await store.findRow(db, id);
    if (row === undefined) throw new UserError("unknown-user", `there is no user ${name}`);
    const octets = AsnUserProfile.encode({ ...decoded(row.profile), asnUserPropertyBag });
    requireModest(octets);
    await store.updateOctets(db, id, octets);
    publish(profileChanged, { id });
  }

  /** What of all users, or of one, decides about rights. */
  async rights(unit: Tables, id?: number): Promise<UserRights[]> {
    return (await store.rights(unit, id)).map((row) => ({
      id: row.id,
      admin: row.admin !== 0,
      enabled: row.enabled !== 0,
      first: row.static_rights,
      second: secondOf(row),
    }));
  }

  /** The names and SIP addresses of all users, or of one. */
  addresses(unit: Tables, id?: number): Promise<store.UserAddress[]> {
    return store.addresses(unit, id);
  }

  /** The ids of the users whom each of these texts names, by path or name; undefined for a text that names none. */
  async idsOf(unit: Tables, pathsOrNames: readonly string[]): Promise<(number | undefined)[]> {
    const keys = pathsOrNames.map((text) => keyOf(text));
    const distinct = [...new Set(keys)].filter((key) => key !== undefined);
    const byPath = await store.idsBy(unit, "path_key", distinct);
    const others = distinct.filter((key) => !byPath.has(key));
    const byName = await store.idsBy(unit, "name_key", others);
    return keys.map((key) =>
      key === undefined ? undefined : (byPath.get(key) ?? byName.get(key)),
    );
  }

  /** The paths of users in the directory by the users' ids, in the order of their names. */
  async paths(unit: Tables, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await store.pathsByIds(unit, ids);
    return new Map(rows.map(({ id, path }) => [id, path]));
  }

  /** Users with their names, in the form in which they are compared, and paths. */
  async named(
    unit: Tables,
    ids: readonly number[],
  ): Promise<{ readonly id: number; readonly name: string; readonly path: string }[]> {
    const rows = await store.pathsByIds(unit, ids);
    return rows.map(({ id, name_key: name, path }) => ({ id, name, path }));
  }

  async #store(
    unit: Changing,
    { id, name }: User,
    profile: AsnUserProfile,
    withoutRights: boolean,
  ): Promise<void> {
    const { db } = unit;
    const before = await store.findRow(db, id);
    const bits = withoutRights
      ? bitsOf(before!.static_rights, secondOf(before!))
      : bitsOf(profile.iUserStaticRights, profile.iUserStaticRights2 ?? secondOf(before!));
    const columns = await this.#columns(db, { id, name }, profile);
    await store.updateProfile(db, { id, ...bits, ...columns });
    await this.#users.setContactOf(db, { id, name }, profile.asnUserContact);
    noteChange(unit, `user/${id}`);
    unit.publish(profileChanged, { id });
  }

  /** Of a user who is not there yet. If the name is taken, that is the error, whatever else is. */
  async #newColumns(
    db: Tables,
    name: string,
    profile: AsnUserProfile,
  ): Promise<store.ProfileColumns> {
    try {
      return await this.#columns(db, { id: undefined, name }, profile);
    } catch (error) {
      const isOwnPath =
        error instanceof UserError && error.code === "taken-path" && profile.u8sDNPath === "";
      if (!isOwnPath && (await this.#users.find(db, name)) === undefined) throw error;
      throw this.#users.exists(name);
    }
  }

  /** What is stored of a profile besides rights and contact. @param id Undefined for a user who is not there yet. */
  async #columns(
    db: Tables,
    { id, name }: { readonly id: number | undefined; readonly name: string },
    profile: AsnUserProfile,
  ): Promise<store.ProfileColumns> {
    const path = profile.u8sDNPath === "" ? pathOf(name) : profile.u8sDNPath;
    const pathKey = keyOf(path);
    if (pathKey === undefined) throw new UserError("invalid-profile", "u8sDNPath is no path");
    const other = await store.findByPath(db, pathKey);
    if (other !== undefined && other !== id) {
      throw new UserError("taken-path", "u8sDNPath is the path of another user");
    }
    const octets = AsnUserProfile.encode({
      ...profile,
      u8sPassword: "",
      userDynamicRights: [],
      asnUserContact: {},
    });
    requireModest(octets);
    return {
      ...{ path, pathKey, sip: await this.#sipKey(db, id, profile.u8sSIPURI) },
      phone: phoneKeyOf(profile.u8sPhoneNumber),
      phone2: phoneKeyOf(profile.u8sPhoneSecondary),
      profile: octets,
    };
  }

  async #sipKey(db: Tables, id: number | undefined, address: string): Promise<string | null> {
    if (address === "") return null;
    const key = sipKeyOf(address);
    if (key === undefined) {
      throw new UserError("invalid-sip-address", "u8sSIPURI is no SIP address");
    }
    const other = await store.findBySip(db, key);
    if (other === undefined || other === id) return key;
    throw new UserError("taken-sip-address", "u8sSIPURI is the SIP address of another user");
  }
}

/** @throws UserError for the encoding of a profile that is too large. */
function requireModest(octets: Uint8Array): void {
  if (octets.length <= largestProfile) return;
  throw new UserError("invalid-profile", `the profile has over ${largestProfile} octets`);
}

/** A new profile, which an administrator fills in. */
export function blankProfile(first: number, second: number): AsnUserProfile {
  return {
    iEnabled: 1,
    u8sDNPath: "",
    u8sUserName: "",
    u8sSIPURI: "",
    u8sobjectGUID: "",
    u8sPhoneNumber: "",
    u8sPhoneSecondary: "",
    userMonitorLineList: [],
    iMonitorLineRights: 0,
    u8sSAMAccountName: "",
    u8sPassword: "",
    u8sCallRecordingNumber: "",
    u8sMailboxNumber: "",
    u8sHomeServer: "",
    iUserStaticRights: first,
    iUserStaticRights2: second,
    userDynamicRights: [],
    asnUserContact: {},
    asnUserPropertyBag: { asnProperties: [] },
  };
}

const emptyBag: AsnUserPropertyBag = { asnProperties: [] };

function bagOf(octets: Uint8Array): AsnUserPropertyBag {
  return decoded(octets).asnUserPropertyBag;
}

function decoded(octets: Uint8Array | null): AsnUserProfile {
  return octets === null ? blankProfile(0, 0) : AsnUserProfile.decode(octets, { unknown: "keep" });
}

function profileOf(row: store.ProfileRow, contact: AsnNetDatabaseContact): AsnUserProfile {
  const known = decoded(row.profile);
  return {
    ...known,
    iEnabled: row.enabled,
    u8sDNPath: row.path ?? "",
    u8sUserName: row.name,
    u8sobjectGUID: row.guid ?? "",
    iUserStaticRights: row.static_rights,
    iUserStaticRights2: secondOf(row),
    asnUserContact: contact,
  };
}

/** The bits of AsnUserStaticRights2, one of which has a column of its own. */
function secondOf(row: Pick<store.RightsRow, "static_rights2" | "public">): number {
  return (row.static_rights2 & ~publicRight) | (row.public === 0 ? 0 : publicRight);
}

/** The same for a row. Only 31 bits are stored: the manual uses no more, and others would make the number negative. */
function bitsOf(first: number, second: number): { first: number; second: number; public: number } {
  const most = 0x7fffffff;
  return {
    first: first & most,
    second: second & most & ~publicRight,
    public: (second & publicRight) === 0 ? 0 : 1,
  };
}
