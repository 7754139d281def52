import type { AsnUserManagerSettings } from "../../../modules/management/management.js";
import { knownBits, type Group, type RightBits } from "../groups/api.js";
import type { UserRights } from "../users/api.js";
import type { GroupOfUser } from "./rights.js";
import { servicesOfAll, settingsIn, standardSettings, type ServicesOfAll } from "./settings.js";

/** A group in memory. */
export interface KnownGroup extends Omit<GroupOfUser, "leads"> {
  readonly enabled: boolean;
  readonly leaders: ReadonlySet<number>;
  readonly ofMembers: RightBits;
  readonly ofLeaders: RightBits;
}

/** Whom a change of the model concerns. */
export class Affected {
  /** The users of whom others may see or do something else, or who may use something else. */
  readonly users = new Set<number>();
  /** The users whose own list of granted rights is another. */
  readonly lists = new Set<number>();
  /** The users whose rights from groups are others. */
  readonly groups = new Set<number>();
  /** The users whom others have asked, or have been answered. */
  readonly requests = new Set<number>();
  /** Everybody. */
  everybody = false;
  /** The rights that all have of all. */
  global = false;
}

const none: ReadonlySet<never> = new Set();
const noGrants: ReadonlyMap<number, RightBits> = new Map();

/**
 * All that decides about rights, in memory: users, groups, what users have granted, and the settings for all. It is changed only by what
 * has been read from the database.
 */
export class Model {
  readonly users = new Map<number, UserRights>();
  readonly #groups = new Map<number, KnownGroup>();
  /** The enabled groups of members and leaders. */
  readonly #groupsOf = new Map<number, Set<KnownGroup>>();
  readonly #grants = new Map<number, ReadonlyMap<number, RightBits>>();
  /** Who has granted something to a user. */
  readonly #grantors = new Map<number, Set<number>>();
  readonly #requests = new Map<number, ReadonlySet<number>>();
  #settings = standardSettings;
  #encoded: Uint8Array | undefined;
  #ofAll: { readonly services: ServicesOfAll; readonly rights: RightBits } =
    ofAll(standardSettings);

  get settings(): AsnUserManagerSettings {
    return this.#settings;
  }

  /** What all users may use, or may not. */
  get services(): ServicesOfAll {
    return this.#ofAll.services;
  }

  /** What all users may see and do of each other. */
  get rights(): RightBits {
    return this.#ofAll.rights;
  }

  /** The enabled groups that a user belongs to or leads. */
  groupsOf(user: number): ReadonlySet<KnownGroup> {
    return this.#groupsOf.get(user) ?? none;
  }

  /** What a user has granted, by the ids of the others. */
  grantsOf(owner: number): ReadonlyMap<number, RightBits> {
    return this.#grants.get(owner) ?? noGrants;
  }

  /** The users who have granted something to a user. */
  grantorsOf(grantee: number): ReadonlySet<number> {
    return this.#grantors.get(grantee) ?? none;
  }

  /** The users who have asked a user for rights. */
  requestsOf(owner: number): ReadonlySet<number> {
    return this.#requests.get(owner) ?? none;
  }

