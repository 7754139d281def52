import { AsnGroupProfile } from "../../../modules/admin/admin.js";
import { AsnGroupReplicate } from "../../../modules/um-replicator/um-replicator.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { blankGroup, type Groups } from "../groups/api.js";
import { guidKeyOf, keyOf, pathOf, type Users } from "../users/api.js";
import { groupFields } from "./fields.js";
import { same, type ReplicatedKind } from "./kind.js";
import { wrongParameter } from "./refusals.js";
import * as store from "./store.js";

const largestGroup = 20_000;

/** The users of a group who are there, and the keys of those who are not, by their places. */
interface People {
  readonly profile: AsnGroupProfile;
  readonly missing: ReadonlyMap<store.Place, readonly string[]>;
}

/**
 * Groups as a directory has them. Members and leaders whom the server does not know are remembered, and get their places when they are
 * replicated.
 */
export class ReplicatedGroups implements ReplicatedKind<AsnGroupReplicate> {
  readonly kind = "group";
  readonly type = AsnGroupReplicate;
  readonly #groups: Groups;
  readonly #users: Pick<Users, "profiles">;

  constructor(groups: Groups, users: Pick<Users, "profiles">) {
    this.#groups = groups;
    this.#users = users;
  }

  nameOf({ u8sGroupName }: AsnGroupReplicate): string | undefined {
    return u8sGroupName;
  }

  check({ u8sGroupName: name, u8slistGroupMemberDNs: members = [] }: AsnGroupReplicate): void {
    if (name !== undefined && (name.length > 256 || name.includes("\0"))) {
      throw wrongParameter("u8sGroupName has over 256 characters or contains NUL (U+0000)");
    }
    if (members.length > largestGroup) {
      throw wrongParameter(`u8slistGroupMemberDNs has over ${largestGroup} members`);
    }
  }

  find(db: Unit<any>, name: string): Promise<number | undefined> {
    return this.#groups.within.find(db, { name });
  }

  async add(
    unit: UnitOfWork<any>,
    object: AsnGroupReplicate,
    defaults: AsnGroupReplicate = {},
  ): Promise<number> {
    const guid = guidKeyOf(object.u8sobjectGUID ?? "");
    const isFree =
      guid !== undefined && (await this.#groups.within.find(unit.db, { guid })) === undefined;
    const fields = { ...groupFields(defaults), ...groupFields(object) };
    const { profile, missing } = await this.#people(unit.db, {
      ...blankGroup(""),
      ...fields,
      u8sobjectGUID: isFree ? guid : "",
    });
    const id = await this.#groups.within.add(unit, profile);
    await this.#remember(unit.db, id, fields, missing);
    return id;
  }

  async change(unit: UnitOfWork<any>, id: number, object: AsnGroupReplicate): Promise<boolean> {
    const before = await this.#groups.within.get(unit.db, id);
    if (before === undefined) return false;
    const fields = groupFields(object);
    const { profile, missing } = await this.#people(unit.db, { ...before, ...fields });
    const ownPath = before.u8sDNPath === pathOf(before.u8sGroupName, "groups");
    if ((ownPath && fields.u8sDNPath === undefined) || profile.u8sDNPath === "") {
      profile.u8sDNPath = pathOf(profile.u8sGroupName, "groups");
    }
    await this.#remember(unit.db, id, fields, missing);
    if (same(AsnGroupProfile, before, profile)) return false;
    await this.#groups.within.set(unit, id, profile);
    return true;
  }

  remove(unit: UnitOfWork<any>, id: number): Promise<void> {
    return this.#groups.within.remove(unit, id);
  }

  async guidOf(db: Unit<any>, id: number): Promise<string> {
    return (await this.#groups.within.get(db, id))?.u8sobjectGUID ?? "";
  }

  /** Gives a user a place in a group. */
  join(unit: UnitOfWork<any>, group: number, user: number, place: store.Place): Promise<void> {
    return this.#groups.within.join(unit, group, user, place);
  }

  /** The profile with those members and leaders who are users, in the form in which it is read. */
  async #people(db: Unit<any>, profile: AsnGroupProfile): Promise<People> {
    const { listUserDNs, u8sGroupLeaderDN: leader, u8sGroupCoLeaderDN: coLeader } = profile;
    const named = [...listUserDNs, leader, coLeader];
    const ids = await this.#users.profiles.idsOf(db, named);
    const known = [...new Set(ids.filter((id) => id !== undefined))];
    const paths = await this.#users.profiles.paths(db, known);
    const [leaderId, coLeaderId] = ids.slice(-2);
    const members = new Set(ids.slice(0, -2));
    const unknown = (from: readonly string[], of: readonly (number | undefined)[]): string[] => {
      const keys = from.filter((text, at) => text !== "" && of[at] === undefined).map(keyOf);
      return [...new Set(keys.filter((key) => key !== undefined))];
    };
    return {
      profile: {
        ...profile,
        listUserDNs: [...paths].filter(([id]) => members.has(id)).map(([, path]) => path),
        u8sGroupLeaderDN: leaderId === undefined ? "" : (paths.get(leaderId) ?? ""),
        u8sGroupCoLeaderDN: coLeaderId === undefined ? "" : (paths.get(coLeaderId) ?? ""),
      },
      missing: new Map([
        ["member", unknown(listUserDNs, ids)],
        ["leader", unknown([leader], [leaderId])],
        ["co_leader", unknown([coLeader], [coLeaderId])],
      ]),
    };
  }

  /** Remembers who is missing in the places of which the object says something. */
  async #remember(
    db: Unit<any>,
    id: number,
    fields: ReturnType<typeof groupFields>,
    missing: People["missing"],
  ): Promise<void> {
    const said = {
      member: fields.listUserDNs,
      leader: fields.u8sGroupLeaderDN,
      co_leader: fields.u8sGroupCoLeaderDN,
    };
    for (const [place, paths] of missing) {
      if (said[place] !== undefined) await store.setMissing(db, id, place, paths);
    }
  }
}
