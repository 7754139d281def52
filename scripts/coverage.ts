/**
 * Prints what `vitest run --coverage` has counted, and which lines of the codec and the engine no
 * test has run. Code that is emitted (`new Function`) is not seen by V8's coverage.
 *
 *     npm run coverage    runs the tests of the rooms that need no other process, then this
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { coverageReport } from "./coverage-report.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const counted = readFileSync(join(root, "coverage/coverage-final.json"), "utf8");

process.stdout.write(coverageReport(JSON.parse(counted), root, ["src/codec", "src/rose"]));
