import { Command, Option } from "commander";
import type { Strictness } from "../../codec/index.js";
import type { MessageEncoding } from "../../rose/index.js";
import { encodingOption, jsonOption, strictnessOption, timeoutOption } from "./options.js";
import {
  addLoginOptions,
  addServerOptions,
  type LoginOptions,
  type ServerOptions,
} from "./server-options.js";

/** What `rosewire shell` is told. */
export interface ShellOptions extends ServerOptions, LoginOptions {
  readonly file?: string;
  readonly events: boolean;
  readonly format?: "pretty" | "table" | "json";
  readonly keepGoing: boolean;
  readonly history: boolean;
  readonly timeout: number;
  readonly encoding: MessageEncoding;
  readonly asn1?: string[];
  readonly strictness: Strictness;
}

/** `rosewire shell`: operations one after another in one session, as they are typed or from a script. */
export function shellCommand(): Command {
  const command = new Command("shell")
    .description("log on once, and call operations as they are typed, or as a script has them")
    .option("--file <file>", "a script; otherwise stdin, or the terminal")
    .option("--keep-going", "go on with a script after an error", false)
    .option("--events", "show the events of the server as they come", false)
    .addOption(
      new Option(
        "--format <format>",
        "how results are shown; by default table on a terminal, else json",
      ).choices(["pretty", "table", "json"]),
    )
    .addOption(jsonOption("the same as --format json").implies({ format: "json" }))
    .option("--no-history", "neither read nor keep what is typed on a terminal")
    .addOption(timeoutOption())
    .addOption(encodingOption())
    .option("--asn1 <files...>", "ASN.1 files with operations besides the built-in ones")
    .addOption(strictnessOption());
  return addLoginOptions(addServerOptions(command)).action(async (options: ShellOptions) =>
    (await import("../shell.js")).shell(options),
  );
}
