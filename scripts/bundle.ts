import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { manifestOf, packageNames, root, specifiers } from "./packages.js";

/*
 * To find, read and link a file takes Node.js a third of a millisecond, so what consists of a thousand starts late. The files of a
 * room are therefore joined: one is left for each that is imported from outside, beside a few that these share. Rooms import each
 * other as before, so nothing is there twice, and what belongs to the other package stays there.
 */

/** A folder whose files are joined; that without a name is all that is in no other. */
interface Room {
  readonly folder: string;
  /** Where the files are that several entries share: as deep as those that look for what is beside `dist`. */
  readonly shared: string;
}

const rooms: readonly Room[] = [
  ...["codec", "asn1", "rose", "server/pbx"].map((folder) => ({ folder, shared: folder })),
  { folder: "", shared: "server" },
];

/** Programs import modules one by one, so each stays as it is. */
const single = /^(?:index\.js$|modules\/)/;

/** What nobody imports: it is run. */
const programs = ["cli/main.js", "cli/program.js", "cli/certificate-thread.js"];

/** What pages load is none of ours. */
const ofPages = "gateway/page/";

/**
 * A package of some hundred files, which takes as long to load as all of ours. It is joined with what uses it; its own types are those of the
 * package, on which ours still depends.
 */
const joinedPackage = "kysely";

/**
 * Packages that have, with those that they need, many files, and what is used of them. Each becomes one file, and nobody who installs ours needs it, but for the
 * types of commander.
 */
const wholePackages: Readonly<Record<string, readonly string[]>> = {
  commander: ["Argument", "Command", "CommanderError", "InvalidArgumentError", "Option"],
  pino: ["pino"],
  selfsigned: ["generate"],
};

function wholeFile(name: string): string {
  return `server/${name}.js`;
}

/** In front of a file of another room, until it is known from where it is imported. */
const mark = "dist:";

/**
 * Joins the files that `tsc` has written; declarations stay as they are.
 * @param folder Where they are, beside `src`.
 */
export async function bundle(folder: string): Promise<void> {
  const files = codeIn(folder);
  const entries = entriesOf(folder, files);
  const joined = await Promise.all(rooms.map((room) => joinRoom(folder, room, entries)));
  await Promise.all(Object.keys(wholePackages).map((name) => joinPackage(folder, name)));
  for (const file of files.filter((path) => roomOf(path) !== undefined)) {
    for (const path of [file, `${file}.map`]) rmSync(join(folder, path));
  }
  for (const { path, text } of joined.flat()) {
    const depth = relative(folder, dirname(path));
    writeFileSync(path, path.endsWith(".js") ? withClassNames(linked(ascii(text), depth)) : text);
  }
  const license = join(root, "node_modules", joinedPackage, "LICENSE");
  copyFileSync(license, join(folder, "server", `${joinedPackage}.LICENSE`));
}

function codeIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll(sep, "/"))
    .filter((path) => path.endsWith(".js") && !path.startsWith(ofPages));
}

function roomOf(file: string): Room | undefined {
  if (single.test(file)) return undefined;
  return rooms.find(({ folder }) => folder === "" || file.startsWith(`${folder}/`));
}

/** The files that are imported from outside their room. */
function entriesOf(folder: string, files: readonly string[]): ReadonlySet<string> {
  const entries = new Set(programs);
  const exported = packageNames.flatMap((name) => Object.values(manifestOf(name).exports));
  for (const entry of exported) {
    if (typeof entry === "object" && !entry.default.includes("*")) {
      entries.add(posix.relative("dist", entry.default));
    }
  }
  for (const file of files) {
    for (const [, , specifier] of readFileSync(join(folder, file), "utf8").matchAll(specifiers)) {
      const target = posix.join(posix.dirname(file), specifier!);
      if (roomOf(target) !== roomOf(file)) entries.add(target);
    }
  }
  return entries;
}

/** A file that is to be written. */
interface Written {
  readonly path: string;
  readonly text: string;
}

async function joinRoom(
  folder: string,
  room: Room,
  entries: ReadonlySet<string>,
): Promise<Written[]> {
  const entryPoints = [...entries].filter((file) => roomOf(file) === room);
  const { outputFiles, metafile } = await build({
    absWorkingDir: folder,
    entryPoints: entryPoints.map((file) => ({ in: file, out: file.replace(/\.js$/, "") })),
    outdir: folder,
    chunkNames: posix.join(room.shared, "[name]-[hash]"),
    ...{ bundle: true, splitting: true, write: false, sourcemap: true, metafile: true },
    // In ASCII: a file with others takes up to twice the memory, and longer to read and compile.
    ...{ format: "esm", platform: "node", target: "es2022", charset: "ascii" },
    plugins: [withoutOthers(folder, room)],
    logLevel: "warning",
  });
  const names = namesOf(room, metafile.outputs);
  return outputFiles.map(({ path, text }) => ({
    path: join(folder, named(relative(folder, path).replaceAll(sep, "/"), names)),
    text: named(text, names),
  }));
}

