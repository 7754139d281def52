import { Command } from "commander";
import { jsonOption } from "./options.js";

/** What `rosewire operations` is told. */
export interface OperationsOptions {
  readonly json: boolean;
  readonly asn1?: string[];
}

/** `rosewire operations`: what there is to call. */
export function operationsCommand(): Command {
  return new Command("operations")
    .argument("[module]", "only those of this module, for example Appointments")
    .description(
      "list operations and events: number, module, name, argument, result, error and purpose",
    )
    .option(
      "--asn1 <files...>",
      "list those of these ASN.1 files, not those of the built-in modules",
    )
    .addOption(jsonOption("as a JSON array"))
    .action(async (module: string | undefined, options: OperationsOptions) =>
      (await import("../operations.js")).operations(module, options),
    );
}
