import { readFileSync } from "node:fs";
import { isType, type BitString, type Type } from "../../src/codec/index.js";
import * as Csta from "../../src/modules/csta/index.js";
import { fromHex } from "./same-value.js";

/** A message, or a value alone, with what it says in symbols. */
export interface CstaVector {
  readonly name: string;
  readonly type: string;
  readonly kind?: "invoke" | "returnResult" | "returnError" | "reject";
  readonly hex: string;
  readonly value: unknown;
  /** The argument, result or parameter. */
  readonly inner?: { readonly type: string; readonly hex: string; readonly value: unknown };
}

interface Corpus {
  readonly framings: readonly {
    readonly message: string;
    readonly hipath: string;
    readonly length16: string;
    readonly none: string;
  }[];
  readonly vectors: readonly CstaVector[];
  readonly broken: readonly { readonly name: string; readonly hex: string }[];
}

/** The octets of test/corpus/csta.json. */
export const cstaCorpus = JSON.parse(
  readFileSync(new URL("../corpus/csta.json", import.meta.url), "utf8"),
) as Corpus;

/** The types of CSTA by the names under which they are exported. */
export const cstaTypes: ReadonlyMap<string, Type<unknown>> = new Map(
  Object.entries(Csta).flatMap(([name, type]) => (isType(type) ? [[name, type] as const] : [])),
);

/** The value of a vector as the codec has it: names become numbers, named bits octets; defaults are filled in. */
export function cstaValue(type: Type<unknown>, value: unknown): unknown {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return cstaValue(schema.type, value);
    case "enumerated":
      return typeof value === "string" ? schema.names[value] : value;
    case "bitString":
      return bitsOf(value as { bits: string[]; length: number }, schema.names ?? {});
    case "octetString":
      return fromHex((value as { hex: string }).hex);
    case "choice": {
      const [[name, inner]] = Object.entries(value as object) as [[string, unknown]];
      const member = schema.members.find((one) => one.name === name) as { type: Type<unknown> };
      return { [name]: cstaValue(member.type, inner) };
    }
    case "sequence":
      return Object.fromEntries(
        schema.members.flatMap((member) => {
          const given = (value as Record<string, unknown>)[member.name];
          const one = given === undefined ? member.default : cstaValue(member.type, given);
          return one === undefined ? [] : [[member.name, one]];
        }),
      );
    case "sequenceOf":
      return (value as unknown[]).map((one) => cstaValue(schema.element, one));
    default:
      return value;
  }
}

function bitsOf(
  { bits, length }: { bits: readonly string[]; length: number },
  names: Readonly<Record<string, number>>,
): BitString {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const name of bits) {
    const bit = names[name] as number;
    bytes[bit >> 3] = (bytes[bit >> 3] as number) | (0x80 >> (bit & 7));
  }
  return { bytes, length };
}
