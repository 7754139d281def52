import { readdir } from "node:fs/promises";
import {
  parseModules,
  type CommentMode,
  type ModuleAst,
  type SourceFile,
  type ValueAst,
} from "../asn1/index.js";
import { identifierOf } from "../asn1/internal.js";
import { readText } from "./read-sources.js";

/** Where the package keeps its modules; the same way from `src` and from `dist`. */
const shipped = new URL("../../src/modules/", import.meta.url);

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

/** The files of CSTA's modules: `csta.hold-call`. */
async function cstaSources(): Promise<SourceFile[]> {
  const folder = new URL("csta/", shipped);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".asn1")).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const name = `csta.${file.slice(0, -".asn1".length)}`;
      return { name, text: await readText(new URL(file, folder), name) };
    }),
  );
}

/** What is imported from the module of a source of the package: `rosewire/modules/later/journal`. */
export function specifierOf(source: string): string {
  return `rosewire/modules/${source.replace(".", "/")}`;
}

/** Modules, and which of the package's they need. */
export interface Imported {
  /** How many modules there are in the files. */
  readonly modules: number;
  /** The sources of modules of the package that they import, in the end, and do not define. */
  readonly sources: readonly SourceFile[];
}

/** What files import from the modules of the package, which are found by name or object identifier. */
export async function importedBy(
  files: readonly SourceFile[],
  comments?: CommentMode,
): Promise<Imported> {
  const own = modulesIn(files, comments);
  const known = new Set(own.flatMap(keysOf));
  const missing = (modules: readonly ModuleAst[]): ReadonlySet<string> =>
    new Set(
      modules.flatMap((ast) =>
        ast.imports.flatMap(({ module, objectIdentifier }) =>
          keys(ast, module.name, objectIdentifier).filter((key) => !known.has(key)),
        ),
      ),
    );
  const sources: SourceFile[] = [];
  let wanted = missing(own);
  if (wanted.size === 0) return { modules: own.length, sources };
  const all = (await Promise.all([protocolSources(), protocolSources("8"), cstaSources()]))
    .flat()
    .map((source) => ({ source, names: modulesIn([headOf(source)]).flatMap(keysOf) }));
  while (wanted.size > 0) {
    const next = all.filter(
      ({ names }) => names.some((key) => wanted.has(key)) && !names.some((key) => known.has(key)),
    );
    if (next.length === 0) break;
    for (const key of next.flatMap(({ names }) => names)) known.add(key);
    const found = next.map(({ source }) => source);
    sources.push(...found);
    wanted = missing(modulesIn(found));
  }
  return { modules: own.length, sources };
}

/** What a module is known by. */
function keysOf(ast: ModuleAst): string[] {
  return keys(ast, ast.name, ast.objectIdentifier);
}

/** A name, and what an object identifier beside it is within a module. */
function keys(within: ModuleAst, name: string, value: ValueAst | undefined): string[] {
  const identifier = identifierOf(within, value);
  return identifier === undefined ? [name] : [name, identifier];
}

/** A module without its contents: those of the package are many, and each file has one. */
function headOf({ name, text }: SourceFile): SourceFile {
  const [head = ""] = /^[A-Z][\w-]*\s*(?:\{[^}]*\})?\s*DEFINITIONS\b/m.exec(text) ?? [];
  return { name, text: `${head} ::= BEGIN END` };
}

/** The modules of sources as they are written; none if one of them is not ASN.1, which compiling then tells. */
function modulesIn(sources: readonly SourceFile[], comments?: CommentMode): readonly ModuleAst[] {
  try {
    return parseModules(sources, comments && { comments });
  } catch {
    return [];
  }
}
