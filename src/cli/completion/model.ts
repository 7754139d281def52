import type { Argument, Command, Option } from "commander";

/** What may stand in a place of the command line. */
export type Values =
  | { readonly kind: "anything" }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "files" }
  | { readonly kind: "folders" }
  /** Names that `rosewire completion` prints. */
  | { readonly kind: "names"; readonly of: NameList };

/** The lists of names. */
export const nameLists = ["operations", "types"] as const;
export type NameList = (typeof nameLists)[number];

/** A command as far as completion is concerned. */
export interface CommandModel {
  /** `["user", "add"]`; none for the program itself. */
  readonly path: readonly string[];
  readonly description: string;
  readonly subcommands: readonly CommandModel[];
  readonly options: readonly OptionModel[];
  readonly arguments: readonly Values[];
}

/** An option; without values it stands alone. */
export interface OptionModel {
  readonly flags: readonly string[];
  readonly description: string;
  readonly values: Values | undefined;
}

const help: OptionModel = {
  flags: ["-h", "--help"],
  description: "display help for command",
  values: undefined,
};

/** What there is to complete in a command and all below it. */
export function modelOf(command: Command, path: readonly string[] = []): CommandModel {
  return {
    path,
    description: command.description(),
    subcommands: command.commands.map((child) => modelOf(child, [...path, child.name()])),
    options: [...command.options.filter(({ hidden }) => !hidden).map(optionOf), help],
    arguments: command.registeredArguments.map((argument) => valuesOf(argument.name(), argument)),
  };
}

/** A command and all below it. */
export function allOf(model: CommandModel): readonly CommandModel[] {
  return [model, ...model.subcommands.flatMap(allOf)];
}

function optionOf(option: Option): OptionModel {
  const [, placeholder] = /[<[]([\w-]+)/.exec(option.flags) ?? [];
  return {
    flags: [option.short, option.long].filter((flag) => flag != null),
    description: option.description,
    values: placeholder === undefined ? undefined : valuesOf(placeholder, option),
  };
}

/** By what is between the angle brackets. */
function valuesOf(
  placeholder: string,
  { argChoices }: Pick<Option | Argument, "argChoices">,
): Values {
  if (argChoices !== undefined) return { kind: "words", words: argChoices };
  if (/^(?:files?|capture)$/.test(placeholder)) return { kind: "files" };
  if (/^(?:dir|folder)$/.test(placeholder)) return { kind: "folders" };
  if (/^(?:operation|event)$/.test(placeholder)) return { kind: "names", of: "operations" };
  return placeholder === "type" ? { kind: "names", of: "types" } : { kind: "anything" };
}
