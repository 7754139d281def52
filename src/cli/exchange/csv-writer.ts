import { stringify } from "csv-stringify/sync";

/** A line of CSV with its end. */
export function csvLine(cells: readonly string[]): string {
  return stringify([[...cells]]);
}
