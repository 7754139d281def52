import type { Type } from "./schema.js";

/** Names of what has been declared, for errors that tell which was meant. */
const declared = new Set<string>();
/** A program that declares ever new ones does without. */
const MOST_DECLARED = 10_000;

function declare(name: string): void {
  if (declared.size < MOST_DECLARED) declared.add(name);
}

/** @internal The names of the operations and events that have been declared, {@link MOST_DECLARED} at most. */
export function declaredNames(): ReadonlySet<string> {
  return declared;
}

/** The three types of an operation (X.880 8.1). */
export interface OperationTypes<A, R, E> {
  readonly argument: Type<A>;
  readonly result: Type<R>;
  readonly error: Type<E>;
}

/**
 * An operation as a typed value: hand it to `client.invoke` or `server.handle`
 * and argument, result and error are inferred.
 */
export class Operation<A = any, R = any, E = any> implements OperationTypes<A, R, E> {
  readonly kind = "operation";
  /** The protocol's name, `asnAppointmentSetEntry`. */
  readonly name: string;
  /** The operation id of the envelope. */
  readonly id: number;
  readonly #types: () => OperationTypes<A, R, E>;
  #resolved: OperationTypes<A, R, E> | undefined;

  constructor(name: string, id: number, types: () => OperationTypes<A, R, E>) {
    this.name = name;
    this.id = id;
    this.#types = types;
    declare(name);
  }

  get argument(): Type<A> {
    return (this.#resolved ??= this.#types()).argument;
  }

  get result(): Type<R> {
    return (this.#resolved ??= this.#types()).result;
  }

  get error(): Type<E> {
    return (this.#resolved ??= this.#types()).error;
  }
}

/** An event: an invoke with id 99999 that is never answered. */
export class Event<A = any> {
  readonly kind = "event";
  /** The protocol's name, `asnLogoff`. */
  readonly name: string;
  /** The operation id of the envelope. */
  readonly id: number;
  readonly #argument: () => Type<A>;
  #resolved: Type<A> | undefined;

  constructor(name: string, id: number, argument: () => Type<A>) {
    this.name = name;
    this.id = id;
    this.#argument = argument;
    declare(name);
  }

  get argument(): Type<A> {
    return (this.#resolved ??= this.#argument());
  }
}

/**
 * Declares an operation.
 * @param types Called on first use, so that modules may refer to each other.
 */
export function operation<A, R, E>(
  name: string,
  id: number,
  types: () => OperationTypes<A, R, E>,
): Operation<A, R, E> {
  return new Operation(name, id, types);
}

/** Declares an event; see {@link operation}. */
export function event<A>(name: string, id: number, argument: () => Type<A>): Event<A> {
  return new Event(name, id, argument);
}
