import { Command } from "commander";
import { jsonOption, type FormOptions } from "./options.js";

/** What `rosewire types` is told. */
export interface TypesOptions extends FormOptions {
  readonly asn1?: string[];
  readonly example: boolean;
  readonly source: boolean;
}

/** `rosewire types`: what the types of the protocol, or of ASN.1 files, look like. */
export function typesCommand(): Command {
  return new Command("types")
    .argument(
      "[type]",
      "the type, such as AsnAppointmentEntry or Module.Type; without it all are listed",
    )
    .description("print a type with its members, tags, documentation and an example; or list them")
    .option("--asn1 <files...>", "take the types from these ASN.1 files, not the built-in modules")
    .option("--example", "print only the example, as JSON", false)
    .option("--source", "print only the compiled decoder and encoder, as JavaScript", false)
    .addOption(jsonOption("as a JSON object, or an array of those of the list"))
    .action(async (name: string | undefined, options: TypesOptions) =>
      (await import("../types.js")).types(name, options),
    );
}
