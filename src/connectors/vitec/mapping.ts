import { clockRows, clockStart } from "../clock-rows.js";
import type { Mapping } from "../mapping.js";
import { keptRow, textRow } from "../text-rows.js";
import type { Zone } from "../time.js";
import { recurrenceRow } from "./recurrence.js";

/** What Vitec Connect's documents depend on. */
export interface VitecOptions {
  /** Of times without an offset, of all-day appointments and of series. */
  readonly zone: Zone;
}

const fields = { start: "startsAt", end: "endsAt", allDay: "allDayEvent" } as const;

/** The mapping of Vitec Connect's appointments: every body parameter of its document. */
export function vitecMapping({ zone }: VitecOptions): Mapping {
  return {
    system: "vitec",
    rows: [
      textRow("subject", "subject"),
      keptRow({ location: "string" }, "kept"),
      ...clockRows(fields, zone),
      textRow("note", "text"),
      recurrenceRow(zone, (document) => clockStart(document, fields, zone)),
    ],
  };
}
