import type { AsnGroupProfile } from "../../../modules/admin/admin.js";
import type { ModuleContext } from "../../kernel/index.js";
import { GroupError } from "./errors.js";
import type { GroupTables } from "./schema.js";
import type { GroupRules } from "./service.js";

/**
 * The groups of users. Names are compared without regard to case. Every change is a unit of its own, and is on the disk when its promise
 * resolves. All methods reject with StoreError if the data cannot be used.
 */
export class Groups {
  /** The same for callers that are in a unit already. */
  readonly within: GroupRules;
  readonly #module: Pick<ModuleContext<GroupTables>, "read" | "write">;

  constructor(rules: GroupRules, module: Pick<ModuleContext<GroupTables>, "read" | "write">) {
    this.within = rules;
    this.#module = module;
  }

  /**
   * Adds a group; `blankGroup` makes a profile to begin with.
   * @throws GroupError `group-exists`, `unknown-member` or `invalid-group` (as a rejection).
   */
  async add(profile: AsnGroupProfile): Promise<void> {
    await this.#module.write((unit) => this.within.add(unit, profile));
  }

  /**
   * Changes the group that has the profile's name. All of the profile is taken but its GUID.
   * @throws GroupError `unknown-group`, `group-version`, `group-exists`, `unknown-member` or `invalid-group` (as a rejection).
   */
  set(profile: AsnGroupProfile): Promise<void> {
    return this.#module.write(async (unit) => {
      const id = await this.within.find(unit.db, { name: profile.u8sGroupName });
      await this.within.set(unit, required(id), profile);
    });
  }

  /** Removes a group. @throws GroupError `unknown-group` (as a rejection) */
  remove(name: string): Promise<void> {
    return this.#module.write(async (unit) => {
      await this.within.remove(unit, required(await this.within.find(unit.db, { name })));
    });
  }

  /** The profile of a group. @throws GroupError `unknown-group` (as a rejection) */
  get(name: string): Promise<AsnGroupProfile> {
    return this.#module.read(async ({ db }) => {
      const id = required(await this.within.find(db, { name }));
      return (await this.within.get(db, id)) as AsnGroupProfile;
    });
  }

  /** The profiles of all groups, sorted by name. */
  list(): Promise<AsnGroupProfile[]> {
    return this.#module.read(({ db }) => this.within.list(db));
  }
}

function required(id: number | undefined): number {
  if (id === undefined) throw new GroupError("unknown-group", "there is no such group");
  return id;
}
