import { knownOptions, type NamesOf } from "../../codec/internal.js";
import type { ModuleAst } from "../ast.js";
import { commentModes, type CommentMode } from "../comments.js";
import { Asn1Error, throwAll, warningAt, type Asn1Warning } from "../errors.js";
import { lex, type Lexed } from "../lexer.js";
import { Source, type SourceFile } from "../source.js";
import { Cursor } from "./cursor.js";
import { parseModule } from "./module.js";
import { isMacroName } from "./type.js";

/** How far a compilation has come. */
export interface CompileStep {
  /** `read` after each file, then `resolved` after each module, those that they import included. */
  readonly phase: "read" | "resolved";
  /** Files or modules of this phase that are done. */
  readonly done: number;
  /** How many there are in all. */
  readonly total: number;
}

/** Options of reading ASN.1 text. */
export interface ParseOptions {
  /** Where a comment that two hyphens open ends; `auto` by default. */
  readonly comments?: CommentMode;
  /**
   * Told of what is compiled all the same: what the reading of the files finds, in their order, and then what comes of
   * looking at them together. An error may come before, after or between.
   */
  readonly onWarning?: ((warning: Asn1Warning) => void) | undefined;
  /** Told how far it has come, for those who show it. Large sets of modules take seconds. */
  readonly onStep?: ((step: CompileStep) => void) | undefined;
}

const optionNames = {
  comments: commentModes,
  onWarning: "function",
  onStep: "function",
} satisfies NamesOf<ParseOptions>;

/**
 * Reads the modules of files, in the order of the files.
 * @throws Asn1Error for the first file that is wrong; `others` has the first error of
 *   each further one. TypeError for an unknown option.
 */
export function parseModules(
  files: readonly SourceFile[],
  options: ParseOptions = {},
): readonly ModuleAst[] {
  knownOptions(options, optionNames, "ParseOptions");
  const modules: ModuleAst[] = [];
  const errors: Asn1Error[] = [];
  const classes = classNames(files);
  for (const [at, file] of files.entries()) {
    try {
      modules.push(...parseFile(new Source(file), options, classes));
    } catch (error) {
      if (!(error instanceof Asn1Error)) throw error;
      errors.push(error);
    }
    options.onStep?.({ phase: "read", done: at + 1, total: files.length });
  }
  throwAll(errors);
  return modules;
}

/** So much text before the word CLASS is looked at for the name of the class. */
const mostBefore = 200;

/**
 * The names in front of `::= CLASS` that are not written as those of classes are, whichever module
 * they are in: they have small letters, or no more than one letter.
 */
function classNames(files: readonly SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of files) {
    for (const { index } of text.matchAll(/::=\s{0,200}CLASS\b/g)) {
      const before = text.slice(Math.max(0, index - mostBefore), index);
      const name = /([A-Z][\w-]*)\s*(?:\{[^{}]*\}\s*)?$/.exec(before)?.[1];
      if (name !== undefined && !isMacroName(name)) names.add(name);
    }
  }
  return names;
}

/** A source read in one way: its modules, or what is wrong with it. */
interface Reading {
  readonly mode: CommentMode;
  readonly lexed: Lexed;
  readonly modules: readonly ModuleAst[];
  readonly warnings: readonly Asn1Warning[];
  readonly failure: Failure | undefined;
}

interface Failure {
  readonly error: Asn1Error;
  /** How far the modules make sense: up to here, where a character further on may be the error. */
  readonly reach: Asn1Error;
}

/**
 * With `auto` a comment may still be taken for code, or code for a comment. A file that is invalid that
 * way may be valid with one of the plain readings; if not, the error that is furthest into the file
 * counts.
 */
function parseFile(
  source: Source,
  { comments = "auto", onWarning }: ParseOptions,
  classes: ReadonlySet<string>,
): readonly ModuleAst[] {
  const modes = comments === "auto" ? (["auto", "line", "standard"] as const) : [comments];
  let chosen: Reading | undefined;
  let furthest: Failure | undefined;
  for (const mode of modes) {
    // Further readings of a file that makes sense are for its warnings only.
    if (chosen !== undefined && onWarning === undefined) break;
    const reading = read(source, mode, classes);
    const { failure } = reading;
    if (failure !== undefined) {
      if (furthest === undefined || isBehind(failure.reach, furthest.reach)) furthest = failure;
    } else if (chosen === undefined) {
      chosen = reading;
      for (const warning of reading.warnings) onWarning?.(warning);
    } else {
      const warning = difference(chosen, reading);
      if (warning !== undefined) onWarning?.(warning);
    }
  }
  if (chosen === undefined) throw (furthest as Failure).error;
  return chosen.modules;
}

function read(source: Source, mode: CommentMode, classes: ReadonlySet<string>): Reading {
  const lexed = lex(source, mode);
  const cursor = new Cursor(lexed);
  cursor.classes = classes;
  const modules: ModuleAst[] = [];
  const reading = { mode, lexed, modules, warnings: cursor.warnings };
  try {
    while (!cursor.isKind("end")) {
      if (cursor.accept(";")) continue;
      modules.push(parseModule(cursor));
    }
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    // What is missing at the end of the tokens comes after the character that is not a token.
    const reach = cursor.isKind("end") ? (lexed.error ?? error) : error;
    return { ...reading, failure: { error: lexed.error ?? error, reach } };
  }
  const { error } = lexed;
  return { ...reading, failure: error && { error, reach: error } };
}

function isBehind(a: Asn1Error, b: Asn1Error): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column);
}

/** The warning that another reading makes other definitions, at the first place it reads in another way. */
function difference(chosen: Reading, other: Reading): Asn1Warning | undefined {
  const { source, tokens } = chosen.lexed;
  const others = other.lexed.tokens;
  const first = tokens.findIndex(({ at }, index) => at !== others[index]?.at);
  if (first < 0 || definitions(chosen) === definitions(other)) return undefined;
  const ours = tokens[first]!.at;
  const theirs = others[first]?.at ?? source.text.length;
  const [here, there] = ours > theirs ? ["a comment", "code"] : ["code", "a comment"];
  const reason = `taken for ${here}; with comments as "${other.mode}" it is ${there}, and makes other definitions`;
  return warningAt(source, Math.min(ours, theirs), "comments", reason);
}

/** The contents of a reading, apart from places and documentation. */
function definitions({ modules }: Reading): string {
  return JSON.stringify(modules, (key, value: unknown) => {
    if (key === "at" || key === "doc" || key === "source") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
}
