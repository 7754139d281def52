import { Command, Option } from "commander";
import type { CommentMode } from "../../asn1/index.js";
import { jsonOption, type FormOptions } from "./options.js";

/** What `rosewire compile` is told. */
export interface CompileOptions extends FormOptions {
  readonly out?: string;
  readonly standalone: boolean;
  /** Types, operations and values; all that they need is written, and nothing else. */
  readonly only?: readonly string[];
  readonly progress: boolean;
  readonly comments: CommentMode;
}

/** `rosewire compile`: ASN.1 modules to TypeScript. */
export function compileCommand(): Command {
  return new Command("compile")
    .argument("<files...>", "ASN.1 files; modules import from each other in any order")
    .option("--out <dir>", "the folder for the TypeScript files, made if need be")
    .option("--standalone", "write the codecs too, for places without code generation", false)
    .option("--only <name...>", "write these types, operations and values, and what they need")
    .option("--progress", "tell on stderr what has been done", false)
    .addOption(
      new Option("--comments <mode>", "where a comment of two hyphens ends, see the documentation")
        .choices(["auto", "line", "standard"])
        .default("auto"),
    )
    .addOption(jsonOption("print what has been written as a JSON object"))
    .description("compile ASN.1 modules to TypeScript, one file per module")
    .action(async (paths: string[], options: CompileOptions) =>
      (await import("../compile.js")).compile(paths, options),
    );
}
