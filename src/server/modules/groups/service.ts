import { randomUUID } from "node:crypto";
import { AsnGroupProfile } from "../../../modules/admin/admin.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { guidKeyOf, keyOf, noteChange, pathOf, sipKeyOf, type Users } from "../users/api.js";
import { GroupError } from "./errors.js";
import { groupProfileVersion, type Group } from "./group.js";
import { knownBits, tripleOf } from "./right-bits.js";
import * as store from "./store.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

/** Characters of a group's name. */
const longestName = 256;
/** Octets of a profile without its members. */
const largestProfile = 256 * 1024;
/** How many members a profile may list. */
const mostMembers = 20_000;
/** Only 31 bits are stored: the manual uses no more, and others would make the number negative. */
const mostBits = 0x7fffffff;

/** What identifies a group. */
export type GroupKey =
  | { readonly guid: string }
  | { readonly name: string }
  | { readonly path: string };

/**
 * The rules for groups (AsnGroupProfile, manual line 11262). Members and leaders are users, named by their path in the directory or by
 * their name. The server gives the GUID and the version.
 */
export class GroupRules {
  readonly #users: Pick<Users, "profiles">;

  constructor(users: Pick<Users, "profiles">) {
    this.#users = users;
  }

  /** The id of a group. */
  async find(unit: Tables, key: GroupKey): Promise<number | undefined> {
    if ("guid" in key) {
      const guid = guidKeyOf(key.guid);
      return guid === undefined ? undefined : store.findByGuid(unit, guid);
    }
    const text = keyOf("name" in key ? key.name : key.path);
    if (text === undefined) return undefined;
    return "name" in key ? store.findByName(unit, text) : store.findByPath(unit, text);
  }

  /** The profile of a group. */
  async get(unit: Tables, id: number): Promise<AsnGroupProfile | undefined> {
    const row = await store.find(unit, id);
    return row && this.#profile(unit, row, await store.membersOf(unit, id));
  }

