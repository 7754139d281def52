import { Asn1Error, load } from "../asn1/index.js";
import type { Type } from "../codec/index.js";
import type { OpenTypeResolver } from "../rose/index.js";
import { readSources } from "./read-sources.js";
import { compileFiles } from "./sources.js";

/** The types and operations of ASN.1 files, and the names of the types. */
export interface FileTypes extends OpenTypeResolver {
  readonly names: Iterable<string>;
}

/**
 * The types and operations of ASN.1 files.
 * @throws CommandError for a file that cannot be read or is not ASN.1.
 */
export async function typesFrom(paths: readonly string[]): Promise<FileTypes> {
  const loaded = load((await compileFiles(await readSources(paths))).model);
  const byCode = new Map([...loaded.operations.values()].map((found) => [found.code, found]));
  return {
    names: loaded.types.keys(),
    operation: (codeOrName) => byCode.get(codeOrName) ?? loaded.operations.get(String(codeOrName)),
    type: (name) =>
      loaded.types.has(name) || name.includes(".") ? find(() => loaded.type(name)) : undefined,
  };
}

function find(lookUp: () => Type<unknown>): Type<unknown> | undefined {
  try {
    return lookUp();
  } catch (error) {
    if (error instanceof Asn1Error && error.code === "load") return undefined;
    throw error;
  }
}
