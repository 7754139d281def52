import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, load, type ModuleModel, type ValueDefinition } from "../../src/asn1/index.js";

/**
 * Small modules, each of one construct. Behind a value are the octets of its encoding, as Erlang/OTP's asn1
 * application encodes it or, where that does not know the construct, as X.690 says. It does otherwise than the standard where COMPONENTS OF
 * meets automatic tags (X.680 25.4); a REAL and zeros behind named bits have several encodings, of which ours is here.
 */
const folder = new URL("../corpus/asn1/", import.meta.url);
const names = readdirSync(folder).filter((name) => /^(?:x680|macro|import)-.*\.asn1$/.test(name));

const modulesOf = (name: string): readonly ModuleModel[] =>
  compile([{ name, text: readFileSync(new URL(name, folder), "utf8") }]).modules;

/** What is behind a value, without the equals sign. */
function octetsOf({ doc }: ValueDefinition): string | undefined {
  return /^= ((?:[0-9A-F]{2})+)$/.exec(doc)?.[1];
}

describe("The modules of constructs", () => {
  it("are seventy and more", () => {
    expect(names.length).toBeGreaterThan(70);
  });

  it.each(names)("%s has values with the octets beside them", (name) => {
    const modules = modulesOf(name);
    const { type } = load({ modules });
    let tried = 0;
    for (const module of modules) {
      for (const definition of module.values) {
        const octets = octetsOf(definition);
        if (octets === undefined || definition.type.kind !== "reference") continue;
        const { name: title, value } = definition;
        const codec = type(`${definition.type.module}.${definition.type.name}`);
        const encoded = Buffer.from(codec.encode(value)).toString("hex").toUpperCase();
        expect([title, encoded]).toEqual([title, octets]);
        const decoded = codec.decode(Buffer.from(octets, "hex"));
        // Decoding puts in members with a DEFAULT.
        if (value instanceof Uint8Array && !(decoded instanceof Uint8Array)) {
          // What a string contains are octets in notation and a value when it is decoded.
          const again = Buffer.from(codec.encode(decoded)).toString("hex").toUpperCase();
          expect([title, again]).toEqual([title, octets]);
        } else expect({ value: decoded }).toMatchObject({ value });
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(0);
  });
});
