import type ICAL from "ical.js";
import { RRuleTemporal } from "rrule-temporal";
import type { Zone } from "../../connectors/index.js";
import { zoneNamed } from "../../connectors/index.js";
import { Refusal } from "./kind.js";

const dayLength = 86_400_000;
/** How many occurrences of a rule are looked at, and how many are stored. */
const mostCounted = 15_000;
const mostOccurrences = 2_000;
/** From when and until when a series takes place, in days from now. */
const daysBack = 90;
const daysAhead = 366;

/** A stretch of time in milliseconds since 1970 UTC. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretch within which occurrences of series become entries. It begins and ends at midnight, so that it is the same all day. */
export function windowAt(now: number): Stretch {
  const today = now - (now % dayLength);
  return { from: today - daysBack * dayLength, to: today + daysAhead * dayLength };
}

/** A moment or day of a calendar, and the zone in which it is meant. */
export interface CalendarTime {
  readonly instant: number;
  readonly isDay: boolean;
  readonly zone: Zone;
  /** Its wall clock, as milliseconds since 1970. */
  readonly local: number;
}

/**
 * The times of a property: one, or several of RDATE and EXDATE.
 * @param home The zone of days, and of times that name none.
 * @throws Refusal for a zone that there is not.
 */
export function timesOf(property: ICAL.Property, home: Zone): CalendarTime[] {
  const named = property.getParameter("tzid");
  return property.getValues().flatMap((value: unknown) => {
    const time = value as ICAL.Time;
    if (time.icaltype !== "date" && time.icaltype !== "date-time") {
      throw new Refusal(`${property.name} is no time`);
    }
    const { year, month, day, hour, minute, second, isDate } = time;
    const isUtc = time.zone?.tzid === "UTC";
    const zone = isUtc ? zoneNamed("UTC") : typeof named === "string" ? zoneOf(named) : home;
    const local = Date.UTC(year, month - 1, day, hour, minute, second);
    return [{ instant: zone.toInstant(local), isDay: isDate, zone, local }];
  });
}

function zoneOf(name: string): Zone {
  try {
    return zoneNamed(name.replace(/^\//, ""));
  } catch {
    throw new Refusal(`TZID names no time zone: ${JSON.stringify(name.slice(0, 80))}`);
  }
}

/** A day's number since 1970 on a wall clock. */
function dayOf(local: number): number {
  return Math.floor(local / dayLength);
}

/** When something that begins at a time ends: as long after the beginning as the first time, in days if it lasts days. */
export function endOf(
  begin: number,
  { start, end }: { start: CalendarTime; end: CalendarTime },
): number {
  if (!start.isDay) return begin + (end.instant - start.instant);
  const { zone } = start;
  return zone.startOfDay(zone.dayOf(begin) + dayOf(end.local) - dayOf(start.local));
}

/**
 * When the occurrences of a rule (RFC 5545, section 3.3.10) begin, within a stretch of time.
 * @throws Refusal for a rule that is none, or has too many.
 */
export function beginnings(start: CalendarTime, rule: string, window: Stretch): number[] {
  const local = new Date(start.local).toISOString().replaceAll(/[-:]|\.\d+Z/g, "");
  let found: number[];
  try {
    const engine = new RRuleTemporal({
      rruleString: `DTSTART;TZID=${start.zone.id}:${local}\nRRULE:${rule}`,
      maxIterations: mostCounted,
      cache: false,
    });
    found = engine
      .between(new Date(window.from), new Date(window.to), true)
      .map(({ epochMilliseconds }) => epochMilliseconds);
  } catch (error) {
    throw new Refusal(`RRULE cannot be counted: ${(error as Error).message.slice(0, 100)}`);
  }
  if (found.length <= mostOccurrences) return found;
  throw new Refusal(`RRULE has over ${mostOccurrences} occurrences`);
}
