import type {
  AsnAdminFindUserProfile,
  AsnAdminFindUserResult,
  AsnUserProfile,
} from "../../../modules/admin/admin.js";
import { AsnUserStaticRights } from "../../../modules/admin/admin.js";
import type { Unit } from "../../database/index.js";
import type { NoteRules } from "../notes/api.js";
import type { Rights } from "../rights/api.js";
import type { User, Users } from "../users/api.js";

const cti = AsnUserStaticRights.values.eUSERRIGHTSUSERCTI;

/** How many profiles are read together. */
const atOnce = 500;

type Page = Awaited<ReturnType<Users["profiles"]["page"]>>;

/** Which profiles are read. */
export interface Filter {
  /** Only those of enabled users with the right to telephony. */
  readonly activeOnly: boolean;
  /** Only those of users who are logged on, or who are not. */
  readonly online?: boolean;
}

/** Reads profiles, with what their users grant. */
export class ProfileReading {
  readonly #users: Users;
  readonly #rights: Pick<Rights, "within">;
  readonly #notes: Pick<NoteRules, "isLoggedOn">;

  constructor(users: Users, rights: Pick<Rights, "within">, notes: Pick<NoteRules, "isLoggedOn">) {
    this.#users = users;
    this.#rights = rights;
    this.#notes = notes;
  }

  /** The profile of the user with this name. */
  async one(db: Unit<any>, name: string): Promise<AsnUserProfile | undefined> {
    const user = await this.#users.within.find(db, name);
    const profile = user && (await this.#users.profiles.get(db, user));
    if (profile === undefined) return undefined;
    const userDynamicRights = await this.#rights.within.list(db, user as User);
    return { ...profile, userDynamicRights };
  }

  /** The profiles of all users, sorted by name. */
  async all(db: Unit<any>, { activeOnly, online }: Filter): Promise<AsnUserProfile[]> {
    const granted = await this.#rights.within.lists(db);
    const found: AsnUserProfile[] = [];
    for await (const [id, profile] of this.#each(db)) {
      const { iEnabled, iUserStaticRights: first } = profile;
      if (activeOnly && (iEnabled === 0 || (first & cti) === 0)) continue;
      if (online !== undefined && this.#notes.isLoggedOn(id) !== online) continue;
      found.push({ ...profile, userDynamicRights: granted.get(id) ?? [] });
    }
    return found;
  }

  /** The profiles of all users with their ids, in the order of their names, some at a time. */
  async *pages(
    db: Unit<any>,
  ): AsyncGenerator<readonly { readonly id: number; readonly profile: AsnUserProfile }[]> {
    const granted = await this.#rights.within.lists(db);
    for (let after: string | undefined = ""; after !== undefined;) {
      const { ids, profiles, next }: Page = await this.#users.profiles.page(db, after, atOnce);
      yield profiles.map((profile, at) => {
        const id = ids[at] as number;
        return { id, profile: { ...profile, userDynamicRights: granted.get(id) ?? [] } };
      });
      after = next;
    }
  }

  /**
   * The users for a choice, in the order of the names that are shown.
   * @param phone Only those with this number; otherwise all.
   * @param most How many; 0 for all.
   */
  async find(
    db: Unit<any>,
    phone: string | undefined,
    most: number,
  ): Promise<AsnAdminFindUserResult> {
    const profiles: AsnUserProfile[] = [];
    if (phone === undefined) for await (const [, one] of this.#each(db)) profiles.push(one);
    else profiles.push(...(await this.#users.profiles.byPhone(db, phone)));
    const users = profiles.map(choice).toSorted((one, other) => order(one, other));
    const userlist = most === 0 ? users : users.slice(0, most);
    return { userlist, iLimitReached: Number(userlist.length < users.length) };
  }

  async *#each(db: Unit<any>): AsyncGenerator<readonly [id: number, profile: AsnUserProfile]> {
    for (let after: string | undefined = ""; after !== undefined;) {
      const { ids, profiles, next }: Page = await this.#users.profiles.page(db, after, atOnce);
      for (const [at, profile] of profiles.entries()) yield [ids[at] as number, profile];
      after = next;
    }
  }
}

function choice(profile: AsnUserProfile): AsnAdminFindUserProfile {
  const { u8sFirstName, u8sLastName, u8sDisplayName } = profile.asnUserContact;
  return {
    u8sDNPath: profile.u8sDNPath,
    u8sUserName: profile.u8sUserName,
    u8sFirstName: u8sFirstName ?? "",
    u8sLastName: u8sLastName ?? "",
    u8sDisplayName: u8sDisplayName || profile.u8sUserName,
    u8sPhonePrimary: profile.u8sPhoneNumber,
    u8sPhoneSecondary: profile.u8sPhoneSecondary,
    iCtiEnabled: (profile.iUserStaticRights & cti) === 0 ? 0 : 1,
  };
}

function order(one: AsnAdminFindUserProfile, other: AsnAdminFindUserProfile): number {
  return one.u8sDisplayName < other.u8sDisplayName ? -1 : 1;
}