  /** The profiles of all groups, or of the enabled ones, sorted by name. */
  async list(unit: Tables, onlyEnabled = false): Promise<AsnGroupProfile[]> {
    const members = await store.membersOfAll(unit);
    const profiles: AsnGroupProfile[] = [];
    for (const row of await store.list(unit)) {
      if (onlyEnabled && !row.enabled) continue;
      profiles.push(await this.#profile(unit, row, members.get(row.id) ?? []));
    }
    return profiles;
  }

  /** What of all groups, or of one, decides about rights. */
  async groups(unit: Tables, id?: number): Promise<Group[]> {
    if (id === undefined) {
      const members = await store.membersOfAll(unit);
      return (await store.list(unit)).map((row) => groupOf(row, members.get(row.id) ?? []));
    }
    const row = await store.find(unit, id);
    return row === undefined ? [] : [groupOf(row, await store.membersOf(unit, id))];
  }

  /** By what a group is reached, as it was written; empty texts for what it has not. */
  async addresses(
    unit: Tables,
    id: number,
  ): Promise<{ readonly sip: string; readonly phone: string } | undefined> {
    const row = await store.find(unit, id);
    if (row === undefined) return undefined;
    const { u8sSIPURI: sip = "", u8sPhoneNumber: phone } = AsnGroupProfile.decode(row.profile);
    return { sip, phone };
  }

  /** The mail address and the members of the enabled group with a SIP address, which has to be given in the form in which they are compared. */
  async bySip(
    unit: Tables,
    key: string,
  ): Promise<{ readonly mail: string; readonly members: readonly number[] } | undefined> {
    for (const row of await store.list(unit)) {
      if (!row.enabled) continue;
      const { u8sSIPURI: sip = "", u8sMailAddress: mail = "" } = AsnGroupProfile.decode(
        row.profile,
      );
      if (sip === "" || sipKeyOf(sip) !== key) continue;
      return { mail, members: await store.membersOf(unit, row.id) };
    }
    return undefined;
  }

  /**
   * Adds a group.
   * @throws GroupError `group-exists`, `unknown-member` or `invalid-group`.
   */
  async add(unit: Changing, profile: AsnGroupProfile): Promise<number> {
    const { db } = unit;
    const wished = profile.u8sobjectGUID;
    const guid = wished === "" ? randomUUID() : guidKeyOf(wished);
    if (guid === undefined) throw new GroupError("invalid-group", "u8sobjectGUID is no GUID");
    const { row, members } = await this.#rowOf(db, profile, guid);
    const others = [
      await store.findByGuid(db, guid),
      await store.findByName(db, row.name_key),
      await store.findByPath(db, row.path_key),
    ];
    if (others.some((id) => id !== undefined)) {
      throw new GroupError("group-exists", "there is a group with this name, GUID or path already");
    }
    const id = await store.insert(db, row);
    await store.setMembers(db, id, members);
    noteChange(unit, `group/${id}`);
    return id;
  }

  /**
   * Changes a group. All of the profile is taken but its GUID.
   * @throws GroupError `unknown-group`, `group-version`, `group-exists`, `unknown-member` or `invalid-group`.
   */
  async set(unit: Changing, id: number, profile: AsnGroupProfile): Promise<void> {
    const { db } = unit;
    const before = await store.find(db, id);
    if (before === undefined) throw new GroupError("unknown-group", "there is no such group");
    if (profile.iGroupProfileVersion !== groupProfileVersion) {
      const reason = `iGroupProfileVersion is not ${groupProfileVersion}`;
      throw new GroupError("group-version", reason);
    }
    const { row, members } = await this.#rowOf(db, profile, before.guid);
    for (const other of [
      await store.findByName(db, row.name_key),
      await store.findByPath(db, row.path_key),
    ]) {
      if (other === undefined || other === id) continue;
      throw new GroupError("group-exists", "there is another group with this name or path");
    }
    await store.update(db, id, row);
    await store.setMembers(db, id, members);
    noteChange(unit, `group/${id}`);
  }

  /** Adds a user to a group, as a member, or as a leader if it has none. */
  async join(
    unit: Changing,
    group: number,
    user: number,
    place: "member" | "leader" | "co_leader",
  ): Promise<void> {
    if (place === "member") await store.addMember(unit.db, group, user);
    else await store.addLeader(unit.db, group, place, user);
    noteChange(unit, `group/${group}`);
  }

  /** Removes a group. @throws GroupError `unknown-group` */
  async remove(unit: Changing, id: number): Promise<void> {
    if ((await store.find(unit.db, id)) === undefined) {
      throw new GroupError("unknown-group", "there is no such group");
    }
    await store.remove(unit.db, id);
    noteChange(unit, `group/${id}`, true);
  }

  async #rowOf(
    db: Tables,
    profile: AsnGroupProfile,
    guid: string,
  ): Promise<{ row: store.NewGroupRow; members: number[] }> {
    const { u8sGroupName: name, listUserDNs: listed } = profile;
    if (name === "" || name.length > longestName) {
      const reason = `u8sGroupName is empty or has over ${longestName} characters`;
      throw new GroupError("invalid-group", reason);
    }
    if (listed.length > mostMembers) {
      throw new GroupError("invalid-group", `listUserDNs has over ${mostMembers} members`);
    }
    const nameKey = keyOf(name);
    const pathKey = keyOf(profile.u8sDNPath === "" ? pathOf(name, "groups") : profile.u8sDNPath);
    if (nameKey === undefined || pathKey === undefined) {
      const reason = "u8sGroupName or u8sDNPath is too long or contains NUL (U+0000)";
      throw new GroupError("invalid-group", reason);
    }
    const octets = AsnGroupProfile.encode({
      ...profile,
      u8sGroupLeaderDN: "",
      u8sGroupCoLeaderDN: "",
      listUserDNs: [],
    });
    if (octets.length > largestProfile) {
      throw new GroupError("invalid-group", `the profile has over ${largestProfile} octets`);
    }
    const leader = await this.#userOf(db, profile.u8sGroupLeaderDN, "u8sGroupLeaderDN");
    const coLeader = await this.#userOf(db, profile.u8sGroupCoLeaderDN, "u8sGroupCoLeaderDN");
    const ofMembers = knownBits(profile.asnGroupRightDetails);
    const ofLeaders = knownBits(profile.asnGroupLeaderRightDetails);
    const row: store.NewGroupRow = {
      guid,
      name,
      name_key: nameKey,
      path_key: pathKey,
      enabled: profile.iEnabled !== 0,
      leader,
      co_leader: coLeader,
      static_rights: profile.iGroupStaticRights & mostBits,
      static_rights2: (profile.iGroupStaticRights2 ?? 0) & mostBits,
      member_presence: ofMembers.presence,
      member_primary: ofMembers.primary,
      member_secondary: ofMembers.secondary,
      leader_presence: ofLeaders.presence,
      leader_primary: ofLeaders.primary,
      leader_secondary: ofLeaders.secondary,
      profile: octets,
    };
    return { row, members: await this.#usersOf(db, listed) };
  }

  async #userOf(db: Tables, path: string, member: string): Promise<number | null> {
    if (path === "") return null;
    const [id] = await this.#users.profiles.idsOf(db, [path]);
    if (id !== undefined) return id;
    throw new GroupError("unknown-member", `${member} names no user`);
  }

