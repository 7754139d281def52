import { guidKeyOf, keyOf, sipKeyOf, sipUriOf } from "../users/api.js";

/** A group of agents that the server manages: an enabled group with 0x8 in its second rights. */
export interface AgentGroup {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  /** The SIP address as it was written; empty if there is none. */
  readonly sip: string;
  /** For display; empty if there is none. */
  readonly phone: string;
  /** The ids of users, of whom those are agents who have a URI. */
  readonly members: ReadonlySet<number>;
}

const nobody: ReadonlySet<number> = new Set();

/**
 * The groups of agents and their members, in memory. A group's URI is its SIP address, or, if it has none of its own, one that is made of its
 * GUID, so that it is unique on the server (manual line 12173).
 */
export class AgentDirectory {
  readonly #groups = new Map<number, AgentGroup>();
  readonly #uris = new Map<number, string>();
  readonly #byKey = new Map<string, number>();
  readonly #agents = new Map<number, string>();
  readonly #groupsOf = new Map<number, Set<number>>();
  /** Whether groups have changed since they got their URIs. */
  #unnamed = false;

  get groups(): ReadonlyMap<number, AgentGroup> {
    return this.#groups;
  }

  /** The URI of a user who is an agent; undefined without a SIP address, if he is not enabled, or if he is in no group. */
  agent(user: number): string | undefined {
    return this.#agents.get(user);
  }

  /** The ids of the groups of which a user is a member. */
  groupsOf(user: number): ReadonlySet<number> {
    return this.#groupsOf.get(user) ?? nobody;
  }

  /** Whether a user is an agent of a group. */
  has(group: number, user: number): boolean {
    return this.#agents.has(user) && (this.#groups.get(group)?.members.has(user) ?? false);
  }

  /** The URI of a group. */
  uri(group: number): string {
    return this.#uris.get(group) ?? "";
  }

  /** The group with a URI, GUID or name. If they contradict each other, they count in this order. */
  find(text: string): number | undefined {
    const key = keyOf(text);
    return key === undefined
      ? undefined
      : (this.#byKey.get(`uri ${key}`) ??
          this.#byKey.get(`guid ${guidKeyOf(text) ?? ""}`) ??
          this.#byKey.get(`name ${key}`));
  }

  /**
   * Puts a group in the place of what was known of it.
   * @param group Undefined if it is no group of agents any more.
   * @param uris The URIs of those of its members who have one.
   * @returns The users for whom the group has come, gone or changed.
   */
  setGroup(
    id: number,
    group: AgentGroup | undefined,
    uris: ReadonlyMap<number, string>,
  ): ReadonlySet<number> {
    const before = this.#groups.get(id);
    const affected = new Set<number>();
    this.#unnamed ||= before !== undefined || group !== undefined;
    const isOther = before !== undefined && group !== undefined && !looksTheSame(before, group);
    if (group === undefined) this.#groups.delete(id);
    else this.#groups.set(id, group);
    for (const user of before?.members ?? nobody) {
      if (isOther || group?.members.has(user) !== true) affected.add(user);
      if (group?.members.has(user) === true) continue;
      const groups = this.#groupsOf.get(user);
      groups?.delete(id);
      if (groups?.size !== 0) continue;
      this.#groupsOf.delete(user);
      this.#agents.delete(user);
    }
    for (const user of group?.members ?? nobody) {
      if (before?.members.has(user) !== true) affected.add(user);
      const groups = this.#groupsOf.get(user);
      if (groups === undefined) this.#groupsOf.set(user, new Set([id]));
      else groups.add(id);
      if (this.setAgent(user, uris.get(user))) affected.add(user);
    }
    return affected;
  }

  /** Sets the URI of a user; returns whether he is in a group and it is another. */
  setAgent(user: number, uri: string | undefined): boolean {
    if (!this.#groupsOf.has(user) || this.#agents.get(user) === uri) return false;
    if (uri === undefined) this.#agents.delete(user);
    else this.#agents.set(user, uri);
    return true;
  }

  /** Gives the groups their URIs, which is due when some have changed; returns the users for whom a URI is another. */
  nameGroups(): ReadonlySet<number> {
    const affected = new Set<number>();
    if (!this.#unnamed) return affected;
    this.#unnamed = false;
    const before = new Map(this.#uris);
    this.#uris.clear();
    this.#byKey.clear();
    const taken = new Set<string>();
    for (const group of [...this.#groups.values()].toSorted((a, b) => a.id - b.id)) {
      const key = sipKeyOf(group.sip);
      const isOwn = key !== undefined && !taken.has(key);
      if (isOwn) taken.add(key);
      const uri = isOwn ? sipUriOf(group.sip) : `urn:uuid:${group.guid}`;
      this.#uris.set(group.id, uri);
      this.#byKey.set(`uri ${keyOf(uri)}`, group.id);
      this.#byKey.set(`guid ${group.guid}`, group.id);
      this.#byKey.set(`name ${keyOf(group.name)}`, group.id);
      if (before.get(group.id) === uri) continue;
      for (const user of group.members) affected.add(user);
    }
    return affected;
  }
}

/** Whether agents see the same of a group. */
function looksTheSame(one: AgentGroup, other: AgentGroup): boolean {
  return one.name === other.name && one.phone === other.phone && one.sip === other.sip;
}
