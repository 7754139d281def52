import { load, type ModuleModel } from "../asn1/index.js";
import { parseJson, type Type } from "../codec/index.js";
import { hint } from "../codec/internal.js";
import { sourceOf, Variant } from "../codec/internal-codec.js";
import { exampleOf } from "./example.js";
import { indented } from "./indented.js";
import { prettyJson } from "./json.js";
import { assignment, kindOf } from "./notation.js";
import { usageError } from "./outcome.js";
import { readSources } from "./read-sources.js";
import { protocolSources } from "./shipped.js";
import { compileFiles, compileSources, type CompiledFiles } from "./sources.js";
import { among, found, type Found } from "./type-definitions.js";
import { writeDone, writeOut } from "./streams.js";
import { writeList, type Row } from "./table.js";
import type { TypesOptions } from "./syntax/types.js";

/** Prints types of the protocol or of ASN.1 files. */
export async function types(name: string | undefined, options: TypesOptions): Promise<void> {
  const { asn1, example, source, json } = options;
  if (name === undefined && example) throw usageError("--example needs a type");
  if (name === undefined && source) throw usageError("--source needs a type");
  if (example && source) throw usageError("--example and --source exclude each other");
  const files =
    asn1 === undefined ? await protocol(name) : await compileFiles(await readSources(asn1));
  if (name === undefined) {
    const rows = listed(files.own);
    return json ? writeDone(true, rows, "") : writeList(rows, list(files.own));
  }
  const { module, definition } = find(name, files.own);
  const type = load(files.model).type(`${module.name}.${definition.name}`);
  if (source) {
    const code = codeOf(type, definition.name);
    return writeDone(json, code, sourceText(definition.name, code));
  }
  const text = type.encodeJson(exampleOf(type));
  if (example) return writeOut(json ? `${text}\n` : `${prettyJson(parseJson(text))}\n`);
  const facts = { ...factsOf(module, definition), notation: assignment(definition) };
  // Integers of any size keep their digits.
  if (json) return writeOut(`${JSON.stringify(facts).slice(0, -1)},"example":${text}}\n`);
  return writeOut(describe(module, definition, text));
}

/** The modules of 6.1, or those of version 8 if the type is one of theirs, or both if there is no such type. */
async function protocol(name: string | undefined): Promise<CompiledFiles> {
  const sources = await protocolSources();
  const model = compileSources(sources);
  const ours = { model, own: model.modules };
  if (name === undefined || found(name, ours.own).length > 0) return ours;
  const both = compileSources([...sources, ...(await protocolSources("8"))]);
  const later = { model: both, own: both.modules.slice(sources.length) };
  return found(name, later.own).length > 0 ? later : { model: both, own: both.modules };
}

function listed(modules: readonly ModuleModel[]): Row[] {
  return modules.flatMap((module) => module.types.map((one) => factsOf(module, one)));
}

function factsOf(module: ModuleModel, { name, type, doc }: Found["definition"]): Row {
  return { module: module.name, name, kind: kindOf(type), doc };
}

function list(modules: readonly ModuleModel[]): string {
  return modules
    .map((module) => {
      const width = Math.max(...module.types.map(({ name }) => name.length));
      const rows = module.types.map(
        ({ name, type }) => `  ${name.padEnd(width)}  ${kindOf(type)}\n`,
      );
      return `${module.name}\n${rows.join("")}`;
    })
    .join("\n");
}

/** @param example In JSON. */
function describe(module: ModuleModel, definition: Found["definition"], example: string): string {
  const doc = definition.doc === "" ? "" : `${definition.doc}\n\n`;
  return `${definition.name} of ${module.name}\n\n${doc}${assignment(definition)}\n\nExample:\n${prettyJson(parseJson(example))}\n`;
}

type Code = NonNullable<ReturnType<typeof sourceOf>>;

function codeOf(type: Type<unknown>, name: string): Code {
  const source = sourceOf(type, Variant.strict);
  if (source !== undefined) return source;
  throw usageError(
    `no code is emitted for ${name}: it is another type by name or tag, or a primitive`,
  );
}

function sourceText(name: string, { decoder, encoder }: Code): string {
  return `// Decoder of ${name}, strict\n${indented(decoder)}\n// Encoder of ${name}\n${indented(encoder)}`;
}

/** The one type of a name; see {@link found}. */
function find(wanted: string, modules: readonly ModuleModel[]): Found {
  const all = found(wanted, modules);
  const [first, ...more] = all;
  if (first === undefined) {
    const prefix = wanted.slice(0, wanted.lastIndexOf(".") + 1);
    const names = among(wanted, modules).flatMap((module) =>
      module.types.map(({ name }) => prefix + name),
    );
    throw usageError(`there is no type ${JSON.stringify(wanted)}${hint(wanted, names)}`);
  }
  if (more.length === 0) return first;
  const names = all.map(({ module, definition }) => `${module.name}.${definition.name}`);
  throw usageError(`${wanted} is ambiguous: say ${names.join(" or ")}`);
}
