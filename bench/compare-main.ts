import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { comparison, comparisonOfSides } from "./compare.js";
import type { Report } from "./report.js";
import { idOf } from "./result.js";
import { checkOut, findBase, isSame, NoBase } from "./side-by-side/base.js";
import { sideBySide, workplace } from "./side-by-side/run.js";

const usage = `npm run bench:compare -- [options]            the working tree with the last release, in one run
npm run bench:compare -- BEFORE.json AFTER.json  two runs of the suite

  --base REV       with another revision; measured even if its sources are the same
  --filter TEXT    only groups whose names contain it: "decode M3", RPC
  --time FACTOR    spend so many times the usual time
  --help           this`;

const root = fileURLToPath(new URL("..", import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (options === undefined) {
    console.error(usage);
    return 2;
  }
  const { base, filter, help, time, files } = options;
  const [before, after] = files;
  if (help) {
    console.log(usage);
    return 0;
  }
  if (before !== undefined && after !== undefined) {
    for (const line of comparison(reportIn(before), reportIn(after))) console.log(line);
    return 0;
  }
  try {
    return await compareWithBase(base, { filter, time });
  } catch (error) {
    if (!(error instanceof NoBase)) throw error;
    console.log(`nothing is compared: ${error.message}`);
    return base === undefined ? 0 : 2;
  }
}

async function compareWithBase(
  wanted: string | undefined,
  effort: { filter: string | undefined; time: number },
): Promise<number> {
  const { revision, because } = findBase(root, wanted);
  console.log(`compared with ${revision.slice(0, 12)}: ${because}`);
  if (wanted === undefined && isSame(root, revision)) {
    console.log("nothing is measured: src has not changed since");
    return 0;
  }
  const folder = workplace(root);
  checkOut(root, revision, join(folder, "base"));
  const found = await sideBySide(root, folder, join(folder, "base/src"), effort);
  for (const line of comparisonOfSides(found.before, found.after)) console.log(line);
  for (const one of found.unmeasured) {
    console.log(`${one.failed ? "FAILED  " : "left out"}  ${idOf(one)}: ${one.reason}`);
  }
  return found.unmeasured.some(({ failed }) => failed) ? 1 : 0;
}

interface Options {
  readonly base: string | undefined;
  readonly filter: string | undefined;
  readonly help: boolean;
  readonly time: number;
  /** None or two. */
  readonly files: readonly string[];
}

/** What the command line says; undefined if that is nothing sensible. */
function optionsOf(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        base: { type: "string" },
        filter: { type: "string" },
        time: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    const { base, filter, help } = values;
    const time = Number(values.time);
    const isTwoFiles = positionals.length === 2 && base === undefined && filter === undefined;
    if (!(time > 0) || (positionals.length > 0 && !isTwoFiles)) return undefined;
    return { base, filter, help, time, files: positionals };
  } catch {
    return undefined;
  }
}

function reportIn(file: string): Report {
  return JSON.parse(readFileSync(file, "utf8")) as Report;
}
