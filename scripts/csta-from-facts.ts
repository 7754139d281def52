/**
 * Writes the modules of CSTA Phase III as ASN.1 from a table of facts about ECMA-285, and a summary of the facts for
 * the tests:
 *
 *     npx tsx scripts/csta-from-facts.ts facts.json
 *
 * Run it again when a fact is corrected, then `npm run generate`.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import type { CstaFacts } from "./csta/facts.js";
import { cstaModuleText, fileOf } from "./csta/module-text.js";
import { summarizeCsta } from "./csta/summary.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const path = argv[2];
if (path === undefined) {
  console.error("usage: tsx scripts/csta-from-facts.ts <facts.json>");
  process.exitCode = 2;
} else {
  const facts = JSON.parse(await readFile(path, "utf8")) as CstaFacts;
  const directory = join(root, "src", "modules", "csta");
  await mkdir(directory, { recursive: true });
  for (const module of facts.modules) {
    await writeFile(join(directory, `${fileOf(module)}.asn1`), cstaModuleText(module));
  }
  await writeFile(join(root, "test", "corpus", "csta-summary.json"), summarizeCsta(facts));
  console.log(`${facts.modules.length} modules written`);
}
