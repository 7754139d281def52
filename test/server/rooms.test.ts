import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { expect, test } from "vitest";

const server = join(import.meta.dirname, "../../src/server");

/** The rooms of the server, with those of its others that each imports. */
const imports: Readonly<Record<string, readonly string[]>> = {
  cluster: [],
  database: ["files.ts"],
  kernel: ["cluster", "database"],
};

test.each(Object.entries(imports))("%s imports of the server only %j", (room, allowed) => {
  const wrong = readdirSync(join(server, room), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const file = join(server, room, name);
      const found = readFileSync(file, "utf8").matchAll(/ from "(\.[^"]+)";$/gm);
      return Array.from(found, ([, target]) => normalize(join(dirname(file), target as string)));
    })
    .filter((target) => target.startsWith(server + sep))
    .map(
      (target) =>
        target
          .slice(server.length + 1)
          .replace(/\.js$/, ".ts")
          .split(sep)[0],
    )
    .filter((target) => target !== room && !allowed.includes(target as string));
  expect(wrong).toEqual([]);
});
