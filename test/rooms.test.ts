import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** The rooms from left to right: each imports only what stands to its left. */
const rooms = ["codec", "asn1", "modules", "rose", "server", "gateway", "connectors", "cli"];

/** Where less is allowed than what stands to the left. */
const only: Readonly<Record<string, readonly string[]>> = {
  modules: ["codec"],
  connectors: ["codec", "asn1", "modules", "rose", "server"],
};

/** The files by which others may use what is not public of a room. */
const inner: Readonly<Record<string, readonly string[]>> = {
  rose: ["internal.js", "internal-json.js"],
};

/** Rooms whose files import each other in one direction only. */
const straight = ["codec", "rose"];

/** Rooms that an embedder gets without any other package. */
const bare = ["codec", "asn1", "modules", "rose"];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
}

const source = join(import.meta.dirname, "../src");

function filesOf(room: string): string[] {
  const files = readdirSync(join(source, room), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((name) => join(room, name));
}

function imports(room: string): Import[] {
  return filesOf(room).flatMap((file) => {
    const text = readFileSync(join(source, file), "utf8");
    const found = text.matchAll(/^(?:import |(?:import|export)\b[^"';=]*?\bfrom )"([^"]+)";$/gm);
    return Array.from(found, ([, specifier]) => ({ file, room, specifier: specifier as string }));
  });
}

const present = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Files that import each other in a circle, the first of them again at the end; none if there is none. */
function circleOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    done.add(file);
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target, [...way, file]);
      if (circle.length > 0) return circle;
    }
    return [];
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

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

  it.each(Object.entries(inner))("import %s by its public entrance or by %s", (room, files) => {
    const entrances = ["index.js", ...files].map((file) => join(room, file));
    const wrong = present
      .filter((other) => other !== room)
      .flatMap(imports)
      .filter(({ file: from, specifier }) => {
        const target = normalize(join(dirname(from), specifier));
        return target.startsWith(room + sep) && !entrances.includes(target);
      });
    expect(wrong).toEqual([]);
  });

  it.each(straight)("%s has no circle of imports, those of types included", (room) => {
    const graph = new Map<string, string[]>();
    for (const { file, specifier } of imports(room)) {
      const target = normalize(join(dirname(file), specifier)).replace(/\.js$/, ".ts");
      graph.set(file, [...(graph.get(file) ?? []), target]);
    }
    expect(circleOf(graph)).toEqual([]);
  });

  it("rose has no two files whose names differ in an ending only", () => {
    const stems = new Map<string, string[]>();
    for (const file of filesOf("rose")) {
      const name = basename(file, ".ts");
      const stem = name.replace(/(?:er|or|ing|ed|ion|s)+$/, "");
      stems.set(stem, [...(stems.get(stem) ?? []), file]);
    }
    const alike = [...stems.values()].filter(
      (files) => new Set(files.map((file) => basename(file))).size > 1,
    );
    expect(alike).toEqual([]);
  });

  it.each(bare)("%s needs no package but pvtsutils", (room) => {
    const packages = imports(room)
      .map(({ specifier }) => specifier)
      .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"));
    expect(packages.filter((name) => name !== "pvtsutils")).toEqual([]);
  });
});
