import type { JsonOptions, Strictness } from "../codec/index.js";
import { builtInRegistry, type ProtocolVersion, type Registry } from "../modules/registry.js";
// Not the whole engine, so that the command starts faster.
import {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
} from "../rose/internal-json.js";
import type { FileTypes } from "./file-types.js";
import { universalTypes } from "./universal-types.js";

/** Turns values of one type from parsed JSON to BER and from BER to JSON text, every digit kept. */
export interface Codec {
  encode(json: unknown): Uint8Array;
  decode(bytes: Uint8Array): string;
}

/** Where decoded values carry the names of their types. */
export type TypeNames = JsonOptions["typeNames"];

/** How BER is decoded and shown. */
export interface Reading {
  /** Nowhere by default. */
  readonly typeNames?: TypeNames;
  readonly strictness?: Strictness | undefined;
}

/** Finds the codec of a type by its name; undefined if there is no such type. */
export type FindCodec = (typeName: string) => Codec | undefined;

/** The codecs of a conversion. */
export interface Codecs {
  readonly find: FindCodec;
  /** Those of version 8 too, which take a while to load; undefined if types come from files. */
  readonly later?: () => Promise<FindCodec>;
  /** The names of all types, those of version 8 included. */
  readonly names: () => Promise<readonly string[]>;
}

const lossless = { integers: "bigint" } as const;
const careful = { ...lossless, unknownMembers: "refuse" } as const;

/** Types that are always included. */
const always = ["ROSEMessage", ...universalTypes.keys()];

/**
 * The codecs of the built-in modules or of ASN.1 files. `ROSEMessage` is the envelope, with its
 * open type written out. Types that need no definition, such as INTEGER, are always included.
 * `Later.ROSEMessage` is the same in version 8.
 * @param files Paths of ASN.1 files to use in place of the built-in modules.
 * @param reading How values are decoded.
 * @throws CommandError for a file that cannot be read or is not ASN.1.
 */
export async function codecsOf(
  files: readonly string[] | undefined,
  reading: Reading = {},
): Promise<Codecs> {
  if (files !== undefined) {
    const types = await fromFiles(files);
    const names = async (): Promise<string[]> => [...types.names, ...always];
    return { find: remembering(types, reading), names };
  }
  const laterTypes = async (): Promise<Registry> =>
    (await import("../modules/later/registry.js")).laterRegistry();
  const find = remembering(resolverOf(builtInRegistry(), "6.1"), reading);
  const later = async (): Promise<FindCodec> => {
    const findLater = remembering(resolverOf(await laterTypes(), "8"), reading);
    return (name) =>
      name === "Later.ROSEMessage" ? findLater("ROSEMessage") : (find(name) ?? findLater(name));
  };
  const names = async (): Promise<string[]> => [
    ...(await laterTypes()).types.map(({ name }) => name),
    ...always,
  ];
  return { find, later, names };
}

function remembering(resolver: OpenTypeResolver, reading: Reading): FindCodec {
  const known = new Map<string, Codec>();
  return (name) => {
    let codec = known.get(name);
    if (codec === undefined) {
      codec = codecFor(name, resolver, reading);
      if (codec !== undefined) known.set(name, codec);
    }
    return codec;
  };
}

/** Loads the compiler only if it is needed: the built-in modules do without. */
async function fromFiles(files: readonly string[]): Promise<FileTypes> {
  return (await import("./file-types.js")).typesFrom(files);
}

function resolverOf(registry: Registry, version: ProtocolVersion): OpenTypeResolver {
  return {
    operation: (idOrName) => registry.findOperation(idOrName, version)?.operation,
    type: (name) => registry.findType(name, version)?.type,
  };
}

function codecFor(
  name: string,
  resolver: OpenTypeResolver,
  { typeNames, strictness }: Reading,
): Codec | undefined {
  const read = { ...lossless, strictness };
  const written = { ...lossless, typeNames };
  if (name === "ROSEMessage") {
    return {
      encode: (json) => roseMessageFromJson(json, resolver, careful),
      decode: (bytes) => roseMessageToJson(bytes, resolver, { ...read, ...written }),
    };
  }
  const type = resolver.type(name) ?? universalTypes.get(name);
  return (
    type && {
      encode: (json) => type.encode(type.fromJson(json, careful), lossless),
      decode: (bytes) => type.encodeJson(type.decode(bytes, read), written),
    }
  );
}
