import { readFileSync } from "node:fs";
import { comparison } from "./compare.js";
import type { Report } from "./report.js";

const [before, after, ...rest] = process.argv.slice(2);

function read(file: string): Report {
  return JSON.parse(readFileSync(file, "utf8")) as Report;
}

if (before === undefined || after === undefined || rest.length > 0) {
  console.error("npm run bench:compare -- BEFORE.json AFTER.json");
  process.exitCode = 2;
} else {
  for (const line of comparison(read(before), read(after))) console.log(line);
}
