import { load, type ModuleModel } from "../asn1/index.js";
import { parseJson } from "../codec/index.js";
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
import { writeOut } from "./streams.js";
import type { TypesOptions } from "./syntax/types.js";

/** Prints types of the protocol or of ASN.1 files. */
export async function types(name: string | undefined, options: TypesOptions): Promise<void> {
  const { asn1, example, source } = options;
  if (name === undefined && example) throw usageError("--example needs a type");
  if (name === undefined && source) throw usageError("--source needs a type");
  if (example && source) throw usageError("--example and --source exclude each other");
  const files =
    asn1 === undefined ? await protocol(name) : await compileFiles(await readSources(asn1));
  if (name === undefined) await writeOut(list(files.own));
  else await writeOut(source ? sourceText(name, files) : describe(name, files, example));
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

function describe(name: string, { model, own }: CompiledFiles, onlyExample: boolean): string {
  const { module, definition } = find(name, own);
  const type = load(model).type(`${module.name}.${definition.name}`);
  const example = `${prettyJson(parseJson(type.encodeJson(exampleOf(type))))}\n`;
  if (onlyExample) return example;
  const doc = definition.doc === "" ? "" : `${definition.doc}\n\n`;
  return `${definition.name} of ${module.name}\n\n${doc}${assignment(definition)}\n\nExample:\n${example}`;
}

function sourceText(name: string, { model, own }: CompiledFiles): string {
  const { module, definition } = find(name, own);
  const type = load(model).type(`${module.name}.${definition.name}`);
  const source = sourceOf(type, Variant.strict);
  if (source === undefined) {
    throw usageError(
      `no code is emitted for ${definition.name}: it is another type by name or tag, or a primitive`,
    );
  }
  const { decoder, encoder } = source;
  return `// Decoder of ${definition.name}, strict\n${indented(decoder)}\n// Encoder of ${definition.name}\n${indented(encoder)}`;
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
