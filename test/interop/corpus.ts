import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { compile, type Model, type ValueDefinition } from "../../src/asn1/index.js";
import { fromHex } from "../support/same-value.js";
import { octetsCase, type Case } from "./agreement.js";
import { modulesOf, type Notation } from "./notation.js";
import type { Part } from "./part.js";
import { differences, endless, refusals } from "./known.js";

/** The modules of test/corpus/asn1: what OTP makes of their values, and of the octets that stand beside them. */
export async function corpusPart(root: string): Promise<Part> {
  const folder = join(root, "test", "corpus", "asn1");
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith(".asn1"))
    .toSorted();
  const refused = byName(refusals);
  const notations = new Map<string, Notation>();
  const cases: Case[] = [];
  for (const file of files) {
    const text = await readFile(join(folder, file), "utf8");
    for (const notation of modulesOf(text)) {
      if (!endless.has(notation.name)) notations.set(notation.name, notation);
    }
    if (file.startsWith("objects/")) cases.push(...vectorCases(text));
    else if (/^(?:x680|import)-/.test(file))
      cases.push(...valueCases(compile([{ name: file, text }])));
  }
  const messages = await messageParts(root);
  cases.push(...messages.flatMap((part) => part.cases));
  for (const notation of messages.flatMap((part) => part.notations)) {
    notations.set(notation.name, notation);
  }
  return {
    name: "the corpus",
    notations: [...notations.values()],
    cases: cases.filter(({ module }) => !refused.has(module) && !endless.has(module)),
    refused,
    differences: byName(differences),
  };
}

function byName(names: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(names).flatMap(([reason, all]) => all.map((name) => [name, reason] as const)),
  );
}

/** Values in the notation, with octets behind them: OTP encodes its own reading of them, too. */
function valueCases({ modules }: Model): Case[] {
  return modules.flatMap(({ name, values }) =>
    values.flatMap((definition) => {
      const octets = octetsOf(definition);
      if (octets === undefined || definition.type.kind !== "reference") return [];
      const { module, name: type } = definition.type;
      const decoded = octetsCase({ module, type }, octets);
      return module === name
        ? [decoded, octetsCase({ module, type }, octets, definition.name)]
        : [decoded];
    }),
  );
}

function octetsOf({ doc }: ValueDefinition): Uint8Array | undefined {
  const [, hex] = /^= ((?:[0-9A-F]{2})+)$/.exec(doc) ?? [];
  return hex === undefined ? undefined : fromHex(hex);
}

/** `-- Type value = octets` above a module. */
function vectorCases(text: string): Case[] {
  const [module] = modulesOf(text);
  return [...text.matchAll(/^-- (\S+) .* = ([0-9a-f]+)$/gm)].map(([, type, hex]) =>
    octetsCase({ module: module!.name, type: type! }, fromHex(hex!)),
  );
}

/** Messages of LDAP and others, to the octet, with the modules that define them. */
async function messageParts(root: string): Promise<Pick<Part, "notations" | "cases">[]> {
  const folder = join(root, "test", "corpus", "protocols");
  const read = (path: string): Promise<string> => readFile(path, "utf8");
  const found = (await readdir(folder)).map(async (file) => {
    const { modules: paths, vectors } = JSON.parse(await read(join(folder, file))) as {
      modules: string[];
      vectors: { type: string; hex: string; written?: string }[];
    };
    const texts = await Promise.all(paths.map((path) => read(join(root, path))));
    const { modules } = compile(texts.map((text, index) => ({ name: paths[index]!, text })));
    const moduleOf = (type: string): string =>
      modules.find(({ types }) => types.some(({ name }) => name === type))?.name ?? "";
    const cases = vectors
      .filter(({ written }) => written === undefined)
      .map(({ type, hex }) => octetsCase({ module: moduleOf(type), type }, fromHex(hex)));
    return { notations: texts.flatMap(modulesOf), cases };
  });
  return Promise.all(found);
}
