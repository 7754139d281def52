import type { ModuleAst } from "../ast.js";
import type { CommentMode } from "../comments.js";
import { Asn1Error, throwAll } from "../errors.js";
import { lex } from "../lexer.js";
import { Source, type SourceFile } from "../source.js";
import { Cursor } from "./cursor.js";
import { parseModule } from "./module.js";

/** Options of reading ASN.1 text. */
export interface ParseOptions {
  /** Where a comment that two hyphens open ends; `auto` by default. */
  readonly comments?: CommentMode;
}

/**
 * Reads the modules of files, in the order of the files.
 * @throws Asn1Error for the first file that is wrong; `others` has the first error of
 *   each further one.
 */
export function parseModules(
  files: readonly SourceFile[],
  options: ParseOptions = {},
): readonly ModuleAst[] {
  const modules: ModuleAst[] = [];
  const errors: Asn1Error[] = [];
  for (const file of files) {
    try {
      modules.push(...parseFile(new Source(file), options.comments ?? "auto"));
    } catch (error) {
      if (!(error instanceof Asn1Error)) throw error;
      errors.push(error);
    }
  }
  throwAll(errors);
  return modules;
}

/**
 * With `auto` a comment may still be taken for code, or code for a comment. A file that makes no
 * modules that way may make some with one of the plain readings; if not, the first error counts.
 */
function parseFile(source: Source, mode: CommentMode): readonly ModuleAst[] {
  try {
    return parseAs(source, mode);
  } catch (error) {
    if (mode !== "auto" || !(error instanceof Asn1Error)) throw error;
    return attempt(source, "line") ?? attempt(source, "standard") ?? fail(error);
  }
}

function attempt(source: Source, mode: CommentMode): readonly ModuleAst[] | undefined {
  try {
    return parseAs(source, mode);
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

function fail(error: Asn1Error): never {
  throw error;
}

function parseAs(source: Source, mode: CommentMode): readonly ModuleAst[] {
  const cursor = new Cursor(lex(source, mode));
  const modules: ModuleAst[] = [];
  while (!cursor.isKind("end")) {
    if (cursor.accept(";")) continue;
    modules.push(parseModule(cursor));
  }
  return modules;
}
