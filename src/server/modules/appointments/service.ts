import type { EncodedList } from "../../../codec/index.js";
import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { Unit } from "../../database/index.js";
import { RequestError, RequestErrorDetail, type PrincipalUser } from "../../kernel/index.js";
import { fromRow, listOf, requireEntryId, requireSource, toRow } from "./entries.js";
import * as store from "./store.js";

/** Whose appointments are meant. */
export type Owner = Pick<PrincipalUser, "id" | "name">;

/** How much a user may have. */
export interface AppointmentLimits {
  /** How many entries; 5,000 by default: all are read and written at once. */
  readonly maxEntries?: number | undefined;
  /** Octets that the entries may have together; 4 MiB by default. */
  readonly maxEntryBytes?: number | undefined;
}

// A unit of any module: the types of theirs know nothing of these tables.
type Tables = Unit<any>;

/**
 * The rules for appointments (manual chapter 8). An owner's list holds appointments, each under its
 * entry id; a recurring one has several entries under one id. Everything is done in the caller's unit,
 * and what throws has to undo it.
 */
export class AppointmentRules {
  readonly #clock: () => Date;
  readonly #maxEntries: number;
  readonly #maxEntryBytes: number;

  constructor(clock: () => Date, limits: AppointmentLimits = {}) {
    this.#clock = clock;
    this.#maxEntries = limits.maxEntries ?? 5_000;
    this.#maxEntryBytes = limits.maxEntryBytes ?? 4 * 1024 * 1024;
  }

  /**
   * Replaces the owner's whole list, whatever source its entries came from. Entries that share
   * an id are the occurrences of a series; all of them are kept, in their order.
   * @param source The data source of entries that name none.
   * @throws RequestError for an entry that makes no sense or too many entries.
   */
  async setList(
    unit: Tables,
    owner: Owner,
    entries: readonly AsnAppointmentEntry[],
    source = "",
  ): Promise<void> {
    if (entries.length > this.#maxEntries) throw this.#tooMany();
    this.#checkSize(await store.replaceAll(unit, owner.id, rowsOf(owner, entries, source)));
  }

  /**
   * Stores one appointment: replaces what is there under its id, a series too, or adds it.
   * @throws RequestError for an entry that makes no sense or too many entries.
   */
  async setEntry(unit: Tables, owner: Owner, entry: AsnAppointmentEntry): Promise<void> {
    const row = toRow(entry, { owner: owner.name }, "appointment");
    this.#checkSize(await store.replaceEntry(unit, owner.id, row.entryId, [row]));
  }

  /**
   * Stores the entries of one series, which share their id, in place of what is there under it.
   * @param source The data source of entries that name none.
   * @throws RequestError for no entries at all (they would not say which series is meant), for
   *   an entry that makes no sense or has another id than the first, or too many.
   */
  async setSeries(
    unit: Tables,
    owner: Owner,
    entries: readonly AsnAppointmentEntry[],
    source = "",
  ): Promise<void> {
    if (entries.length > this.#maxEntries) throw this.#tooMany();
    const rows = rowsOf(owner, entries, source);
    const first = rows[0];
    if (first === undefined) {
      throw new RequestError(
        RequestErrorDetail.invalidArgument,
        "appointments is empty: no entry tells which series is meant",
      );
    }
    const other = rows.findIndex((row) => row.entryId !== first.entryId);
    if (other !== -1) {
      throw new RequestError(
        RequestErrorDetail.invalidArgument,
        `appointments[${other}].u8sEntryID differs from that of the first entry: ` +
          "the entries of a series share one id",
      );
    }
    this.#checkSize(await store.replaceEntry(unit, owner.id, first.entryId, rows));
  }

  /**
   * Removes an appointment, a series with all its entries.
   * @returns false if the owner has none with this id.
   * @throws RequestError for an empty id.
   */
  async remove(unit: Tables, owner: Owner, entryId: string): Promise<boolean> {
    requireEntryId(entryId, "u8sEntryID");
    return (await store.removeEntry(unit, owner.id, entryId)) > 0;
  }

  /** All entries, in the order in which they were stored. */
  async all(unit: Tables, owner: Owner): Promise<EncodedList<AsnAppointmentEntry>> {
    return listOf(await store.all(unit, owner.id));
  }

  /** The entries that run now. */
  async running(unit: Tables, owner: Owner): Promise<EncodedList<AsnAppointmentEntry>> {
    return listOf(await store.running(unit, owner.id, this.#clock().getTime()));
  }

  /** The entry that will begin to run next. */
  async next(unit: Tables, owner: Owner): Promise<AsnAppointmentEntry | undefined> {
    const entry = await store.next(unit, owner.id, this.#clock().getTime());
    return entry && fromRow(entry);
  }

  #checkSize({ entries, octets }: store.Total): void {
    if (entries > this.#maxEntries) throw this.#tooMany();
    if (octets <= this.#maxEntryBytes) return;
    throw new RequestError(
      RequestErrorDetail.limitExceeded,
      `the appointments of a user may have at most ${this.#maxEntryBytes} octets`,
    );
  }

  #tooMany(): RequestError {
    return new RequestError(
      RequestErrorDetail.limitExceeded,
      `a user may have at most ${this.#maxEntries} appointments`,
    );
  }
}

function rowsOf(
  { name: owner }: Owner,
  entries: readonly AsnAppointmentEntry[],
  source: string,
): store.AppointmentRow[] {
  requireSource(source);
  return entries.map((entry, at) => toRow(entry, { owner, source }, `appointments[${at}]`));
}
