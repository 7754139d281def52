import { Command } from "commander";
import { durationOf, jsonOption, type FormOptions } from "./options.js";

/** What `rosewire drain` is told. */
export interface DrainCommandOptions extends FormOptions {
  /** Milliseconds; for ever if it is left out. */
  readonly timeout?: number;
}

/** `rosewire drain`: a server on this machine moves its clients off and ends. */
export function drainCommand(): Command {
  return new Command("drain")
    .argument("<pid-file>", "what the server was given with --pid-file")
    .description(
      "have a server on this machine move its clients off and end, and wait until it has",
    )
    .option(
      "--timeout <time>",
      "how long to wait for the end, which comes later all the same; for ever if left out",
      durationOf,
    )
    .addOption(jsonOption("print the process that has ended as a JSON object"))
    .action(async (file: string, options: DrainCommandOptions) =>
      (await import("../drain.js")).drain(file, options),
    );
}
