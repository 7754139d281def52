import { Event, isType, Operation, type Code, type Type } from "../codec/index.js";
import * as builtInModules from "./index.js";

/**
 * A version of the protocol, which says what operations, events and types there are: that of the manual, or that of the later public
 * modules. It is not the number that is negotiated before a logon (61, `PROTOCOL_VERSION`).
 */
export type ProtocolVersion = "6.1" | "8";

/** A type of the protocol and the module in which it is. */
export interface RegisteredType {
  /** The module's name in this package, `Appointments`; in version 8 `Later.Journal`. */
  readonly module: string;
  /** The type reference, `AsnAppointmentEntry`. */
  readonly name: string;
  readonly type: Type<unknown>;
  /** Absent: 6.1, or all. */
  readonly version?: "8";
}

/** An operation or event of the protocol and the module in which it is; `operation.kind` tells which of the two. */
export interface RegisteredOperation {
  /** The module's name in this package, `Appointments`; in version 8 `Later.Authentication`. */
  readonly module: string;
  /** The protocol's name, `asnAppointmentSetEntry`. */
  readonly name: string;
  /** The operation id of the envelope; 0 if {@link Operation.code} is an object identifier. */
  readonly id: number;
  readonly operation: Operation | Event;
  /** Absent: 6.1, or all. */
  readonly version?: "8";
}

/** An operation or event that is added to a registry. */
export type AddedOperation = Pick<RegisteredOperation, "module" | "operation" | "version">;

/** The operations and events that a server serves, and the events that it sends. */
export function offeredBy(server: {
  readonly routes: readonly AddedOperation[];
  readonly sent?: readonly { readonly module: string; readonly event: Event }[] | undefined;
}): AddedOperation[] {
  const { routes, sent = [] } = server;
  return [...routes, ...sent.map(({ module, event }) => ({ module, operation: event }))];
}

/**
 * Modules by the names that they are to have. Each is what a file exports that `rosewire compile` has written. Exports that are
 * neither types nor operations or events are ignored.
 */
export type Modules = Readonly<Record<string, object>>;

/** The operations and events of modules. */
export function tokensOf(modules: Modules): (Operation | Event)[] {
  return Object.values(modules)
    .flatMap((exports): unknown[] => Object.values(exports))
    .filter((value) => value instanceof Operation || value instanceof Event);
}

/**
 * Finds operations, events and types by their names and ids: the built-in ones, and others that have been added. One of version 8
 * may have the id of one of 6.1, or its name, or both; the version of the session tells which of the two is meant.
 */
export class Registry {
  readonly #types = new Map<Type<any>, RegisteredType>();
  readonly #typesByName = byVersion<string, RegisteredType>();
  readonly #operations = new Map<Operation | Event, RegisteredOperation>();
  readonly #operationsByName = byVersion<string, RegisteredOperation>();
  readonly #operationsByCode = byVersion<Code, RegisteredOperation>();

