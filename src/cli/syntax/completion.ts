import { Argument, Command } from "commander";
import type { ShellName } from "../completion.js";
import { jsonOption, type FormOptions } from "./options.js";
import { nameLists, type NameList } from "../completion/model.js";

/** `rosewire completion`: what a shell needs to complete command lines. */
export function completionCommand(): Command {
  return new Command("completion")
    .description("print the script with which a shell completes the command line of rosewire")
    .addArgument(
      new Argument("<shell>", "or the names that such a script asks for").choices([
        "bash",
        "zsh",
        "fish",
        ...nameLists,
      ]),
    )
    .addOption(jsonOption("print the script as a JSON object, or names as an array"))
    .action(async (wanted: ShellName | NameList, { json }: FormOptions, command: Command) =>
      (await import("../completion.js")).completion(wanted, command.parent!, json),
    );
}
