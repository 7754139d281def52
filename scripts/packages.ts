import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryOf } from "./repository.js";

/** The folder of the whole tree. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** The packages that are made of this tree. */
export const packageNames = ["rosewire", "rosewire-server"] as const;

export type PackageName = (typeof packageNames)[number];

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, Entry | string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly repository?: object;
}

export interface Entry {
  readonly types: string;
  readonly default: string;
}

/** A file of a package: where it is in the package, and the file of the tree that it is made of. */
export interface PackedFile {
  readonly path: string;
  readonly source: string;
  /** Its contents. */
  read(): Buffer;
}

/** What is in `rosewire` of `dist`; what else is there is in `rosewire-server`. */
const libraryRooms = /^(?:index\.|codec\/|asn1\/|rose\/|modules\/|server\/pbx\/)/;

/** What both packages have besides their code: documents link to each other, and to examples. */
const common = ["LICENSE", "CHANGELOG.md", "bench/README.md"];
const commonFolders = ["docs", "examples", "deploy"];

/** The manifest of a package as it is published. */
export function manifestOf(name: PackageName): Manifest {
  return JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as Manifest;
}

/** All files of a package. `dist` must be up to date. */
export function filesOf(name: PackageName): PackedFile[] {
  const isOurs = (path: string) => libraryRooms.test(path) === (name === "rosewire");
  const code = namesIn("dist").filter(isOurs);
  const modules = namesIn("src/modules").filter((path) => path.endsWith(".asn1"));
  return [
    manifestFile(name),
    asItIs("README.md", `packages/${name}/README.md`),
    ...common.map((path) => asItIs(path, path)),
    ...commonFolders
      .flatMap((folder) => namesIn(folder).map((path) => `${folder}/${path}`))
      .map((path) => asItIs(path, path)),
    ...(name === "rosewire" ? [] : [asItIs("man/rosewire.1", "man/rosewire.1")]),
    ...modules.map((path) => asItIs(`src/modules/${path}`, `src/modules/${path}`)),
    ...code.map((path) =>
      name === "rosewire" || !/\.(?:js|d\.ts)$/.test(path)
        ? asItIs(`dist/${path}`, `dist/${path}`)
        : ofServer(path),
    ),
  ];
}

/** The manifest, with where the tree has been cloned from. */
function manifestFile(name: PackageName): PackedFile {
  const source = `packages/${name}/package.json`;
  const read = (): Buffer => {
    const text = readFileSync(join(root, source), "utf8");
    const url = repositoryOf(root);
    if (url === undefined) return Buffer.from(text);
    const repository = { type: "git", url, directory: `packages/${name}` };
    const manifest = { ...(JSON.parse(text) as object), repository };
    return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  };
  return { path: "package.json", source, read };
}

function asItIs(path: string, source: string): PackedFile {
  return { path, source, read: () => readFileSync(join(root, source)) };
}

/** A file of the server's package finds what is in the other package by the names that it exports. */
function ofServer(path: string): PackedFile {
  const source = `dist/${path}`;
  const read = () => Buffer.from(linked(path, readFileSync(join(root, source), "utf8")));
  return { path: source, source, read };
}

/** What a file imports from others beside it: the words before, and the path. */
export const specifiers = /(\bfrom |\bimport\(|^import )"(\.\.?\/[^"]+)"/gm;

function linked(path: string, text: string): string {
  return text.replaceAll(specifiers, (all, before: string, specifier: string) => {
    const target = posix.join(posix.dirname(path), specifier);
    return libraryRooms.test(target) ? `${before}"${exportedAs(target)}"` : all;
  });
}

const names = new Map<string, string>();

/** The public name of a file of `rosewire`, or else one of those that are for `rosewire-server` only. */
function exportedAs(target: string): string {
  const known = names.get(target);
  if (known !== undefined) return known;
  const found = publicName(target) ?? `rosewire/internal/${target.replace(/\.js$/, "")}`;
  names.set(target, found);
  return found;
}

function publicName(target: string): string | undefined {
  for (const [name, entry] of Object.entries(manifestOf("rosewire").exports)) {
    if (typeof entry === "string" || name.startsWith("./internal/")) continue;
    const pattern = entry.default.slice("./dist/".length).replaceAll(/[.]/g, "\\.");
    // The second star of a name stands for the same as the first.
    const expression = pattern.replace("*", "([\\w-]+)").replaceAll("*", "\\1");
    const match = new RegExp(`^${expression}$`).exec(target);
    if (match !== null) return posix.join("rosewire", name.replace("*", match[1] ?? ""));
  }
  return undefined;
}

function namesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(join(root, folder), join(entry.parentPath, entry.name)))
    .toSorted();
}
