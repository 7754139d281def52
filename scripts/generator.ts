import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { format, type FormatConfig } from "oxfmt";
import { emitTypeScript } from "../src/asn1/emit/typescript.js";
import { pascalCase } from "../src/asn1/emit/names.js";
import { compile } from "../src/asn1/index.js";
import { asn1Support } from "./asn1-support.js";
import { errorCodes } from "./error-codes.js";
import { limitsTable } from "./limits-table.js";
import { servedTable } from "./served-table.js";
import { shortText } from "./short-text.js";
import type { ModuleModel } from "../src/asn1/model.js";

const generator = "npm run generate";

/**
 * Everything that is generated: {@link generateModules}, {@link shortText} and
 * {@link generateDocuments}.
 * @returns The texts of the files by their path from the root, formatted.
 */
export async function generateAll(root: string): Promise<Map<string, string>> {
  return new Map([
    ...(await generateModules(root)),
    ["src/codec/ber/short-text.ts", shortText(generator)],
    ...(await generateDocuments(root)),
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
  const options = await formatOptions(root);
  const texts = documents.map(
    async ([path, write]) => [path, await formatFile(path, await write(root), options)] as const,
  );
  return new Map(await Promise.all(texts));
}

/**
 * Compiles every `src/modules/<folder>/<folder>.asn1` below the root of the package.
 * @returns The texts of the generated files by their path from the root, formatted.
 */
export async function generateModules(root: string): Promise<Map<string, string>> {
  const folders = (await readdir(join(root, "src", "modules"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  const model = compile(await Promise.all(folders.map((folder) => source(root, folder))));
  const files = model.modules.map((module): [path: string, text: string] => [
    `src/modules/${folderOf(module)}/${folderOf(module)}.ts`,
    emitTypeScript(module, model, { codec: "../../codec/index.js", generator, locate }),
  ]);
  files.push(["src/modules/index.ts", index(folders)]);
  const options = await formatOptions(root);
  const formatted = files.map(
    async ([path, text]) => [path, await formatFile(path, text, options)] as const,
  );
  return new Map(await Promise.all(formatted));
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

async function source(root: string, folder: string): Promise<{ name: string; text: string }> {
  const name = `${folder}/${folder}.asn1`;
  return { name, text: await readFile(join(root, "src", "modules", name), "utf8") };
}

function folderOf({ file }: ModuleModel): string {
  return file.slice(0, file.indexOf("/"));
}

function locate(module: ModuleModel): { specifier: string; namespace: string } {
  const folder = folderOf(module);
  return { specifier: `../${folder}/${folder}.js`, namespace: pascalCase(folder) };
}

function index(folders: readonly string[]): string {
  const lines = folders.map(
    (folder) => `export * as ${pascalCase(folder)} from "./${folder}/${folder}.js";`,
  );
  lines.push('export * from "./optional-params.js";');
  return `// Generated from the .asn1 files by \`${generator}\`. Do not edit.\n\n${lines.join("\n")}\n`;
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

async function formatFile(path: string, text: string, options: FormatConfig): Promise<string> {
  const { code, errors } = await format(path, text, options);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return code;
}
