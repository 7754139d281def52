import { EnumAppointmentState } from "../../modules/appointments/appointments.js";
import type { Appointment } from "../appointment.js";
import type { JsonObject } from "../json.js";
import type { Mapping, Row } from "../mapping.js";
import { keptRow, textRow } from "../text-rows.js";
import { DAY, formatDay, formatLocal, instantOf, parseTime, Zone } from "../time.js";
import { recurrenceRow } from "./recurrence.js";
import { meaningOf, wordFor, xelionWords, type XelionWords } from "./words.js";

/** What a Xelion system's documents depend on. */
export interface XelionOptions {
  /** Where its all-day appointments begin and end and its series are counted. */
  readonly zone: Zone;
  /** Whether times that are not all-day are UTC, as the document implies, or the zone's. */
  readonly times?: "utc" | "local";
  readonly words?: XelionWords;
}

const utc = new Zone("UTC");
const busy = EnumAppointmentState.values.eAPPOINTMENTSTATUSBUSY;

/** The mapping of Xelion's appointments: every member that its document names. */
export function xelionMapping({ zone, times, words = xelionWords }: XelionOptions): Mapping {
  const clock = times === "local" ? zone : utc;
  const startOf = (document: JsonObject): number => {
    const time = parseTime(document["starttime"], "starttime");
    return document["allStartDay"] === true
      ? zone.startOfDay(Math.floor(time.local / DAY))
      : instantOf(time, clock);
  };
  const endOf = (document: JsonObject): number => {
    const time = parseTime(document["endtime"], "endtime");
    return document["allEndDay"] === true
      ? zone.startOfDay(Math.floor(time.local / DAY) + 1)
      : instantOf(time, clock);
  };
  const allDay = (document: JsonObject): boolean =>
    document["allStartDay"] === true && document["allEndDay"] === true;
  const rows: Row[] = [
    textRow("subject", "subject"),
    keptRow({ internal: "boolean" }, "kept"),
    keptRow({ participants: "list" }, "kept"),
    statusRow(words),
    {
      fields: { allStartDay: "boolean", starttime: "time" },
      members: ["start", "allDay"],
      conversion:
        "UTC; with `allStartDay` the date counts, its time is ignored, and the entry starts " +
        "at the zone's midnight. `bAllDay` is `allStartDay` and `allEndDay`",
      loss: "fractions of a second of a start that the UCServer changed",
      read: (document) => ({ start: startOf(document), allDay: allDay(document) }),
      write: ({ start, allDay: whole }) => ({
        starttime: whole ? `${formatDay(zone.dayOf(start))} 00:00:00` : clockText(start, clock),
        allStartDay: whole,
      }),
    },
    {
      fields: { allEndDay: "boolean", endtime: "time" },
      members: ["end", "allDay"],
      conversion:
        "UTC; with `allEndDay` the date counts, its time is ignored, and the entry ends at " +
        "the zone's next midnight. `iDuration` is the difference in minutes",
      loss: "fractions of a second of an end that the UCServer changed",
      read: (document) => ({ end: endOf(document), allDay: allDay(document) }),
      write: (appointment) => ({
        endtime: appointment.allDay
          ? `${lastDay(appointment, zone)} 23:59:59`
          : clockText(appointment.end, clock),
        allEndDay: appointment.allDay,
      }),
    },
    keptRow({ calendars: "list" }, "kept"),
    textRow("comment", "text"),
    recurrenceRow(zone, words, startOf),
  ];
  return { system: "xelion", rows };
}

function clockText(instant: number, clock: Zone): string {
  return formatLocal(clock.toLocal(instant));
}

function lastDay({ start, end }: Appointment, zone: Zone): string {
  return formatDay(zone.dayOf(Math.max(start, end - 1)));
}

function statusRow(words: XelionWords): Row {
  return {
    fields: { userStatus: "string" },
    members: ["status"],
    conversion: "by the table of words; a word that is not in it is busy (2)",
    loss: "none; the word is kept as long as the status agrees with it",
    read: ({ userStatus }) => ({
      status:
        (typeof userStatus === "string" ? meaningOf(words.userStatus, userStatus) : busy) ?? busy,
    }),
    write: ({ status }) => {
      const word = wordFor(words.userStatus, status);
      return word === undefined ? {} : { userStatus: word };
    },
  };
}
