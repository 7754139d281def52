import { Command } from "commander";
import { dataOption, hostOption, portOption } from "./options.js";
import { addTlsOptions, type TlsOptions } from "./tls-options.js";

/** What `rosewire pbx` is told. */
export interface PbxOptions extends TlsOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly file?: string;
}

/** `rosewire pbx`: plays who uses the telephones of the demo. */
export function pbxCommand(): Command {
  const command = new Command("pbx")
    .argument("[script...]", '"alice calls bob, bob answers after 2 s, alice holds"')
    .description("play a script with the lines of the demo users, and print what happens to them")
    .addOption(hostOption("the server's address"))
    .addOption(portOption("the server's TCP port", 1))
    .addOption(dataOption("the folder that keeps the demo users' passwords"))
    .option(
      "--file <file>",
      "a script; without one, lines of the terminal are played as they come",
    );
  return addTlsOptions(command).action(async (script: readonly string[], options: PbxOptions) =>
    (await import("../pbx.js")).pbx(script, options),
  );
}
