import type { Command } from "commander";
import { bashScript } from "./completion/bash.js";
import { fishScript } from "./completion/fish.js";
import { modelOf, type NameList } from "./completion/model.js";
import { writeDone } from "./streams.js";

/** Shells for which there is a script. */
export type ShellName = "bash" | "zsh" | "fish";

/** Prints the script with which a shell completes the command line of a program, or the names that the script asks for. */
export async function completion(
  wanted: ShellName | NameList,
  program: Command,
  isJson: boolean,
): Promise<void> {
  if (wanted === "operations" || wanted === "types") {
    const { laterRegistry } = await import("../modules/later/registry.js");
    const names = [...new Set(laterRegistry()[wanted].map(({ name }) => name))];
    return writeDone(isJson, names, names.map((name) => `${name}\n`).join(""));
  }
  const script = scriptFor(wanted, program);
  return writeDone(isJson, { shell: wanted, script }, script);
}

function scriptFor(shell: ShellName, program: Command): string {
  const model = modelOf(program);
  switch (shell) {
    case "bash":
      return `${bashScript(model)}complete -F _rosewire rosewire\n`;
    case "zsh":
      return `#compdef rosewire\nautoload -U +X bashcompinit && bashcompinit\n${bashScript(model)}complete -F _rosewire rosewire\n`;
    case "fish":
      return fishScript(model);
  }
}
