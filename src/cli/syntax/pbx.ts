import { Command } from "commander";
import { dataOption, jsonOption, type FormOptions } from "./options.js";
import { addServerOptions, type ServerOptions } from "./server-options.js";

/** What `rosewire pbx` is told. */
export interface PbxOptions extends ServerOptions, FormOptions {
  readonly data: string;
  readonly file?: string;
}

/** `rosewire pbx`: plays who uses the telephones of the demo. */
export function pbxCommand(): Command {
  const command = new Command("pbx")
    .argument("[script...]", '"alice calls bob, bob answers after 2 s, alice holds"')
    .description("play a script with the lines of the demo users, and print what happens to them")
    .addOption(dataOption("the folder that keeps the demo users' passwords"))
    .option("--file <file>", "a script; without one, lines of the terminal are played as they come")
    .addOption(jsonOption("print what happens as JSON, one object a line"));
  return addServerOptions(command).action(async (script: readonly string[], options: PbxOptions) =>
    (await import("../pbx.js")).pbx(script, options),
  );
}
