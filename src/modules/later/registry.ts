import type { Event, Operation } from "../../codec/index.js";
import {
  builtInRegistry,
  type RegisteredOperation,
  type RegisteredType,
  type Registry,
} from "../registry.js";
import * as modules from "./index.js";

/*
 * This file loads the modules of both versions, so only those import it who speak with peers of version 8
 * whatever these may ask for.
 */

let registry: Registry | undefined;

/**
 * The registry of 6.1 and version 8. A session's version says which of two operations has the id 1422:
 * `laterRegistry().findOperation(1422, "8")`; and which of two types a name.
 */
export function laterRegistry(): Registry {
  return (registry ??= builtInRegistry().with(
    Object.fromEntries(Object.entries(modules).map(([name, exports]) => [`Later.${name}`, exports])),
    "8",
  ));
}

/**
 * The same without those operations of version 8 whose id or name another one has: who has compiled the public modules himself, or
 * has used a number of theirs, means his own.
 * @param own The operations and events that will be added.
 */
export function besideOwn(own: readonly (Operation | Event)[]): Registry {
  const whole = laterRegistry();
  const builtIn = new Set(whole.operations.map(({ operation }) => operation));
  const taken = new Set<number | string>();
  for (const token of own) if (!builtIn.has(token)) taken.add(token.id).add(token.name);
  const later = allLaterOperations();
  const free = later.filter(({ id, name }) => !taken.has(id) && !taken.has(name));
  return free.length === later.length ? whole : builtInRegistry().withOperations(free);
}

/** Every type that version 8 does not share with 6.1, in the order of the modules' names. */
export function allLaterTypes(): readonly RegisteredType[] {
  return laterRegistry().types.filter(({ version }) => version === "8");
}

/** Every operation and event that 6.1 does not have, in the order of the modules' names. */
export function allLaterOperations(): readonly RegisteredOperation[] {
  return laterRegistry().operations.filter(({ version }) => version === "8");
}
