import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { EntryChange } from "../ucserver/changes.js";

/** Which entries of a list an item means: all under an id, or the one that starts at a moment. */
export interface Place {
  readonly entryId: string;
  readonly occurrence: number | null;
}

/** A text that tells places apart. */
export function keyOf({ entryId, occurrence }: Place): string {
  return JSON.stringify([entryId, occurrence]);
}

/** The entries of one user by id, as they are and as they shall be. */
export class WorkingList {
  readonly #before = new Map<string, AsnAppointmentEntry[]>();
  readonly #after = new Map<string, readonly AsnAppointmentEntry[]>();

  constructor(entries: readonly AsnAppointmentEntry[]) {
    for (const entry of entries) {
      const group = this.#before.get(entry.u8sEntryID);
      if (group === undefined) this.#before.set(entry.u8sEntryID, [entry]);
      else group.push(entry);
    }
    for (const [id, group] of this.#before) this.#after.set(id, group);
  }

  ids(): string[] {
    return [...this.#after.keys()];
  }

  has(entryId: string): boolean {
    return this.before(entryId).length > 0;
  }

  /** What the UCServer has under an id. */
  before(entryId: string): readonly AsnAppointmentEntry[] {
    return this.#before.get(entryId) ?? [];
  }

  /** The entries of an item: all under its id, or the one that starts where the item says. */
  of({ entryId, occurrence }: Place): readonly AsnAppointmentEntry[] {
    const entries = this.#after.get(entryId) ?? [];
    return occurrence === null
      ? entries
      : entries.filter(({ stStart }) => stStart.getTime() === occurrence);
  }

  /** Replaces the entries that {@link of} returns. */
  set(place: Place, entries: readonly AsnAppointmentEntry[]): void {
    const old = this.of(place);
    const sameAsBefore =
      old.length === entries.length && old.every((entry, index) => entry === entries[index]);
    if (sameAsBefore) return;
    const rest = (this.#after.get(place.entryId) ?? []).filter((entry) => !old.includes(entry));
    this.#after.set(place.entryId, [...rest, ...entries]);
  }

  clear(entryId: string): void {
    this.#after.set(entryId, []);
  }

  /** Single entries with the place that an item for each would have. */
  *loose(
    wanted: (entryId: string) => boolean,
  ): Generator<{ entry: AsnAppointmentEntry; place: Place; key: string }> {
    for (const [entryId, entries] of this.#after) {
      if (!wanted(entryId)) continue;
      for (const entry of entries) {
        const occurrence = entries.length === 1 ? null : entry.stStart.getTime();
        const place = { entryId, occurrence };
        yield { entry, place, key: keyOf(place) };
      }
    }
  }

  /** What has to be written. */
  changes(): EntryChange[] {
    return [...this.#after]
      .filter(([entryId, entries]) => entries !== this.#before.get(entryId))
      .filter(([entryId, entries]) => entries.length > 0 || this.has(entryId))
      .map(([entryId, entries]) => ({ entryId, entries }));
  }
}
