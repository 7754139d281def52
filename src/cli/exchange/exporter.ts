import type { FormatName, KindName } from "../syntax/exchange.js";
import { csvLine } from "./csv-writer.js";
import type { Kind, Row } from "./kind.js";
import { tableOf } from "./kinds.js";
import type { Out } from "./out-file.js";
import { vcardOf } from "./vcard-writer.js";

/** Columns that are read and never written. */
const onlyRead = new Set(["password"]);

/**
 * Writes rows of a kind in a form that an import reads, or as JSON, one object a line. Returns how many.
 * @param zone The name of the zone of days in calendars.
 */
export async function exportRows(
  out: Out,
  format: FormatName | "lines",
  name: KindName,
  rows: ReturnType<Kind["rows"]>,
  zone: string | undefined,
): Promise<number> {
  if (format === "icalendar") return writeCalendar(out, rows, zone);
  const columns = tableOf(name)
    .columns.map((column) => column.name)
    .filter((column) => !onlyRead.has(column));
  const textOf = {
    vcard: vcardOf,
    csv: (row: Row) => csvLine(columns.map((column) => row.get(column) ?? "")),
    lines: (row: Row) => `${JSON.stringify(objectOf(row, columns))}\n`,
  }[format];
  if (format === "csv") await out.write(csvLine(columns));
  let count = 0;
  for await (const row of rows) {
    await out.write(textOf(row));
    count++;
  }
  return count;
}

/** The columns that a row has, by name. */
function objectOf(row: Row, columns: readonly string[]): object {
  const known = columns.flatMap((column) => {
    const cell = row.get(column);
    return cell === undefined ? [] : [[column, cell] as const];
  });
  return Object.fromEntries(known);
}

/** Writes the appointments of one user as one calendar. Only here it is known which events belong to a series. */
async function writeCalendar(
  out: Out,
  rows: ReturnType<Kind["rows"]>,
  zone: string | undefined,
): Promise<number> {
  const { calendarOf, homeZone } = await import("./ical-writer.js");
  const home = homeZone(zone);
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  await out.write(calendarOf(all, home));
  return all.length;
}
