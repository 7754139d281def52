import type { JsonObject } from "./json.js";
import type { Row } from "./mapping.js";
import { DAY, dayIn, formatOffsetTime, instantOf, parseTime, type Zone } from "./time.js";

/** The members for start, end and all-day mark in systems that write times in ISO 8601 with an offset. */
export interface ClockFields {
  readonly start: string;
  readonly end: string;
  readonly allDay: string;
}

/**
 * The rows of a system that writes times as .NET does, with an offset and seven fractional digits.
 * A time without an offset is in the zone. Without an end, the end is the start.
 */
export function clockRows({ start, end, allDay }: ClockFields, zone: Zone): readonly Row[] {
  const isAllDay = (document: JsonObject): boolean => document[allDay] === true;
  const startOf = (document: JsonObject): number => {
    const time = parseTime(document[start], start);
    return isAllDay(document) ? zone.startOfDay(dayIn(time, zone)) : instantOf(time, zone);
  };
  const endOf = (document: JsonObject): number => {
    const value = document[end] ?? document[start];
    const time = parseTime(value, end);
    const instant = instantOf(time, zone);
    if (!isAllDay(document)) return instant;
    const day = dayIn(time, zone);
    const from = startOf(document);
    // Midnight ends the day before, unless that would leave nothing of the appointment.
    const closes = zone.toLocal(instant) === day * DAY && instant > from;
    return closes ? zone.startOfDay(day) : zone.startOfDay(day + 1);
  };
  return [
    {
      fields: { [start]: "time" },
      members: ["start", "allDay"],
      conversion:
        "the instant; without an offset the zone's time. All-day: the midnight at which the " +
        "zone's day begins",
      loss: "digits below a millisecond of a start that the UCServer changed",
      read: (document) => ({ start: startOf(document), allDay: isAllDay(document) }),
      write: (appointment) => ({ [start]: formatOffsetTime(appointment.start, zone) }),
    },
    {
      fields: { [end]: "time" },
      members: ["end", "allDay"],
      conversion:
        "the instant; none is the start. All-day: the midnight at which the zone's last day " +
        "ends. `iDuration` is the difference in minutes",
      loss: "digits below a millisecond of an end that the UCServer changed",
      read: (document) => ({ end: endOf(document), allDay: isAllDay(document) }),
      write: (appointment) => ({ [end]: formatOffsetTime(appointment.end, zone) }),
    },
    {
      fields: { [allDay]: "boolean" },
      members: ["allDay"],
      conversion: "the same; none is false",
      loss: "none",
      read: (document) => ({ allDay: isAllDay(document) }),
      write: (appointment) => ({ [allDay]: appointment.allDay }),
    },
  ];
}

/** The start of a document's appointment, from which its recurrence counts. */
export function clockStart(document: JsonObject, { start }: ClockFields, zone: Zone): number {
  return instantOf(parseTime(document[start], start), zone);
}
