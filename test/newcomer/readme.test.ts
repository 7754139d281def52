import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../package/packed.js";
import { firstHourOf } from "./readme.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

test("README has what the newcomer's hour does, in this order", () => {
  const { start, calls, watch, telephone } = firstHourOf(readme);
  expect(start).toBe("npm ci && npm start");
  expect(calls.match(/^npx rosewire call \w+/gm)).toHaveLength(2);
  expect(watch).toMatch(/^npx rosewire watch --demo alice/);
  expect(telephone).toMatch(/^npx rosewire pbx "alice calls bob/);
});

test("a README that says it in another way is refused", () => {
  const without = readme.replace("npx rosewire watch", "rosewire watch");
  expect(() => firstHourOf(without)).toThrow("README has no longer");
});
