import { exportRows } from "./exchange/exporter.js";
import { formatOf } from "./exchange/formats.js";
import { kindOf } from "./exchange/kinds.js";
import { writing } from "./exchange/out-file.js";
import { withServices } from "./exchange/services.js";
import { usageError } from "./outcome.js";
import { Progress, progressBeside, stepping } from "./progress.js";
import { storeFrom } from "./store.js";
import { writeDone } from "./streams.js";
import type { ExportOptions, FormatName, KindName } from "./syntax/exchange.js";

/** Writes things of a kind to a file that `rosewire import` reads. */
export async function exportFile(name: KindName, options: ExportOptions): Promise<void> {
  const format = formatOf(name, options.format, options.out ?? "");
  const address = storeFrom(options.store);
  if (address === undefined && options.data === ":memory:") {
    throw usageError("only the server's own process can see --data :memory:");
  }
  if (options.book !== undefined && name !== "phone-books") {
    throw usageError("--book is for phone-books");
  }
  checkUser(name, format, options);
  await withServices(address ?? options.data, false, async (services) => {
    const kind = kindOf(name, services, options);
    const rows = kind.rows((work) => services.read(({ db }) => work(db)));
    const { out: path, json, zone } = options;
    const form = json && path === undefined ? "lines" : format;
    const progress = path === undefined ? progressBeside("rows") : new Progress("rows");
    const counted = stepping(rows, progress);
    const written = await writing(path, (out) => exportRows(out, form, name, counted, zone));
    if (path === undefined) return;
    await writeDone(json, { kind: name, format, rows: written, out: path }, "");
  });
}

function checkUser(name: KindName, format: FormatName, { user }: ExportOptions): void {
  if (user !== undefined && name !== "journal" && name !== "appointments") {
    throw usageError("--user is for journal and appointments");
  }
  if (user === undefined && format === "icalendar") {
    throw usageError("a calendar is one user's: give --user");
  }
}
