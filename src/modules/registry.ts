import { Event, isType, Operation, type Type } from "../codec/index.js";
import * as modules from "./index.js";

/** A type of the protocol and where it stands. */
export interface RegisteredType {
  /** The module's name in this package, `Appointments`. */
  readonly module: string;
  /** The type reference, `AsnAppointmentEntry`. */
  readonly name: string;
  readonly type: Type<unknown>;
}

/** An operation or event of the protocol and where it stands; `operation.kind` tells which. */
export interface RegisteredOperation {
  /** The module's name in this package, `Appointments`. */
  readonly module: string;
  /** The protocol's name, `asnAppointmentSetEntry`. */
  readonly name: string;
  /** The operation id of the envelope. */
  readonly id: number;
  readonly operation: Operation | Event;
}

interface Registry {
  readonly types: ReadonlyMap<string, RegisteredType>;
  readonly operations: ReadonlyMap<string, RegisteredOperation>;
  readonly operationsById: ReadonlyMap<number, RegisteredOperation>;
}

let registry: Registry | undefined;

/** Every type of every module, the envelope's included, in the order of the modules' names. */
export function allTypes(): readonly RegisteredType[] {
  return [...load().types.values()];
}

/** Every operation and event of every module, in the order of the modules' names. */
export function allOperations(): readonly RegisteredOperation[] {
  return [...load().operations.values()];
}

/**
 * Finds a type by name.
 * @param name `AsnAppointmentEntry`, or with the module in front `Appointments.AsnAppointmentEntry`.
 */
export function findType(name: string): RegisteredType | undefined {
  return find(load().types, name);
}

/**
 * Finds an operation or event.
 * @param idOrName The operation id, as a number or in digits, or the name, with or without the
 *   module in front.
 */
export function findOperation(idOrName: number | string): RegisteredOperation | undefined {
  const { operations, operationsById } = load();
  if (typeof idOrName === "number") return operationsById.get(idOrName);
  if (/^\d+$/.test(idOrName)) return operationsById.get(Number(idOrName));
  return find(operations, idOrName);
}

function find<T extends { readonly module: string }>(
  entries: ReadonlyMap<string, T>,
  name: string,
): T | undefined {
  const dot = name.indexOf(".");
  const found = entries.get(name.slice(dot + 1));
  return dot < 0 || found?.module === name.slice(0, dot) ? found : undefined;
}

function load(): Registry {
  return (registry ??= collect());
}

function collect(): Registry {
  const types = new Map<string, RegisteredType>();
  const operations = new Map<string, RegisteredOperation>();
  const operationsById = new Map<number, RegisteredOperation>();
  for (const [module, exports] of Object.entries(modules)) {
    for (const value of Object.values(exports as Record<string, unknown>)) {
      if (isType(value)) {
        types.set(value.name, { module, name: value.name, type: value });
      } else if (value instanceof Operation || value instanceof Event) {
        const entry = { module, name: value.name, id: value.id, operation: value };
        operations.set(value.name, entry);
        operationsById.set(value.id, entry);
      }
    }
  }
  return { types, operations, operationsById };
}
