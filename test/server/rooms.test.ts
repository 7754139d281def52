import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { expect, test } from "vitest";

const server = join(import.meta.dirname, "../../src/server");

/** The rooms of the server, with those of its others that each imports. */
const imports: Readonly<Record<string, readonly string[]>> = {
  cluster: [],
  database: ["files.ts"],
  kernel: ["cluster", "database"],
  pbx: [],
};

/** The files of the server that a folder imports, relative to the server's folder. */
function importsOf(folder: string): string[] {
  return readdirSync(join(server, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const file = join(server, folder, name);
      const found = readFileSync(file, "utf8").matchAll(/ from "(\.[^"]+)";$/gm);
      return Array.from(found, ([, target]) => normalize(join(dirname(file), target as string)));
    })
    .filter((target) => target.startsWith(server + sep))
    .map((target) => target.slice(server.length + 1).replace(/\.js$/, ".ts"));
}

test.each(Object.entries(imports))("of the server, %s imports only %j", (room, allowed) => {
  const rooms = importsOf(room).map((file) => file.split(sep)[0] as string);
  expect(rooms.filter((other) => other !== room && !allowed.includes(other))).toEqual([]);
});

test.each(readdirSync(join(server, "modules")))(
  "the module %s imports kernel, database, pbx, itself, files of no room, and other modules' api",
  (name) => {
    const wrong = importsOf(join("modules", name)).filter((file) => {
      const [room, other, part] = file.split(sep);
      if (other === undefined || room === "kernel" || room === "database" || room === "pbx")
        return false;
      return room !== "modules" || (other !== name && part !== "api.ts");
    });
    expect(wrong).toEqual([]);
  },
);
