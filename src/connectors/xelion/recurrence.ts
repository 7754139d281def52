import type { Appointment } from "../appointment.js";
import { MappingError } from "../errors.js";
import type { Json, JsonObject } from "../json.js";
import type { Row } from "../mapping.js";
import { positionOf, recurrence, weekdayOf, weekdays, type Recurrence } from "../recurrence.js";
import { formatDay, parseDay, shown, type Zone } from "../time.js";
import { meaningOf, wordFor, type XelionWords } from "./words.js";

const dayFields = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/**
 * The row of the recurrence: type, interval, weekdays, month type, first and last date, termination.
 * @param startOf Where the appointment starts that the rule repeats.
 */
export function recurrenceRow(
  zone: Zone,
  words: XelionWords,
  startOf: (document: JsonObject) => number,
): Row {
  return {
    fields: {
      firstRecurrenceDate: "date",
      lastRecurrenceDate: "date",
      recurrenceType: "string",
      recurrenceInterval: "integer",
      recurrenceTerminationType: "string",
      recurrenceTerminationDate: "date",
      recurrenceCount: "integer",
      monthRecurrenceType: "string",
      ...Object.fromEntries(dayFields.map((name) => [name, "boolean" as const])),
    },
    members: ["recurrence"],
    parts: {
      firstRecurrenceDate: "the first day of the series",
      lastRecurrenceDate: "the last day of the series",
      recurrenceType: "daily, weekly, monthly, yearly or none",
      recurrenceInterval: "every how many days, weeks, months or years",
      recurrenceTerminationType: "whether it ends by date, by count or never",
      recurrenceTerminationDate: "the last day, if it ends by date",
      recurrenceCount: "how many occurrences, if it ends by count",
      monthRecurrenceType: "the same day of the month, or the same weekday of it",
      ...Object.fromEntries(dayFields.map((name) => [name, "whether a weekly series has it"])),
    },
    conversion: "one entry for each occurrence within the window",
    loss: "a change of a single occurrence has no place in the document",
    read: (document) => ({ recurrence: read(document, zone, words, startOf) }),
    write: (appointment) => write(appointment, words),
  };
}

function read(
  document: JsonObject,
  zone: Zone,
  words: XelionWords,
  startOf: (document: JsonObject) => number,
): Recurrence | null {
  const frequency = meaning(document, "recurrenceType", words.recurrenceType, "none");
  if (frequency === "none") return null;
  const from = dayField(document, "firstRecurrenceDate");
  const day = from ?? zone.dayOf(startOf(document));
  const monthDay = Number(formatDay(day).slice(8));
  const byWeekday =
    frequency === "monthly" &&
    meaning(document, "monthRecurrenceType", words.monthRecurrenceType, "day") === "weekday";
  const chosen = weekdays.filter((_, index) => document[dayFields[index]!] === true);
  return recurrence({
    frequency,
    interval: positive(document, "recurrenceInterval") ?? 1,
    ...(frequency === "weekly" && { weekdays: chosen.length > 0 ? chosen : [weekdayOf(day)] }),
    ...(frequency === "monthly" && (byWeekday ? { position: positionOf(day) } : { monthDay })),
    ...(frequency === "yearly" && { month: Number(formatDay(day).slice(5, 7)), monthDay }),
    from: from === null ? null : formatDay(from),
    ...terminationOf(document, words),
  });
}

function terminationOf(
  document: JsonObject,
  words: XelionWords,
): Pick<Recurrence, "until" | "count"> {
  const kind = meaning(
    document,
    "recurrenceTerminationType",
    words.recurrenceTerminationType,
    "never",
  );
  const last = dayField(document, "lastRecurrenceDate");
  const end = kind === "date" ? dayField(document, "recurrenceTerminationDate") : null;
  const count = kind === "count" ? positive(document, "recurrenceCount") : null;
  if (kind === "date" && end === null) throw missing("recurrenceTerminationDate");
  if (kind === "count" && count === null) throw missing("recurrenceCount");
  const ends = [last, end].filter((day) => day !== null);
  return { until: ends.length === 0 ? null : formatDay(Math.min(...ends)), count };
}

function missing(field: string): MappingError {
  return new MappingError(field, "recurrenceTerminationType asks for it");
}

function meaning<T>(
  document: JsonObject,
  field: string,
  words: Readonly<Record<string, T>>,
  otherwise: T,
): T {
  const word = document[field];
  if (word === undefined || word === null || word === "") return otherwise;
  const found = typeof word === "string" ? meaningOf(words, word) : undefined;
  if (found !== undefined) return found;
  throw new MappingError(field, `${shown(word)} is none of ${Object.keys(words).join(", ")}`);
}

function dayField(document: JsonObject, field: string): number | null {
  const value = document[field];
  return value === undefined || value === null ? null : parseDay(value, field);
}

/** A whole number from 1 on; null and 0 mean absent. */
function positive(document: JsonObject, field: string): number | null {
  const value: Json = document[field] ?? 0;
  if (value === 0) return null;
  if (Number.isInteger(value) && (value as number) > 0) return value as number;
  throw new MappingError(field, `${shown(value)} is not a whole number from 1 on`);
}

function write({ recurrence: rule }: Appointment, words: XelionWords): JsonObject {
  if (rule === null) return {};
  const kind = rule.count !== null ? "count" : rule.until !== null ? "date" : "never";
  const days = dayFields.map((name, index) => [name, rule.weekdays.includes(weekdays[index]!)]);
  return {
    recurrenceType: wordFor(words.recurrenceType, rule.frequency) ?? null,
    recurrenceInterval: rule.interval,
    recurrenceTerminationType: wordFor(words.recurrenceTerminationType, kind) ?? null,
    ...(rule.from !== null && { firstRecurrenceDate: rule.from }),
    ...(kind === "date" && { recurrenceTerminationDate: rule.until }),
    ...(kind === "count" && { recurrenceCount: rule.count }),
    ...(kind === "count" && rule.until !== null && { lastRecurrenceDate: rule.until }),
    ...(rule.frequency === "monthly" && {
      monthRecurrenceType:
        wordFor(words.monthRecurrenceType, rule.position === null ? "day" : "weekday") ?? null,
    }),
    ...(rule.frequency === "weekly" && (Object.fromEntries(days) as JsonObject)),
  };
}
