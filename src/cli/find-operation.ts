import type { Event, Operation } from "../codec/index.js";
import { hint } from "../codec/internal.js";
import type { Registry } from "../modules/registry.js";
import { usageError, type CommandError } from "./outcome.js";
import { ownModules } from "./own-modules.js";

/**
 * The operation of a name or number: a built-in one, one of files, or one of version 8.
 * @param alone Whether it is one of the files, whatever is built in.
 * @throws CommandError if there is none.
 */
export async function findOperation(
  name: string,
  asn1: readonly string[] | undefined,
  alone = false,
): Promise<{ registry: Registry; target: Operation | Event }> {
  let { registry } = await ownModules(asn1, alone);
  let target = registry.findOperation(name)?.operation;
  // With files, the registry has version 8 too.
  if (target === undefined && asn1 === undefined && !alone) {
    registry = (await import("../modules/later/registry.js")).laterRegistry();
    target = registry.findOperation(name)?.operation;
  }
  if (target !== undefined) return { registry, target };
  throw noOperation(name, registry);
}

/** Says that there is no such operation, and which one may be meant. */
export function noOperation(name: string, registry: Registry): CommandError {
  const names = registry.operations.map((known) => known.name);
  const near = hint(name, names) || "; see rosewire operations";
  return usageError(`there is no operation ${JSON.stringify(name)}${near}`);
}
