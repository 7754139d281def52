import { Asn1Error, load } from "../asn1/index.js";
import type { JsonOptions, Type } from "../codec/index.js";
import { findOperation, findType } from "../modules/registry.js";
import { roseMessageFromJson, roseMessageToJson, type OpenTypeResolver } from "../rose/index.js";
import { compileSources, printWarning, readSources } from "./sources.js";
import { universalTypes } from "./universal-types.js";

/** Turns values of one type from parsed JSON to BER and from BER to JSON text, every digit kept. */
export interface Codec {
  encode(json: unknown): Uint8Array;
  decode(bytes: Uint8Array): string;
}

/** Where decoded values carry the names of their types. */
export type TypeNames = JsonOptions["typeNames"];

/** Finds the codec of a type by its name; undefined if there is no such type. */
export type FindCodec = (typeName: string) => Codec | undefined;

const lossless = { integers: "bigint" } as const;

/**
 * The codecs of the built-in modules or of ASN.1 files. `ROSEMessage` is the envelope, with its
 * open type written out. Types that need no definition, INTEGER say, are always there.
 * @param files Paths of ASN.1 files to use in place of the built-in modules.
 * @param typeNames Where decoded values carry `_type`; nowhere by default.
 * @throws CommandError for a file that cannot be read or is not ASN.1.
 */
export async function codecsOf(
  files: readonly string[] | undefined,
  typeNames?: TypeNames,
): Promise<FindCodec> {
  const resolver = files === undefined ? builtIn : await fromFiles(files);
  const known = new Map<string, Codec>();
  return (name) => {
    let codec = known.get(name);
    if (codec === undefined) {
      codec = codecFor(name, resolver, typeNames);
      if (codec !== undefined) known.set(name, codec);
    }
    return codec;
  };
}

const builtIn: OpenTypeResolver = {
  operation: (idOrName) => findOperation(idOrName)?.operation,
  type: (name) => findType(name)?.type,
};

async function fromFiles(paths: readonly string[]): Promise<OpenTypeResolver> {
  const loaded = load(compileSources(await readSources(paths), { onWarning: printWarning }));
  const byId = new Map([...loaded.operations.values()].map((found) => [found.id, found]));
  return {
    operation: (idOrName) =>
      typeof idOrName === "number" ? byId.get(idOrName) : loaded.operations.get(idOrName),
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

function codecFor(
  name: string,
  resolver: OpenTypeResolver,
  typeNames: TypeNames,
): Codec | undefined {
  const written = { ...lossless, typeNames };
  if (name === "ROSEMessage") {
    return {
      encode: (json) => roseMessageFromJson(json, resolver, lossless),
      decode: (bytes) => roseMessageToJson(bytes, resolver, written),
    };
  }
  const type = resolver.type(name) ?? universalTypes.get(name);
  return (
    type && {
      encode: (json) => type.encode(type.fromJson(json, lossless), lossless),
      decode: (bytes) => type.encodeJson(type.decode(bytes, lossless), written),
    }
  );
}
