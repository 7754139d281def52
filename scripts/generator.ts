import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { format, type FormatConfig } from "oxfmt";
import { emitTypeScript } from "../src/asn1/emit/typescript.js";
import { pascalCase } from "../src/asn1/emit/names.js";
import { compile, type Location, type SourceFile } from "../src/asn1/index.js";
import { asn1Support } from "./asn1/support.js";
import { cstaTexts } from "./csta/generated.js";
import { errorCodes } from "./error-codes.js";
import { performanceHistory } from "./performance-history.js";
import { manPage } from "./man-page.js";
import { limitsTable } from "./limits-table.js";
import { moduleFolders, pathOf } from "./module-folders.js";
import { servedTable } from "./served-table.js";
import { shortText } from "./short-text.js";
import type { ModuleModel } from "../src/asn1/model.js";

const generator = "npm run generate";

/**
 * Everything that is generated: {@link generateModules}, {@link generateCsta}, {@link shortText},
 * {@link generateDocuments} and {@link manPage}.
 * @returns The texts of the files by their path from the root, formatted.
 */
export async function generateAll(root: string): Promise<Map<string, string>> {
  return new Map([
    ...(await generateModules(root)),
    ...(await generateCsta(root)),
    ["src/codec/ber/short-text.ts", shortText(generator)],
    ...(await generateDocuments(root)),
    ["man/rosewire.1", await manPage(root)],
  ]);
}

const documents = [
  ["docs/asn1-support.md", asn1Support],
  ["docs/coverage.md", servedTable],
  ["docs/errors.md", errorCodes],
  ["docs/limits.md", limitsTable],
] as const;

/**
 * Writes the documents that say what stands in the source.
 * @returns Their texts by their path from the root, formatted.
 */
export async function generateDocuments(root: string): Promise<Map<string, string>> {
  const texts = documents.map(async ([path, write]) => [path, await write(root)] as const);
  const plots = [...(await performanceHistory(root))];
  const pages = plots.filter(([path]) => path.endsWith(".md"));
  return new Map([...plots, ...(await formatAll(root, [...(await Promise.all(texts)), ...pages]))]);
}

/**
 * Compiles every `<folder>/<folder>.asn1` below `src/modules` of the root of the package, and below
 * `src/modules/later`.
 * @returns The texts of the generated files by their path from the root, formatted.
 */
export async function generateModules(root: string): Promise<Map<string, string>> {
  const folders = await moduleFolders(root);
  const model = compile(await Promise.all(folders.map((folder) => source(root, folder))));
  const files = model.modules.map((module): [path: string, text: string] => {
    const folder = folderOf(module);
    const codec = posix.relative(folder, "../codec/index.js");
    const locate = (other: ModuleModel): Location => locationOf(folderOf(other), folder);
    return [
      `src/modules/${pathOf(folder)}.ts`,
      emitTypeScript(module, model, { codec, generator, locate }),
    ];
  });
  files.push(
    ["src/modules/index.ts", index(folders, "", ["./optional-params.js"])],
    ["src/modules/later/index.ts", index(folders, "later/", [])],
  );
  return formatAll(root, files);
}

/**
 * Compiles the modules of CSTA.
 * @returns The texts of the generated files by their path from the root, formatted.
 */
export async function generateCsta(root: string): Promise<Map<string, string>> {
  return formatAll(root, await cstaTexts(root, generator));
}

/** The paths of generated files that do not stand below the root as they should. */
export async function differingFiles(
  root: string,
  files: ReadonlyMap<string, string>,
): Promise<string[]> {
  const differing: string[] = [];
  for (const [path, text] of files) {
    const existing = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (existing !== text) differing.push(path);
  }
  return differing;
}

async function source(root: string, folder: string): Promise<SourceFile> {
  const name = `${pathOf(folder)}.asn1`;
  return { name, text: await readFile(join(root, "src", "modules", name), "utf8") };
}

function folderOf({ file }: ModuleModel): string {
  return posix.dirname(file);
}

/** How the module in one folder imports that in another. */
function locationOf(folder: string, from: string): Location {
  return { specifier: `${posix.relative(from, pathOf(folder))}.js`, namespace: pascalCase(folder) };
}

/** What exports a version's modules as namespaces, and some files whole. */
function index(folders: readonly string[], version: string, whole: readonly string[]): string {
  const lines = folders
    .filter((folder) => folder.slice(0, folder.lastIndexOf("/") + 1) === version)
    .map((folder) => posix.basename(folder))
    .map((name) => `export * as ${pascalCase(name)} from "./${pathOf(name)}.js";`);
  lines.push(...whole.map((file) => `export * from "${file}";`));
  return `// Generated from the .asn1 files by \`${generator}\`. Do not edit.\n\n${lines.join("\n")}\n`;
}

async function formatAll(
  root: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<Map<string, string>> {
  const options = await formatOptions(root);
  const formatted = files.map(
    async ([path, text]) => [path, await formatFile(path, text, options)] as const,
  );
  return new Map(await Promise.all(formatted));
}

/** The project's own options, so that the files pass its check. */
async function formatOptions(root: string): Promise<FormatConfig> {
  const {
    $schema: _,
    ignorePatterns: __,
    ...options
  } = JSON.parse(await readFile(join(root, ".oxfmtrc.json"), "utf8")) as FormatConfig & {
    $schema?: string;
    ignorePatterns?: string[];
  };
  return options;
}

/** The text of a file as the project's check wants it. */
export async function formattedText(root: string, path: string, text: string): Promise<string> {
  return formatFile(path, text, await formatOptions(root));
}

async function formatFile(path: string, text: string, options: FormatConfig): Promise<string> {
  const { code, errors } = await format(path, text, options);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return code;
}
