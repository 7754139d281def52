import type { Event } from "../../codec/index.js";
import { hint } from "../../codec/internal.js";
import type { Registry } from "../../modules/registry.js";
import { noOperation } from "../find-operation.js";
import { usageError } from "../outcome.js";
import type { FilterOptions } from "../syntax/watch.js";

/** Tells which events are printed. */
export type Filter = (event: Event, argument: unknown) => boolean;

/**
 * What `--event`, `--module` and `--where` say.
 * @throws CommandError for what there is not.
 */
export function filterOf(options: FilterOptions, registry: Registry): Filter {
  const ids = new Set(options.event.map((name) => idOf(name, registry)));
  const modules = new Set(options.module.map((name) => moduleOf(name, registry)));
  const conditions = options.where.map(conditionOf);
  return (event, argument) =>
    (ids.size === 0 || ids.has(event.id)) &&
    (modules.size === 0 || modules.has(registry.findOperation(event.id)?.module ?? "")) &&
    conditions.every((condition) => condition(argument));
}

function idOf(name: string, registry: Registry): number {
  const found = registry.findOperation(name);
  if (found === undefined) {
    // A server may send an event that nobody has told of here.
    if (/^\d{1,10}$/.test(name)) return Number(name);
    throw noOperation(name, registry);
  }
  if (found.operation.kind === "event") return found.id;
  throw usageError(`${found.name} is an operation, not an event`);
}

function moduleOf(name: string, registry: Registry): string {
  const modules = [...new Set(registry.operations.map(({ module }) => module))];
  const found = modules.find((module) => module.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const near = hint(name, modules) || `; there are ${modules.join(", ")}`;
  throw usageError(`there is no module ${JSON.stringify(name)}${near}`);
}

type Condition = (argument: unknown) => boolean;

/** Whether a member has a value: `a=v` wherever a member is called a, `a.b=v` wherever a has b. Lists are passed through. */
function conditionOf(text: string): Condition {
  const [, path, wanted] = /^([A-Za-z_][\w.-]*)=(.*)$/s.exec(text) ?? [];
  if (path === undefined || wanted === undefined) {
    throw usageError(`--where ${JSON.stringify(text)} is not a member, = and a value`);
  }
  const names = path.split(".");
  return (argument) => {
    let isFound = false;
    /** @param along Where in the path the value is, for each way that leads to it. */
    const look = (value: unknown, along: readonly number[]): void => {
      if (isFound) return;
      if (Array.isArray(value)) {
        for (const element of value) look(element, along);
      } else if (typeof value === "object" && value !== null) {
        for (const [name, member] of Object.entries(value)) {
          const next = along.filter((at) => names[at] === name).map((at) => at + 1);
          look(member, [0, ...next.filter((at) => at < names.length)]);
          if (next.includes(names.length) && isWanted(member)) isFound = true;
        }
      }
    };
    const isWanted = (member: unknown): boolean =>
      Array.isArray(member)
        ? member.some(isWanted)
        : typeof member !== "object" || member === null
          ? String(member) === wanted
          : false;
    look(argument, [0]);
    return isFound;
  };
}
