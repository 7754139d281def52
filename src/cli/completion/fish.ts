import type { CommandModel, OptionModel, Values } from "./model.js";

/** A script for fish. */
export function fishScript(root: CommandModel): string {
  return ["complete -c rosewire -f", ...linesOf(root)].map((line) => `${line}\n`).join("");
}

function linesOf(command: CommandModel): string[] {
  const { path, subcommands, options } = command;
  const isHere = path.map((name) => `__fish_seen_subcommand_from ${name}`);
  const names = subcommands.map((child) => child.path.at(-1)!);
  const isNotBelow =
    names.length === 0 ? [] : [`not __fish_seen_subcommand_from ${names.join(" ")}`];
  const begin = `complete -c rosewire -n ${quote([...isHere, ...isNotBelow].join("; and ") || "true")}`;
  return [
    ...subcommands.map(
      (child) => `${begin} -a ${quote(child.path.at(-1)!)} -d ${quote(child.description)}`,
    ),
    ...options.map((option) => `${begin} ${optionText(option)}`),
    // fish does not count arguments: what any of them may be is offered.
    ...command.arguments.flatMap((values) => {
      const offered = valuesText(values);
      return offered === "" ? [] : [`${begin} ${offered}`];
    }),
    ...subcommands.flatMap(linesOf),
  ];
}

function optionText({ flags, description, values }: OptionModel): string {
  const names = flags.map((flag) =>
    flag.startsWith("--") ? `-l ${quote(flag.slice(2))}` : `-s ${quote(flag.slice(1))}`,
  );
  // With -x, files are not offered besides.
  const isFile = values?.kind === "files";
  const value =
    values === undefined ? [] : [isFile ? "-r" : "-x", valuesText(values)].filter(Boolean);
  return [...names, ...value, `-d ${quote(description)}`].join(" ");
}

function valuesText(values: Values): string {
  switch (values.kind) {
    case "words":
      return `-a ${quote(values.words.join(" "))}`;
    case "files":
      return "-F";
    case "folders":
      return `-a ${quote("(__fish_complete_directories)")}`;
    case "names":
      return `-a ${quote(`(rosewire completion ${values.of})`)}`;
    case "anything":
      return "";
  }
}

function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
