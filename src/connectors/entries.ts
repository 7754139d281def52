import type { AsnAppointmentEntry } from "../modules/appointments/appointments.js";
import { plainAppointment, type Appointment } from "./appointment.js";
import { digest, sameJson, type Json } from "./json.js";
import { membersOf, nothingKept, type Mapped, type Mapping } from "./mapping.js";
import { foreignParams, readNotes, writeNotes, type Notes } from "./params.js";
import {
  occurrenceOn,
  occurrencesIn,
  onItsDay,
  type DayOccurrence,
  type Window,
} from "./recurrence.js";
import { DAY, type Zone } from "./time.js";
import { zoneNamed, type InZones } from "./zones.js";

/** What a source's entries and appointments depend on. */
export interface EntryContext {
  readonly mapping: Mapping;
  /** The appointment's zone, in which series are counted. */
  readonly zone: Zone;
  /** Set if that is not the source's own zone; entries then store it. */
  readonly away?: boolean;
  /** For new entries. */
  readonly dataSource: string;
}

/** The owner of entries, and their id. */
export interface EntryKey {
  readonly entryId: string;
  readonly owner: string;
}

/** What the entries with one id are together. */
export interface Folded extends Mapped {
  /** Entries of a series that differ from the series; a source cannot hold them. */
  readonly exceptions: number;
}

/** The members with the contents of an appointment. */
export const texts = [
  "subject",
  "text",
  "category",
] as const satisfies readonly (keyof Appointment)[];

const contents = [
  ...texts,
  "status",
  "importance",
  "sensitivity",
] as const satisfies readonly (keyof Appointment)[];

/** What entries depend on that replace others. */
export interface Replaced {
  /** Entries that these replace; what a connector does not write is kept from them. */
  readonly previous?: readonly AsnAppointmentEntry[];
  /** Whether the texts of those entries are kept too. */
  readonly keepTexts?: boolean;
  /** For a series that is rolled forward: the last day that has been counted. */
  readonly upTo?: number;
}

/**
 * The entries for the occurrences of an appointment.
 */
export function writeEntries(
  context: EntryContext,
  key: EntryKey,
  { appointment, kept }: Mapped,
  occurrences: readonly DayOccurrence[],
  { previous = [], keepTexts = false, upTo }: Replaced = {},
): AsnAppointmentEntry[] {
  const { recurrence: rule, start, end, allDay } = appointment;
  const series = rule === null ? undefined : { rule, start, end, allDay };
  const former = byDay(context, previous);
  return occurrences.map(({ day, ...times }) => {
    const notes = { kept, series, day: series && day, upTo };
    const old = former.get(day) ?? previous[0];
    const own = keepTexts && old !== undefined ? textsOf(old) : {};
    return writeEntry(context, key, { ...appointment, ...times, ...own }, notes, old);
  });
}

function textsOf(entry: AsnAppointmentEntry): Pick<Appointment, (typeof texts)[number]> {
  return { subject: entry.u8sSubject, text: entry.u8sText, category: entry.u8sCategory };
}

function byDay(
  { mapping, zone }: EntryContext,
  entries: readonly AsnAppointmentEntry[],
): Map<number, AsnAppointmentEntry> {
  return new Map(
    entries.map((entry) => [
      readNotes(mapping.system, entry)?.day ?? zone.dayOf(entry.stStart.getTime()),
      entry,
    ]),
  );
}

function writeEntry(
  { mapping, zone, away, dataSource }: EntryContext,
  { entryId, owner }: EntryKey,
  appointment: Appointment,
  notes: Omit<Notes, "seal" | "zone">,
  old: AsnAppointmentEntry | undefined,
): AsnAppointmentEntry {
  const { start, end } = appointment;
  const untimed = old?.stStart.getTime() === start && old.stEnd.getTime() === end;
  const own = writeNotes(mapping.system, {
    ...notes,
    seal: sealOf(mapping, appointment),
    zone: away === true ? zone.id : undefined,
  });
  return {
    u8sEntryID: entryId,
    u8sOwner: owner,
    u8sDataSource: old?.u8sDataSource ?? dataSource,
    stStart: new Date(start),
    stEnd: new Date(end),
    iDuration: untimed ? old.iDuration : Math.round((end - start) / 60_000),
    u8sSubject: appointment.subject,
    u8sText: appointment.text,
    bAllDay: appointment.allDay,
    iStatus: appointment.status as AsnAppointmentEntry["iStatus"],
    u8sCategory: appointment.category,
    iImportance: appointment.importance as AsnAppointmentEntry["iImportance"],
    iSensitivity: appointment.sensitivity as AsnAppointmentEntry["iSensitivity"],
    bIsValid: true,
    optionalParams: [...(old === undefined ? [] : foreignParams(mapping.system, old)), ...own],
  };
}

/** A digest of the members for which the source has words. */
function sealOf(mapping: Mapping, appointment: Appointment): string {
  const told = [...membersOf(mapping)].filter((name) => name !== "recurrence");
  return digest(told.map((name) => appointment[name]));
}

