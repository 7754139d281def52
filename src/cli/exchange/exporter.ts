import type { FormatName, KindName } from "../syntax/exchange.js";
import { csvLine } from "./csv-writer.js";
import type { Kind } from "./kind.js";
import { tableOf } from "./kinds.js";
import type { Out } from "./out-file.js";
import { vcardOf } from "./vcard-writer.js";

/** Columns that are read and never written. */
const onlyRead = new Set(["password"]);

/** Writes rows of a kind in a form that an import reads. */
export async function exportRows(
  out: Out,
  format: FormatName,
  name: KindName,
  rows: ReturnType<Kind["rows"]>,
): Promise<void> {
  if (format === "vcard") {
    for await (const row of rows) await out.write(vcardOf(row));
    return;
  }
  const columns = tableOf(name)
    .columns.map((column) => column.name)
    .filter((column) => !onlyRead.has(column));
  await out.write(csvLine(columns));
  for await (const row of rows) {
    await out.write(csvLine(columns.map((column) => row.get(column) ?? "")));
  }
}
