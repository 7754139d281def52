import { readFile, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import {
  Asn1Error,
  emitTypeScript,
  load,
  only,
  type Loaded,
  type CompileStep,
  type Location,
  type Model,
  type ModuleModel,
} from "../asn1/index.js";
import { pascalCase } from "../asn1/internal.js";
import type { Type } from "../codec/index.js";
import { standaloneSource } from "../codec/standalone.js";
import { makeFolder } from "../server/internal.js";
import { remark } from "./notice.js";
import { failure, usageError } from "./outcome.js";
import { Progress } from "./progress.js";
import { specifierOf } from "./shipped.js";
import { readSources } from "./read-sources.js";
import { compileFiles } from "./sources.js";
import { writeDone } from "./streams.js";
import type { CompileOptions } from "./syntax/compile.js";

/** Compiles ASN.1 modules to TypeScript; prints the names of the files that are new or have changed. */
export async function compile(
  paths: readonly string[],
  { out, standalone, comments, only: names, progress, json }: CompileOptions,
): Promise<void> {
  if (out === undefined) throw usageError("--out is needed");
  const tell = (text: string): void => {
    if (progress) remark(text);
  };
  const sources = await readSources(paths);
  tell(`files read: ${sources.length}`);
  const { model, own } = await compileFiles(sources, comments, stepping());
  tell(`modules resolved: ${own.length}`);
  const chosen = names === undefined ? model : part(model, names);
  const files = emit(
    chosen,
    own,
    standalone,
    new Progress("modules written as text", { total: own.length }),
  );
  const changed: string[] = [];
  const shown = new Progress("files written", { total: files.size });
  for (const [name, text] of files) {
    if (await write(out, name, text)) changed.push(join(out, name));
    shown.step();
  }
  shown.end();
  tell(`files written: ${changed.length}, as they were: ${files.size - changed.length}`);
  const done = {
    out,
    modules: own.length,
    written: changed,
    unchanged: files.size - changed.length,
  };
  await writeDone(json, done, changed.map((path) => `${path}\n`).join(""));
}

/** Shows how many files have been read, and then how many modules are resolved. */
function stepping(): (step: CompileStep) => void {
  const shown = new Map<CompileStep["phase"], Progress>();
  return ({ phase, done, total }) => {
    const found = shown.get(phase) ?? new Progress(phases[phase], { total });
    shown.set(phase, found);
    found.step();
    if (done === total) found.end();
  };
}

const phases = { read: "files read", resolved: "modules resolved" } as const;

function part(model: Model, names: readonly string[]): Model {
  try {
    return only(model, names);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    throw failure(error.message);
  }
}

/** The texts of the files to write, by name. Other modules than those of the files are in the package as they are. */
function emit(
  model: Model,
  own: readonly ModuleModel[],
  standalone: boolean,
  progress: Progress,
): Map<string, string> {
  const ours = new Set(own.map(({ name }) => name));
  const names = fileNames(model.modules.filter(({ name }) => ours.has(name)));
  const locate = (module: ModuleModel): Location => {
    const name = names.get(module);
    return name === undefined
      ? { specifier: specifierOf(module.file), namespace: pascalCase(module.file) }
      : { specifier: `./${name}.js`, namespace: pascalCase(name) };
  };
  const loaded = load(model);
  const files = new Map<string, string>();
  for (const [module, name] of names) {
    files.set(`${name}.ts`, emitTypeScript(module, model, { locate }));
    if (standalone) files.set(`${name}.codecs.ts`, codecs(module, loaded));
    progress.step();
  }
  progress.end();
  return files;
}

/**
 * A file is named after its source or, if that has several modules or another source has the name, after the module. Some file
 * systems do not distinguish upper from lower case; modules that differ in nothing else are numbered.
 */
function fileNames(modules: readonly ModuleModel[]): Map<ModuleModel, string> {
  const perFile = counted(modules.map(({ file }) => file));
  const bySource = modules.map(({ name, file }) =>
    perFile.get(file) === 1 ? basename(file, extname(file)) : name,
  );
  const perName = counted(bySource.map((name) => name.toLowerCase()));
  const names = new Map<ModuleModel, string>();
  const taken = new Set<string>();
  modules.forEach((module, index) => {
    const wanted = bySource[index]!;
    const first = perName.get(wanted.toLowerCase()) === 1 ? wanted : module.name;
    let name = first;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${first}-${number}`;
    taken.add(name.toLowerCase());
    names.set(module, name);
  });
  return names;
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The codecs of a module's types, including types that are written in place in its operations and errors. */
function codecs(module: ModuleModel, loaded: Loaded): string {
  const types: Type<unknown>[] = module.types.map(({ name }) =>
    loaded.type(`${module.name}.${name}`),
  );
  for (const { name } of module.operations) {
    const operation = loaded.operation(`${module.name}.${name}`);
    types.push(operation.argument);
    if (operation.kind === "event") continue;
    types.push(operation.result, operation.error);
    for (const { parameter } of operation.errors ?? []) types.push(parameter);
  }
  for (const { name } of module.errors)
    types.push(loaded.error(`${module.name}.${name}`).parameter);
  // Written for the engine, not for the type checker.
  return `// Generated by \`rosewire compile --standalone\`. Do not edit.\n// @ts-nocheck\n${standaloneSource(types)}`;
}

/** Writes a file unless it is there with that text; whether it has been written. */
async function write(folder: string, name: string, text: string): Promise<boolean> {
  const path = join(folder, name);
  try {
    if ((await readFile(path, "utf8").catch(() => undefined)) === text) return false;
    makeFolder(folder, 0o777);
    await writeFile(path, text);
    return true;
  } catch (error) {
    throw failure(`cannot write ${path}: ${(error as Error).message}`);
  }
}
