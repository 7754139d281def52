import type { Event, Operation } from "../../codec/index.js";
import type { Registry } from "../../modules/registry.js";
import { formats } from "./show.js";

/** The commands of the shell, and what may follow each: words, or the names of operations and types. */
export const commandWords = {
  help: "names",
  events: ["on", "off"],
  format: formats,
  wait: [],
  exit: [],
} as const;

/** An operation by its number or name, whatever the case, and with or without `asn` before it. */
export function findCalled(name: string, registry: Registry): Operation | Event | undefined {
  const exact = registry.findOperation(name);
  if (exact !== undefined) return exact.operation;
  const wanted = name.toLowerCase();
  const names = new Set([wanted, `asn${wanted}`]);
  return registry.operations.find((one) => names.has(one.name.toLowerCase()))?.operation;
}
