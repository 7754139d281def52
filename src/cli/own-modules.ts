import type { ModuleModel, TypeNode } from "../asn1/index.js";
import { builtInRegistry, type Modules, type Registry } from "../modules/registry.js";
import { failure } from "./outcome.js";

/** What ASN.1 files define. */
export interface OwnModules {
  /** Their types, operations and events, by the names of the modules. */
  readonly modules: Modules;
  /** These, beside the built-in ones. */
  readonly registry: Registry;
  /** What their comments say of an operation or type, or of a member, `Type.member`. */
  describe(name: string): string | undefined;
}

/** The modules of ASN.1 files, and a registry that has them; if there are no files, the built-in ones alone. */
export async function ownModules(paths: readonly string[] = []): Promise<OwnModules> {
  const builtIn = builtInRegistry();
  if (paths.length === 0) return { modules: {}, registry: builtIn, describe: () => undefined };
  // Without files, nobody needs the compiler.
  const [{ load }, { compileFiles }] = await Promise.all([
    import("../asn1/index.js"),
    import("./sources.js"),
  ]);
  const { model, own } = await compileFiles(paths);
  const isOwn = new Set(own.map(({ name }) => name));
  const loaded = load(model, {
    // What they import of the protocol is that of the built-in modules.
    existing: (module, name) => (isOwn.has(module) ? undefined : builtIn.findType(name)?.type),
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
  return { modules, registry: withModules(builtIn, modules), describe: (name) => docs.get(name) };
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
