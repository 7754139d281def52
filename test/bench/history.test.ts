import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { releases, writeRelease, type Release } from "../../bench/history.js";
import { machine } from "../../bench/machine.js";
import { parseOptions } from "../../bench/options.js";
import { formattedText } from "../../scripts/generator.js";

const folder = mkdtempSync(join(tmpdir(), "rosewire-history-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function release(name: string, date: string): Release {
  const samples = [1.234_567_89, 1234.567];
  const base = { group: "decode M1", subject: "rosewire", unit: "ns/op" } as const;
  return {
    name,
    revision: "0".repeat(40),
    machine: { ...machine(), date },
    time: 1,
    results: [{ ...base, better: "less", take: "median", samples, more: { "p99 µs": [] } }],
    unmeasured: [],
  };
}

test("releases are kept by their names and read in the order in which they were measured", async () => {
  expect(releases(folder)).toEqual([]);
  const written = await writeRelease(folder, release("0.2.0", "2026-02-01"));
  expect(written).toBe("bench/history/0.2.0.json");
  await writeRelease(folder, release("0.10.0", "2026-03-01"));
  await writeRelease(folder, release("0.1.0", "2026-01-01"));
  expect(releases(folder).map(({ name }) => name)).toEqual(["0.1.0", "0.2.0", "0.10.0"]);
});

test("numbers keep four digits, and the file has the form that the check of all files wants", async () => {
  const path = "bench/history/0.1.0.json";
  const text = readFileSync(join(folder, path), "utf8");
  expect(text).toContain('"samples": [1.235, 1235]');
  const root = join(import.meta.dirname, "../..");
  expect(await formattedText(root, path, text)).toBe(text);
  const [{ results }] = releases(folder) as [Release];
  expect(results).toEqual([{ ...release("", "").results[0], samples: [1.235, 1235] }]);
});

test("the suite takes the name of a release, with which it measures", () => {
  expect(parseOptions(["--release", "0.2.0-rc.1"]).release).toBe("0.2.0-rc.1");
  expect(() => parseOptions(["--release", "../x"])).toThrow("../x");
  expect(() => parseOptions(["--release", "1", "--from", "x"])).toThrow("--from");
});

test("every release in bench/history says of which commit and machine it is", () => {
  const all = releases(join(import.meta.dirname, "../.."));
  for (const one of all) {
    expect(one.revision).toMatch(/^[0-9a-f]{40}$/);
    expect(one.machine.cpu).not.toBe("");
    expect(one.results.length).toBeGreaterThan(0);
  }
});
