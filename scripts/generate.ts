/**
 * Writes the TypeScript of the protocol's modules from their .asn1 files, the unrolled readers of
 * short text, docs/asn1-support.md from the tests of the ASN.1 compiler, docs/coverage.md from the
 * server's routes, docs/errors.md and docs/limits.md from the source, docs/performance-history.md and its plots from bench/history, and the manual page of the command:
 *
 *     npm run generate             writes the files
 *     npm run generate -- --check  writes nothing; lists the files that differ, exit code 1 if any do
 */
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { differingFiles, generateAll } from "./generator.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const files = await generateAll(root);
const differing = await differingFiles(root, files);

if (argv.includes("--check")) {
  for (const path of differing) console.error(`${path} is not what its source generates`);
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const path of differing) await writeFile(join(root, path), files.get(path) as string);
  console.log(`${files.size} files generated, ${differing.length} changed`);
}
