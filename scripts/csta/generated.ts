import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { emitTypeScript } from "../../src/asn1/emit/typescript.js";
import { pascalCase } from "../../src/asn1/emit/names.js";
import { compile, type Location } from "../../src/asn1/index.js";
import type { Model, ModuleModel } from "../../src/asn1/model.js";
import { cstaFolder } from "../module-folders.js";

/**
 * Compiles every .asn1 file of `src/modules/csta`, each of which holds one module.
 * @returns The paths from the root of the package, and texts, of the files with the modules and of that which exports them all.
 */
export async function cstaTexts(
  root: string,
  generator: string,
): Promise<(readonly [path: string, text: string])[]> {
  const directory = join(root, "src", "modules", cstaFolder);
  const files = (await readdir(directory)).filter((file) => file.endsWith(".asn1")).toSorted();
  const model = compile(
    await Promise.all(
      files.map(async (name) => ({ name, text: await readFile(join(directory, name), "utf8") })),
    ),
  );
  const codec = "../../codec/index.js";
  const texts = model.modules.map(
    (module) =>
      [pathOf(module), emitTypeScript(module, model, { codec, generator, locate })] as const,
  );
  const index = `// Generated from the .asn1 files by \`${generator}\`. Do not edit.\n\n${indexOf(model)}`;
  return [...texts, [`src/modules/${cstaFolder}/index.ts`, index] as const];
}

function pathOf(module: ModuleModel): string {
  return `src/modules/${cstaFolder}/${fileOf(module)}.ts`;
}

function fileOf({ file }: ModuleModel): string {
  return basename(file, ".asn1");
}

function locate(other: ModuleModel): Location {
  return { specifier: `./${fileOf(other)}.js`, namespace: pascalCase(fileOf(other)) };
}

/** The files of lists of what a peer can do, many of which have the name of the very thing that they are about. */
const lists: readonly string[] = ["acse-user-info-csta", "capability-exchange"];

/**
 * Everything under its own name. A few names are defined by two modules, of which one is about what a peer can do: there
 * the name has that of the file in front, for example `AcseUserInfoCstaCallControlEvents`.
 */
function indexOf({ modules }: Model): string {
  const owners = new Map<string, ModuleModel[]>();
  for (const module of modules) {
    for (const { name } of [...module.types, ...module.operations, ...module.errors]) {
      owners.set(name, [...(owners.get(name) ?? []), module]);
    }
  }
  const shared = [...owners].filter(([, { length }]) => length > 1);
  const lines = modules.map((module) => `export * from "./${fileOf(module)}.js";`);
  const isList = (module: ModuleModel): number => Number(lists.includes(fileOf(module)));
  for (const [name, found] of shared) {
    const [first, ...others] = found.toSorted((a, b) => isList(a) - isList(b));
    lines.push(`export { ${name} } from "./${fileOf(first as ModuleModel)}.js";`);
    for (const other of others) {
      const file = fileOf(other);
      lines.push(`export { ${name} as ${pascalCase(file)}${name} } from "./${file}.js";`);
    }
  }
  return `${lines.join("\n")}\n`;
}
