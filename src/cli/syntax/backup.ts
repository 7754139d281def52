import { Command } from "commander";
import { dataOption, jsonOption, storeOption } from "./options.js";
import type { DataOptions } from "./user.js";

/** What `rosewire restore` is told. */
export interface RestoreOptions extends DataOptions {
  readonly force: boolean;
}

/** `rosewire backup`: a copy of a server's data, also while the server runs. */
export function backupCommand(): Command {
  return new Command("backup")
    .argument("<folder>", "the folder for the backup, which is made")
    .description("copy all data of a server, which may be running, into a folder")
    .addOption(dataOption("the folder with the server's data"))
    .addOption(storeOption("the server's database in PostgreSQL, if that is where its data are"))
    .addOption(jsonOption("print what has been copied as a JSON object"))
    .action(async (folder: string, options: DataOptions) =>
      (await import("../backup.js")).backup(folder, options),
    );
}

/** `rosewire restore`: a backup becomes the data of a server. */
export function restoreCommand(): Command {
  return new Command("restore")
    .argument("<folder>", "the folder with the backup")
    .description("bring back a backup, into an empty data folder or schema")
    .addOption(dataOption("the folder for the server's data"))
    .addOption(storeOption("the database in PostgreSQL, for a backup of one"))
    .option("--force", "replace what is there; no server may be running on it", false)
    .addOption(jsonOption("print what has been restored as a JSON object"))
    .action(async (folder: string, options: RestoreOptions) =>
      (await import("../restore.js")).restore(folder, options),
    );
}
