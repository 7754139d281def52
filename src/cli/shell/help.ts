import type { ModuleModel, TypeNode } from "../../asn1/index.js";
import type { Event, Operation, Type } from "../../codec/index.js";
import { hint, quoted } from "../../codec/internal.js";
import { parseJson } from "../../codec/index.js";
import type { Registry } from "../../modules/registry.js";
import { exampleOf } from "../example.js";
import { writeJson } from "../json.js";
import { assignment } from "../notation.js";
import { usageError } from "../outcome.js";
import { readSources } from "../read-sources.js";
import { protocolSources } from "../shipped.js";
import { compileFiles, compileSources } from "../sources.js";
import { found, type Found } from "../type-definitions.js";
import { findCalled } from "./words.js";

/** What the shell knows without a server. */
export const overview = `OPERATION member=value other.member=value   call an operation, or send an event
OPERATION {member: value, ..}               the same; JSON, or shorter as in JSON5, over several lines
help OPERATION|TYPE                         its argument, result and error, or its members
events on|off                               show the events of the server as they come
format pretty|table|json                    how results are shown
wait 2s                                     do nothing for a while
exit                                        end; so does Ctrl-D

An operation may be named by its number, and without "asn". Tab completes operations, members and names of values.`;

/** Explains operations and types, by their modules' ASN.1, which is read when it is first needed. */
export class Help {
  readonly #registry: Registry;
  readonly #files: readonly string[];
  #modules: Promise<readonly ModuleModel[]> | undefined;

  /** @param files ASN.1 files beside the protocol's. */
  constructor(registry: Registry, files: readonly string[]) {
    this.#registry = registry;
    this.#files = files;
  }

  /** @throws CommandError if there is no such operation or type. */
  async of(name: string): Promise<string> {
    const operation = findCalled(name, this.#registry);
    if (operation !== undefined) return this.#ofOperation(operation);
    const modules = await (this.#modules ??= this.#read());
    const [first] = found(name, modules);
    if (first !== undefined) return this.#ofType(first, modules);
    const { operations, types } = this.#registry;
    const names = [...operations, ...types].map((known) => known.name);
    throw usageError(`there is no operation or type ${quoted(name)}${hint(name, names)}`);
  }

  async #read(): Promise<readonly ModuleModel[]> {
    const sources = [...(await protocolSources()), ...(await protocolSources("8"))];
    const own =
      this.#files.length === 0 ? [] : (await compileFiles(await readSources(this.#files))).own;
    return [...own, ...compileSources(sources).modules];
  }

  async #ofOperation(target: Operation | Event): Promise<string> {
    const modules = await (this.#modules ??= this.#read());
    const { module, id, name, version } = this.#registry.operations.find(
      ({ operation }) => operation === target,
    )!;
    const doc = modules
      .flatMap(({ operations }) => operations)
      .find((one) => one.name === name)
      ?.doc.replace(/\s+/g, " ");
    const of = version === undefined ? "" : " of version 8";
    const parts = [`${name}, ${target.kind} ${id} of ${module}${of}${doc ? `\n${doc}` : ""}`];
    const types =
      target.kind === "event" ? [target.argument] : [target.argument, target.result, target.error];
    const definitions = types.flatMap((type) => this.#definitionOf(type, modules) ?? []);
    parts.push(...definitions.map(({ definition }) => assignment(definition)));
    const [argument] = definitions;
    if (argument !== undefined) parts.push(...enumerations(argument, modules));
    parts.push(`Example:\n${name} ${exampleText(target.argument)}`);
    return parts.join("\n\n");
  }

  #ofType(type: Found, modules: readonly ModuleModel[]): string {
    const { definition } = type;
    const doc = definition.doc === "" ? [] : [definition.doc];
    return [...doc, assignment(definition), ...enumerations(type, modules)].join("\n\n");
  }

  #definitionOf(type: Type<any>, modules: readonly ModuleModel[]): Found | undefined {
    const entry = this.#registry.entryOf(type);
    return entry && found(`${entry.module}.${entry.name}`, modules)[0];
  }
}

/** The types of which a definition says by name what values there are: an ENUMERATED that it contains, or to which it is linked. */
function enumerations({ definition }: Found, modules: readonly ModuleModel[]): string[] {
  const names = new Set(namesIn(definition.type));
  names.delete(definition.name);
  return [...names].flatMap((name) => {
    const [first] = found(name, modules);
    return first?.definition.type.kind === "enumerated" ? [assignment(first.definition)] : [];
  });
}

/** The types that are named in one. */
function namesIn(node: TypeNode): string[] {
  switch (node.kind) {
    case "reference":
      return [node.name];
    case "tagged":
      return namesIn(node.type);
    case "sequenceOf":
    case "setOf":
      return namesIn(node.element);
    case "sequence":
    case "set":
    case "choice":
      return node.members.flatMap(({ type, doc }) => [
        ...namesIn(type),
        ...Array.from(doc.matchAll(/@linked\s+([A-Za-z][\w-]*)/g), ([, name]) => name!),
      ]);
    default:
      return [];
  }
}

/** An example without what may be left out, as somebody would type it. */
function exampleText(type: Type<any>): string {
  const json = writeJson(parseJson(type.encodeJson(exampleOf(type, true))));
  return json.replace(/([{,])"([A-Za-z_]\w*)":/g, "$1$2: ").replaceAll(/,(?=\w+: )/g, ", ");
}
