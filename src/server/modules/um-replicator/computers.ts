import { AsnComputerProfile } from "../../../modules/admin/admin.js";
import { AsnComputerReplicate } from "../../../modules/um-replicator/um-replicator.js";
import type { Unit } from "../../database/index.js";
import type { UnitOfWork } from "../../kernel/index.js";
import { blankComputer, type ComputerRules } from "../computers/api.js";
import { guidKeyOf, pathOf } from "../users/api.js";
import { computerFields } from "./fields.js";
import { same, type ReplicatedKind } from "./kind.js";
import { wrongParameter } from "./refusals.js";

/** Computers as a directory has them. */
export class ReplicatedComputers implements ReplicatedKind<AsnComputerReplicate> {
  readonly kind = "computer";
  readonly type = AsnComputerReplicate;
  readonly #computers: ComputerRules;

  constructor(computers: ComputerRules) {
    this.#computers = computers;
  }

  nameOf({ u8sComputerName }: AsnComputerReplicate): string | undefined {
    return u8sComputerName;
  }

  check({ u8sComputerName: name }: AsnComputerReplicate): void {
    if (name === undefined || (name.length <= 256 && !name.includes("\0"))) return;
    throw wrongParameter("u8sComputerName has over 256 characters or contains NUL (U+0000)");
  }

  find(db: Unit<any>, name: string): Promise<number | undefined> {
    return this.#computers.idOf(db, { name });
  }

  async add(
    { db }: UnitOfWork<any>,
    object: AsnComputerReplicate,
    defaults: AsnComputerReplicate = {},
  ): Promise<number> {
    const guid = guidKeyOf(object.u8sobjectGUID ?? "");
    const isFree = guid !== undefined && (await this.#computers.idOf(db, { guid })) === undefined;
    const profile: AsnComputerProfile = {
      ...blankComputer(""),
      ...computerFields(defaults),
      ...computerFields(object),
      u8sobjectGUID: isFree ? guid : "",
    };
    await this.#computers.add(db, profile);
    return (await this.find(db, profile.u8sComputerLogin)) as number;
  }

  async change(
    { db }: UnitOfWork<any>,
    id: number,
    object: AsnComputerReplicate,
  ): Promise<boolean> {
    const before = await this.#computers.get(db, id);
    if (before === undefined) return false;
    const fields = computerFields(object);
    const profile = { ...before, ...fields };
    const ownPath = before.u8sDNPath === pathOf(before.u8sComputerLogin, "computers");
    if ((ownPath && fields.u8sDNPath === undefined) || profile.u8sDNPath === "") {
      profile.u8sDNPath = pathOf(profile.u8sComputerLogin, "computers");
    }
    if (same(AsnComputerProfile, before, profile)) return false;
    await this.#computers.replace(db, id, profile);
    return true;
  }

  async remove({ db }: UnitOfWork<any>, id: number): Promise<void> {
    const profile = await this.#computers.get(db, id);
    if (profile !== undefined) await this.#computers.remove(db, profile.u8sComputerLogin);
  }

  async guidOf(db: Unit<any>, id: number): Promise<string> {
    return (await this.#computers.get(db, id))?.u8sobjectGUID ?? "";
  }
}
