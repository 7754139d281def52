import { readFile } from "node:fs/promises";
import type { SourceFile } from "../asn1/index.js";
import { textOfFile } from "../codec/internal.js";
import { failure } from "./outcome.js";

/** For older files, of which only comments have characters beyond ASCII. */
const western = new TextDecoder("windows-1252");

/**
 * Reads ASN.1 files, in UTF-8 with or without a byte order mark, or else in Windows-1252.
 * @throws CommandError for a file that cannot be read.
 */
export async function readSources(paths: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(paths.map(async (path) => ({ name: path, text: await readText(path, path) })));
}

/** Reads an ASN.1 file; `name` is what errors call it. */
export async function readText(path: string | URL, name: string): Promise<string> {
  let octets: Uint8Array;
  try {
    octets = await readFile(path);
  } catch (error) {
    throw failure(`cannot read ${name}: ${(error as Error).message}`);
  }
  return textOfFile(octets) ?? western.decode(octets);
}
