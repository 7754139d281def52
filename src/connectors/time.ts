import { Temporal } from "temporal-polyfill";
import { MappingError } from "./errors.js";

/** Milliseconds of a day without a change of clocks. */
export const DAY = 86_400_000;

/** A time range in which the offset from UTC is the same. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** No zone is further from UTC, and none changes twice within this. */
const margin = 1.5 * DAY;

/**
 * An IANA time zone. Instants are milliseconds since 1970 UTC; local times are the same count
 * read off a wall clock, so that the day is `Math.floor(local / DAY)`. Nothing here depends on the
 * zone of the process.
 */
export class Zone {
  /** As IANA writes it: `Europe/Berlin`. */
  readonly id: string;
  readonly #segments: Segment[] = [];

  /** @throws RangeError if there is no such zone. */
  constructor(id: string) {
    this.id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id).timeZoneId;
  }

  /** The wall clock at an instant. */
  toLocal(instant: number): number {
    return instant + this.#segment(instant).offset;
  }

  /**
   * The instant of a local time. One that a change of clocks skips is read with the offset before the
   * change, which moves it forward by the length of the gap; if it occurs twice, the first one counts.
   */
  toInstant(local: number): number {
    const segment = this.#segment(local);
    if (segment.from <= local - margin && local + margin < segment.to) {
      return local - segment.offset;
    }
    const at = new Date(local);
    return new Temporal.PlainDateTime(
      at.getUTCFullYear(),
      at.getUTCMonth() + 1,
      at.getUTCDate(),
      at.getUTCHours(),
      at.getUTCMinutes(),
      at.getUTCSeconds(),
      at.getUTCMilliseconds(),
    ).toZonedDateTime(this.id, { disambiguation: "compatible" }).epochMilliseconds;
  }

  /** The first instant of a day, given by its number since 1970. */
  startOfDay(day: number): number {
    return this.toInstant(day * DAY);
  }

  /** The number of the day, since 1970, that an instant falls on. */
  dayOf(instant: number): number {
    return Math.floor(this.toLocal(instant) / DAY);
  }

  #segment(instant: number): Segment {
    const known = this.#segments.find(({ from, to }) => from <= instant && instant < to);
    if (known !== undefined) return known;
    const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.id);
    const segment = {
      from:
        at.add({ nanoseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds ??
        -Infinity,
      to: at.getTimeZoneTransition("next")?.epochMilliseconds ?? Infinity,
      offset: at.offsetNanoseconds / 1e6,
    };
    this.#segments.push(segment);
    return segment;
  }
}

/** A time as it was written. */
export interface WrittenTime {
  /** The wall clock in the text, cut to milliseconds. */
  readonly local: number;
  /** The four digits of the second after its milliseconds. */
  readonly below: string;
  /** Milliseconds east of UTC; undefined if the text has no offset. */
  readonly offset: number | undefined;
}

const written =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * Reads `2018-12-27 00:00:00`, `2024-11-21T12:24:53.2003984+01:00` and forms in between; a date
 * alone means its midnight.
 * @param field The member that has the text, for the error.
 * @throws MappingError if it is not a time.
 */
export function parseTime(text: unknown, field: string): WrittenTime {
  const match = typeof text === "string" ? written.exec(text) : null;
  if (match === null) throw new MappingError(field, `${shown(text)} is not a date and time`);
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = "", offset] = match;
  const parts = [year, month, day, hour, minute, second].map(Number) as Six;
  const local = fromParts(parts, Number(fraction.padEnd(3, "0").slice(0, 3)));
  if (local === undefined) throw new MappingError(field, `there is no ${shown(text)}`);
  const below = fraction.padEnd(7, "0").slice(3, 7);
  return { local, below, offset: offset === undefined ? undefined : parseOffset(offset, field) };
}

type Six = [number, number, number, number, number, number];

function fromParts([year, month, day, ...clock]: Six, millisecond: number): number | undefined {
  const [hour, minute, second] = clock;
  if (hour > 23 || minute > 59 || second > 59 || year === 0) return undefined;
  const midnight = new Date(0).setUTCFullYear(year, month - 1, day);
  const at = new Date(midnight);
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

function parseOffset(text: string, field: string): number {
  if (text === "Z") return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(4))] as const;
  if (hours > 18 || minutes > 59) throw new MappingError(field, `there is no offset ${text}`);
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The instant of a written time; one without an offset is on the zone's wall clock. */
export function instantOf({ local, offset }: WrittenTime, zone: Zone): number {
  return offset === undefined ? zone.toInstant(local) : local - offset;
}

/** The number of the day, since 1970, that a written time falls on in the zone. */
export function dayIn(time: WrittenTime, zone: Zone): number {
  return time.offset === undefined
    ? Math.floor(time.local / DAY)
    : zone.dayOf(instantOf(time, zone));
}

/**
 * Reads a date, `2018-12-27`; a time after it is ignored.
 * @returns The number of the day since 1970.
 * @throws MappingError if it is not a date.
 */
export function parseDay(text: unknown, field: string): number {
  return Math.floor(parseTime(text, field).local / DAY);
}

/** A local time as `2018-12-27 00:00:00`, without fractions of a second. */
export function formatLocal(local: number): string {
  return isoOf(local).slice(0, 19).replace("T", " ");
}

/** A day, given by its number since 1970, as `2018-12-27`. */
export function formatDay(day: number): string {
  return isoOf(day * DAY).slice(0, 10);
}

/**
 * An instant in the zone with seven fractional digits and the offset, as .NET writes it:
 * `2024-11-21T12:24:53.2000000+01:00`. If the offset is not a whole minute, as before standard times,
 * it is written in UTC, with `Z`.
 * @param below The four digits after the milliseconds.
 */
export function formatOffsetTime(instant: number, zone: Zone, below = "0000"): string {
  const offset = zone.toLocal(instant) - instant;
  if (offset % 60_000 !== 0) return `${isoOf(instant).slice(0, -1)}${below}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number): string => String(value).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  const suffix = `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${isoOf(instant + offset).slice(0, -1)}${below}${suffix}`;
}

/** @throws MappingError for a year that does not have four digits. */
function isoOf(time: number): string {
  const text =
    Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : "";
  if (/^\d{4}-/.test(text)) return text;
  throw new MappingError("time", "the year is not within 0000 to 9999");
}

/** A value for an error message, at most 60 characters of it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
