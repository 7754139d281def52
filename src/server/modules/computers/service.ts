import { randomUUID } from "node:crypto";
import { AsnComputerProfile } from "../../../modules/admin/admin.js";
import { AsnMgmtClientInstallProfileData } from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import { guidKeyOf, keyOf, pathOf } from "../users/api.js";
import { blankInstallation } from "./blank.js";
import { ComputerError } from "./errors.js";
import * as store from "./store.js";

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;

/** Characters of a computer's name. */
const longestName = 256;
/** Octets of a profile, and of the plan of an installation. */
const largest = 256 * 1024;
/** How many computers are read together. */
const atOnce = 500;

/**
 * The rules for computers (AsnComputerProfile, manual line 11135). The name, `u8sComputerLogin`, is the key, compared without regard to
 * case, and the server gives the GUID. Passwords are not kept, because nothing asks for them.
 */
export class ComputerRules {
  /** The profile of the computer with this name. */
  async find(unit: Tables, name: string): Promise<AsnComputerProfile | undefined> {
    const row = await rowOf(unit, name);
    return row && profileOf(row);
  }

  /** The profiles of all computers, sorted by name. */
  async *list(unit: Tables): AsyncGenerator<AsnComputerProfile> {
    let rows: store.ComputerRow[];
    let after = "";
    do {
      rows = await store.list(unit, after, atOnce);
      for (const row of rows) yield profileOf(row);
      after = rows.at(-1)?.name_key ?? after;
    } while (rows.length === atOnce);
  }

  /** The id of the computer with a name or GUID. Ids are never reused. */
  async idOf(
    unit: Tables,
    key: { readonly name: string } | { readonly guid: string },
  ): Promise<number | undefined> {
    if ("name" in key) return (await rowOf(unit, key.name))?.id;
    const guid = guidKeyOf(key.guid);
    return guid === undefined ? undefined : (await store.find(unit, "guid", guid))?.id;
  }

  /** The profile of the computer with this id. */
  async get(unit: Tables, id: number): Promise<AsnComputerProfile | undefined> {
    const row = await store.findById(unit, id);
    return row && profileOf(row);
  }

  /** Adds a computer. @throws ComputerError `computer-exists` or `invalid-computer`. */
  async add(unit: Tables, profile: AsnComputerProfile): Promise<void> {
    const wished = profile.u8sobjectGUID;
    const guid = wished === "" ? randomUUID() : guidKeyOf(wished);
    if (guid === undefined) throw new ComputerError("invalid-computer", "u8sobjectGUID is no GUID");
    const row = { ...stored(profile), guid };
    for (const key of ["guid", "name_key", "path_key"] as const) {
      if ((await store.find(unit, key, row[key])) === undefined) continue;
      throw new ComputerError(
        "computer-exists",
        "there is a computer with this name, GUID or path already",
      );
    }
    await store.insert(unit, row);
  }

  /**
   * Stores the profile of the computer that it names. The GUID stays.
   * @throws ComputerError `unknown-computer`, `computer-exists` (the path is that of another) or `invalid-computer`.
   */
  async set(unit: Tables, profile: AsnComputerProfile): Promise<void> {
    await this.#replace(unit, await rowOf(unit, profile.u8sComputerLogin), profile);
  }

  /** Stores the profile of a computer, which may have another name than before. @throws ComputerError as {@link set}. */
  async replace(unit: Tables, id: number, profile: AsnComputerProfile): Promise<void> {
    await this.#replace(unit, await store.findById(unit, id), profile);
  }

  async #replace(
    unit: Tables,
    before: store.ComputerRow | undefined,
    profile: AsnComputerProfile,
  ): Promise<void> {
    if (before === undefined) throw unknown();
    const row = { ...before, ...stored(profile) };
    for (const key of ["name_key", "path_key"] as const) {
      if (row[key] === before[key]) continue;
      if (((await store.find(unit, key, row[key]))?.id ?? before.id) === before.id) continue;
      const reason = "u8sComputerLogin or u8sDNPath is that of another computer";
      throw new ComputerError("computer-exists", reason);
    }
    await store.update(unit, row);
  }

  /** Removes a computer and the plan of its installation. @throws ComputerError `unknown-computer` */
  async remove(unit: Tables, name: string): Promise<void> {
    const row = await rowOf(unit, name);
    if (row === undefined) throw unknown();
    await store.remove(unit, row.id);
    await store.removePlan(unit, row.name_key);
  }

  /** The plan of an installation on a computer; one that installs nothing if there is none. */
  async installation(unit: Tables, name: string): Promise<AsnMgmtClientInstallProfileData> {
    const key = keyOf(name);
    const plan = key === undefined ? undefined : await store.findPlan(unit, key);
    if (plan === undefined) return blankInstallation(name);
    return AsnMgmtClientInstallProfileData.decode(plan, { unknown: "keep" });
  }

  /** The names of the computers for which there is a plan, sorted. */
  installations(unit: Tables): Promise<string[]> {
    return store.listPlans(unit);
  }

  /** Stores the plan of an installation. @throws ComputerError `invalid-computer` */
  async setInstallation(unit: Tables, plan: AsnMgmtClientInstallProfileData): Promise<void> {
    const { name, key } = nameOf(plan.u8sComputerName, "u8sComputerName");
    const octets = AsnMgmtClientInstallProfileData.encode({ ...plan, u8sAdminPassword: "" });
    requireSize(octets, "the plan");
    await store.storePlan(unit, key, name, octets);
  }
}

async function rowOf(unit: Tables, name: string): Promise<store.ComputerRow | undefined> {
  const key = keyOf(name);
  return key === undefined ? undefined : store.find(unit, "name_key", key);
}

function profileOf({ guid, name, profile }: store.ComputerRow): AsnComputerProfile {
  const known = AsnComputerProfile.decode(profile, { unknown: "keep" });
  const { u8sDNPath } = known;
  return {
    ...known,
    u8sDNPath: u8sDNPath === "" ? pathOf(name, "computers") : u8sDNPath,
    u8sobjectGUID: guid,
  };
}

/** What is stored of a profile besides the GUID. @throws ComputerError `invalid-computer` */
function stored(profile: AsnComputerProfile): Omit<store.NewComputer, "guid"> {
  const { name, key } = nameOf(profile.u8sComputerLogin, "u8sComputerLogin");
  const { u8sDNPath: path } = profile;
  const pathKey = keyOf(path === "" ? pathOf(name, "computers") : path);
  if (pathKey === undefined) throw new ComputerError("invalid-computer", "u8sDNPath is no path");
  const octets = AsnComputerProfile.encode({ ...profile, u8sComputerPassword: "" });
  requireSize(octets, "the profile");
  return { name, name_key: key, path_key: pathKey, profile: octets };
}

function nameOf(name: string, member: string): { name: string; key: string } {
  const key = name === "" || name.length > longestName ? undefined : keyOf(name);
  if (key !== undefined) return { name, key };
  const reason = `${member} is empty, has over ${longestName} characters, or contains NUL (U+0000)`;
  throw new ComputerError("invalid-computer", reason);
}

function requireSize(octets: Uint8Array, what: string): void {
  if (octets.length <= largest) return;
  throw new ComputerError("invalid-computer", `${what} has over ${largest} octets`);
}

function unknown(): ComputerError {
  return new ComputerError("unknown-computer", "there is no such computer");
}
