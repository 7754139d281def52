import type { Appointment } from "../appointment.js";
import { MappingError } from "../errors.js";
import type { Json, JsonObject } from "../json.js";
import type { Row } from "../mapping.js";
import { recurrence, weekdayOf, weekdays, type Recurrence, type Weekday } from "../recurrence.js";
import { formatDay, shown, type Zone } from "../time.js";

/** Values of RecurrencePattern: by year, month, week, day. */
export const recurrencePatterns = {
  Yearly: "yearly",
  Monthly: "monthly",
  Weekly: "weekly",
  Daily: "daily",
} as const;

/** Values of DayOfWeek. */
export const daysOfWeek: Readonly<Record<string, Weekday>> = {
  Sunday: "SU",
  Monday: "MO",
  Tuesday: "TU",
  Wednesday: "WE",
  Thursday: "TH",
  Friday: "FR",
  Saturday: "SA",
};

/**
 * The row of the recurrence: pattern, weekdays, interval, month and day.
 * @param startOf Where the appointment starts that the rule repeats.
 */
export function recurrenceRow(zone: Zone, startOf: (document: JsonObject) => number): Row {
  return {
    fields: {
      recurrence: "boolean",
      recurrencePattern: "string",
      recurrenceDayOfWeeks: "list",
      recurrenceInterval: "integer",
      recurrenceMonth: "integer",
      recurrenceDay: "integer",
    },
    members: ["recurrence"],
    parts: {
      recurrence: "whether it is a series",
      recurrencePattern: "by year, month, week or day",
      recurrenceDayOfWeeks: "the weekdays of a weekly series",
      recurrenceInterval: "every how many days, weeks, months or years",
      recurrenceMonth: "the month of a yearly series",
      recurrenceDay: "the day of the month of a monthly or yearly series",
    },
    conversion: "one entry for each occurrence within the window",
    loss: "an end of the series and a change of a single occurrence have no place in the document",
    read: (document) => ({ recurrence: read(document, zone, startOf) }),
    write,
  };
}

function read(
  document: JsonObject,
  zone: Zone,
  startOf: (document: JsonObject) => number,
): Recurrence | null {
  if (document["recurrence"] !== true) return null;
  const name = document["recurrencePattern"];
  const pattern = lookUp(recurrencePatterns, name);
  if (pattern === undefined) {
    throw new MappingError(
      "recurrencePattern",
      `${shown(name)} is none of ${Object.keys(recurrencePatterns).join(", ")}`,
    );
  }
  const start = zone.dayOf(startOf(document));
  const [, month, day] = formatDay(start).split("-").map(Number) as [number, number, number];
  const chosen = chosenDays(document["recurrenceDayOfWeeks"]);
  const monthDay = number(document, "recurrenceDay", 31) ?? day;
  return recurrence({
    frequency: pattern,
    interval: number(document, "recurrenceInterval", 999) ?? 1,
    ...(pattern === "weekly" && { weekdays: chosen.length > 0 ? chosen : [weekdayOf(start)] }),
    ...(pattern === "monthly" && { monthDay }),
    ...(pattern === "yearly" && {
      monthDay,
      month: number(document, "recurrenceMonth", 12) ?? month,
    }),
  });
}

/** A member by its name in any case. */
function lookUp<T>(table: Readonly<Record<string, T>>, name: Json | undefined): T | undefined {
  if (typeof name !== "string") return undefined;
  const key = Object.keys(table).find((known) => known.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : table[key];
}

function chosenDays(list: Json | undefined): Weekday[] {
  if (list === undefined || list === null) return [];
  const days = (list as Json[]).map((name) => {
    const day = lookUp(daysOfWeek, name);
    if (day !== undefined) return day;
    throw new MappingError("recurrenceDayOfWeeks", `${shown(name)} is not a day of the week`);
  });
  return weekdays.filter((day) => days.includes(day));
}

/** A whole number from 1 to `most`; null and 0, .NET's default, mean absent. */
function number(document: JsonObject, field: string, most: number): number | null {
  const value: Json = document[field] ?? 0;
  if (value === 0) return null;
  if (Number.isInteger(value) && (value as number) > 0 && (value as number) <= most) {
    return value as number;
  }
  throw new MappingError(field, `${shown(value)} is not a whole number from 1 to ${most}`);
}

function write({ recurrence: rule }: Appointment): JsonObject {
  if (rule === null) return {};
  const name = (table: Readonly<Record<string, string>>, value: string): string =>
    Object.keys(table).find((key) => table[key] === value)!;
  return {
    recurrence: true,
    recurrencePattern: name(recurrencePatterns, rule.frequency),
    recurrenceInterval: rule.interval,
    ...(rule.frequency === "weekly" && {
      recurrenceDayOfWeeks: rule.weekdays.map((day) => name(daysOfWeek, day)),
    }),
    ...(rule.month !== null && { recurrenceMonth: rule.month }),
    ...(rule.monthDay !== null && { recurrenceDay: rule.monthDay }),
  };
}
