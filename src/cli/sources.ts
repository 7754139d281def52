import { readdir, readFile } from "node:fs/promises";
import { stderr } from "node:process";
import {
  Asn1Error,
  compile,
  type Asn1Warning,
  type Model,
  type ParseOptions,
  type SourceFile,
} from "../asn1/index.js";
import { failure } from "./outcome.js";

const utf8 = new TextDecoder("utf-8", { fatal: true });
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

/** The files of the protocol's modules, named after the modules' folders: `chat-v2`. */
export async function protocolSources(): Promise<SourceFile[]> {
  const folders = (await readdir(shipped, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return Promise.all(
    folders.map(async (name) => {
      const path = new URL(`${name}/${name}.asn1`, shipped);
      return { name, text: await readText(path, name) };
    }),
  );
}

/** For the `onWarning` of {@link compileSources}: writes warnings to stderr. */
export function printWarning({ message }: Asn1Warning): void {
  stderr.write(`${message}\n`);
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
  try {
    return utf8.decode(octets);
  } catch {
    return western.decode(octets);
  }
}
