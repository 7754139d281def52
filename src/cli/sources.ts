import { readdir, readFile } from "node:fs/promises";
import { stderr } from "node:process";
import {
  Asn1Error,
  compile,
  parseModules,
  type Asn1Warning,
  type ModuleAst,
  type Model,
  type ModuleModel,
  type ParseOptions,
  type SourceFile,
} from "../asn1/index.js";
import { textOfFile } from "../codec/internal.js";
import { failure } from "./outcome.js";

/** For older files, of which only comments have characters beyond ASCII. */
const western = new TextDecoder("windows-1252");

/** Where the package keeps the protocol's modules; the same way from `src` and from `dist`. */
const shipped = new URL("../../src/modules/", import.meta.url);

/**
 * Reads ASN.1 files, in UTF-8 with or without a byte order mark, or else in Windows-1252.
 * @throws CommandError for a file that cannot be read.
 */
export async function readSources(paths: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(paths.map(async (path) => ({ name: path, text: await readText(path, path) })));
}

/** Folders there that do not hold a module of their name: those of version 8, and those of CSTA. */
const otherFolders: ReadonlySet<string> = new Set(["later", "csta"]);

/**
 * The files of the protocol's modules, named after the modules' folders: `chat-v2`, and `later.chat-v2` in version 8.
 * @param version Those of version 8 instead of those of 6.1, from which they import.
 */
export async function protocolSources(version?: "8"): Promise<SourceFile[]> {
  const folder = version === "8" ? new URL("later/", shipped) : shipped;
  const folders = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !otherFolders.has(entry.name))
    .map((entry) => entry.name);
  return Promise.all(
    folders.map(async (of) => {
      const name = version === "8" ? `later.${of}` : of;
      return { name, text: await readText(new URL(`${of}/${of}.asn1`, folder), name) };
    }),
  );
}

/** For the `onWarning` of {@link compileSources}: writes warnings to stderr. */
export function printWarning({ message }: Asn1Warning): void {
  stderr.write(`${message}\n`);
}

/** What {@link compileFiles} gives. */
export interface CompiledFiles {
  /** With the modules of the protocol that they import, whose `file` is the name that {@link protocolSources} gives. */
  readonly model: Model;
  /** Those of the files. */
  readonly own: readonly ModuleModel[];
}

/**
 * Compiles the modules of ASN.1 files, which may import from each other and from those of the protocol. Warnings
 * go to stderr.
 * @throws CommandError for a file that cannot be read, and as {@link compileSources}.
 */
export async function compileFiles(paths: readonly string[]): Promise<CompiledFiles> {
  const files = await readSources(paths);
  const { length } = modulesIn(files);
  const sources = [...files, ...(await importedBy(files))];
  const model = compileSources(sources, { onWarning: printWarning });
  // The modules are in the order of the sources.
  return { model, own: model.modules.slice(0, length) };
}

/** The sources of those modules of the protocol, in both versions, that others import, in the end, and do not define. */
async function importedBy(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const defined = new Set(modulesIn(files).map(({ name }) => name));
  const wanted = (sources: readonly SourceFile[]): string[] =>
    modulesIn(sources)
      .flatMap(({ imports }) => imports.map(({ module }) => module.name))
      .filter((name) => !defined.has(name));
  let missing = wanted(files);
  if (missing.length === 0) return [];
  const found: SourceFile[] = [];
  const both = await Promise.all([protocolSources(), protocolSources("8")]);
  const shippedSources = both.flat();
  while (missing.length > 0) {
    const next = shippedSources.filter(({ text }) => {
      const [, name = ""] = /^([A-Z][\w-]*)\s*(?:\{[^}]*\})?\s*DEFINITIONS\b/m.exec(text) ?? [];
      return missing.includes(name);
    });
    if (next.length === 0) break;
    for (const { name } of modulesIn(next)) defined.add(name);
    found.push(...next);
    missing = wanted(next);
  }
  return found;
}

/** The modules of sources as they are written; none if one of them is not ASN.1, which compiling then tells. */
function modulesIn(sources: readonly SourceFile[]): readonly ModuleAst[] {
  try {
    return parseModules(sources);
  } catch {
    return [];
  }
}

/**
 * Compiles modules.
 * @throws CommandError with every error's file, line, column and excerpt.
 */
export function compileSources(sources: readonly SourceFile[], options?: ParseOptions): Model {
  try {
    return compile(sources, options);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    throw failure([error, ...error.others].map(({ message }) => message).join("\n"));
  }
}

async function readText(path: string | URL, name: string): Promise<string> {
  let octets: Uint8Array;
  try {
    octets = await readFile(path);
  } catch (error) {
    throw failure(`cannot read ${name}: ${(error as Error).message}`);
  }
  return textOfFile(octets) ?? western.decode(octets);
}
