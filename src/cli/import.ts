import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { stdin } from "node:process";
import { openCsv } from "./exchange/csv-reader.js";
import type { EntryFile } from "./exchange/entry.js";
import { formatOf } from "./exchange/formats.js";
import { Importer } from "./exchange/importer.js";
import { kindOf, tableOf } from "./exchange/kinds.js";
import type { Outcome, Table } from "./exchange/kind.js";
import { writing, type Out } from "./exchange/out-file.js";
import { callingCodeOf, PhoneNumbers, regionOf, type Place } from "./exchange/phone-numbers.js";
import { columnsOfRefused, Refused } from "./exchange/refused.js";
import { withServices, type Services } from "./exchange/services.js";
import { openVcards } from "./exchange/vcard-reader.js";
import { CommandError, ExitCode, failure, usageError } from "./outcome.js";
import { Progress } from "./progress.js";
import { storeFrom } from "./store.js";
import { writeDone } from "./streams.js";
import type { FormatName, ImportOptions, KindName } from "./syntax/exchange.js";

/** Stores what a file says in the data of a server. */
export async function importFile(
  name: KindName,
  path: string,
  options: ImportOptions,
): Promise<void> {
  const format = formatOf(name, options.format, path);
  const region = options.region === undefined ? undefined : regionOf(options.region);
  if (options.region !== undefined && region === undefined) {
    throw usageError("--region must be a country in two letters, such as DE");
  }
  if (region !== undefined && options.location !== undefined) {
    throw usageError("--region and --location say the same: give one of them");
  }
  const defaults = defaultsOf(name, options);
  if (format === "icalendar" && !defaults.has("user")) {
    throw usageError("a calendar is one user's: give --user");
  }
  const { location, create } = await whereFrom(options);
  // The header comes first: wrong columns change nothing.
  const table = withDefaults(tableOf(name), defaults);
  const file = await open(format, await inputFrom(path), table, options.zone);
  const totals: Record<Outcome, number> = { added: 0, changed: 0, unchanged: 0 };
  const shown = path === "-" ? "stdin" : path;
  const columns = format === "csv" ? columnsOfRefused(file.columns, table) : [];
  const work = async (out?: Out): Promise<number> => {
    const refused = await Refused.begin(shown, columns, out, options.json);
    const progress = new Progress("read");
    try {
      await withServices(location, create, async (services) => {
        const kind = kindOf(name, services);
        const numbers = await numbersFrom(services, region, options);
        const plan = { kind, services, dryRun: options.dryRun, numbers, defaults };
        const importer = new Importer(plan, {
          stored(outcome) {
            totals[outcome]++;
            progress.step();
          },
          async refused(line, reason, row) {
            progress.end();
            await refused.add(line, reason, row);
          },
        });
        await importer.run(file.entries());
      });
    } finally {
      progress.end();
      refused.end();
    }
    return refused.count;
  };
  // It may be the file that is read: that is replaced only when all of it has been read.
  const refused = await (options.refused === undefined ? work() : writing(options.refused, work));
  const counts = Object.entries({ ...totals, refused });
  const done = { kind: name, ...totals, refused, dryRun: options.dryRun };
  const told = counts.map(([what, count]) => `${count} ${what}`).join(", ");
  const text = `${name}: ${told}${options.dryRun ? " (dry run: nothing is changed)" : ""}\n`;
  await writeDone(options.json, done, text);
  if (refused > 0) throw new CommandError("", ExitCode.failed);
}

/** What columns have in entries that do not name them. @throws CommandError for an option that the kind does not have. */
function defaultsOf(name: KindName, { user, book }: ImportOptions): Map<string, string> {
  if (user !== undefined && name !== "journal" && name !== "appointments") {
    throw usageError("--user is for journal and appointments");
  }
  if (book !== undefined && name !== "phone-books") throw usageError("--book is for phone-books");
  return new Map([
    ...(user === undefined ? [] : [["user", user] as const]),
    ...(book === undefined ? [] : [["book", book] as const]),
  ]);
}

/** A table that needs no column that has a default. */
function withDefaults(table: Table, defaults: ReadonlyMap<string, string>): Table {
  return { ...table, required: table.required.filter((name) => !defaults.has(name)) };
}

/** Where the data are. A dry run makes no folder. */
async function whereFrom({
  data,
  store,
  dryRun,
}: ImportOptions): Promise<{ location: string; create: boolean }> {
  const address = storeFrom(store);
  if (address !== undefined) return { location: address, create: true };
  if (data === ":memory:" && !dryRun) {
    throw usageError("what is imported into --data :memory: is lost at once");
  }
  if (!dryRun) return { location: data, create: true };
  const isThere = await access(data).then(
    () => true,
    () => false,
  );
  return { location: isThere ? data : ":memory:", create: false };
}

async function inputFrom(path: string): Promise<AsyncIterable<Buffer>> {
  if (path === "-") return stdin;
  const input = createReadStream(path);
  await new Promise<void>((resolve, reject) => {
    input.once("ready", resolve);
    input.once("error", (error) => reject(failure(`cannot read ${path}: ${error.message}`)));
  });
  return input;
}

async function open(
  format: FormatName,
  input: AsyncIterable<Buffer>,
  table: Table,
  zone: string | undefined,
): Promise<EntryFile> {
  switch (format) {
    case "csv":
      return openCsv(input, table);
    case "vcard":
      return openVcards(input, table);
    case "icalendar": {
      const { openCalendar } = await import("./exchange/ical-reader.js");
      const { homeZone } = await import("./exchange/ical-writer.js");
      return openCalendar(input, table, homeZone(zone));
    }
  }
}

/** What is done to telephone numbers; undefined if nothing. */
async function numbersFrom(
  { read, lines, locations }: Services,
  region: Place | undefined,
  { location, invalidNumbers }: ImportOptions,
): Promise<PhoneNumbers | undefined> {
  let place = region;
  if (location !== undefined) {
    const settings = await read(({ db }) => locations.find(db, location));
    if (settings === undefined) throw failure("there is no such location");
    place = callingCodeOf(settings.u8sCountryCode);
    if (place === undefined) throw failure("the location has no country code");
  }
  if (place === undefined) return undefined;
  const choices = await read(({ db }) => lines.choices(db));
  const extensions = choices.map(({ numberKey }) => numberKey).filter((key) => key !== "");
  return new PhoneNumbers(place, invalidNumbers, new Set(extensions));
}
