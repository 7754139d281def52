import type { EncodedList } from "../../../codec/index.js";
import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { Unit } from "../../database/index.js";
import { RequestError, RequestErrorDetail, type PrincipalUser } from "../../kernel/index.js";
import type { Granted } from "../rights/api.js";
import { fromRow, listOf, requireEntryId, requireSource, toRow } from "./entries.js";
import * as store from "./store.js";

/** The user whose appointments are meant. */
export type Owner = Pick<PrincipalUser, "id" | "name">;

/** How many appointments a user may have. */
export interface AppointmentLimits {
  /** The number of entries; 5,000 by default. It is limited because all are read and written at once. */
  readonly maxEntries?: number | undefined;
  /** The total size of the entries, in octets; 4 MiB by default. */
  readonly maxEntryBytes?: number | undefined;
}

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;

/**
 * The rules for appointments (manual chapter 8). Each appointment of an owner has an entry id; a series consists of several
 * entries with the same id. Everything is done in the caller's unit; if a method throws, the caller must let that unit fail,
 * so that it is undone.
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
   * Replaces all entries of the owner, whatever their source is. Entries with the same id are the occurrences of a
   * series; all of them are kept, in their order.
   * @param source The data source of entries that name none.
   * @throws RequestError for an invalid entry or too many entries.
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
   * Stores one appointment. It replaces the appointment or series with the same id if there is one.
   * @throws RequestError for an invalid entry or too many entries.
   */
  async setEntry(unit: Tables, owner: Owner, entry: AsnAppointmentEntry): Promise<void> {
    const row = toRow(entry, { owner: owner.name }, "appointment");
    this.#checkSize(await store.replaceEntry(unit, owner.id, row.entryId, [row]));
  }

  /**
   * Stores the entries of one series, which all have the same id. They replace the appointment or series with that id.
   * @param source The data source of entries that name none.
   * @throws RequestError if there are no entries (so that it is not known which series is meant) or too many, and for an
   *   entry that is invalid or has another id than the first.
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
   * Removes an appointment, or all entries of a series.
   * @returns false if the owner has none with this id.
   * @throws RequestError for an empty id.
   */
  async remove(unit: Tables, owner: Owner, entryId: string): Promise<boolean> {
    requireEntryId(entryId, "u8sEntryID");
    return (await store.removeEntry(unit, owner.id, entryId)) > 0;
  }

  /**
   * All entries that are shown, in the order in which they were stored.
   * @param shown To others than the owner only those that they may see; see {@link shownBy}.
   */
  async all(
    unit: Tables,
    owner: Owner,
    shown: store.Shown = "all",
  ): Promise<EncodedList<AsnAppointmentEntry>> {
    return listOf(await store.all(unit, owner.id, shown));
  }

  /** The entries that run now. */
  async running(
    unit: Tables,
    owner: Owner,
    shown: store.Shown = "all",
  ): Promise<EncodedList<AsnAppointmentEntry>> {
    return listOf(await store.running(unit, owner.id, this.#clock().getTime(), shown));
  }

  /** The entry that will begin to run next. */
  async next(
    unit: Tables,
    owner: Owner,
    shown: store.Shown = "all",
  ): Promise<AsnAppointmentEntry | undefined> {
    const entry = await store.next(unit, owner.id, this.#clock().getTime(), shown);
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

/** Which entries of an owner are shown to somebody with these rights; undefined for none (manual line 1299). */
export function shownBy(granted: Pick<Granted, "may">): store.Shown | undefined {
  if (granted.may("see-private-appointments")) return "all";
  return granted.may("see-public-appointments") ? "public" : undefined;
}

function rowsOf(
  { name: owner }: Owner,
  entries: readonly AsnAppointmentEntry[],
  source: string,
): store.AppointmentRow[] {
  requireSource(source);
  return entries.map((entry, at) => toRow(entry, { owner, source }, `appointments[${at}]`));
}
