import type { ModuleModel, TypeNode } from "../asn1/index.js";
import {
  builtInRegistry,
  tokensOf,
  type Modules,
  Registry,
  type ProtocolVersion,
} from "../modules/registry.js";
import { failure } from "./outcome.js";
import { readSources } from "./read-sources.js";

/** What ASN.1 files define. */
export interface OwnModules {
  /** Their types, operations and events, by the names of the modules. */
  readonly modules: Modules;
  /** These, beside the built-in ones of 6.1 and, if there are files, of version 8. */
  readonly registry: Registry;
  /** What their comments say of an operation or type, or of a member, `Type.member`. */
  describe(name: string): string | undefined;
}

/**
 * The modules of ASN.1 files, and a registry that has them; if there are no files, the built-in ones of 6.1 alone.
 * @param alone Whether the registry has nothing else: with other protocols than the UCServer's, everybody uses numbers again.
 */
export async function ownModules(
  paths: readonly string[] = [],
  alone = false,
): Promise<OwnModules> {
  if (paths.length === 0) {
    const empty = alone ? new Registry() : undefined;
    return {
      modules: {},
      // Made when somebody asks: a server does so only to trace.
      get registry() {
        return empty ?? builtInRegistry();
      },
      describe: () => undefined,
    };
  }
  // Without files, nobody needs the compiler, and hardly anybody version 8.
  const [{ load }, { compileFiles }, { besideOwn, laterRegistry }] = await Promise.all([
    import("../asn1/index.js"),
    import("./sources.js"),
    import("../modules/later/registry.js"),
  ]);
  const { model, own } = await compileFiles(await readSources(paths));
  const builtIn = laterRegistry();
  const versions = new Map<string, ProtocolVersion>();
  for (const { name, file } of model.modules) {
    if (file.startsWith("csta.")) continue;
    versions.set(name, file.startsWith("later.") ? "8" : "6.1");
  }
  for (const { name } of own) versions.delete(name);
  const loaded = load(model, {
    // What they import of the protocol is that of the built-in modules. Some names mean a type in each version.
    existing(module, name) {
      const version = versions.get(module);
      return version && builtIn.findType(name, version)?.type;
    },
  });
  const modules = Object.fromEntries(
    own.map(({ name: module, types, operations }) => [
      module,
      {
        ...Object.fromEntries(types.map(({ name }) => [name, loaded.type(`${module}.${name}`)])),
        ...Object.fromEntries(
          operations.map(({ name }) => [name, loaded.operation(`${module}.${name}`)]),
        ),
      },
    ]),
  );
  const docs = new Map(own.flatMap(docsOf).filter(([, doc]) => doc !== ""));
  const registry = withModules(alone ? new Registry() : besideOwn(tokensOf(modules)), modules);
  return { modules, registry, describe: (name) => docs.get(name) };
}

function withModules(registry: Registry, modules: Modules): Registry {
  try {
    return registry.with(modules);
  } catch (error) {
    throw failure((error as Error).message);
  }
}

function docsOf({ types, operations }: ModuleModel): [name: string, doc: string][] {
  return [
    ...operations.map(({ name, doc }): [string, string] => [name, oneLine(doc)]),
    ...types.flatMap(({ name, doc, type }): [string, string][] => [
      [name, oneLine(doc)],
      ...membersOf(type).map((member): [string, string] => [
        `${name}.${member.name}`,
        oneLine(member.doc),
      ]),
    ]),
  ];
}

function membersOf(type: TypeNode): readonly { readonly name: string; readonly doc: string }[] {
  if (type.kind === "tagged") return membersOf(type.type);
  return "members" in type ? type.members : [];
}

function oneLine(doc: string): string {
  return doc.replace(/\s+/g, " ").trim();
}
