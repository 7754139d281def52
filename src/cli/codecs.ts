import type { JsonOptions, Strictness } from "../codec/index.js";
import { findOperation, findType } from "../modules/registry.js";
// Not the whole engine, so that the command starts faster.
import {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
} from "../rose/internal-json.js";
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

const lossless = { integers: "bigint" } as const;
const careful = { ...lossless, unknownMembers: "refuse" } as const;

/**
 * The codecs of the built-in modules or of ASN.1 files. `ROSEMessage` is the envelope, with its
 * open type written out. Types that need no definition, such as INTEGER, are always included.
 * @param files Paths of ASN.1 files to use in place of the built-in modules.
 * @param reading How values are decoded.
 * @throws CommandError for a file that cannot be read or is not ASN.1.
 */
export async function codecsOf(
  files: readonly string[] | undefined,
  reading: Reading = {},
): Promise<FindCodec> {
  const resolver = files === undefined ? builtIn : await fromFiles(files);
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
async function fromFiles(files: readonly string[]): Promise<OpenTypeResolver> {
  return (await import("./file-types.js")).typesFrom(files);
}

const builtIn: OpenTypeResolver = {
  operation: (idOrName) => findOperation(idOrName)?.operation,
  type: (name) => findType(name)?.type,
};

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
