import { Argument, Command, Option } from "commander";
import { dataOption, jsonOption, storeOption } from "./options.js";
import type { DataOptions } from "./user.js";

/** What is imported and exported. */
export const kindNames = [
  "users",
  "groups",
  "lines",
  "phone-books",
  "journal",
  "appointments",
] as const;
export type KindName = (typeof kindNames)[number];

/** The forms of files. */
export const formatNames = ["csv", "vcard", "icalendar"] as const;
export type FormatName = (typeof formatNames)[number];

/** What `rosewire import` is told. */
export interface ImportOptions extends DataOptions {
  readonly format?: FormatName;
  readonly book?: string;
  readonly user?: string;
  readonly zone?: string;
  readonly region?: string;
  readonly location?: string;
  readonly invalidNumbers: "refuse" | "keep";
  readonly refused?: string;
  readonly dryRun: boolean;
}

/** What `rosewire export` is told. */
export interface ExportOptions extends DataOptions {
  readonly format?: FormatName;
  readonly book?: string;
  readonly user?: string;
  readonly zone?: string;
  readonly out?: string;
}

/** `rosewire import`: fills a server's data from files. */
export function importCommand(): Command {
  return withStore(
    new Command("import")
      .addArgument(new Argument("<kind>", "what is in the file").choices(kindNames))
      .argument("<file>", "the file; - is stdin")
      .description(
        "bring users, groups, lines, phone books, journals or appointments in from a file",
      )
      .addOption(formatOption("the form of the file; otherwise by its name, .csv, .vcf or .ics"))
      .option("--book <name>", "the phone book of contacts that name none")
      .option("--user <name>", "the user whose journal or appointments they are, if they name none")
      .addOption(zoneOption())
      .option("--region <country>", "where numbers without + are dialled, such as DE")
      .option("--location <id>", "the same by the country code of a location of the server")
      .addOption(
        new Option("--invalid-numbers <what>", "what becomes of lines with an invalid number")
          .choices(["refuse", "keep"])
          .default("refuse"),
      )
      .option("--refused <file>", "write the refused lines and the reasons to a file, as CSV")
      .option("--dry-run", "say what would be done, and change nothing", false)
      .addOption(
        jsonOption("print the counts as a JSON object, and refused lines as JSON on stderr"),
      ),
    "the folder with the server's data; created if there is none",
  ).action(async (kind: KindName, file: string, options: ImportOptions) =>
    (await import("../import.js")).importFile(kind, file, options),
  );
}

/** `rosewire export`: writes a server's data to files that `rosewire import` reads. */
export function exportCommand(): Command {
  return withStore(
    new Command("export")
      .addArgument(new Argument("<kind>", "what is written").choices(kindNames))
      .description("write users, groups, lines, phone books, journals or appointments to a file")
      .addOption(formatOption("the form of the file; otherwise by its name, or CSV"))
      .option("--book <name>", "only the contacts of this phone book")
      .option("--user <name>", "only the journal or the appointments of this user")
      .addOption(zoneOption())
      .option(
        "--out <file>",
        "the file, which is replaced when everything is written; by default stdout",
      )
      .addOption(jsonOption("print one object a line, or with --out what has been written")),
    "the folder with the server's data",
  ).action(async (kind: KindName, options: ExportOptions) =>
    (await import("../export.js")).exportFile(kind, options),
  );
}

function zoneOption(): Option {
  // Asking for it here would make each command wait until the data of all zones are loaded.
  return new Option(
    "--zone <name>",
    "the time zone of days in calendars (default: that of this machine)",
  );
}

function formatOption(description: string): Option {
  return new Option("--format <format>", description).choices(formatNames);
}

function withStore(command: Command, data: string): Command {
  return command
    .addOption(dataOption(data))
    .addOption(storeOption("the server's database in PostgreSQL, if that is where its data are"));
}
