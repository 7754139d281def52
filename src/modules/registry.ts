import { Event, isType, Operation, type Type } from "../codec/index.js";
import * as builtInModules from "./index.js";

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

/**
 * Modules: of each the exports, as `rosewire compile` writes them, by the name that the module is to have.
 * What is neither a type nor an operation or event is passed over.
 */
export type Modules = Readonly<Record<string, object>>;

/** Finds operations, events and types by their names and ids: the built-in ones, and others beside them. */
export class Registry {
  readonly #types = new Map<Type<any>, RegisteredType>();
  readonly #typesByName = new Map<string, RegisteredType>();
  readonly #operations = new Map<Operation | Event, RegisteredOperation>();
  readonly #operationsByName = new Map<string, RegisteredOperation>();
  readonly #operationsById = new Map<number, RegisteredOperation>();

  /** @throws Error for an operation or event with the id or name of another one. */
  constructor(modules: Modules = {}) {
    for (const [module, exports] of Object.entries(modules)) this.#add(module, exports);
  }

  /** Every type of every module, the envelope's included, in the order of the modules. */
  get types(): readonly RegisteredType[] {
    return [...this.#types.values()];
  }

  /** Every operation and event of every module, in the order of the modules. */
  get operations(): readonly RegisteredOperation[] {
    return [...this.#operations.values()];
  }

  /**
   * A registry that has other modules besides, with the types that their operations use.
   * @returns This one if there are none.
   * @throws Error for an operation or event with the id or name of another one.
   */
  with(modules: Modules): Registry {
    const added = Object.entries(modules);
    if (added.length === 0) return this;
    const next = this.#copy();
    for (const [module, exports] of added) next.#addUsed(module, next.#add(module, exports));
    return next;
  }

  /**
   * A registry that has operations and events besides, with the types that they use.
   * @param added Each with its module's name.
   * @returns This one if it has them all.
   * @throws Error for one with the id or name of another one.
   */
  withOperations(added: readonly Pick<RegisteredOperation, "module" | "operation">[]): Registry {
    if (added.every(({ operation }) => this.#operations.has(operation))) return this;
    const next = this.#copy();
    for (const { module, operation } of added) next.#addOperation(module, operation);
    for (const { module, operation } of added) next.#addUsed(module, [operation]);
    return next;
  }

  /**
   * Finds a type by name.
   * @param name `AsnAppointmentEntry`, or with the module in front `Appointments.AsnAppointmentEntry`. Of types
   *   with the same name, the one that came first has it without the module.
   */
  findType(name: string): RegisteredType | undefined {
    return this.#typesByName.get(name);
  }

  /** The entry of a type; undefined for one that has no name or is not here. */
  entryOf(type: Type<any>): RegisteredType | undefined {
    return this.#types.get(type);
  }

  /**
   * Finds an operation or event.
   * @param idOrName The operation id, as a number or in digits, or the name, with or without the
   *   module in front.
   */
  findOperation(idOrName: number | string): RegisteredOperation | undefined {
    if (typeof idOrName === "number") return this.#operationsById.get(idOrName);
    if (/^\d+$/.test(idOrName)) return this.#operationsById.get(Number(idOrName));
    return this.#operationsByName.get(idOrName);
  }

  #copy(): Registry {
    const copy = new Registry();
    for (const entry of this.#types.values()) copy.#enterType(entry);
    for (const entry of this.#operations.values()) copy.#enterOperation(entry);
    return copy;
  }

  /** Adds what a module exports; gives its operations and events. */
  #add(module: string, exports: object): (Operation | Event)[] {
    const tokens: (Operation | Event)[] = [];
    for (const value of Object.values(exports as Record<string, unknown>)) {
      if (isType(value)) this.#addType(module, value);
      else if (value instanceof Operation || value instanceof Event) tokens.push(value);
    }
    for (const token of tokens) this.#addOperation(module, token);
    return tokens;
  }

  #addOperation(module: string, operation: Operation | Event): void {
    if (this.#operations.has(operation)) return;
    const { name, id } = operation;
    const other = this.#operationsById.get(id) ?? this.#operationsByName.get(name);
    if (other !== undefined) {
      throw new Error(
        `${name} (${id}) of ${module} collides with ${other.name} (${other.id}) of ${other.module}`,
      );
    }
    this.#enterOperation({ module, name, id, operation });
  }

  #enterOperation(entry: RegisteredOperation): void {
    const { module, name, id, operation } = entry;
    this.#operations.set(operation, entry);
    this.#operationsByName.set(name, entry);
    this.#operationsByName.set(`${module}.${name}`, entry);
    this.#operationsById.set(id, entry);
  }

  #addType(module: string, type: Type<any>): void {
    if (!this.#types.has(type)) this.#enterType({ module, name: type.name, type });
  }

  /** Adds the types with a name that the types of operations and events consist of. */
  #addUsed(module: string, tokens: readonly (Operation | Event)[]): void {
    const seen = new Set<Type<any>>();
    const left = tokens.flatMap((token): Type<any>[] =>
      token.kind === "event" ? [token.argument] : [token.argument, token.result, token.error],
    );
    for (let type = left.pop(); type !== undefined; type = left.pop()) {
      if (seen.has(type)) continue;
      seen.add(type);
      const known = this.#types.get(type);
      // What another module has consists of nothing of this one.
      if (known !== undefined && known.module !== module) continue;
      if (known === undefined && type.name !== "") this.#addType(module, type);
      const { schema } = type;
      if ("members" in schema) left.push(...schema.members.map((member) => member.type));
      else if ("element" in schema) left.push(schema.element);
      else if ("type" in schema) left.push(schema.type);
    }
  }

  #enterType(entry: RegisteredType): void {
    this.#types.set(entry.type, entry);
    for (const name of [entry.name, `${entry.module}.${entry.name}`]) {
      if (!this.#typesByName.has(name)) this.#typesByName.set(name, entry);
    }
  }
}

let builtIn: Registry | undefined;

/** The registry of the built-in modules. */
export function builtInRegistry(): Registry {
  return (builtIn ??= new Registry(builtInModules));
}

/** Every type of every built-in module, the envelope's included, in the order of the modules' names. */
export function allTypes(): readonly RegisteredType[] {
  return builtInRegistry().types;
}

/** Every operation and event of every built-in module, in the order of the modules' names. */
export function allOperations(): readonly RegisteredOperation[] {
  return builtInRegistry().operations;
}

/** Finds a type of the built-in modules as {@link Registry.findType} does. */
export function findType(name: string): RegisteredType | undefined {
  return builtInRegistry().findType(name);
}

/** Finds an operation or event of the built-in modules as {@link Registry.findOperation} does. */
export function findOperation(idOrName: number | string): RegisteredOperation | undefined {
  return builtInRegistry().findOperation(idOrName);
}