  /** @throws Error for an operation or event with the id or name of another one. */
  constructor(modules: Modules = {}) {
    for (const [module, exports] of Object.entries(modules)) this.#add(module, exports, undefined);
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
   * A registry that also has other modules, with the types that their operations use.
   * @param version "8" if they are of version 8 only; otherwise they are of all versions.
   * @returns This one if there are none.
   * @throws Error for an operation or event with the name of another one, or with its id in the same version; in the other version, one may have both.
   */
  with(modules: Modules, version?: "8"): Registry {
    const added = Object.entries(modules);
    if (added.length === 0) return this;
    const next = this.#copy();
    const tokens = added.map(([module, exports]) => next.#add(module, exports, version));
    for (const [i, [module]] of added.entries()) next.#addUsed(module, tokens[i] ?? [], version);
    return next;
  }

  /**
   * A registry that also has other operations and events, with the types that they use.
   * @param added Each with its module's name, and with its version if it is of version 8 only.
   * @returns This one if it has them all.
   * @throws Error as {@link with}.
   */
  withOperations(added: readonly AddedOperation[]): Registry {
    if (added.every(({ operation }) => this.#operations.has(operation))) return this;
    const next = this.#copy();
    for (const { module, operation, version } of added) {
      next.#addOperation(module, operation, version);
    }
    for (const { module, operation, version } of added) {
      next.#addUsed(module, [operation], version);
    }
    return next;
  }

  /**
   * Finds a type by name.
   * @param name `AsnAppointmentEntry`, or with the module in front `Appointments.AsnAppointmentEntry`. Of types
   *   with the same name, the one that came first has it without the module.
   * @param version The version in which the name is meant; if it lacks the name, the other version is searched.
   */
  findType(name: string, version: ProtocolVersion = "6.1"): RegisteredType | undefined {
    return find(this.#typesByName, name, version);
  }

  /** The entry of a type; undefined for one that has no name or is not here. */
  entryOf(type: Type<any>): RegisteredType | undefined {
    return this.#types.get(type);
  }

  /**
   * Finds an operation or event.
   * @param idOrName The operation id, as a number or in digits, an object identifier that is the code, or the name,
   *   with or without the module in front.
   * @param version The version in which an id or name is meant; if it lacks that, the other version is searched, because a
   *   client calls asnNegotiateServerConnectionV2 before its version is known.
   */
  findOperation(
    idOrName: number | string,
    version: ProtocolVersion = "6.1",
  ): RegisteredOperation | undefined {
    if (typeof idOrName === "number") return find(this.#operationsByCode, idOrName, version);
    if (/^\d+$/.test(idOrName)) return find(this.#operationsByCode, Number(idOrName), version);
    if (/^[\d.]+$/.test(idOrName)) return find(this.#operationsByCode, idOrName, version);
    return find(this.#operationsByName, idOrName, version);
  }

  #copy(): Registry {
    const copy = new Registry();
    for (const entry of this.#types.values()) copy.#enterType(entry);
    for (const entry of this.#operations.values()) copy.#enterOperation(entry);
    return copy;
  }

  /** Adds what a module exports; gives its operations and events. */
  #add(module: string, exports: object, version: "8" | undefined): (Operation | Event)[] {
    const tokens: (Operation | Event)[] = [];
    for (const value of Object.values(exports as Record<string, unknown>)) {
      if (isType(value)) this.#addType(module, value, version);
      else if (value instanceof Operation || value instanceof Event) tokens.push(value);
    }
    for (const token of tokens) this.#addOperation(module, token, version);
    return tokens;
  }

  #addOperation(module: string, operation: Operation | Event, version: "8" | undefined): void {
    if (this.#operations.has(operation)) return;
    const { name, id, code } = operation;
    const other =
      this.#operationsByCode[version ?? "6.1"].get(code) ?? this.#otherNamed(name, code, version);
    if (other !== undefined) {
      throw new Error(
        `${name} (${code}) of ${module} collides with ${other.name} (${other.operation.code}) of ${other.module}`,
      );
    }
    this.#enterOperation({ module, name, id, operation, ...(version && { version }) });
  }

  /** One with this name; one of the other version only if it has not got the code too. */
  #otherNamed(
    name: string,
    code: Code,
    version: ProtocolVersion = "6.1",
  ): RegisteredOperation | undefined {
    const own = this.#operationsByName[version].get(name);
    if (own !== undefined) return own;
    const other = find(this.#operationsByName, name, version);
    return other?.operation.code === code ? undefined : other;
  }

  #enterOperation(entry: RegisteredOperation): void {
    const { module, name, operation, version = "6.1" } = entry;
    this.#operations.set(operation, entry);
    this.#operationsByName[version].set(name, entry).set(`${module}.${name}`, entry);
    this.#operationsByCode[version].set(operation.code, entry);
  }

  #addType(module: string, type: Type<any>, version: "8" | undefined): void {
    if (this.#types.has(type)) return;
    this.#enterType({ module, name: type.name, type, ...(version && { version }) });
  }

  /** Adds the types with a name that the types of operations and events consist of. */
  #addUsed(
    module: string,
    tokens: readonly (Operation | Event)[],
    version: "8" | undefined,
  ): void {
    const seen = new Set<Type<any>>();
    const left = tokens.flatMap((token): Type<any>[] =>
      token.kind === "event" ? [token.argument] : typesOf(token),
    );
    for (let type = left.pop(); type !== undefined; type = left.pop()) {
      if (seen.has(type)) continue;
      seen.add(type);
      const known = this.#types.get(type);
      // The types of other modules contain none of this one.
      if (known !== undefined && known.module !== module) continue;
      if (known === undefined && type.name !== "") this.#addType(module, type, version);
      const { schema } = type;
      if ("members" in schema) left.push(...schema.members.map((member) => member.type));
      else if ("element" in schema) left.push(schema.element);
      else if ("rows" in schema) left.push(...schema.rows.map((row) => row.type));
      else if ("type" in schema) left.push(schema.type);
    }
  }

  #enterType(entry: RegisteredType): void {
    this.#types.set(entry.type, entry);
    const types = this.#typesByName[entry.version ?? "6.1"];
    for (const name of [entry.name, `${entry.module}.${entry.name}`]) {
      if (!types.has(name)) types.set(name, entry);
    }
  }
}

function typesOf({ argument, result, error, errors = [] }: Operation): Type<any>[] {
  return [argument, result, error, ...errors.map(({ parameter }) => parameter)];
}

type ByVersion<K, V> = Readonly<Record<ProtocolVersion, Map<K, V>>>;

function byVersion<K, V>(): ByVersion<K, V> {
  return { "6.1": new Map(), "8": new Map() };
}

function find<K, V>(entries: ByVersion<K, V>, key: K, version: ProtocolVersion): V | undefined {
  return entries[version].get(key) ?? entries[version === "8" ? "6.1" : "8"].get(key);
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
