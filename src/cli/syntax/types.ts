import { Command } from "commander";

/** What `rosewire types` is told. */
export interface TypesOptions {
  readonly asn1?: string[];
  readonly example: boolean;
  readonly source: boolean;
}

/** `rosewire types`: what the types of the protocol, or of ASN.1 files, look like. */
export function typesCommand(): Command {
  return new Command("types")
    .argument("[type]", "the type, AsnAppointmentEntry or Module.Type say; all are listed without")
    .description("print a type with its members, tags, documentation and an example; or list them")
    .option("--asn1 <files...>", "take the types from these ASN.1 files, not the built-in modules")
    .option("--example", "print nothing but the example, as JSON", false)
    .option("--source", "print nothing but the compiled decoder and encoder, as JavaScript", false)
    .action(async (name: string | undefined, options: TypesOptions) =>
      (await import("../types.js")).types(name, options),
    );
}
