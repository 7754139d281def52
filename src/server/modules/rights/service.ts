import type { AsnUserDynamicRights } from "../../../modules/admin/admin.js";
import { AsnSetSettingsDynamicRightsErrorEnum } from "../../../modules/general/general.js";
import { AsnUserManagerSettings } from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import { RequestError, RequestErrorDetail, type UnitOfWork } from "../../kernel/index.js";
import { areKnown, knownBits, tripleOf, type RightBits } from "../groups/api.js";
import { contactIdOf, noteChange, userIdOf, type User, type Users } from "../users/api.js";
import type { Level } from "./granted.js";
import { atLevel, hasOneLevel, normal } from "./levels.js";
import { settingsIn } from "./settings.js";
import * as store from "./store.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;
type Owner = Pick<User, "id">;

/** To how many others a user may grant rights. */
const mostGrants = 10_000;
/** How many may have asked a user. Further ones are not noted. */
const mostRequests = 100;
/** Octets of the settings. */
const largestSettings = 256 * 1024;

const { general, unknownrights } = AsnSetSettingsDynamicRightsErrorEnum.values;

/**
 * The rules by which users grant rights to others (manual line 1274), and for the settings of all. Everything is done in the caller's
 * unit; if a method throws, the caller must let that unit fail, so that it is undone. The answers of {@link Rights} follow after the commit.
 */
export class GrantRules {
  readonly #users: Pick<Users, "within" | "profiles">;

  constructor(users: Pick<Users, "within" | "profiles">) {
    this.#users = users;
  }

  /** What a user has granted, sorted by the id of the others. */
  async list(unit: Tables, { id }: Owner): Promise<AsnUserDynamicRights[]> {
    return listOf((await store.grants(unit, id)).get(id));
  }

  /** The same of all users who have granted something, by their ids. */
  async lists(unit: Tables): Promise<ReadonlyMap<number, AsnUserDynamicRights[]>> {
    const lists = new Map<number, AsnUserDynamicRights[]>();
    for (const [id, grants] of await store.grants(unit)) lists.set(id, listOf(grants));
    return lists;
  }

  /**
   * Replaces all that a user has granted. Of several entries for the same contact, the last one counts.
   * @throws RequestError `unknownrights` (3) for bits that the manual does not define or several levels; `general` (0) for an unknown contact, the
   *   user's own, or too many.
   */
  async replace(
    unit: Changing,
    { id }: Owner,
    list: readonly AsnUserDynamicRights[],
  ): Promise<void> {
    if (list.length > mostGrants) throw tooMany();
    const grants = new Map<number, RightBits>();
    for (const triple of list) {
      const other = userIdOf(triple.u8sObjectID);
      if (other === undefined) throw unknown(triple.u8sObjectID);
      if (other === id) throw oneself();
      grants.set(other, bitsOf(triple));
    }
    const there = await this.#users.profiles.paths(unit.db, [...grants.keys()]);
    for (const other of grants.keys()) {
      if (!there.has(other)) throw unknown(contactIdOf({ id: other }));
    }
    await store.setGrants(unit.db, id, grants);
    noteChange(unit, `grants/${id}`);
    if (await store.removeAnswered(unit.db, id)) noteChange(unit, `requests/${id}`);
  }

  /**
   * Grants a level to a contact, or special rights. To block somebody takes nothing that all have or that comes from groups.
   * @returns What has been granted.
   * @throws RequestError as {@link replace}.
   */
  async grant(
    unit: Changing,
    { id }: Owner,
    contact: string,
    level: Level,
    special?: AsnUserDynamicRights,
  ): Promise<AsnUserDynamicRights> {
    const other = await this.#contact(unit.db, id, contact);
    const bits = atLevel(level, special && bitsOf(special));
    const before = (await store.grants(unit.db, id)).get(id);
    if (before !== undefined && before.size >= mostGrants && !before.has(other)) throw tooMany();
    await store.setGrant(unit.db, id, other, bits);
    await this.#answered(unit, id, other);
    return tripleOf(bits, contactIdOf({ id: other }));
  }

