import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./packed.js";

interface Package {
  readonly version?: string;
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
}

const read = (name: string): string => readFileSync(join(root, name), "utf8");
const oldest = /^>=(\d+)\.(\d+)$/.exec(
  (JSON.parse(read("package.json")) as Package).engines!.node!,
)!;
const node = [Number(oldest[1]), Number(oldest[2]), 0];

/** Whether a version of Node.js is in a range as packages write it: `^20.19.0 || >=22.12.0`. */
function isIn(range: string, version: readonly number[]): boolean {
  return range.split("||").some((alternative) => {
    const bounds = [...alternative.matchAll(/(>=|<=|>|<|\^|~)?\s*v?(\d+|\*)([\d.x*]*)/g)];
    return bounds.every(([, sign = "^", major, rest]) => {
      if (major === "*") return true;
      const parts = [major!, ...rest!.split(".").slice(1)].map((part) => Number(part) || 0);
      const bound = [parts[0]!, parts[1] ?? 0, parts[2] ?? 0];
      const first = bound.findIndex((part, at) => part !== version[at]);
      const order = first < 0 ? 0 : version[first]! - bound[first]!;
      if (sign === ">=") return order >= 0;
      if (sign === "<=") return order <= 0;
      if (sign === ">") return order > 0;
      if (sign === "<") return order < 0;
      return order >= 0 && version[0] === bound[0] && (sign === "^" || version[1] === bound[1]);
    });
  });
}

test.each([
  [">=18", true],
  [">=22", false],
  ["^20.19.0 || >=22.12.0", true],
  ["^18.18.0 || ^20.9.0 || >=21.1.0", true],
  ["20 || >=22", true],
  [">=12.20 <20", false],
  [">= 0.4", true],
  ["*", true],
  ["^14.17.0 || ^16.0.0", false],
])("the range %s takes Node.js 20.19: %s", (range, expected) => {
  expect(isIn(range, [20, 19, 0])).toBe(expected);
});

test("npm ci warns of no package that is too new for the oldest Node.js there is support for", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, Package>;
  };
  const tooNew = Object.entries(packages)
    .filter(([, { engines }]) => engines?.node !== undefined && !isIn(engines.node, node))
    .map(([path, { version, engines }]) => `${path} ${version}: ${engines?.node}`);
  expect(tooNew).toEqual([]);
});
