import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, emitTypeScript, load } from "../../src/asn1/index.js";

/** Modules of one construct each; above each are values of its types and their octets, worked out by hand. */
const folder = new URL("../corpus/asn1/objects/", import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), "utf8"),
}));

/** `-- Type value = octets`. */
const vector = /^-- (\S+) (.*) = ([0-9a-f]+)$/gm;

function valueOf(json: string): unknown {
  return JSON.parse(json, (_, value: unknown) => {
    const hex = (value as { readonly $hex?: string } | null)?.$hex;
    return hex === undefined ? value : new Uint8Array(Buffer.from(hex, "hex"));
  });
}

describe("Modules with classes, objects and parameters", () => {
  const model = compile(files);
  const loaded = load(model);

  it.each(files.map(({ name, text }) => [name.replace(".asn1", ""), text]))("%s", (name, text) => {
    const found = [...text.matchAll(vector)];
    // Those without only define what others import.
    expect(found.length > 0 || /^(Bound-Sizes|Defines-Generics)$/.test(name)).toBe(true);
    for (const [, type, json, hex] of found) {
      const codec = loaded.type(`${name}.${type}`);
      const value = valueOf(json!);
      expect(`${type} ${Buffer.from(codec.encode(value)).toString("hex")}`).toBe(`${type} ${hex}`);
      const octets = new Uint8Array(Buffer.from(hex!, "hex"));
      const decoded = codec.decode(octets);
      // Decoding puts in members with a DEFAULT.
      expect({ value: decoded }).toMatchObject({ value });
      expect(codec.encode(decoded)).toEqual(octets);
    }
  });

  it("are written as TypeScript", () => {
    const locate = ({ name }: { readonly name: string }) => ({
      specifier: `./${name}.js`,
      namespace: name.replaceAll("-", ""),
    });
    for (const module of model.modules) {
      expect(emitTypeScript(module, model, { locate })).toContain("Generated");
    }
  });

  it("compile one by one where they import nothing", () => {
    for (const file of files) {
      if (file.text.includes("IMPORTS")) continue;
      expect(() => compile([file])).not.toThrow();
    }
  });
});