/** The members of one entry; an end before its start, which sources do not have, counts as the start. */
function readEntry(entry: AsnAppointmentEntry): Appointment {
  const start = entry.stStart.getTime();
  return {
    subject: entry.u8sSubject,
    text: entry.u8sText,
    category: entry.u8sCategory,
    status: entry.iStatus,
    importance: entry.iImportance,
    sensitivity: entry.iSensitivity,
    start,
    end: Math.max(start, entry.stEnd.getTime()),
    allDay: entry.bAllDay,
    recurrence: null,
  };
}

/**
 * Combines the entries of one id, at least one, to the appointment that they come from. A change that most
 * of a series' entries share is a change of the series; a change of single ones is an exception.
 * @param known What the source had; used in place of notes that a client or server has dropped.
 */
export function foldEntries(
  context: EntryContext,
  entries: readonly AsnAppointmentEntry[],
  known?: Mapped,
): Folded {
  const parts = entries.map((entry) => ({
    appointment: readEntry(entry),
    notes: readNotes(context.mapping.system, entry),
  }));
  const first = parts[0]!;
  const notes = parts.find((part) => part.notes !== undefined)?.notes;
  const kept = notes?.kept ?? known?.kept ?? nothingKept;
  const series = notes === undefined ? seriesOf(known?.appointment) : notes.series;
  if (series === undefined) {
    return { appointment: first.appointment, kept, exceptions: 0 };
  }
  const common = Object.fromEntries(
    contents.map((name) => [name, mostFrequent(parts.map((part) => part.appointment[name]))]),
  ) as Pick<Appointment, (typeof contents)[number]>;
  const plan = { ...plainAppointment, ...series, recurrence: series.rule };
  const placed = parts.map(({ appointment, notes: own }) => ({
    appointment,
    day: own?.day ?? context.zone.dayOf(appointment.start),
  }));
  const times = commonTimes(context.zone, plan, placed);
  const appointment: Appointment = { ...common, ...times, recurrence: series.rule };
  const exceptions = placed.filter((part) => !isOccurrence(context.zone, appointment, part)).length;
  return { appointment, kept, exceptions };
}

/**
 * The context in which to read the entries of one id: that of the zone in which they were written, so
 * that another zone for their owner does not count as a change of the entries.
 * @param own Used for entries that no connector has written, or whose notes have been dropped.
 */
export function writtenIn<T extends EntryContext>(
  contexts: InZones<T>,
  own: T,
  entries: readonly AsnAppointmentEntry[],
): T {
  for (const entry of entries) {
    const notes = readNotes(own.mapping.system, entry);
    if (notes === undefined) continue;
    try {
      return notes.zone === undefined ? contexts.home : contexts.in(zoneNamed(notes.zone));
    } catch {
      // Others may write to optionalParams.
      return own;
    }
  }
  return own;
}

/** Whether somebody else has changed one of the entries since a connector wrote them. */
export function isTouched(
  { mapping }: EntryContext,
  entries: readonly AsnAppointmentEntry[],
): boolean {
  return entries.some(
    (entry) => readNotes(mapping.system, entry)?.seal !== sealOf(mapping, readEntry(entry)),
  );
}

function seriesOf(known: Appointment | undefined): Notes["series"] {
  if (known === undefined || known.recurrence === null) return undefined;
  const { recurrence: rule, start, end, allDay } = known;
  return { rule, start, end, allDay };
}

/** The most frequent value; of several, the first. */
function mostFrequent<T extends Json>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b));
  return [...counts].find(([, count]) => count === most)![0];
}

interface Placed {
  readonly appointment: Appointment;
  /** The day on which the rule puts it. */
  readonly day: number;
}

/** Start, end and all-day mark of a series whose entries may have been moved within their days. */
function commonTimes(
  zone: Zone,
  plan: Appointment,
  parts: readonly Placed[],
): Pick<Appointment, "start" | "end" | "allDay"> {
  const unchanged = "as planned";
  const moves = parts.map(({ appointment, day }) => {
    const { start, end, allDay } = appointment;
    const planned = occurrenceOn(plan, zone, day);
    const same = planned.start === start && planned.end === end && plan.allDay === allDay;
    if (same || zone.dayOf(start) !== day) return unchanged;
    const length = allDay ? zone.dayOf(end) - day : end - start;
    return JSON.stringify({ clock: zone.toLocal(start) - day * DAY, length, allDay });
  });
  const move = mostFrequent([...moves].toSorted(unchangedFirst));
  const { start, end, allDay } = plan;
  if (move === unchanged) return { start, end, allDay };
  const to = JSON.parse(move) as { clock: number; length: number; allDay: boolean };
  const day = zone.dayOf(start);
  const moved = zone.toInstant(day * DAY + to.clock);
  return {
    start: moved,
    end: to.allDay ? zone.startOfDay(day + to.length) : moved + to.length,
    allDay: to.allDay,
  };
}

