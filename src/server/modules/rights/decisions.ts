import { AsnPresenceRightsFlags } from "../../../modules/general/general.js";
import { AsnUserStaticRights, AsnUserStaticRights2 } from "../../../modules/admin/admin.js";
import { noBits, type RightBits } from "../groups/api.js";
import { everything, grantedOf, journal, nothing, permissions } from "./bits.js";
import type { Granted, Permission } from "./granted.js";
import { added, patterns } from "./levels.js";
import type { KnownGroup, Model } from "./model.js";
import type { Asker } from "./rights.js";
import type { Services } from "./services.js";
import { servicesOf } from "./service-bits.js";

const first = AsnUserStaticRights.values;
const supervisor = AsnUserStaticRights2.values.eUSERRIGHTS2ISAGENTSUPERVISOR;
const { eVisible, eChangeable } = AsnPresenceRightsFlags.values;

/** Decides by the model who may see and do what. */
export class Decisions {
  readonly #model: Model;
  /** The services of users who have been asked about since the last change. */
  readonly #services = new Map<number, Services>();
  #enabled: ReadonlySet<number> | undefined;

  constructor(model: Model) {
    this.#model = model;
  }

  /** To be called when the model has changed. */
  forget(): void {
    this.#services.clear();
    this.#enabled = undefined;
  }

  /** See {@link Rights.of}. */
  of(asker: Asker, owner: number): Granted {
    const { users } = this.#model;
    const known = users.get(owner);
    if (known === undefined) return nothing;
    const id = idOf(asker);
    if (id === undefined) return this.#ofAnonymous(owner);
    const user = users.get(id);
    if (user?.enabled !== true) return nothing;
    if (user.admin) return everything;
    if (id === owner) return this.#ofOneself(id);
    if (!known.enabled) return nothing;
    const bits = added(this.bounds(id, owner), this.#model.grantsOf(owner).get(id) ?? noBits);
    return grantedOf(this.#visible(bits), this.#journal(id, owner));
  }

  /** What a user may see and do of another whatever the other grants: the rights that all have, and those from groups. */
  bounds(id: number, owner: number): RightBits {
    let bits = this.#model.rights;
    for (const group of this.#model.groupsOf(id)) {
      if (group.members.has(owner)) bits = added(bits, rightsFrom(group, id));
    }
    return bits;
  }

  /** See {@link Rights.owners}. */
  owners(asker: Asker, what: Permission): ReadonlySet<number> | "everybody" {
    const id = idOf(asker);
    const { users } = this.#model;
    if (id === undefined) return this.#those(users.keys(), asker, what);
    const user = users.get(id);
    if (user?.enabled !== true) return new Set();
    if (user.admin) return "everybody";
    if (this.#isForAll(id, what)) {
      return this.enabled.size === users.size ? "everybody" : this.enabled;
    }
    const candidates = new Set([id, ...this.#model.grantorsOf(id)]);
    for (const { members } of this.#model.groupsOf(id)) {
      for (const member of members) candidates.add(member);
    }
    return this.#those(candidates, asker, what);
  }

  /** See {@link Rights.enabled}. */
  get enabled(): ReadonlySet<number> {
    if (this.#enabled === undefined) {
      const all = [...this.#model.users].filter(([, { enabled }]) => enabled);
      this.#enabled = new Set(all.map(([id]) => id));
    }
    return this.#enabled;
  }

  /** See {@link Rights.services}. */
  services(asker: Asker): Services {
    const id = idOf(asker);
    const user = id === undefined ? undefined : this.#model.users.get(id);
    if (user?.enabled !== true) return noServices;
    let services = this.#services.get(user.id);
    if (services === undefined) {
      const { given, mask } = this.#model.services;
      const bits = { first: user.first | given.first, second: user.second | given.second };
      for (const group of this.#model.groupsOf(user.id)) {
        bits.first |= group.first;
        bits.second |= group.second & ~supervisor;
      }
      services = servicesOf({ first: bits.first & mask, second: bits.second });
      this.#services.set(user.id, services);
    }
    return services;
  }

  #those(ids: Iterable<number>, asker: Asker, what: Permission): Set<number> {
    const found = new Set<number>();
    for (const id of ids) if (this.of(asker, id).may(what)) found.add(id);
    return found;
  }

  /** Whether a user may do something of all enabled users. */
  #isForAll(id: number, what: Permission): boolean {
    const [field, mask] = permissions[what];
    const bits = this.#visible(this.#model.rights);
    if (field === "presence") return (bits.presence & mask) !== 0;
    if (field === "line") return (bits.primary & mask) !== 0;
    return (this.#journalOfAll(id) & mask) !== 0;
  }

  #ofAnonymous(owner: number): Granted {
    if (!this.services({ id: owner }).names.has("anonymous-visibility")) return nothing;
    return grantedOf(this.#visible(patterns.public), 0);
  }

  #ofOneself(id: number): Granted {
    const { names } = this.services({ id });
    if (!names.has("journal")) return grantedOf(patterns.personal, 0);
    const remove = names.has("journal-deletion") ? journal.delete : 0;
    return grantedOf(patterns.personal, journal.see | journal.edit | remove);
  }

  /** The rights that remain if presence is switched off for all. */
  #visible(bits: RightBits): RightBits {
    if (!this.#model.settings.bPresenceDisabled) return bits;
    return { ...bits, presence: bits.presence & ~(eVisible | eChangeable) };
  }

  #journalOfAll(id: number): number {
    const { names } = this.services({ id });
    return this.#model.settings.bAllJournalEntriesVisible && names.has("journal") ? journal.see : 0;
  }

  /** What a user may do with the journal of another (manual lines 9905-9960). */
  #journal(id: number, owner: number): number {
    const { names } = this.services({ id });
    if (!names.has("journal")) return 0;
    let may = this.#journalOfAll(id);
    const own = this.#model.users.get(id)?.first ?? 0;
    for (const group of this.#model.groupsOf(id)) {
      if (!group.members.has(owner)) continue;
      const bits = group.first | own;
      const isMember = group.members.has(id);
      const leads = group.leaders.has(id) && (bits & first.eUSERRIGHTSGROUPVIEWJOURNALLEADER) !== 0;
      const shares = isMember && (bits & first.eUSERRIGHTSGROUPVIEWJOURNAL) !== 0;
      if (!leads && !shares) continue;
      may |= journal.see;
      if ((bits & first.eUSERRIGHTSGROUPEDITJOURNAL) === 0) continue;
      may |= journal.edit | (names.has("journal-deletion") ? journal.delete : 0);
    }
    return may;
  }
}

const noServices = servicesOf({ first: 0, second: 0 });

/** What a group gives one of its members or leaders concerning its members. */
export function rightsFrom(
  { members, leaders, ofMembers, ofLeaders }: KnownGroup,
  id: number,
): RightBits {
  const asMember = members.has(id) ? ofMembers : noBits;
  return leaders.has(id) ? added(asMember, ofLeaders) : asMember;
}

/** The id of a user who asks; undefined for everybody else. */
export function idOf(asker: Asker): number | undefined {
  if (asker === undefined) return undefined;
  if (!("kind" in asker)) return asker.id;
  return asker.kind === "user" ? asker.user.id : undefined;
}
