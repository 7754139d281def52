import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, load } from "../../src/asn1/index.js";
import { BerDecodeError, CodecError, type Type } from "../../src/codec/index.js";
import { fromHex, sameValue, toHex } from "../support/same-value.js";
import { vectorValue } from "../support/vector-values.js";

interface Corpus {
  readonly modules: readonly string[];
  readonly vectors: readonly Vector[];
}

interface Vector {
  readonly title: string;
  readonly type: string;
  readonly hex: string;
  /** What is written of the value, where that is not what was read. */
  readonly written?: string;
  readonly value: unknown;
}

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

/** The corpus has 64 bit INTEGERs. */
const integers = "bigint";

describe.each(["ldap", "snmp", "kerberos", "cms", "tcap"])("Messages of %s", (name) => {
  const { modules, vectors } = JSON.parse(read(`test/corpus/protocols/${name}.json`)) as Corpus;
  const loaded = load(compile(modules.map((path) => ({ name: path, text: read(path) }))));
  const all = vectors.map((vector) => ({
    ...vector,
    octets: fromHex(vector.hex),
    codec: loaded.type(vector.type) as Type<unknown>,
  }));

  it.each(all)("$title", ({ codec, octets, hex, written = hex, value }) => {
    const decoded = codec.decode(octets, { integers });
    const expected = vectorValue(codec, value);
    expect(sameValue(decoded, expected)).toBe(true);
    expect(toHex(codec.encode(expected, { integers }))).toBe(written);
  });

  it("are refused with a BerDecodeError wherever they are cut", () => {
    for (const { codec, octets } of all) {
      for (let length = 0; length < octets.length; length++) {
        const cut = octets.subarray(0, length);
        expect(thrown(() => codec.decode(cut))).toBeInstanceOf(BerDecodeError);
      }
    }
  });

  it("with a wrong octet are read, or refused with an error of the codec", () => {
    const others: string[] = [];
    for (const { title, codec, octets } of all) {
      for (let at = 0; at < octets.length; at++) {
        for (const octet of [0x80, octets[at]! ^ 0x20, octets[at]! + 1]) {
          const wrong = octets.with(at, octet);
          const error = thrown(() => codec.encode(codec.decode(wrong)));
          const fine = error === undefined || error instanceof CodecError;
          if (!fine) others.push(`${title}: ${String(error)} at ${toHex(wrong)}`);
        }
      }
    }
    expect(others).toEqual([]);
  });
});

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
