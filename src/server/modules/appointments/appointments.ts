import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { Unit } from "../../database/index.js";
import type { ModuleContext, UnitOfWork } from "../../kernel/index.js";
import type { AppointmentTables } from "./schema.js";
import type { AppointmentRules, Owner } from "./service.js";
import { appointmentsChanged, type AppointmentsChanged } from "./topics.js";

/**
 * The appointments of all users, which the operations read and change. Every change is a unit of its own, and is
 * on the disk when its promise resolves. All methods reject with StoreError if the data cannot be used.
 */
export class Appointments {
  /** The same for callers that are in a unit already. */
  readonly within: AppointmentRules;
  readonly #module: Pick<ModuleContext<AppointmentTables>, "read" | "write">;

  constructor(
    rules: AppointmentRules,
    module: Pick<ModuleContext<AppointmentTables>, "read" | "write">,
  ) {
    this.within = rules;
    this.#module = module;
  }

  /**
   * Replaces all entries of the owner, whatever their source is. Entries with the same id are the occurrences of a
   * series; all of them are kept, in their order.
   * @param source The data source of entries that name none.
   * @throws RequestError (as a rejection) for an invalid entry or too many entries; nothing is changed.
   */
  setList(owner: Owner, entries: readonly AsnAppointmentEntry[], source?: string): Promise<void> {
    return this.#change((db) => this.within.setList(db, owner, entries, source));
  }

  /**
   * Stores one appointment. It replaces the appointment or series with the same id if there is one.
   * @throws RequestError (as a rejection) for an invalid entry or too many entries; nothing is changed.
   */
  setEntry(owner: Owner, entry: AsnAppointmentEntry): Promise<void> {
    return this.#change((db) => this.within.setEntry(db, owner, entry));
  }

  /**
   * Stores the entries of one series, which all have the same id. They replace the appointment or series with that id.
   * @param source The data source of entries that name none.
   * @throws RequestError (as a rejection) if there are no entries or too many, and for an entry that is invalid or has
   *   another id than the first; nothing is changed.
   */
  setSeries(owner: Owner, entries: readonly AsnAppointmentEntry[], source?: string): Promise<void> {
    return this.#change((db) => this.within.setSeries(db, owner, entries, source));
  }

  /**
   * {@link setSeries} within a unit of the caller.
   * @throws RequestError (as a rejection) as {@link setSeries} does.
   */
  async putSeries(
    { db, publish }: UnitOfWork<any>,
    owner: Owner,
    entries: readonly AsnAppointmentEntry[],
  ): Promise<void> {
    publish(appointmentsChanged, await this.within.setSeries(db, owner, entries));
  }

  /**
   * Removes an appointment, or all entries of a series.
   * @returns false if the owner has none with this id.
   * @throws RequestError (as a rejection) for an empty id.
   */
  remove(owner: Owner, entryId: string): Promise<boolean> {
    return this.#module.write(async ({ db, publish }) => {
      const isRemoved = await this.within.remove(db, owner, entryId);
      if (isRemoved) publish(appointmentsChanged, { owner: owner.id, boundary: 0 });
      return isRemoved;
    });
  }

  /** All entries, in the order in which they were stored. */
  async all(owner: Owner): Promise<AsnAppointmentEntry[]> {
    return (await this.#module.read(({ db }) => this.within.all(db, owner))).toArray();
  }

  /** The entries that run now. An all-day entry whose end equals its start lasts the whole day. */
  async running(owner: Owner): Promise<AsnAppointmentEntry[]> {
    return (await this.#module.read(({ db }) => this.within.running(db, owner))).toArray();
  }

  /** The entry that will begin to run next. */
  next(owner: Owner): Promise<AsnAppointmentEntry | undefined> {
    return this.#module.read(({ db }) => this.within.next(db, owner));
  }

  #change(work: (db: Unit<AppointmentTables>) => Promise<AppointmentsChanged>): Promise<void> {
    return this.#module.write(async ({ db, publish }) => {
      publish(appointmentsChanged, await work(db));
    });
  }
}
