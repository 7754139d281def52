import type { StringKind } from "../kinds.js";

/** The parts of a time as texts; parts that a form does not have are undefined. */
interface Parts {
  readonly year?: string;
  readonly month?: string;
  readonly day?: string;
  readonly hour?: string;
  readonly minute?: string;
  readonly second?: string;
  readonly fraction?: string;
  readonly zone?: string;
}

const forms: Partial<Record<StringKind, RegExp>> = {
  UTCTime:
    /^(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?<zone>Z|[+-]\d{4})$/,
  GeneralizedTime:
    /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?:(?<minute>\d\d)(?<second>\d\d)?)?(?:[.,](?<fraction>\d+))?(?<zone>Z|[+-]\d\d(?:\d\d)?)?$/,
  DATE: /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  "TIME-OF-DAY": /^(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)$/,
  "DATE-TIME":
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)T(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)$/,
  // Its last number may have a fraction; weeks come alone (ISO 8601 5.5.2, X.680 38.4.4).
  DURATION:
    /^P(?:\d+(?:[.,]\d+)?W|(?=[\dT])(?:\d+(?:[.,]\d+(?=Y$))?Y)?(?:\d+(?:[.,]\d+(?=M$))?M)?(?:\d+(?:[.,]\d+(?=D$))?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+(?=H$))?H)?(?:\d+(?:[.,]\d+(?=M$))?M)?(?:\d+(?:[.,]\d+)?S)?)?)$/,
  TIME: /^[\x20-\x7e]+$/,
};

/** The standard does not limit fractions, but nobody sends this many digits. */
const MAX_LENGTH = 1024;

/**
 * Whether the text is a time of this type: a form that X.680 clauses 38, 46 and 47 permit, and a
 * moment that exists. 24:00:00 is the end of a day and 23:59:60 UTC is a leap second, as in ISO 8601,
 * except in UTCTime, where hours end with 23 and seconds with 59 (X.680 47.3). The text of such a
 * moment is kept as it is.
 */
export function isTime(text: string, kind: StringKind): boolean {
  const found = text.length > MAX_LENGTH ? undefined : forms[kind]?.exec(text);
  if (found === null || found === undefined) return false;
  const parts: Parts = found.groups ?? {};
  return isDay(parts) && isZone(parts.zone) && isMoment(parts, kind !== "UTCTime");
}

/** Whether the month has the day. With two digits, the year 00 is a leap year, because 2000 was one. */
function isDay({ year, month, day }: Parts): boolean {
  if (year === undefined) return true;
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  const leap = y % 4 === 0 && (year.length === 2 || y % 100 !== 0 || y % 400 === 0);
  const days = m === 2 ? (leap ? 29 : 28) : m === 4 || m === 6 || m === 9 || m === 11 ? 30 : 31;
  return m >= 1 && m <= 12 && d >= 1 && d <= days;
}

function isZone(zone: string | undefined): boolean {
  if (zone === undefined || zone === "Z") return true;
  return Number(zone.slice(1, 3)) < 24 && Number(zone.slice(3)) < 60;
}

function isMoment({ hour, minute, second, fraction, zone }: Parts, wide: boolean): boolean {
  if (hour === undefined) return true;
  const h = Number(hour);
  const m = Number(minute ?? 0);
  const s = Number(second ?? 0);
  if (h === 24) return wide && m === 0 && s === 0 && /^0*$/.test(fraction ?? "");
  if (h > 23 || m > 59) return false;
  return s < 60 || (s === 60 && wide && isLastMinute(h * 60 + m, zone));
}

/** Whether it is 23:59 UTC or, if the time does not name its zone, may be. */
function isLastMinute(minutes: number, zone: string | undefined): boolean {
  if (zone === undefined) return minutes % 15 === 14;
  const ahead = zone === "Z" ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  const utc = zone.startsWith("-") ? minutes + ahead : minutes - ahead;
  return (utc + 2880) % 1440 === 1439;
}
