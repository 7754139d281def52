import type { EncodedList } from "../../../codec/index.js";
import type { AsnAppointmentEntry } from "../../../modules/appointments/appointments.js";
import type { Unit } from "../../database/index.js";
import { DecodedRows } from "../../decoded-rows.js";
import { RequestError, RequestErrorDetail, type PrincipalUser } from "../../kernel/index.js";
import type { Granted } from "../rights/api.js";
import { fromRow, listOf, requireEntryId, requireSource, toRow } from "./entries.js";
import * as shownStore from "./shown-store.js";
import * as store from "./store.js";
import type { AppointmentsChanged } from "./topics.js";

/** The user whose appointments are meant. */
export type Owner = Pick<PrincipalUser, "id" | "name">;

/** How many appointments a user may have. */
export interface AppointmentLimits {
  /** The number of entries; 5,000 by default. It is limited because all are read and written at once. */
  readonly maxEntries?: number | undefined;
  /** The total size of the entries, in octets; 4 MiB by default. */
  readonly maxEntryBytes?: number | undefined;
}

/** What others see of somebody's appointments. */
export interface ShownAppointments {
  /** Those that run now, in the order in which they were stored. */
  readonly running: { readonly isPrivate: boolean; readonly entry: AsnAppointmentEntry }[];
  /** The next one to begin, and the next one that is not private. */
  next?: AsnAppointmentEntry;
  nextPublic?: AsnAppointmentEntry;
}

/** What an owner is shown of the own appointments: those that run, and the next. */
export interface OwnEntries {
  readonly running: readonly AsnAppointmentEntry[];
  readonly next: AsnAppointmentEntry | undefined;
}

const noEntries: readonly AsnAppointmentEntry[] = [];

/** How much of somebody's appointments is shown with his presence. */
const shownLimits: shownStore.ShownLimits = { entries: 20, octets: 16 * 1024 };

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
  /** Entries that are shown to others. */
  readonly #shown = {
    running: new DecodedRows<number, AsnAppointmentEntry>(fromRow),
    next: new DecodedRows<number, AsnAppointmentEntry>(fromRow),
    nextPublic: new DecodedRows<number, AsnAppointmentEntry>(fromRow),
  };

  /** Entries that are shown to their owners. */
  readonly #own = {
    running: new DecodedRows<number, AsnAppointmentEntry[]>((octets) => listOf(octets).toArray()),
    next: new DecodedRows<number, AsnAppointmentEntry>(fromRow),
  };

  constructor(clock: () => Date, limits: AppointmentLimits = {}) {
    this.#clock = clock;
    this.#maxEntries = limits.maxEntries ?? 5_000;
    this.#maxEntryBytes = limits.maxEntryBytes ?? 4 * 1024 * 1024;
  }

  /**
   * Replaces all entries of the owner, whatever their source is. Entries with the same id are the occurrences of a
   * series; all of them are kept, in their order.
   * @param source The data source of entries that name none.
   * @returns What the caller has to publish (`appointmentsChanged`).
   * @throws RequestError for an invalid entry or too many entries.
   */
  async setList(
    unit: Tables,
    owner: Owner,
    entries: readonly AsnAppointmentEntry[],
    source = "",
  ): Promise<AppointmentsChanged> {
    if (entries.length > this.#maxEntries) throw this.#tooMany();
    const rows = rowsOf(owner, entries, source);
    this.#checkSize(await store.replaceAll(unit, owner.id, rows));
    return this.#changed(owner, rows);
  }

  /**
   * Stores one appointment. It replaces the appointment or series with the same id if there is one.
   * @returns What the caller has to publish.
   * @throws RequestError for an invalid entry or too many entries.
   */
  async setEntry(
    unit: Tables,
    owner: Owner,
    entry: AsnAppointmentEntry,
  ): Promise<AppointmentsChanged> {
    const row = toRow(entry, { owner: owner.name }, "appointment");
    this.#checkSize(await store.replaceEntry(unit, owner.id, row.entryId, [row]));
    return this.#changed(owner, [row]);
  }

  /**
   * Stores the entries of one series, which all have the same id. They replace the appointment or series with that id.
   * @param source The data source of entries that name none.
   * @returns What the caller has to publish.
   * @throws RequestError if there are no entries (so that it is not known which series is meant) or too many, and for an
   *   entry that is invalid or has another id than the first.
   */
  async setSeries(
    unit: Tables,
    owner: Owner,
    entries: readonly AsnAppointmentEntry[],
    source = "",
  ): Promise<AppointmentsChanged> {
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
    return this.#changed(owner, rows);
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

  /** The entries with an id: one, or those of a series. */
  async entries(unit: Tables, owner: Owner, entryId: string): Promise<AsnAppointmentEntry[]> {
    return (await store.entriesOf(unit, owner.id, entryId)).map(fromRow);
  }

  /**
   * All entries that are shown, in the order in which they were stored. The list is for one answer: as soon as it has been sent, its octets are gone.
   * @param shown To others than the owner only those that they may see; see `shownBy`.
   */
  async all(
    unit: Tables,
    owner: Owner,
    shown: store.Shown = "all",
  ): Promise<EncodedList<AsnAppointmentEntry>> {
    return listOf(await store.all(unit, owner.id, shown));
  }

  /** The entries that run now; for one answer, as {@link all}. */
  async running(
    unit: Tables,
    owner: Owner,
    shown: store.Shown = "all",
  ): Promise<EncodedList<AsnAppointmentEntry>> {
    return listOf(await store.running(unit, owner.id, this.#clock().getTime(), shown));
  }

  /**
   * Entries of an owner from their encodings, as the queries of the store give them. What has not changed is the same
   * object again, if there is room to keep it.
   */
  own(owner: number, running: Uint8Array | null, next: Uint8Array | null): OwnEntries {
    return {
      running: running === null ? noEntries : this.#own.running.of(owner, running),
      next: next === null ? undefined : this.#own.next.of(owner, next),
    };
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

  /**
   * What others see of the appointments of these users: those that run now, and the next, by the ids of the users. Entries that have not
   * changed are the same objects again, if there is room to keep them.
   */
  async shown(unit: Tables, owners: readonly number[]): Promise<Map<number, ShownAppointments>> {
    const rows = await shownStore.shown(unit, owners, this.#clock().getTime(), shownLimits);
    const found = new Map<number, ShownAppointments>();
    const of = (owner: number): ShownAppointments => {
      let known = found.get(owner);
      if (known === undefined) found.set(owner, (known = { running: [] }));
      return known;
    };
    const { running, next, nextPublic } = this.#shown;
    for (const { owner, entry, ...row } of rows.running) {
      const known = of(owner).running;
      const place = owner * shownLimits.entries + known.length;
      known.push({ isPrivate: row.private, entry: running.of(place, entry) });
    }
    for (const { owner, entry, ...row } of rows.next) {
      const known = of(owner);
      if (!row.private) known.nextPublic ??= nextPublic.of(owner, entry);
      known.next ??= next.of(owner, entry);
    }
    return found;
  }

  #changed({ id }: Owner, rows: readonly store.AppointmentRow[]): AppointmentsChanged {
    const now = this.#clock().getTime();
    let boundary = Infinity;
    for (const { starts, ends } of rows) {
      if (starts > now && starts < boundary) boundary = starts;
      if (ends > now && ends < boundary) boundary = ends;
    }
    return { owner: id, boundary: boundary === Infinity ? 0 : boundary };
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
