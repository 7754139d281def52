import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** The rooms from left to right: each imports only what stands to its left. */
const rooms = ["codec", "asn1", "modules", "rose", "server", "gateway", "connectors", "cli"];

/** Where less is allowed than what stands to the left. */
const only: Readonly<Record<string, readonly string[]>> = {
  modules: ["codec"],
  connectors: ["codec", "asn1", "modules", "rose", "server"],
};

/** The one file by which others may use what is not public of a room. */
const inner: Readonly<Record<string, string>> = { rose: "internal.js" };

/** Rooms that an embedder gets without any other package. */
const bare = ["codec", "asn1", "modules", "rose"];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
}

const source = join(import.meta.dirname, "../src");

function imports(room: string): Import[] {
  const files = readdirSync(join(source, room), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((name) => {
      const file = join(room, name);
      const text = readFileSync(join(source, file), "utf8");
      const found = text.matchAll(/^(?:import |(?:import|export)\b[^"';=]*?\bfrom )"([^"]+)";$/gm);
      return Array.from(found, ([, specifier]) => ({ file, room, specifier: specifier as string }));
    });
}

const present = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe("the rooms of the source", () => {
  it("are all known here", () => {
    expect(present.filter((room) => !rooms.includes(room))).toEqual([]);
  });

  it.each(present)("%s imports nothing that stands to its right", (room) => {
    const allowed = only[room] ?? rooms.slice(0, rooms.indexOf(room));
    const all = imports(room);
    expect(all.length).toBeGreaterThan(0);
    const wrong = all.filter(({ file, specifier }) => {
      if (!specifier.startsWith(".")) return false;
      const [target] = normalize(join(dirname(file), specifier)).split(sep);
      return target !== room && !allowed.includes(target as string);
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(inner))("import %s by its public entrance or by %s", (room, file) => {
    const entrances = [join(room, "index.js"), join(room, file)];
    const wrong = present
      .filter((other) => other !== room)
      .flatMap(imports)
      .filter(({ file: from, specifier }) => {
        const target = normalize(join(dirname(from), specifier));
        return target.startsWith(room + sep) && !entrances.includes(target);
      });
    expect(wrong).toEqual([]);
  });

  it.each(bare)("%s needs no package but pvtsutils", (room) => {
    const packages = imports(room)
      .map(({ specifier }) => specifier)
      .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"));
    expect(packages.filter((name) => name !== "pvtsutils")).toEqual([]);
  });
});
