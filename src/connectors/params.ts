import { survey } from "../codec/internal-codec.js";
import type { AsnAppointmentEntry } from "../modules/appointments/appointments.js";
import type { AsnOptionalParam } from "../modules/common/common.js";
import { isObject, type Json, type JsonObject } from "./json.js";
import type { Kept } from "./mapping.js";
import type { Recurrence } from "./recurrence.js";

/** What an entry stores about its series: the rule, and the appointment that it repeats. */
export interface Series {
  readonly rule: Recurrence;
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
}

/** What a connector stores in an entry's optionalParams. */
export interface Notes {
  readonly kept: Kept;
  /** Digest of the entry's members when the connector wrote them. */
  readonly seal: string;
  /** The zone in which it was written, if that is not the source's own. */
  readonly zone: string | undefined;
  readonly series: Series | undefined;
  /** For a series: the day, since 1970, on which the rule puts this entry, wherever it may be now. */
  readonly day: number | undefined;
  /**
   * For a series that an API has made: the last day whose occurrences have been written. Those that are
   * missing before it have been removed.
   */
  readonly upTo: number | undefined;
}

/** The keys of a system's notes; the values are JSON texts. */
function noteKeys(system: string): { readonly source: string; readonly series: string } {
  return { source: `rosewire.${system}`, series: `rosewire.${system}.series` };
}

/** Notes as optionalParams. */
export function writeNotes(system: string, notes: Notes): AsnOptionalParam[] {
  const keys = noteKeys(system);
  const { kept, seal, zone, series, day, upTo } = notes;
  const text = (key: string, value: object): AsnOptionalParam => ({
    key,
    value: { stringdata: JSON.stringify(value) },
  });
  return [
    text(keys.source, { kept: kept.values, absent: kept.absent, seal, zone }),
    ...(series === undefined ? [] : [text(keys.series, { ...series, day, upTo })]),
  ];
}

/** The notes of a system in an entry; undefined if there are none, or they cannot be read. */
export function readNotes(system: string, entry: AsnAppointmentEntry): Notes | undefined {
  const keys = noteKeys(system);
  const source = jsonParam(entry, keys.source);
  if (source === undefined || !isObject(source["kept"])) return undefined;
  const { kept, absent, seal, zone } = source;
  const series = jsonParam(entry, keys.series);
  return {
    kept: { values: kept as JsonObject, absent: Array.isArray(absent) ? absent.map(String) : [] },
    seal: String(seal),
    zone: typeof zone === "string" ? zone : undefined,
    series: isSeries(series) ? series : undefined,
    day: dayNoted(series, "day"),
    upTo: dayNoted(series, "upTo"),
  };
}

function dayNoted(series: JsonObject | undefined, name: "day" | "upTo"): number | undefined {
  const day = series?.[name];
  return Number.isInteger(day) && Math.abs(day as number) < mostDays ? (day as number) : undefined;
}

/** A Date cannot hold more days from 1970. */
const mostDays = 1e8;

/** The optionalParams of an entry that are not a system's notes. */
export function foreignParams(system: string, entry: AsnAppointmentEntry): AsnOptionalParam[] {
  const keys = noteKeys(system);
  return (entry.optionalParams ?? []).filter(
    ({ key }) => key !== keys.source && key !== keys.series,
  );
}

/** Longer notes are not a connector's, because no request's body leads to such ones. */
const mostNoted = { characters: 4 * 1024 * 1024, values: 50_000 };

function jsonParam(entry: AsnAppointmentEntry, key: string): JsonObject | undefined {
  const text = entry.optionalParams?.find((param) => param.key === key)?.value.stringdata;
  if (text === undefined || text.length > mostNoted.characters) return undefined;
  try {
    survey(text, mostNoted.values);
    const parsed = JSON.parse(text) as Json;
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Others may have written to optionalParams; an invalid rule must not be counted. */
function isSeries(value: JsonObject | undefined): value is JsonObject & Series {
  if (value === undefined || !isObject(value["rule"])) return false;
  const { rule, start, end, allDay } = value;
  const { frequency, interval, weekdays, count } = rule;
  return (
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    typeof allDay === "boolean" &&
    ["daily", "weekly", "monthly", "yearly"].includes(frequency as string) &&
    Number.isInteger(interval) &&
    (interval as number) > 0 &&
    Array.isArray(weekdays) &&
    (count === null || Number.isInteger(count))
  );
}
