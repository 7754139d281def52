import type { FormatName, KindName } from "../syntax/exchange.js";
import { csvLine } from "./csv-writer.js";
import type { Kind, Row } from "./kind.js";
import { tableOf } from "./kinds.js";
import type { Out } from "./out-file.js";
import { vcardOf } from "./vcard-writer.js";

/** Columns that are read and never written. */
const onlyRead = new Set(["password"]);

/**
 * Writes rows of a kind in a form that an import reads.
 * @param zone The name of the zone of days in calendars.
 */
export async function exportRows(
  out: Out,
  format: FormatName,
  name: KindName,
  rows: ReturnType<Kind["rows"]>,
  zone: string,
): Promise<void> {
  if (format === "vcard") {
    for await (const row of rows) await out.write(vcardOf(row));
    return;
  }
  if (format === "icalendar") return writeCalendar(out, rows, zone);
  const columns = tableOf(name)
    .columns.map((column) => column.name)
    .filter((column) => !onlyRead.has(column));
  await out.write(csvLine(columns));
  for await (const row of rows) {
    await out.write(csvLine(columns.map((column) => row.get(column) ?? "")));
  }
}

/** Writes the appointments of one user as one calendar. Only here it is known which events belong to a series. */
async function writeCalendar(
  out: Out,
  rows: ReturnType<Kind["rows"]>,
  zone: string,
): Promise<void> {
  const { calendarOf, homeZone } = await import("./ical-writer.js");
  const home = homeZone(zone);
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  await out.write(calendarOf(all, home));
}