/** Writes the {@link wholeFile} of a package, and the licenses of all that is in it. */
async function joinPackage(folder: string, name: string): Promise<void> {
  const contents = `export { ${wholePackages[name]!.join(", ")} } from "${name}";`;
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    outfile: join(folder, wholeFile(name)),
    ...{ bundle: true, minifyWhitespace: true, minifySyntax: true, metafile: true },
    ...{ format: "esm", platform: "node", target: "es2022" },
    // As far as its packages have ES modules, what nobody uses is left out.
    mainFields: ["module", "main"],
    // For what asks for modules of Node.js by it, which there is not in an ES module.
    banner: {
      js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  const packages = Object.keys(metafile.inputs).flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  const texts = new Set(packages.toSorted().map(licenseOf));
  writeFileSync(join(folder, "server", `${name}.LICENSES`), [...texts].join("\n"));
}

/** @throws Error if the package has none. */
function licenseOf(path: string): string {
  const folder = join(root, path);
  const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
  };
  const files = readdirSync(folder).filter((entry) =>
    /^(?:licen[cs]e|notice|copyright)/i.test(entry),
  );
  if (files.length === 0) throw new Error(`${name} has no license`);
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return `# ${name}\n\n${texts.join("\n\n")}\n`;
}

/** Without the characters that esbuild leaves in comments of {@link joinedPackage}. */
function ascii(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

/** Gives classes that mention themselves their names back, `class UcServer` where esbuild has `class _UcServer`: they are seen in logs. */
function withClassNames(text: string): string {
  const renamed = text.matchAll(/^var (\w+) = class (_\1) /gm);
  const names = new Map(Array.from(renamed, ([, name, inner]) => [inner!, name!]));
  return text.replaceAll(/(?<![\w$.])_\w+/g, (inner) => names.get(inner) ?? inner);
}

/**
 * Names for the files that several share, by those that esbuild has given them, which change with what is in them: a server that is running
 * while `dist` is built anew still finds what it has not loaded yet. Each is called after one of the files in it.
 */
function namesOf(room: Room, outputs: Metafile["outputs"]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [path, { inputs, entryPoint }] of Object.entries(outputs)) {
    const given = /[^/]+-[A-Z0-9]{8}(?=\.js$)/.exec(path)?.[0];
    const ours = Object.keys(inputs).filter((input) => !input.startsWith("../"));
    // Where nothing is but what another one exports, there is only what is imported.
    const first = ours.length > 0 ? `part-${own(room, ours.toSorted()[0]!)}` : undefined;
    const name = first ?? (entryPoint && `entry-${own(room, entryPoint)}`);
    if (given === undefined || !name) continue;
    if ([...names.values()].includes(name)) throw new Error(`two files would be called ${name}`);
    names.set(given, name);
  }
  return names;
}

/** A file's path in its room, as a word. */
function own({ folder }: Room, path: string): string {
  return path
    .slice(folder === "" ? 0 : folder.length + 1)
    .replace(/\.js$/, "")
    .replaceAll(/\W+/g, "-");
}

function named(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(/[\w.-]+-[A-Z0-9]{8}\b/g, (given) => names.get(given) ?? given);
}

/** Leaves the files of other rooms where they are, and packages too. */
function withoutOthers(folder: string, room: Room): Plugin {
  return {
    name: "rooms",
    setup({ onResolve }) {
      onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
        if (Object.hasOwn(wholePackages, path))
          return { path: mark + wholeFile(path), external: true };
        const isJoined = kind === "entry-point" || path === joinedPackage;
        return isJoined ? undefined : { path, external: true };
      });
      onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const target = relative(folder, join(resolveDir, path)).replaceAll(sep, "/");
        const isOurs = roomOf(target) === room || target.startsWith("../");
        return isOurs ? undefined : { path: mark + target, external: true };
      });
    },
  };
}

/** A joined file with the files of other rooms as they are found from where it is. */
function linked(text: string, depth: string): string {
  return text.replaceAll(new RegExp(`"${mark}([^"]+)"`, "g"), (_, target: string) => {
    const path = posix.relative(depth.replaceAll(sep, "/"), target);
    return `"${path.startsWith(".") ? path : `./${path}`}"`;
  });
}
