import { readFileSync, writeFileSync } from "node:fs";
import { allCases, filtered, idsOf } from "./all-cases.js";
import { endForeign } from "./foreign/subjects.js";
import { writeRelease } from "./history.js";
import { machine } from "./machine.js";
import { parseOptions, usage, type Options } from "./options.js";
import { profileCase } from "./profile.js";
import { updateReadme } from "./readme.js";
import { reportText, type Report } from "./report.js";
import { endPairs } from "./rpc/cases.js";
import { measure } from "./runner.js";
import { cleanRevision } from "./side-by-side/base.js";

/** Runs the suite; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  const cases = filtered(allCases(), options.filter);
  if (options.help) {
    console.log(usage);
  } else if (options.list) {
    console.log(cases.flatMap(idsOf).join("\n"));
  } else if (options.profile !== undefined) {
    for (const file of await profileCase(cases, options.profile)) console.log(file);
  } else {
    // It would be a pity to find out after ten minutes.
    const revision = options.release === undefined ? undefined : cleanRevision(".");
    return await deliver(await reportOf(options), options, revision);
  }
  return 0;
}

async function reportOf({ filter, from, time }: Options): Promise<Report> {
  if (from !== undefined) return JSON.parse(readFileSync(from, "utf8")) as Report;
  const cases = filtered(allCases(), filter);
  if (cases.length === 0) throw new Error(`no case matches ${filter}`);
  const started = performance.now();
  const findings = await measure(cases, { time, smoke: false }, (group) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stderr.write(`${seconds.padStart(5)} s  ${group}\n`);
  });
  return { machine: machine(), time, ...findings };
}

async function deliver(
  report: Report,
  options: Options,
  revision: string | undefined,
): Promise<number> {
  const { json, readme, release: name } = options;
  console.log(reportText(report));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 1)}\n`);
  if (name !== undefined && revision !== undefined) {
    console.log(`\n${await writeRelease(".", { ...report, name, revision })}`);
  }
  if (readme) updateReadme("README.md", report);
  return report.unmeasured.some(({ failed }) => failed) ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
} finally {
  await endPairs();
  await endForeign();
}