  /**
   * Takes back what a user has granted to a contact.
   * @throws RequestError `general` (0) for an unknown contact or one to whom nothing was granted.
   */
  async remove(unit: Changing, { id }: Owner, contact: string): Promise<void> {
    const other = await this.#contact(unit.db, id, contact);
    if (!(await store.removeGrant(unit.db, id, other))) {
      throw new RequestError(general, "Nothing has been granted to this contact");
    }
    await this.#answered(unit, id, other);
  }

  /** Notes that a user has asked another for rights. */
  async ask(unit: Changing, asker: number, owner: number): Promise<void> {
    const there = (await store.requests(unit.db, owner)).get(owner);
    if (there !== undefined && there.size >= mostRequests) return;
    if (await store.addRequest(unit.db, owner, asker)) noteChange(unit, `requests/${owner}`);
  }

  /** The users who have asked a user, in the order of their ids. */
  async requests(unit: Tables, { id }: Owner): Promise<number[]> {
    return [...((await store.requests(unit, id)).get(id) ?? [])].toSorted((a, b) => a - b);
  }

  /** Forgets who has asked a user. */
  async forgetRequests(unit: Changing, { id }: Owner): Promise<void> {
    if (await store.removeRequests(unit.db, id)) noteChange(unit, `requests/${id}`);
  }

  /** The settings for all, as they are in the unit; {@link Rights.settings} are those from before it. */
  async settings(unit: Tables): Promise<AsnUserManagerSettings> {
    return settingsIn(await store.settings(unit));
  }

  /**
   * Sets the settings for all. What the server finds out by itself is not taken.
   * @throws RequestError (`invalidArgument`, 4) for unknown bits in the global rights or settings that are too large.
   */
  async setSettings(unit: Changing, settings: AsnUserManagerSettings): Promise<void> {
    const { invalidArgument } = RequestErrorDetail;
    const { objGlobalUserRightDetails: rights } = settings;
    if (!areKnown(rights) || !hasOneLevel(rights.iPresenceRights)) {
      throw new RequestError(invalidArgument, "objGlobalUserRightDetails has unknown rights");
    }
    const octets = AsnUserManagerSettings.encode({
      ...settings,
      objGlobalUserRightDetails: tripleOf(normal(knownBits(rights)), ""),
      iComputerIsDomainMember: 0,
      u8sComputerDomainNT: "",
      u8sComputerDomainFQ: "",
      u8sDomainController: "",
    });
    if (octets.length > largestSettings) {
      throw new RequestError(invalidArgument, `the settings have over ${largestSettings} octets`);
    }
    await store.setSettings(unit.db, octets);
    noteChange(unit, "settings");
  }

  async #answered(unit: Changing, owner: number, asker: number): Promise<void> {
    noteChange(unit, `grants/${owner}`);
    if (await store.removeRequest(unit.db, owner, asker)) {
      noteChange(unit, `requests/${owner}`);
    }
  }

  /** The id of the user whose contact this is. */
  async #contact(db: Tables, owner: number, contact: string): Promise<number> {
    const id = userIdOf(contact);
    if (id === owner) throw oneself();
    if (id !== undefined && (await this.#users.within.get(db, id)) !== undefined) return id;
    throw unknown(contact);
  }
}

/** The list of what has been granted, as clients get it. */
export function listOf(grants: ReadonlyMap<number, RightBits> | undefined): AsnUserDynamicRights[] {
  const entries = [...(grants ?? [])].toSorted(([one], [other]) => one - other);
  return entries.map(([id, bits]) => tripleOf(bits, contactIdOf({ id })));
}

/** The rights of a triple from a client. @throws RequestError */
function bitsOf(triple: AsnUserDynamicRights): RightBits {
  if (areKnown(triple) && hasOneLevel(triple.iPresenceRights)) return normal(knownBits(triple));
  throw new RequestError(unknownrights, "There are no such rights");
}

function tooMany(): RequestError {
  return new RequestError(general, `A user may grant rights to at most ${mostGrants} contacts`);
}

function oneself(): RequestError {
  return new RequestError(general, "Nobody grants rights to himself");
}

function unknown(contact: string): RequestError {
  return new RequestError(general, `There is no contact ${JSON.stringify(contact.slice(0, 64))}`);
}
