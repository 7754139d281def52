import { requiredOptions, type NamesOf } from "./known-options.js";
import type { Type } from "./schema.js";

/** The names of what has been declared, for errors that suggest one. */
const declared = new Set<string>();
/** Beyond this, for programs that keep declaring new ones, there are no suggestions. */
const MOST_DECLARED = 10_000;

function declare(name: string): void {
  if (declared.size < MOST_DECLARED) declared.add(name);
}

/** @internal The names of the operations and events that have been declared, {@link MOST_DECLARED} at most. */
export function declaredNames(): ReadonlySet<string> {
  return declared;
}

/**
 * The three types of an operation (X.880 8.1): of decoded values, and then of values to encode, which
 * differ only where members have a DEFAULT.
 */
export interface OperationTypes<A, R, E, AI = A, RI = R, EI = E> {
  readonly argument: Type<A, AI>;
  readonly result: Type<R, RI>;
  readonly error: Type<E, EI>;
}

const typeNames = {
  argument: "object",
  result: "object",
  error: "object",
} satisfies NamesOf<OperationTypes<any, any, any>>;

/**
 * An operation as a typed value: pass it to `client.invoke` or `server.handle`,
 * and the types of argument, result and error are inferred.
 */
export class Operation<A = any, R = any, E = any, AI = A, RI = R, EI = E> implements OperationTypes<
  A,
  R,
  E,
  AI,
  RI,
  EI
> {
  readonly kind = "operation";
  /** The protocol's name, `asnAppointmentSetEntry`. */
  readonly name: string;
  /** The operation id in the envelope. */
  readonly id: number;
  readonly #types: () => OperationTypes<A, R, E, AI, RI, EI>;
  #resolved: OperationTypes<A, R, E, AI, RI, EI> | undefined;

  constructor(name: string, id: number, types: () => OperationTypes<A, R, E, AI, RI, EI>) {
    this.name = name;
    this.id = id;
    this.#types = types;
    declare(name);
  }

  get argument(): Type<A, AI> {
    return (this.#resolved ??= this.#resolve()).argument;
  }

  get result(): Type<R, RI> {
    return (this.#resolved ??= this.#resolve()).result;
  }

  get error(): Type<E, EI> {
    return (this.#resolved ??= this.#resolve()).error;
  }

  #resolve(): OperationTypes<A, R, E, AI, RI, EI> {
    const types = this.#types();
    // Another operation may be given, which has more members; a misspelt one is missing.
    const { argument, result, error } = types;
    if (argument === undefined || result === undefined || error === undefined) {
      requiredOptions(types, typeNames, this.name);
    }
    return types;
  }
}

/** An operation for the side that invokes it: `A` is what can be encoded, `R` and `E` are what is decoded. */
export type InvokedOperation<A = any, R = any, E = any> = Operation<any, R, E, A, any, any>;

/** An operation for the side that carries it out: `A` is what is decoded, `R` and `E` are what can be encoded. */
export type HandledOperation<A = any, R = any, E = any> = Operation<A, any, any, any, R, E>;

/** An event: an invoke with id 99999 that is never answered. */
export class Event<A = any, AI = A> {
  readonly kind = "event";
  /** The protocol's name, `asnLogoff`. */
  readonly name: string;
  /** The operation id in the envelope. */
  readonly id: number;
  readonly #argument: () => Type<A, AI>;
  #resolved: Type<A, AI> | undefined;

  constructor(name: string, id: number, argument: () => Type<A, AI>) {
    this.name = name;
    this.id = id;
    this.#argument = argument;
    declare(name);
  }

  get argument(): Type<A, AI> {
    return (this.#resolved ??= this.#argument());
  }
}

/**
 * Declares an operation.
 * @param types Called on first use, so that modules may refer to each other.
 */
export function operation<A, R, E, AI = A, RI = R, EI = E>(
  name: string,
  id: number,
  types: () => OperationTypes<A, R, E, AI, RI, EI>,
): Operation<A, R, E, AI, RI, EI> {
  return new Operation(name, id, types);
}

/** Declares an event; see {@link operation}. */
export function event<A, AI = A>(
  name: string,
  id: number,
  argument: () => Type<A, AI>,
): Event<A, AI> {
  return new Event(name, id, argument);
}
