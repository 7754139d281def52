import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import { RequestErrorDetail, RequestFailure } from "../request-error.js";
import type { AppointmentRow } from "../store/appointments.js";
import type { Store } from "../store/store.js";
import type { User } from "../users/users.js";
import { fromRow, requireEntryId, requireSource, toRow } from "./entries.js";

/** Whose appointments are meant. */
export type Owner = Pick<User, "id" | "name">;

/** What the appointments of a server depend on. */
export interface AppointmentsOptions {
  readonly store: Store;
  /** The present moment; the system's clock by default. */
  readonly clock?: () => Date;
  /** How many entries a user may have; 5,000 by default: all are read and written at once. */
  readonly maxEntries?: number;
  /** Octets that the entries of a user may have together; 4 MiB by default. */
  readonly maxEntryBytes?: number;
}

/**
 * The appointments of all users (manual chapter 8). An owner's list holds appointments, each
 * under its entry id; a recurring one has several entries under one id. Every change is one
 * transaction.
 */
export class Appointments {
  readonly #store: Store;
  readonly #clock: () => Date;
  readonly #maxEntries: number;
  readonly #maxEntryBytes: number;

  constructor({ store, clock = () => new Date(), ...limits }: AppointmentsOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#maxEntries = limits.maxEntries ?? 5_000;
    this.#maxEntryBytes = limits.maxEntryBytes ?? 4 * 1024 * 1024;
  }

  /**
   * Replaces the owner's whole list, whatever source its entries came from. Entries that share
   * an id are the occurrences of a series; all of them are kept, in their order.
   * @param source The data source of entries that name none.
   * @throws RequestFailure for an entry that makes no sense or too many entries; nothing is changed.
   */
  setList(owner: Owner, entries: readonly AsnAppointmentEntry[], source = ""): void {
    if (entries.length > this.#maxEntries) throw this.#tooMany();
    const rows = rowsOf(owner, entries, source);
    this.#store.transaction(() => {
      this.#store.appointments.replaceAll(owner.id, rows);
      this.#checkSize(owner);
    });
  }

  /**
   * Stores one appointment: replaces what is there under its id, a series too, or adds it.
   * @throws RequestFailure for an entry that makes no sense or too many entries; nothing is changed.
   */
  setEntry(owner: Owner, entry: AsnAppointmentEntry): void {
    const row = toRow(entry, { owner: owner.name }, "appointment");
    this.#store.transaction(() => {
      this.#store.appointments.replaceEntry(owner.id, row.entryId, [row]);
      this.#checkSize(owner);
    });
  }

  /**
   * Stores the entries of one series, which share their id, in place of what is there under it.
   * @param source The data source of entries that name none.
   * @throws RequestFailure for no entries at all (they would not say which series is meant), for
   *   an entry that makes no sense or has another id than the first, or too many; nothing is changed.
   */
  setSeries(owner: Owner, entries: readonly AsnAppointmentEntry[], source = ""): void {
    if (entries.length > this.#maxEntries) throw this.#tooMany();
    const rows = rowsOf(owner, entries, source);
    const first = rows[0];
    if (first === undefined) {
      throw new RequestFailure(
        RequestErrorDetail.invalidArgument,
        "appointments is empty: no entry tells which series is meant",
      );
    }
    const other = rows.findIndex((row) => row.entryId !== first.entryId);
    if (other !== -1) {
      throw new RequestFailure(
        RequestErrorDetail.invalidArgument,
        `appointments[${other}].u8sEntryID differs from that of the first entry: ` +
          "the entries of a series share one id",
      );
    }
    this.#store.transaction(() => {
      this.#store.appointments.replaceEntry(owner.id, first.entryId, rows);
      this.#checkSize(owner);
    });
  }

  /**
   * Removes an appointment, a series with all its entries.
   * @returns false if the owner has none with this id.
   * @throws RequestFailure for an empty id.
   */
  remove(owner: Owner, entryId: string): boolean {
    requireEntryId(entryId, "u8sEntryID");
    return this.#store.appointments.removeEntry(owner.id, entryId) > 0;
  }

  /** All entries, in the order in which they were stored. */
  all(owner: Owner): AsnAppointmentEntry[] {
    return this.#store.appointments.all(owner.id).map(fromRow);
  }

  /** The entries that run now; see {@link runTime}. */
  running(owner: Owner): AsnAppointmentEntry[] {
    const now = this.#clock().getTime();
    return this.#store.appointments.running(owner.id, now).map(fromRow);
  }

  /** The entry that will begin to run next. */
  next(owner: Owner): AsnAppointmentEntry | undefined {
    const entry = this.#store.appointments.next(owner.id, this.#clock().getTime());
    return entry && fromRow(entry);
  }

  #checkSize(owner: Owner): void {
    const { entries, octets } = this.#store.appointments.size(owner.id);
    if (entries > this.#maxEntries) throw this.#tooMany();
    if (octets <= this.#maxEntryBytes) return;
    throw new RequestFailure(
      RequestErrorDetail.limitExceeded,
      `the appointments of a user may have at most ${this.#maxEntryBytes} octets`,
    );
  }

  #tooMany(): RequestFailure {
    return new RequestFailure(
      RequestErrorDetail.limitExceeded,
      `a user may have at most ${this.#maxEntries} appointments`,
    );
  }
}

function rowsOf(
  { name: owner }: Owner,
  entries: readonly AsnAppointmentEntry[],
  source: string,
): AppointmentRow[] {
  requireSource(source);
  return entries.map((entry, at) => toRow(entry, { owner, source }, `appointments[${at}]`));
}
