import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { allCases, filtered, idsOf } from "../../bench/all-cases.js";
import { runWith } from "../../bench/children.js";
import { comparison } from "../../bench/compare.js";
import { machine } from "../../bench/machine.js";
import { messages, varied } from "../../bench/messages/index.js";
import { parseOptions } from "../../bench/options.js";
import { withSection } from "../../bench/readme.js";
import { reportText, verdicts, type Report } from "../../bench/report.js";
import { byGroup, measured, Table, type Result } from "../../bench/result.js";
import { Load, percentile } from "../../bench/rpc/load.js";
import { endPairs } from "../../bench/rpc/cases.js";
import { endStage } from "../../bench/probes/stage.js";
import { endFresh } from "../../bench/probes/start.js";
import { measure } from "../../bench/runner.js";
import { endScene } from "../../bench/server/scene.js";
import { targets } from "../../bench/targets.js";
import { programOf } from "../support/program.js";

const effort = { time: 0, smoke: true };
const cases = allCases();

// What importing modules costs is measured of one after another, not of one file with them all.
runWith((path) => (path.endsWith("fresh.ts") ? ["--import", "tsx", path] : [programOf(path)]));

afterAll(async () => {
  await endPairs();
  await endFresh();
  await endStage();
  await endScene();
});

const groups = [...byGroup(cases).keys()];
/** Starts processes which spend their time on that. */
const isStart = (group: string): boolean => /^(import|start|garbage|decode after .*)$/.test(group);

/** Runs the cases of a group; gives those that went wrong. */
async function runOnce(group: string): Promise<unknown[]> {
  // Those in other languages have tests of their own.
  const members = cases.filter((member) => member.group === group && member.kind !== "foreign");
  const { results, unmeasured } = await measure(members, effort, () => {});
  return [
    ...unmeasured.filter(({ failed }) => failed),
    ...results.filter(({ samples }) => samples.length === 0 || !samples.every(Number.isFinite)),
  ];
}

describe("every case runs once and gives what it should (long)", () => {
  test.for(groups.filter((group) => !isStart(group)))("%s", async (group) => {
    expect(await runOnce(group)).toEqual([]);
  });

  test.concurrent.for(groups.filter(isStart))("%s", async (group) => {
    expect(await runOnce(group)).toEqual([]);
  });
});

/** A result for every subject of every case, all with the same samples. */
function invented(samples: readonly number[]): Result[] {
  const names = ["p99 µs", "heap B", "buffers B", "longest turn ms"];
  const more = Object.fromEntries(names.map((name) => [name, samples]));
  return cases.flatMap(({ group, ...member }) => {
    const subjects = "subjects" in member ? member.subjects : [member.subject];
    return subjects.map((subject): Result => {
      return { group, subject, unit: "ns/op", better: "less", take: "median", samples, more };
    });
  });
}

function reportWith(results: readonly Result[]): Report {
  return { machine: machine(), time: 1, results, unmeasured: [] };
}

describe("the suite", () => {
  test("the messages are as long as the manual of the suite says", () => {
    const manual = readFileSync("bench/README.md", "utf8");
    for (const { name, type, values } of [...messages, ...varied.values()]) {
      const octets = values.reduce((sum, value) => sum + type.encode(value).length, 0);
      const mean = Math.round(octets / values.length).toLocaleString("en");
      expect(manual).toMatch(new RegExp(`\\| ${name} +\\|.*\\| +${mean} \\|`));
    }
  });

  test("no two cases have the same id", () => {
    const ids = cases.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every target finds its cases", () => {
    const judged = verdicts(new Table(invented([1, 2, 3])));
    expect(judged.length).toBe(targets.length);
    expect(judged.filter(({ verdict }) => verdict === "not measured")).toEqual([]);
  });

  test("a target whose cases were not measured is neither met nor missed", () => {
    const verdict = new Set(verdicts(new Table([])).map((one) => one.verdict));
    expect([...verdict]).toEqual(["not measured"]);
  });

  test("a filter takes a part of an id or an expression", () => {
    expect(filtered(cases, "decode M1 JSON").flatMap(idsOf)).toEqual(["decode M1 JSON"]);
    expect(filtered(cases, "/^RPC M5 .* raw/").flatMap(idsOf)).toEqual(["RPC M5 1x8 raw echo"]);
    expect(filtered(cases, "nothing of the kind")).toEqual([]);
  });

  test("an unknown option and a time of nothing are refused", () => {
    expect(() => parseOptions(["--fast"])).toThrow("--fast");
    expect(() => parseOptions(["--time", "0"])).toThrow("positive");
  });

  test("the report opens with the machine and ends with the targets", () => {
    const text = reportText(reportWith(invented([1, 2, 3])));
    expect(text).toMatch(/^machine {3}\S/);
    expect(text).toContain(`node      ${process.version}, V8 ${process.versions.v8}`);
    expect(text).toMatch(/targets: \d+ met, \d+ missed, 0 not measured/);
  });

  test("the report leaves out numbers of which there is no sample", () => {
    const load = new Load();
    load.end(load.begin());
    const p99 = percentile(load.takeLatencies(), 0.99);
    const result: Result = {
      group: "g",
      subject: "a",
      unit: "calls/s",
      better: "more",
      take: "best",
      samples: [8, 8],
      more: { "p50 µs": measured([p99, 5]), "p99 µs": measured([p99, p99]) },
    };
    const text = reportText(reportWith([result]));
    expect(text).toMatch(/^ +a +8 +0 % +5$/m);
    expect(text).not.toContain("NaN");
    expect(new Table([result]).least("g", "a", "p99 µs")).toBeUndefined();
  });

  test("a ratio is the median of the rounds' ratios", () => {
    const base = { group: "g", unit: "ns/op", better: "less", take: "median" } as const;
    const table = new Table([
      { ...base, subject: "a", samples: [1, 2, 4] },
      { ...base, subject: "b", samples: [2, 8, 12] },
    ]);
    expect(table.ratio("g", "a", "b")).toBe(3);
    expect(table.ratio("g", "a", "c")).toBeUndefined();
  });

  test("comparing marks what is outside of the noise only", () => {
    const lines = (samples: readonly number[]): string[] =>
      comparison(reportWith(invented([100, 101, 102])), reportWith(invented(samples)));
    expect(lines([100, 102, 104]).every((line) => /[\d] %$/.test(line))).toBe(true);
    expect(lines([200, 200, 200]).every((line) => line.endsWith("WORSE"))).toBe(true);
    expect(lines([50, 50, 50]).every((line) => line.endsWith("better"))).toBe(true);
  });

  test("the table in the README replaces the one before it and nothing else", () => {
    const first = withSection("# Title\n", "one");
    expect(first).toBe("# Title\n\n<!-- bench:begin -->\n\none\n\n<!-- bench:end -->\n");
    expect(withSection(`${first}\nMore.\n`, "two")).toBe(`${first.replace("one", "two")}\nMore.\n`);
    expect(() => withSection("<!-- bench:begin -->", "one")).toThrow("match");
  });
});
