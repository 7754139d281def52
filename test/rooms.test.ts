import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize, sep } from "node:path";
import { describe, expect, it } from "vitest";

/** The rooms in order: each imports only from rooms before it. */
const rooms = ["codec", "asn1", "modules", "rose", "server", "gateway", "connectors", "cli"];

/** Where less is allowed than all rooms before. */
const only: Readonly<Record<string, readonly string[]>> = {
  modules: ["codec"],
  connectors: ["codec", "asn1", "modules", "rose", "server"],
};

/** The files by which other rooms import a room, besides its `index.js`. */
const entrances: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  codec: ["standalone.js", "internal.js", "internal-codec.js"],
  asn1: ["internal.js"],
  modules: [
    /^(?:later\/)?([a-z0-9-]+)\/\1\.js$/,
    "registry.js",
    "later/index.js",
    "later/forms.js",
    "exchanged-ids.js",
    "later/registry.js",
    // The index would load every module.
    "optional-params.js",
    /^csta\/[a-z0-9-]+\.js$/,
  ],
  rose: [
    "internal.js",
    "internal-dump.js",
    "internal-json.js",
    "internal-wire.js",
    "later.js",
    "csta.js",
  ],
  // Drivers of a PBX are written without the server.
  server: [
    "internal.js",
    "internal-address.js",
    "internal-cluster.js",
    "internal-version.js",
    "pbx/index.js",
  ],
  gateway: ["internal.js", "internal-http.js"],
};

/** What must not be loaded before it is known which command is to run: whole rooms, and their cores. */
const heavy = [
  /(?:^|[\\/])(?:index|internal-\w+)\.ts$/,
  /^codec[\\/](?:type|errors)\.ts$/,
  /^rose[\\/](?:(?:connection|invoke)\b|message[\\/]envelope)/,
  /^gateway[\\/](?:gateway|http[\\/]door)\.ts$/,
];

/** Rooms whose files import each other in one direction only. */
const straight = ["codec", "rose"];

/** Rooms that an embedder gets without any other package. */
const bare = ["codec", "asn1", "modules", "rose"];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
  /** Whether it imports types only, so that nothing is loaded. */
  readonly type: boolean;
}

const source = join(import.meta.dirname, "../src");

function filesOf(room: string): string[] {
  const files = readdirSync(join(source, room), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((name) => join(room, name));
}

const statements = /^(?:import |(?:import|export)\b([^"';=]*?)\bfrom )"([^"]+)";$/gm;
/** `import("./x.js").T` and `typeof import("./x.js")`; a value is never taken from the promise that `import()` gives. */
const inTypes = /\btypeof import\("([^"]+)"\)|\bimport\("([^"]+)"\)\s*\.\s*[A-Z]/g;

/** What a file imports when it is loaded: not what it imports only when a command runs. */
function importsOf(file: string, text = readFileSync(join(source, file), "utf8")): Import[] {
  const [room] = file.split(sep) as [string];
  const made = (specifier: string, type: boolean): Import => ({ file, room, specifier, type });
  return [
    ...Array.from(text.matchAll(statements), ([, names = "", specifier]) =>
      made(specifier as string, /^ type\b/.test(names)),
    ),
    ...Array.from(text.matchAll(inTypes), ([, whole, member]) =>
      made((whole ?? member) as string, true),
    ),
  ];
}

function imports(room: string): Import[] {
  return filesOf(room).flatMap((file) => importsOf(file));
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

/** What is loaded with a file. */
function loadedBy(first: string): Set<string> {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { specifier, type } of importsOf(file)) {
      if (type || !specifier.startsWith(".")) continue;
      load(normalize(join(dirname(file), specifier)).replace(/\.js$/, ".ts"));
    }
  };
  load(first);
  return loaded;
}

describe("the rooms of the source", () => {
  it("import in each of these forms", () => {
    const text = [
      'import "./a.js";',
      'import { b } from "./b.js";',
      'import type { C } from "./c.js";',
      'export * from "./d.js";',
      'export type {\n  E,\n} from "./e.js";',
      'let f: import("./f.js").F<string>;',
      'type G = typeof import("./g.js");',
      'const h = (await import("./h.js")).h;',
      'const i = import("./i.js").then(({ I }) => I);',
    ].join("\n");
    expect(importsOf("codec/x.ts", text).map(({ specifier, type }) => [specifier, type])).toEqual([
      ["./a.js", false],
      ["./b.js", false],
      ["./c.js", true],
      ["./d.js", false],
      ["./e.js", true],
      ["./f.js", true],
      ["./g.js", true],
    ]);
  });

  it("are all known here", () => {
    expect(present.filter((room) => !rooms.includes(room))).toEqual([]);
  });

  it.each(present)("%s imports from no room after it", (room) => {
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

  it.each(present)("import %s by its entrances only", (room) => {
    const open = ["index.js", ...(entrances[room] ?? [])];
    const wrong = present
      .filter((other) => other !== room)
      .flatMap(imports)
      .filter(({ file: from, specifier }) => {
        const target = normalize(join(dirname(from), specifier));
        if (!target.startsWith(room + sep)) return false;
        const name = target.slice(room.length + 1).replaceAll(sep, "/");
        return !open.some((entrance) =>
          typeof entrance === "string" ? entrance === name : entrance.test(name),
        );
      });
    expect(wrong).toEqual([]);
  });

  it("load neither codec nor engine nor web service when the command line starts", () => {
    const loaded = loadedBy(join("cli", "main.ts"));
    expect(loaded).toContain(join("rose", "internal.ts"));
    expect([...loaded].filter((file) => heavy.some((each) => each.test(file)))).toEqual([]);
  });

  it.each(["index.ts", join("modules", "index.ts"), join("modules", "registry.ts")])(
    "load no module of a later version with %s",
    (file) => {
      const loaded = [...loadedBy(file)];
      expect(loaded).toContain(join("codec", "index.ts"));
      expect(loaded.filter((each) => each.startsWith(join("modules", "later")))).toEqual([]);
    },
  );

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
