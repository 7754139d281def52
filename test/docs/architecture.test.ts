import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/architecture.md"), "utf8");

test("every path that docs/architecture.md names exists", () => {
  const paths = [...text.matchAll(/\b(?:src|test|scripts|bench|examples|docs)\/[\w./-]*\w/g)];
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.map(([path]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(["docs/architecture.md", "CONTRIBUTING.md"])(
  "%s names every internal entrance",
  (path) => {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
    const entrances = files.filter((file) => /^\w+[\\/]internal-\w+\.ts$/.test(file));
    expect(entrances.length).toBeGreaterThan(3);
    const document = readFileSync(join(root, path), "utf8");
    expect(entrances.filter((file) => !document.includes(`\`${join("src", file)}\``))).toEqual([]);
  },
);

test("CONTRIBUTING.md names every step of .ci/run", () => {
  const steps = [
    ...readFileSync(join(root, ".ci/run"), "utf8").matchAll(
      /\bnpm (?:run (?:--silent )?[\w:]+|test)/g,
    ),
  ];
  const names = new Set(steps.map(([step]) => step.replace("--silent ", "")));
  expect(names.size).toBeGreaterThan(5);
  const table = readFileSync(join(root, "CONTRIBUTING.md"), "utf8")
    .split("## Check a change")[1]!
    .split("\n## ")[0]!;
  expect([...names].filter((name) => !table.includes(`\`${name}`))).toEqual([]);
});
