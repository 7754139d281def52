import type { Command } from "commander";
import { bashScript } from "./completion/bash.js";
import { fishScript } from "./completion/fish.js";
import { modelOf, type NameList } from "./completion/model.js";
import { writeOut } from "./streams.js";

/** Shells for which there is a script. */
export type ShellName = "bash" | "zsh" | "fish";

/** Prints the script with which a shell completes the command line of a program, or the names that the script asks for. */
export async function completion(wanted: ShellName | NameList, program: Command): Promise<void> {
  switch (wanted) {
    case "bash":
      return writeOut(`${bashScript(modelOf(program))}complete -F _rosewire rosewire\n`);
    case "zsh":
      return writeOut(
        `#compdef rosewire\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(modelOf(program))}` +
          "complete -F _rosewire rosewire\n",
      );
    case "fish":
      return writeOut(fishScript(modelOf(program)));
    case "operations":
    case "types": {
      const { laterRegistry } = await import("../modules/later/registry.js");
      const names = laterRegistry()[wanted].map(({ name }) => name);
      return writeOut([...new Set(names)].map((name) => `${name}\n`).join(""));
    }
  }
}
