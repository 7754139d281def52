import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import type { Appointment } from "./appointment.js";
import { MappingError } from "./errors.js";
import { DAY, formatDay, parseDay, type Zone } from "./time.js";

/** The days of the week as RFC 5545 writes them, Monday first. */
export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

export type Weekday = (typeof weekdays)[number];

/**
 * When an appointment comes again (the parts of RFC 5545 section 3.3.10 that the sources have). Days
 * are counted on the calendar of the source's zone; the time of day is that of the appointment.
 */
export interface Recurrence {
  readonly frequency: "daily" | "weekly" | "monthly" | "yearly";
  /** The number of days, weeks (from Monday), months or years from one to the next. */
  readonly interval: number;
  /** Weekly: on which days. */
  readonly weekdays: readonly Weekday[];
  /** Monthly and yearly: the day of the month. Months without it are skipped. */
  readonly monthDay: number | null;
  /** Monthly: the n-th weekday in place of a day; -1 is the last. */
  readonly position: { readonly weekday: Weekday; readonly n: number } | null;
  /** Yearly: the month, 1 to 12. */
  readonly month: number | null;
  /** `2018-12-27`: no occurrence before; null for the day on which the appointment starts. */
  readonly from: string | null;
  /** `2018-12-27`: no occurrence after this day; null for no such end. */
  readonly until: string | null;
  /** How many occurrences there are in all; null for no such end. */
  readonly count: number | null;
}

/** A stretch of time in milliseconds since 1970 UTC, `to` not included. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** One time at which an appointment takes place, in milliseconds since 1970 UTC. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
}

/** An occurrence and the day in the zone, counted since 1970, that the rule puts it on. */
export interface DayOccurrence extends Occurrence {
  readonly day: number;
}

/** The day of the week of a day since 1970, which began with a Thursday. */
export function weekdayOf(day: number): Weekday {
  return weekdays[(((day + 3) % 7) + 7) % 7]!;
}

/** Whether something takes place within a window; if it has no length, at its start. */
export function within({ start, end }: Occurrence, { from, to }: Window): boolean {
  return start < to && (end > from || (start === end && start >= from));
}

/**
 * The occurrences of an appointment that touch a window, in order. Without a recurrence, that is the
 * appointment itself. Each has the appointment's time of day in the zone and its exact length; an
 * all-day one has its number of days. A time that the clocks skip is moved as {@link Zone.toInstant}
 * says; on a day that the calendar skips, nothing takes place.
 * @throws MappingError for a rule that counts beyond any use.
 */
export function occurrencesIn(
  appointment: Appointment,
  zone: Zone,
  window: Window,
): DayOccurrence[] {
  const { start, end, recurrence: rule } = appointment;
  if (rule === null) return within(appointment, window) ? [onItsDay(appointment, zone)] : [];
  const length = Math.ceil((end - start) / DAY);
  const first = zone.dayOf(window.from) - length - 1;
  return daysOf(appointment, rule, zone, first, zone.dayOf(window.to) + 1)
    .filter((day) => zone.dayOf(zone.startOfDay(day)) === day)
    .map((day) => ({ ...occurrenceOn(appointment, zone, day), day }))
    .filter((occurrence) => within(occurrence, window));
}

/** The appointment itself as an occurrence. */
export function onItsDay({ start, end }: Occurrence, zone: Zone): DayOccurrence {
  return { start, end, day: zone.dayOf(start) };
}

/** The occurrence of an appointment on a day, given by its number since 1970. */
export function occurrenceOn(appointment: Appointment, zone: Zone, day: number): Occurrence {
  const { start, end, allDay } = appointment;
  if (allDay) {
    const days = zone.dayOf(end) - zone.dayOf(start);
    return { start: zone.startOfDay(day), end: zone.startOfDay(day + days) };
  }
  const clock = zone.toLocal(start) - zone.dayOf(start) * DAY;
  const moved = zone.toInstant(day * DAY + clock);
  return { start: moved, end: moved + (end - start) };
}

/** The largest number of occurrences that is counted. */
const mostCounted = 15_000;

/** The days on which the rule falls, within days that are both included. */
function daysOf(
  { start }: Appointment,
  rule: Recurrence,
  zone: Zone,
  first: number,
  last: number,
): number[] {
  const startDay = rule.from === null ? zone.dayOf(start) : parseDay(rule.from, "recurrence");
  const { monthDay, position, month } = rule;
  // Only days, so on a calendar without changes of clocks: the rule must not lose an occurrence
  // because its time of day is missing once a year.
  const engine = new RRuleTemporal({
    freq: rule.frequency.toUpperCase() as "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY",
    interval: rule.interval,
    tzid: "UTC",
    wkst: "MO",
    dtstart: midnight(startDay),
    maxIterations: mostCounted,
    cache: false,
    ...(rule.weekdays.length > 0 && { byDay: [...rule.weekdays] }),
    ...(monthDay !== null && { byMonthDay: [monthDay] }),
    ...(position !== null && { byDay: [`${position.n}${position.weekday}`] }),
    ...(month !== null && { byMonth: [month] }),
    ...(rule.until !== null && { until: midnight(parseDay(rule.until, "recurrence")) }),
    ...(rule.count !== null && { count: rule.count }),
  });
  try {
    return engine
      .between(midnight(first), midnight(last), true)
      .map(({ epochMilliseconds }) => epochMilliseconds / DAY);
  } catch (error) {
    throw new MappingError("recurrence", `cannot be counted: ${(error as Error).message}`);
  }
}

function midnight(day: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(day * DAY).toZonedDateTimeISO("UTC");
}

/** A rule in which the parts that are not given do not apply. */
export function recurrence(parts: Pick<Recurrence, "frequency"> & Partial<Recurrence>): Recurrence {
  return {
    interval: 1,
    weekdays: [],
    monthDay: null,
    position: null,
    month: null,
    from: null,
    until: null,
    count: null,
    ...parts,
  };
}

/** The weekday of a day and which one of its month it is; the fifth counts as the last. */
export function positionOf(day: number): { weekday: Weekday; n: number } {
  const n = Math.ceil(Number(formatDay(day).slice(8)) / 7);
  return { weekday: weekdayOf(day), n: n === 5 ? -1 : n };
}

/** How many days a month has at most, from January on. */
const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Why a series never takes place, on no day of any year; undefined if it does.
 * @param zone In which its days are counted.
 */
export function neverTakesPlace(
  { start, recurrence: rule }: Appointment,
  zone: Zone,
): string | undefined {
  if (rule === null) return undefined;
  const first = rule.from ?? formatDay(zone.dayOf(start));
  if (rule.until !== null && rule.until < first) return "it ends before it begins";
  const day = rule.monthDay;
  if (day === null) return undefined;
  const [year, begin] = first.split("-").map(Number) as [number, number];
  const months = monthsOf(rule, begin);
  if (months.every((month) => day > longestMonths[month - 1]!)) {
    return `there is no day ${day} in month ${months.join(", ")}`;
  }
  // After as many years as it takes until the calendar repeats.
  const years = Array.from({ length: 400 }, (_, index) => year + index * rule.interval);
  const leapDay = rule.frequency === "yearly" && day === 29 && months[0] === 2;
  return leapDay && !years.some(isLeapYear) ? "none of its years has a 29 February" : undefined;
}

/** The months on which a monthly or yearly rule falls. */
function monthsOf({ frequency, interval, month }: Recurrence, begin: number): number[] {
  if (frequency === "yearly") return [month ?? begin];
  const months = Array.from(
    { length: 12 },
    (_, index) => ((begin - 1 + index * interval) % 12) + 1,
  );
  return [...new Set(months)];
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
