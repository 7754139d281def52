/**
 * Prints what `vitest run --coverage` has counted, and which lines of the rooms that are named the tests have
 * not run. Code that is emitted (`new Function`) is not seen by V8's coverage.
 *
 *     npm run coverage           runs the tests of codec, compiler, modules and engine, then this
 *     npm run coverage:server    runs those of the server, then this
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { coverageReport } from "./coverage-report.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const counted = readFileSync(join(root, "coverage/coverage-final.json"), "utf8");

process.stdout.write(coverageReport(JSON.parse(counted), root, process.argv.slice(2)));
