import type { ModuleModel, TypeDefinition } from "../asn1/index.js";

/** A type where it is defined. */
export interface Found {
  readonly module: ModuleModel;
  readonly definition: TypeDefinition;
}

/**
 * Finds types by `Type` or `Module.Type`, the module by its own name or that of its folder, `Later.Journal` in
 * version 8.
 */
export function found(wanted: string, modules: readonly ModuleModel[]): Found[] {
  const reference = wanted.slice(wanted.lastIndexOf(".") + 1);
  return among(wanted, modules).flatMap((module): Found[] => {
    const definition = module.types.find(({ name }) => name === reference);
    return definition ? [{ module, definition }] : [];
  });
}

/** The modules in which a type is looked for. */
export function among(wanted: string, modules: readonly ModuleModel[]): readonly ModuleModel[] {
  const dot = wanted.lastIndexOf(".");
  return dot < 0 ? modules : modules.filter((module) => goesBy(module, wanted.slice(0, dot)));
}

function goesBy({ name, file }: ModuleModel, wanted: string): boolean {
  return name === wanted || file.replaceAll("-", "") === wanted.toLowerCase();
}
