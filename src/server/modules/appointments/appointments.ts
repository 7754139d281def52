import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { ModuleContext } from "../../kernel/index.js";
import type { AppointmentTables } from "./schema.js";
import type { AppointmentRules, Owner } from "./service.js";

/**
 * The appointments of all users, as the operations see them. Every change is a unit of its own, which
 * is on the disk when its promise resolves. All reject with StoreError where the data cannot be used.
 */
export class Appointments {
  /** The same for who is in a unit already. */
  readonly within: AppointmentRules;
  readonly #module: Pick<ModuleContext<AppointmentTables>, "read" | "write">;

  /** @internal */
  constructor(
    rules: AppointmentRules,
    module: Pick<ModuleContext<AppointmentTables>, "read" | "write">,
  ) {
    this.within = rules;
    this.#module = module;
  }

  /**
   * Replaces the owner's whole list, whatever source its entries came from. Entries that share
   * an id are the occurrences of a series; all of them are kept, in their order.
   * @param source The data source of entries that name none.
   * @throws RequestError (as a rejection) for an entry that makes no sense or too many entries; nothing is changed.
   */
  setList(owner: Owner, entries: readonly AsnAppointmentEntry[], source?: string): Promise<void> {
    return this.#module.write(({ db }) => this.within.setList(db, owner, entries, source));
  }

  /**
   * Stores one appointment: replaces what is there under its id, a series too, or adds it.
   * @throws RequestError (as a rejection) for an entry that makes no sense or too many entries; nothing is changed.
   */
  setEntry(owner: Owner, entry: AsnAppointmentEntry): Promise<void> {
    return this.#module.write(({ db }) => this.within.setEntry(db, owner, entry));
  }

  /**
   * Stores the entries of one series, which share their id, in place of what is there under it.
   * @param source The data source of entries that name none.
   * @throws RequestError (as a rejection) for no entries at all, for an entry that makes no sense or has another id
   *   than the first, or too many; nothing is changed.
   */
  setSeries(owner: Owner, entries: readonly AsnAppointmentEntry[], source?: string): Promise<void> {
    return this.#module.write(({ db }) => this.within.setSeries(db, owner, entries, source));
  }

  /**
   * Removes an appointment, a series with all its entries.
   * @returns false if the owner has none with this id.
   * @throws RequestError (as a rejection) for an empty id.
   */
  remove(owner: Owner, entryId: string): Promise<boolean> {
    return this.#module.write(({ db }) => this.within.remove(db, owner, entryId));
  }

  /** All entries, in the order in which they were stored. */
  async all(owner: Owner): Promise<AsnAppointmentEntry[]> {
    return (await this.#module.read(({ db }) => this.within.all(db, owner))).toArray();
  }

  /** The entries that run now: an all-day entry that ends where it starts means the whole day. */
  async running(owner: Owner): Promise<AsnAppointmentEntry[]> {
    return (await this.#module.read(({ db }) => this.within.running(db, owner))).toArray();
  }

  /** The entry that will begin to run next. */
  next(owner: Owner): Promise<AsnAppointmentEntry | undefined> {
    return this.#module.read(({ db }) => this.within.next(db, owner));
  }
}
