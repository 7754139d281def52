import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { moduleFolders, pathOf } from "../../scripts/module-folders.js";
import { pascalCase } from "../../src/asn1/emit/names.js";
import { allLaterTypes } from "../../src/modules/later/registry.js";
import { allTypes } from "../../src/modules/registry.js";
import { randomCases } from "./agreement.js";
import { notationFor } from "./notation.js";
import type { Draw, Part } from "./part.js";

/** All types of all modules of 6.1 and version 8. */
export async function protocolPart(root: string, { values, seed, type }: Draw): Promise<Part> {
  const entries = (await moduleFolders(root)).map(async (folder) => {
    const source = await readFile(join(root, "src", "modules", `${pathOf(folder)}.asn1`), "utf8");
    return [folder.split("/").map(pascalCase).join("."), notationFor(source)] as const;
  });
  const notations = new Map(await Promise.all(entries));
  const cases = [...allTypes(), ...allLaterTypes()].flatMap((registered, index) => {
    const notation = notations.get(registered.module);
    if (notation === undefined) throw new Error(`there is no notation of ${registered.module}`);
    if (type !== undefined && registered.name !== type) return [];
    return randomCases(notation.name, registered.name, registered.type, values, seed + index);
  });
  const all = [...notations.values()];
  const macros = all.reduce((sum, { operations }) => sum + operations, 0);
  return { name: `the protocol, without ${macros} OPERATION macros`, notations: all, cases };
}
