/**
 * Writes the protocol's modules as ASN.1 (X.680, with the OPERATION macro of X.880) from a
 * table of facts about it, and a summary of the facts for the tests:
 *
 *     npx tsx scripts/modules-from-facts.ts facts.json
 *
 * Run it again when a fact is corrected, then `npm run generate`.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import type { Facts } from "./facts/facts.js";
import { folderOf } from "./facts/module-names.js";
import { moduleText } from "./facts/module-text.js";
import { summarize } from "./facts/summary.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

async function main(path: string): Promise<void> {
  const facts = JSON.parse(await readFile(path, "utf8")) as Facts;
  for (const module of facts.modules) {
    const folder = folderOf(module.name);
    const directory = join(root, "src", "modules", folder);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, `${folder}.asn1`), moduleText(module, facts));
  }
  const corpus = join(root, "test", "corpus");
  await mkdir(corpus, { recursive: true });
  await writeFile(join(corpus, "facts-summary.json"), summarize(facts));
  console.log(`${facts.modules.length} modules written`);
}

const path = argv[2];
if (path === undefined) {
  console.error("usage: tsx scripts/modules-from-facts.ts <facts.json>");
  process.exitCode = 2;
} else {
  await main(path);
}
