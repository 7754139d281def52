import { parseModules } from "../asn1/index.js";
import { hint } from "../codec/internal.js";
import { allOperations, type RegisteredOperation } from "../modules/registry.js";
import { usageError } from "./outcome.js";
import { ownModules } from "./own-modules.js";
import { protocolSources } from "./shipped.js";
import { writeDone } from "./streams.js";
import { writeList } from "./table.js";
import type { OperationsOptions } from "./syntax/operations.js";

/** Lists the operations and events. */
export async function operations(
  module: string | undefined,
  { json, asn1 }: OperationsOptions,
): Promise<void> {
  const isLater = module !== undefined && /^later(\.|$)/i.test(module);
  const { all, summaryOf } =
    asn1 !== undefined ? await ownOf(asn1) : isLater ? await later() : await builtIn();
  const list = ofModule(module, all).map((found) => ({ ...found, summary: summaryOf(found) }));
  if (json) return writeDone(true, list.map(describe), "");
  const rows = list.map(({ operation, ...found }) => ({
    number: operation.code,
    module: found.module,
    name: found.name,
    types: typesOf(operation),
    purpose: found.summary,
  }));
  return writeList(rows, linesOf(list));
}

/** Operations and events, and what is said of each; "" for nothing. */
interface Source {
  readonly all: readonly RegisteredOperation[];
  summaryOf(operation: RegisteredOperation): string;
}

async function builtIn(): Promise<Source> {
  const summaries = await readSummaries();
  return { all: allOperations(), summaryOf: ({ name }) => summaries.get(name) ?? "" };
}

/** Those that version 8 has and 6.1 does not. */
async function later(): Promise<Source> {
  const [{ allLaterOperations }, summaries] = await Promise.all([
    import("../modules/later/registry.js"),
    readSummaries("8"),
  ]);
  return { all: allLaterOperations(), summaryOf: ({ name }) => summaries.get(name) ?? "" };
}

/** Those of ASN.1 files. */
async function ownOf(paths: readonly string[]): Promise<Source> {
  const { modules, registry, describe: summaryOf } = await ownModules(paths);
  const all = registry.operations.filter(({ module }) => Object.hasOwn(modules, module));
  return { all, summaryOf: ({ name }) => summaryOf(name) ?? "" };
}

/** Those of one module, or all; sorted. */
function ofModule(
  module: string | undefined,
  everything: readonly RegisteredOperation[],
): readonly RegisteredOperation[] {
  const all = everything.toSorted((a, b) => a.module.localeCompare(b.module, "en") || a.id - b.id);
  if (module === undefined) return all;
  const wanted = module.toLowerCase();
  if (wanted === "later") return all;
  const found = all.filter((operation) => operation.module.toLowerCase() === wanted);
  if (found.length > 0) return found;
  const modules = [...new Set(all.map((operation) => operation.module))];
  const near = hint(module, modules) || `; there are ${modules.join(", ")}`;
  throw usageError(`no operations in a module ${JSON.stringify(module)}${near}`);
}

/** What the modules' comments say of operations and events, by name. */
async function readSummaries(version?: "8"): Promise<ReadonlyMap<string, string>> {
  const sources = await protocolSources(version);
  const assignments = parseModules(sources).flatMap((module) => module.assignments);
  return new Map(
    assignments.flatMap((assignment): [string, string][] =>
      assignment.kind === "operation"
        ? [[assignment.name, assignment.doc.replace(/\s+/g, " ")]]
        : [],
    ),
  );
}

/** An operation and what is said about it. */
interface Described extends RegisteredOperation {
  readonly summary: string;
}

function describe({ module, name, operation, summary }: Described): object {
  const common = {
    id: operation.code,
    module,
    name,
    kind: operation.kind,
    argument: operation.argument.name,
  };
  if (operation.kind === "event") return { ...common, summary };
  const { result, error, errors } = operation;
  const listed = errors?.map(({ code, parameter, ...found }) => ({
    code,
    name: found.name,
    parameter: parameter.name || null,
  }));
  // Without ERRORS the type is NULL, which has no name.
  return {
    ...common,
    result: result.name,
    error: error.name || null,
    ...(listed && { errors: listed }),
    summary,
  };
}

function linesOf(list: readonly Described[]): string {
  const width = Math.max(...list.map(({ module }) => module.length));
  return list
    .map(({ module, name, operation, summary }) => {
      const line = `${String(operation.code).padStart(5)}  ${module.padEnd(width)}  ${name} ${typesOf(operation)}`;
      return summary === "" ? `${line}\n` : `${line} -- ${summary}\n`;
    })
    .join("");
}

function typesOf(operation: RegisteredOperation["operation"]): string {
  if (operation.kind === "event") return `event(${operation.argument.name})`;
  const { argument, result, error, errors = [] } = operation;
  const names = errors.map(({ name, code }) => name || `error ${code}`).join(", ");
  const ends = names === "" ? error.name && `error ${error.name}` : `errors ${names}`;
  return `(${argument.name}) ${result.name}${ends && `, ${ends}`}`;
}