  /** The ids of what is known of each kind, so that what is no longer there can be removed. */
  get known(): {
    readonly users: number[];
    groups: number[];
    grants: number[];
    requests: number[];
  } {
    return {
      users: [...this.users.keys()],
      groups: [...this.#groups.keys()],
      grants: [...this.#grants.keys()],
      requests: [...this.#requests.keys()],
    };
  }

  setUser(id: number, user: UserRights | undefined, affected: Affected): void {
    const before = this.users.get(id);
    if (user === undefined) this.users.delete(id);
    else this.users.set(id, user);
    if (sameUser(before, user)) return;
    affected.users.add(id);
    if (user !== undefined) return;
    // With the user all that refers to the user is gone from the database, without a change of its own.
    this.setGrants(id, undefined, affected);
    this.setRequests(id, undefined, affected);
    for (const owner of [...this.grantorsOf(id)]) {
      const rest = new Map(this.grantsOf(owner));
      rest.delete(id);
      this.setGrants(owner, rest, affected);
    }
    for (const group of this.#groups.values()) {
      if (!group.members.has(id) && !group.leaders.has(id)) continue;
      const without = (all: ReadonlySet<number>) => new Set([...all].filter((one) => one !== id));
      const { members, leaders } = group;
      const rest = { ...group, members: without(members), leaders: without(leaders) };
      this.#replaceGroup(group, rest, affected);
    }
  }

  setGroup(id: number, group: Group | undefined, affected: Affected): void {
    const before = this.#groups.get(id);
    const after = group && knownGroup(group);
    if (before !== undefined && after !== undefined && sameGroup(before, after)) return;
    this.#replaceGroup(before, after, affected);
  }

  #replaceGroup(
    before: KnownGroup | undefined,
    after: KnownGroup | undefined,
    affected: Affected,
  ): void {
    for (const user of peopleOf(before)) {
      const groups = this.#groupsOf.get(user);
      groups?.delete(before as KnownGroup);
      if (groups?.size === 0) this.#groupsOf.delete(user);
    }
    for (const user of peopleOf(after)) {
      const groups = this.#groupsOf.get(user);
      if (groups === undefined) this.#groupsOf.set(user, new Set([after as KnownGroup]));
      else groups.add(after as KnownGroup);
    }
    if (before !== undefined) this.#groups.delete(before.id);
    if (after !== undefined) this.#groups.set(after.id, after);
    for (const user of [...peopleOf(before), ...peopleOf(after)]) {
      affected.users.add(user);
      affected.groups.add(user);
    }
  }

  setGrants(
    owner: number,
    grants: ReadonlyMap<number, RightBits> | undefined,
    affected: Affected,
  ): void {
    const before = this.grantsOf(owner);
    const after = grants ?? noGrants;
    if (sameGrants(before, after)) return;
    for (const grantee of before.keys()) {
      const owners = this.#grantors.get(grantee);
      owners?.delete(owner);
      if (owners?.size === 0) this.#grantors.delete(grantee);
    }
    for (const grantee of after.keys()) {
      const owners = this.#grantors.get(grantee);
      if (owners === undefined) this.#grantors.set(grantee, new Set([owner]));
      else owners.add(owner);
    }
    if (after.size === 0) this.#grants.delete(owner);
    else this.#grants.set(owner, after);
    affected.users.add(owner);
    affected.lists.add(owner);
  }

  setRequests(owner: number, askers: ReadonlySet<number> | undefined, affected: Affected): void {
    const before = this.requestsOf(owner);
    const after = askers ?? none;
    if (before.size === after.size && [...before].every((one) => after.has(one))) return;
    if (after.size === 0) this.#requests.delete(owner);
    else this.#requests.set(owner, after);
    affected.requests.add(owner);
  }

  /** @param octets The encoding; undefined for the standard settings. */
  setSettings(octets: Uint8Array | undefined, affected: Affected): void {
    if (sameOctets(octets, this.#encoded)) return;
    const before = this.rights;
    this.#encoded = octets;
    this.#settings = settingsIn(octets);
    this.#ofAll = ofAll(this.#settings);
    affected.everybody = true;
    affected.global ||= !sameBits(before, this.rights);
  }
}

function ofAll(settings: AsnUserManagerSettings): {
  readonly services: ServicesOfAll;
  readonly rights: RightBits;
} {
  const rights = knownBits(settings.objGlobalUserRightDetails);
  return { services: servicesOfAll(settings), rights };
}

function knownGroup({ leader, coLeader, members, ...group }: Group): KnownGroup {
  const leaders = [leader, coLeader].filter((id) => id !== undefined);
  return { ...group, members: new Set(members), leaders: new Set(leaders) };
}

/** Those who have rights by a group; nobody if it is not enabled. */
function peopleOf(group: KnownGroup | undefined): ReadonlySet<number> {
  return group?.enabled === true ? new Set([...group.members, ...group.leaders]) : none;
}

function sameUser(one: UserRights | undefined, other: UserRights | undefined): boolean {
  return (
    one?.admin === other?.admin &&
    one?.enabled === other?.enabled &&
    one?.first === other?.first &&
    one?.second === other?.second
  );
}

function sameGroup(one: KnownGroup, other: KnownGroup): boolean {
  return (
    one.enabled === other.enabled &&
    one.name === other.name &&
    one.first === other.first &&
    one.second === other.second &&
    sameBits(one.ofMembers, other.ofMembers) &&
    sameBits(one.ofLeaders, other.ofLeaders) &&
    sameIds(one.members, other.members) &&
    sameIds(one.leaders, other.leaders)
  );
}

function sameIds(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

function sameBits(one: RightBits, other: RightBits): boolean {
  return (
    one.presence === other.presence &&
    one.primary === other.primary &&
    one.secondary === other.secondary
  );
}

function sameGrants(
  one: ReadonlyMap<number, RightBits>,
  other: ReadonlyMap<number, RightBits>,
): boolean {
  if (one.size !== other.size) return false;
  for (const [id, bits] of one) {
    const there = other.get(id);
    if (there === undefined || !sameBits(bits, there)) return false;
  }
  return true;
}

function sameOctets(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Buffer.compare(one, other) === 0;
}
