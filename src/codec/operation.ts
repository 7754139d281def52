import { numbersOfOid } from "./ber/oid.js";
import { requiredOptions, type NamesOf } from "./known-options.js";
import { quoted } from "./nearest.js";
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

/** What an operation or error is called on the wire: a local code, or a global one, an object identifier as dotted text (X.880 6.1). */
export type Code = number | string;

/** @throws TypeError for what is no code. */
function checkCode(name: string, code: Code): void {
  if (typeof code === "number" ? Number.isSafeInteger(code) : isOid(code)) return;
  const given = typeof code === "string" ? quoted(code.slice(0, 100)) : String(code);
  throw new TypeError(
    `the code of ${name} must be a whole number or an object identifier, not ${given}`,
  );
}

function isOid(code: unknown): boolean {
  return typeof code === "string" && !("reason" in numbersOfOid(code, false));
}

/**
 * An error that operations may end with (X.880 6.2), as a typed value: what has it as its parameter is a `RoseError` for which
 * `isRoseError(caught, error)` is true.
 */
export class OperationError<P = any, PI = P> {
  /** Tells an error from operations and events, whose `kind` is another one. */
  readonly kind = "error";
  /** The name in the module, `badNumber`; "" for one that is written within an operation. */
  readonly name: string;
  /** By which the error is known on the wire. */
  readonly code: Code;
  readonly #parameter: () => Type<P, PI>;
  #resolved: Type<P, PI> | undefined;

  constructor(name: string, code: Code, parameter: () => Type<P, PI>) {
    checkCode(name, code);
    this.name = name;
    this.code = code;
    this.#parameter = parameter;
  }

  /** NULL if there is none. */
  get parameter(): Type<P, PI> {
    return (this.#resolved ??= this.#parameter());
  }
}

/**
 * The three types of an operation (X.880 8.1): of decoded values, and then of values to encode, which
 * differ only where members have a DEFAULT.
 */
export interface OperationTypes<A, R, E, AI = A, RI = R, EI = E> {
  /** The type of the argument: NULL if there is none. */
  readonly argument: Type<A, AI>;
  /** The type of the result: NULL if there is none. */
  readonly result: Type<R, RI>;
  /** That of the one error that there is. Of several it is ANY: only their codes tell them apart. */
  readonly error: Type<E, EI>;
  /** The errors by their codes, if it is known what they are; without them, any code means the one error. */
  readonly errors?: readonly OperationError[] | undefined;
  /** What the side that carries the operation out may invoke while it does (X.880 6.1, `&Linked`); without it, nothing is said about that. */
  readonly linked?: readonly (Operation | Event)[] | undefined;
  /** ALWAYS RESPONDS (X.880 6.1): false if the side that carries the operation out may leave an invoke without an answer. True by default. */
  readonly alwaysResponds?: boolean | undefined;
  /**
   * RETURN RESULT (X.880 6.1): false if only an error is ever answered, so that silence means success; `result` is NULL then. True by
   * default. What has no errors either is an {@link event}.
   */
  readonly returnsResult?: boolean | undefined;
}

const typeNames = {
  argument: "object",
  result: "object",
  error: "object",
  errors: "array",
  linked: "array",
  alwaysResponds: "boolean",
  returnsResult: "boolean",
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
  /** Tells an operation, which is answered, from an event, which never is. */
  readonly kind = "operation";
  /** The protocol's name, `asnAppointmentSetEntry`. */
  readonly name: string;
  /** The operation id in the envelope; 0 if the code is an object identifier. */
  readonly id: number;
  /** What {@link id} is, or an object identifier. */
  readonly code: Code;
  readonly #types: () => OperationTypes<A, R, E, AI, RI, EI>;
  #resolved: OperationTypes<A, R, E, AI, RI, EI> | undefined;

  constructor(name: string, code: Code, types: () => OperationTypes<A, R, E, AI, RI, EI>) {
    checkCode(name, code);
    this.name = name;
    this.id = typeof code === "number" ? code : 0;
    this.code = code;
    this.#types = types;
    declare(name);
  }

  /** The type of its argument. */
  get argument(): Type<A, AI> {
    return (this.#resolved ??= this.#resolve()).argument;
  }

  /** The type of its result. */
  get result(): Type<R, RI> {
    return (this.#resolved ??= this.#resolve()).result;
  }

  /** The type of its error: ANY if there are several, which only their codes tell apart. */
  get error(): Type<E, EI> {
    return (this.#resolved ??= this.#resolve()).error;
  }

  /** Undefined if nothing is said about them but {@link error}. */
  get errors(): readonly OperationError[] | undefined {
    return (this.#resolved ??= this.#resolve()).errors;
  }

  /** Undefined if nothing is said about them. */
  get linked(): readonly (Operation | Event)[] | undefined {
    return (this.#resolved ??= this.#resolve()).linked;
  }

  /** False if an invoke may be left without an answer (X.880 6.1): whoever makes one gives it a timeout. */
  get alwaysResponds(): boolean {
    return (this.#resolved ??= this.#resolve()).alwaysResponds ?? true;
  }

  /** False if success is not answered (X.880 6.1): `invoke` then waits for an error until its timeout, and resolves if none has come. */
  get returnsResult(): boolean {
    return (this.#resolved ??= this.#resolve()).returnsResult ?? true;
  }

  #resolve(): OperationTypes<A, R, E, AI, RI, EI> {
    const types = this.#types();
    // Another operation may be given, which has more members; a misspelt one is missing.
    const { argument, result, error } = types;
    if (argument === undefined || result === undefined || error === undefined) {
      requiredOptions(types, typeNames, this.name);
    }
    if (types.returnsResult === false && types.errors?.length === 0) {
      throw new TypeError(`${this.name} is never answered: declare it as an event`);
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
  /** Tells an event, which is never answered, from an operation. */
  readonly kind = "event";
  /** The protocol's name, `asnLogoff`. */
  readonly name: string;
  /** The operation id in the envelope; 0 if the code is an object identifier. */
  readonly id: number;
  /** What {@link id} is, or an object identifier. */
  readonly code: Code;
  readonly #argument: () => Type<A, AI>;
  #resolved: Type<A, AI> | undefined;

  constructor(name: string, code: Code, argument: () => Type<A, AI>) {
    checkCode(name, code);
    this.name = name;
    this.id = typeof code === "number" ? code : 0;
    this.code = code;
    this.#argument = argument;
    declare(name);
  }

  /** The type of its argument. */
  get argument(): Type<A, AI> {
    return (this.#resolved ??= this.#argument());
  }
}

/**
 * Declares an operation.
 * @param code A number, or an object identifier, `1.3.6.1.4.1.99.1`.
 * @param types Called on first use, so that modules may refer to each other.
 * @throws TypeError for what is no code.
 */
export function operation<A, R, E, AI = A, RI = R, EI = E>(
  name: string,
  code: Code,
  types: () => OperationTypes<A, R, E, AI, RI, EI>,
): Operation<A, R, E, AI, RI, EI> {
  return new Operation(name, code, types);
}

/** Declares an event; see {@link operation}. */
export function event<A, AI = A>(
  name: string,
  code: Code,
  argument: () => Type<A, AI>,
): Event<A, AI> {
  return new Event(name, code, argument);
}

/** Declares an error of operations; see {@link operation}. */
export function operationError<P, PI = P>(
  name: string,
  code: Code,
  parameter: () => Type<P, PI>,
): OperationError<P, PI> {
  return new OperationError(name, code, parameter);
}