  async #usersOf(db: Tables, paths: readonly string[]): Promise<number[]> {
    const ids = await this.#users.profiles.idsOf(db, paths);
    const unknown = ids.indexOf(undefined);
    if (unknown >= 0) {
      throw new GroupError("unknown-member", `listUserDNs[${unknown}] names no user`);
    }
    return [...new Set(ids as number[])];
  }

  async #profile(
    unit: Tables,
    row: store.GroupRow,
    members: readonly number[],
  ): Promise<AsnGroupProfile> {
    const known = AsnGroupProfile.decode(row.profile, { unknown: "keep" });
    const { leader, co_leader: coLeader, name, guid } = row;
    const wanted = [...members, leader, coLeader].filter((id) => id !== null);
    const paths = await this.#users.profiles.paths(unit, [...new Set(wanted)]);
    const pathsOf = (id: number | null): string => (id === null ? "" : (paths.get(id) ?? ""));
    const belongs = new Set(members);
    const { ofMembers, ofLeaders } = groupOf(row, members);
    return {
      ...known,
      iEnabled: Number(row.enabled),
      u8sDNPath: known.u8sDNPath === "" ? pathOf(name, "groups") : known.u8sDNPath,
      u8sobjectGUID: guid,
      u8sGroupLeaderDN: pathsOf(leader),
      u8sGroupCoLeaderDN: pathsOf(coLeader),
      iGroupStaticRights: row.static_rights,
      iGroupStaticRights2: row.static_rights2,
      asnGroupRightDetails: tripleOf(ofMembers, known.asnGroupRightDetails.u8sObjectID),
      asnGroupLeaderRightDetails: tripleOf(ofLeaders, known.asnGroupLeaderRightDetails.u8sObjectID),
      listUserDNs: [...paths].filter(([id]) => belongs.has(id)).map(([, path]) => path),
      iGroupProfileVersion: groupProfileVersion,
    };
  }
}

function groupOf(row: store.GroupRow, members: readonly number[]): Group {
  return {
    id: row.id,
    guid: row.guid,
    name: row.name,
    enabled: row.enabled,
    leader: row.leader ?? undefined,
    coLeader: row.co_leader ?? undefined,
    members,
    first: row.static_rights,
    second: row.static_rights2,
    ofMembers: {
      presence: row.member_presence,
      primary: row.member_primary,
      secondary: row.member_secondary,
    },
    ofLeaders: {
      presence: row.leader_presence,
      primary: row.leader_primary,
      secondary: row.leader_secondary,
    },
  };
}