/** Texts of moves begin with a brace, which sorts after every letter. */
function unchangedFirst(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function isOccurrence(
  zone: Zone,
  series: Appointment,
  { appointment: { start, end, allDay, ...rest }, day }: Placed,
): boolean {
  const planned = occurrenceOn(series, zone, day);
  return (
    planned.start === start &&
    planned.end === end &&
    series.allDay === allDay &&
    contents.every((name) => rest[name] === series[name])
  );
}

/**
 * The entries of an appointment that somebody has edited as a whole. Entries whose times the edit does
 * not touch keep them, including exceptions; otherwise the series is counted again, over the window
 * and over whatever the entries have covered so far.
 * @param before The result of {@link foldEntries} for `entries`, of which there is at least one.
 * @param check Called with the number of entries, if it changes, before they are created.
 * @returns At least one entry: an appointment does not vanish because it is outside the window.
 */
export function rewriteEntries(
  context: EntryContext,
  entries: readonly AsnAppointmentEntry[],
  before: Mapped,
  after: Mapped,
  window: Window,
  check: (entries: number) => void = () => undefined,
): AsnAppointmentEntry[] {
  const key = { entryId: entries[0]!.u8sEntryID, owner: entries[0]!.u8sOwner };
  const was = before.appointment;
  const is = after.appointment;
  const sameTimes = was.start === is.start && was.end === is.end && was.allDay === is.allDay;
  const sameRule = sameJson(was.recurrence as Json, is.recurrence as Json);
  if (sameRule && (sameTimes || is.recurrence === null)) {
    return entries.map((entry) => editEntry(context, key, entry, was, after));
  }
  const covered = {
    from: entries.reduce((at, { stStart }) => Math.min(at, stStart.getTime()), window.from),
    to: entries.reduce((at, { stEnd }) => Math.max(at, stEnd.getTime() + 1), window.to),
  };
  const occurrences = occurrencesIn(is, context.zone, covered);
  const some = occurrences.length > 0 ? occurrences : [onItsDay(is, context.zone)];
  check(some.length);
  const upTo = lastDay(context.zone, covered);
  return writeEntries(context, key, after, some, { previous: entries, upTo });
}

/** The last day of a window. */
export function lastDay(zone: Zone, { to }: Window): number {
  return zone.dayOf(to - 1);
}

/** One entry with what an edit has changed; its times move with the appointment's. */
function editEntry(
  context: EntryContext,
  key: EntryKey,
  entry: AsnAppointmentEntry,
  was: Appointment,
  { appointment: is, kept }: Mapped,
): AsnAppointmentEntry {
  const old = readEntry(entry);
  const changed = contents.filter((name) => was[name] !== is[name]);
  const start = old.start + (is.start - was.start);
  const lengthened = is.end - is.start - (was.end - was.start);
  const edited: Appointment = {
    ...old,
    ...Object.fromEntries(changed.map((name) => [name, is[name]])),
    start,
    end: Math.max(start, start + (old.end - old.start) + lengthened),
    allDay: was.allDay === is.allDay ? old.allDay : is.allDay,
  };
  const notes = readNotes(context.mapping.system, entry);
  const { series, day, upTo } = notes ?? { series: undefined, day: undefined, upTo: undefined };
  return writeEntry(context, key, edited, { kept, series, day, upTo }, entry);
}

/**
 * Whether entries of one id are equal, in any order; owner, validity and duration are set by the
 * server. Notes that are missing from `actual` do not count: a server may not keep
 * them, and sending them again would change nothing.
 */
export function sameEntries(
  { mapping }: EntryContext,
  wanted: readonly AsnAppointmentEntry[],
  actual: readonly AsnAppointmentEntry[],
): boolean {
  if (wanted.length !== actual.length) return false;
  const sorted = [...actual].toSorted(byStart);
  return [...wanted].toSorted(byStart).every((entry, index) => {
    const other = sorted[index]!;
    const { recurrence: _, ...members } = readEntry(entry);
    const { recurrence: __, ...otherMembers } = readEntry(other);
    return (
      sameJson(members, otherMembers) &&
      entry.u8sDataSource === other.u8sDataSource &&
      sameNotes(mapping.system, entry, other)
    );
  });
}

function byStart(a: AsnAppointmentEntry, b: AsnAppointmentEntry): number {
  return a.stStart.getTime() - b.stStart.getTime() || a.stEnd.getTime() - b.stEnd.getTime();
}

/** Without the seal, because entries that are otherwise equal need not be written for it. */
function sameNotes(
  system: string,
  wanted: AsnAppointmentEntry,
  actual: AsnAppointmentEntry,
): boolean {
  const found = readNotes(system, actual);
  if (found === undefined) return true;
  const content = (notes: Notes | undefined): Json =>
    JSON.parse(JSON.stringify({ ...notes, seal: "" })) as Json;
  return sameJson(content(readNotes(system, wanted)), content(found));
}
