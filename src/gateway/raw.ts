import {
  ANY,
  BerDecodeError,
  event,
  operation,
  type Event,
  type Operation,
} from "../codec/index.js";
import { asnTransportKeepAlive } from "../modules/transport/transport.js";
import { BadAnswerError, type InvokeContext, type InvokeOptions } from "../rose/index.js";
import type { FindOperation } from "./known.js";
import { isForClients } from "./operations.js";
import { isNull } from "./open-type.js";
import type { CallOptions, SessionListener } from "./upstream.js";

type RawOperation = Operation<Uint8Array, Uint8Array, Uint8Array>;

const operations = new WeakMap<Operation, RawOperation>();
const events = new WeakMap<Event, Event<Uint8Array>>();
/** What those with octets have been made of. */
const tokens = new WeakMap<Operation | Event, Operation | Event>();

/** The operation with octets instead of values, because what passes through is not decoded. */
export function rawOperation(token: Operation): RawOperation {
  let raw = operations.get(token);
  if (raw === undefined) {
    raw = operation(token.name, token.id, () => ({ argument: ANY, result: ANY, error: ANY }));
    operations.set(token, raw);
    tokens.set(raw, token);
  }
  return raw;
}

const nameless = new WeakMap<Operation, Operation>();

/** The operation without its id, so that the server is asked for it by its name. */
export function byName(token: Operation): Operation {
  let named = nameless.get(token);
  if (named === undefined) {
    named = operation(token.name, 0, () => token);
    nameless.set(token, named);
  }
  return named;
}

/** The event with octets instead of its value. */
export function rawEvent(token: Event): Event<Uint8Array> {
  let raw = events.get(token);
  if (raw === undefined) {
    raw = event(token.name, token.id, () => ANY);
    events.set(token, raw);
    tokens.set(raw, token);
  }
  return raw;
}

/**
 * Operations and events of the server that are for clients, with octets instead of values: all but those
 * between it and a web service, and the keep-alive of a connection.
 * @param find Finds those that the web service knows.
 */
export function findRaw(
  find: FindOperation,
  idOrName: number | string,
): RawOperation | Event<Uint8Array> | undefined {
  const token = find(idOrName);
  if (token === undefined || token === asnTransportKeepAlive || !isForClients(token)) {
    return undefined;
  }
  return token.kind === "event" ? rawEvent(token) : rawOperation(token);
}

/** Passes what {@link findRaw} has found to a session. */
export function handOn(
  listener: SessionListener,
  argument: Uint8Array,
  context: InvokeContext,
): Promise<Uint8Array> | void {
  // A copy, because the engine reuses its buffer.
  const octets = Uint8Array.from(argument);
  const token = tokens.get(context.operation);
  if (token?.kind === "operation") return listener.onInvoke(token, octets, context.signal);
  if (token !== undefined) listener.onEvent(token, octets);
}

const emptySequence = Uint8Array.of(0x30, 0x00);

/** A connection or session by which the server is asked. */
interface Asking {
  invoke(token: RawOperation, argument: Uint8Array, options?: InvokeOptions): Promise<Uint8Array>;
}

/**
 * Invokes an operation with octets, and one without an id by its name.
 * @returns The octets of the result; an absent one means an empty one, or NULL.
 */
export async function invokeRaw(
  side: Asking,
  token: Operation,
  argument: Uint8Array,
  options?: CallOptions,
): Promise<Uint8Array> {
  const { id, name: operationName, result: type } = token;
  const how = id === 0 ? { ...options, operationName } : options;
  try {
    // A copy, because the engine reuses its buffer.
    return Uint8Array.from(await side.invoke(rawOperation(token), argument, how));
  } catch (error) {
    const cause = error instanceof BadAnswerError ? error.cause : undefined;
    if (cause instanceof BerDecodeError && cause.code === "missing-member")
      return isNull(type) ? type.encode(null) : emptySequence;
    throw error;
  }
}
