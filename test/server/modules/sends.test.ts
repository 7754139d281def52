import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { laterRegistry } from "../../../src/modules/later/registry.js";
import { silentLog } from "../../../src/rose/index.js";
import { createUcServer } from "../../../src/server/index.js";

const folder = join(import.meta.dirname, "../../../src/server/modules");
const modules = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const events = new Set(
  laterRegistry()
    .operations.filter(({ operation }) => operation.kind === "event")
    .map(({ name }) => name),
);

/** The events of both versions of the protocol that the source of a module names outside comments. */
function namedBy(module: string): string[] {
  const files = readdirSync(join(folder, module), { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, module, file), "utf8"))
    .map((text) => text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, ""));
  const words = texts.flatMap((text) => text.match(/\basn\w+/g) ?? []);
  return [...new Set(words)].filter((word) => events.has(word)).toSorted();
}

test("each event that a module names is one that it handles or declares to send", () => {
  const { routes, sent } = createUcServer({ log: silentLog });
  let found = 0;
  for (const { name: module } of modules) {
    const taken = routes.filter((route) => route.module === module);
    const told = sent.filter((one) => one.module === module);
    const known = new Set([
      ...taken.map(({ operation }) => operation.name),
      ...told.map(({ event }) => event.name),
    ]);
    const named = namedBy(module);
    expect([module, named.filter((name) => !known.has(name))]).toEqual([module, []]);
    found += named.length;
  }
  expect(found).toBeGreaterThan(3);
});
