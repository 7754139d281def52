import type { AsnAppointmentEntry } from "../modules/appointments/appointments.js";
import { foldEntries, lastDay, writeEntries, type EntryContext } from "./entries.js";
import { foreignParams, readNotes, writeNotes, type Notes } from "./params.js";
import { occurrencesIn, within, type Window } from "./recurrence.js";

/**
 * The last day whose occurrences of a series have been written; undefined for anything but a series that
 * was made here.
 * @param entries The entries of one id.
 * @param made Whether the id itself says that it was made here.
 */
export function writtenUpTo(
  system: string,
  entries: readonly AsnAppointmentEntry[],
  made: boolean,
): number | undefined {
  const days = entries.flatMap((entry) => {
    const notes = readNotes(system, entry);
    if (notes?.series === undefined) return [];
    return notes.upTo ?? (made ? notes.day : undefined) ?? [];
  });
  return days.length === 0 ? undefined : days.reduce((a, b) => Math.max(a, b));
}

/**
 * The entries of a series that was made here when the window has moved: past ones are removed, except the
 * last one, and new ones are added as the present entries say. Entries that somebody has
 * removed or changed stay so.
 * @param entries The entries of one id, at least one.
 * @param upTo The last day whose occurrences have been written.
 * @returns Undefined if there is nothing to be done.
 * @throws MappingError for a rule that cannot be counted.
 */
export function rollForward(
  context: EntryContext,
  entries: readonly AsnAppointmentEntry[],
  upTo: number,
  window: Window,
): AsnAppointmentEntry[] | undefined {
  const { zone, mapping } = context;
  const { u8sEntryID: entryId, u8sOwner: owner } = entries[0]!;
  const last = lastDay(zone, window);
  const folded = foldEntries(context, entries);
  const coming = occurrencesIn(folded.appointment, zone, window).filter(({ day }) => day > upTo);
  const running = entries.filter(({ stStart, stEnd }) =>
    within({ start: stStart.getTime(), end: stEnd.getTime() }, { ...window, to: Infinity }),
  );
  const stay = running.length + coming.length > 0 ? running : [latest(entries)];
  if (stay.length === entries.length && coming.length === 0) return undefined;
  const replaced = { previous: entries, upTo: last };
  const added = writeEntries(context, { entryId, owner }, folded, coming, replaced);
  return [...stay.map((entry) => noteUpTo(mapping.system, entry, last)), ...added];
}

function latest(entries: readonly AsnAppointmentEntry[]): AsnAppointmentEntry {
  return entries.reduce((a, b) => (b.stStart.getTime() > a.stStart.getTime() ? b : a));
}

/** The entry itself stays as it is. */
function noteUpTo(system: string, entry: AsnAppointmentEntry, upTo: number): AsnAppointmentEntry {
  const notes: Notes | undefined = readNotes(system, entry);
  if (notes === undefined) return entry;
  const own = writeNotes(system, { ...notes, upTo });
  return { ...entry, optionalParams: [...foreignParams(system, entry), ...own] };
}
