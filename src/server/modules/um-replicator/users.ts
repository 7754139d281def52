import { AsnUserProfile } from "../../../modules/admin/admin.js";
import { AsnUserReplicate } from "../../../modules/um-replicator/um-replicator.js";
import { textLimits } from "../../text-limits.js";
import type { Rights } from "../rights/api.js";
import {
  blankProfile,
  keyOf,
  pathOf,
  sipKeyOf,
  standardStaticRights,
  standardStaticRights2,
  userIdOf,
  type Users,
} from "../users/api.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { contactWith, userFields } from "./fields.js";
import { same, type ReplicatedKind } from "./kind.js";
import { wrongParameter } from "./refusals.js";
import type { StagedSet } from "./staging.js";
import * as store from "./store.js";

type Granted = NonNullable<AsnUserReplicate["userDynamicRights"]>;

/** For how many users places in groups are looked for at a time, by names and paths. */
const joinedAtOnce = 250;

/** Users as a directory has them. */
export class ReplicatedUsers implements ReplicatedKind<AsnUserReplicate> {
  readonly kind = "user";
  readonly type = AsnUserReplicate;
  readonly #users: Users;
  readonly #rights: Pick<Rights, "within">;

  constructor(users: Users, rights: Pick<Rights, "within">) {
    this.#users = users;
    this.#rights = rights;
  }

  nameOf({ u8sUserName }: AsnUserReplicate): string | undefined {
    return u8sUserName;
  }

  check(object: AsnUserReplicate): void {
    const { u8sUserName: name, u8sSIPURI: sip = "", u8sPassword: password = "" } = object;
    if (name !== undefined) this.#users.within.nameOf(name);
    if (sip !== "" && sipKeyOf(sip) === undefined) {
      throw wrongParameter("u8sSIPURI is no SIP address");
    }
    if (password.length > textLimits.password) {
      throw wrongParameter(`u8sPassword is longer than ${textLimits.password}`);
    }
  }

  async find(db: Unit<any>, name: string): Promise<number | undefined> {
    return (await this.#users.within.find(db, name))?.id;
  }

  async taken(db: Unit<any>, names: readonly string[]): Promise<readonly string[]> {
    const ids = await this.#users.profiles.idsOf(db, names);
    return names.filter((_, at) => ids[at] !== undefined);
  }

  async add(
    unit: UnitOfWork<any>,
    object: AsnUserReplicate,
    defaults: AsnUserReplicate = {},
    { hash, defaultHash }: StagedSet,
  ): Promise<number> {
    const profile: AsnUserProfile = {
      ...blankProfile(standardStaticRights, standardStaticRights2),
      ...userFields(defaults),
      ...userFields(object),
      u8sobjectGUID: object.u8sobjectGUID ?? "",
      asnUserContact: contactWith(contactWith({}, defaults), object),
    };
    const password = hash ?? defaultHash;
    const { id } = await this.#users.profiles.add(unit, {
      profile,
      otherGuid: true,
      ...(password !== undefined && { hash: password }),
    });
    return id;
  }

  async change(
    unit: UnitOfWork<any>,
    id: number,
    object: AsnUserReplicate,
    { hash }: StagedSet,
  ): Promise<boolean> {
    const { within, profiles } = this.#users;
    const user = await within.get(unit.db, id);
    const before = await profiles.get(unit.db, { id });
    if (user === undefined || before === undefined) return false;
    const fields = userFields(object);
    const name = fields.u8sUserName === undefined ? user.name : within.nameOf(fields.u8sUserName);
    if (name !== user.name) await within.rename(unit, user, name);
    const profile: AsnUserProfile = {
      ...before,
      ...fields,
      u8sUserName: name,
      asnUserContact: contactWith(before.asnUserContact, object),
      // Administrators are the server's own, so that it can always be administered.
      ...(user.admin && { iEnabled: before.iEnabled }),
    };
    const ownPath = before.u8sDNPath === pathOf(user.name) && fields.u8sDNPath === undefined;
    if (ownPath || profile.u8sDNPath === "") profile.u8sDNPath = pathOf(name);
    if (hash === undefined && name === user.name && same(AsnUserProfile, before, profile)) {
      return false;
    }
    await profiles.set(unit, { profile, ...(hash !== undefined && { hash }) });
    return true;
  }

  async kept(db: Unit<any>, id: number): Promise<string | undefined> {
    const user = await this.#users.within.get(db, id);
    return user?.admin === true ? "an administrator is not removed by a replicator" : undefined;
  }

  async remove(unit: UnitOfWork<any>, id: number): Promise<void> {
    const user = await this.#users.within.get(unit.db, id);
    if (user !== undefined) await this.#users.within.remove(unit, user.name);
  }

  async guidOf(db: Unit<any>, id: number): Promise<string> {
    return (await this.#users.profiles.get(db, { id }))?.u8sobjectGUID ?? "";
  }

  /** Puts users into the places of groups that wait for them. */
  async join(
    unit: UnitOfWork<any>,
    ids: readonly number[],
    put: (group: number, id: number, place: store.Place) => Promise<void>,
  ): Promise<void> {
    for (let from = 0; from < ids.length; from += joinedAtOnce) {
      const some = ids.slice(from, from + joinedAtOnce);
      const byKey = new Map<string, number>();
      const users = await this.#users.profiles.named(unit.db, some);
      for (const { id, name } of users) byKey.set(name, id);
      for (const { id, path } of users) byKey.set(keyOf(path) ?? "", id);
      for (const one of await store.placesFor(unit.db, [...byKey.keys()])) {
        await put(one.group, byKey.get(one.path)!, one.place);
        await store.removeMissing(unit.db, one.group, one.place, one.path);
      }
    }
  }

  /**
   * Replaces what a user grants. Others are named by the id of their contact, their path or name, or their id in the source.
   * @throws RequestError for others who are unknown.
   */
  async grant(
    unit: UnitOfWork<any>,
    id: number,
    source: number,
    granted: Granted,
    guidKey: (text: string) => string | undefined,
  ): Promise<void> {
    const known = await this.#users.profiles.idsOf(
      unit.db,
      granted.map(({ u8sObjectID }) => u8sObjectID),
    );
    const list: Granted = [];
    for (const [at, right] of granted.entries()) {
      let other = userIdOf(right.u8sObjectID) ?? known[at];
      const guid = guidKey(right.u8sObjectID);
      if (other === undefined && guid !== undefined) {
        other = (await store.byGuid(unit.db, "user", source, guid))?.object;
      }
      list.push(other === undefined ? right : { ...right, u8sObjectID: `user-${other}` });
    }
    const before = await this.#rights.within.list(unit.db, { id });
    const isSame =
      before.length === list.length &&
      before.every((one, at) => JSON.stringify(one) === JSON.stringify(list[at]));
    if (!isSame) await this.#rights.within.replace(unit, { id }, list);
  }
}
