import type { Facts, FactsModule } from "./facts.js";

/** The folder of a module, in kebab case: `um-replicator` of `UMReplicator`. */
export function folderOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** The module reference: that of the public files, or one made the same way. */
export function referenceOf(module: FactsModule): string {
  return module.asn1Module ?? `UC-Server-Access-Protocol-${module.name}`;
}

/**
 * The object identifier of a module. The protocol registers none; these stand under the arc
 * that is set aside for examples, so that they collide with nobody's.
 */
export function objectIdentifierOf(module: FactsModule, facts: Facts): string {
  const number = facts.modules.indexOf(module) + 1;
  return `{ joint-iso-itu-t(2) example(999) ucserver(7222) ${folderOf(module.name)}(${number}) }`;
}
