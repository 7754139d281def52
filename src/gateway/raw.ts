import {
  ANY,
  BerDecodeError,
  event,
  operation,
  type Event,
  type Operation,
} from "../codec/index.js";
import { asnTransportKeepAlive } from "../modules/transport/transport.js";
import { BadAnswerError, type Client, type InvokeContext } from "../rose/index.js";
import type { FindOperation } from "./known.js";
import { isForClients } from "./operations.js";
import { isNull } from "./open-type.js";
import type { CallOptions, SessionListener, Settle } from "./upstream.js";

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
  const octets = new Uint8Array(argument);
  const token = tokens.get(context.operation);
  if (token?.kind === "operation") return listener.onInvoke(token, octets, context.signal);
  if (token !== undefined) listener.onEvent(token, octets);
}

/**
 * Invokes an operation with octets, and one without an id by its name.
 * @param side A client, or a session on a connection.
 * @returns The octets of the result; an absent one means an empty one, or NULL.
 */
export function invokeRaw(
  side: Pick<Client, "call">,
  token: Operation,
  argument: Uint8Array,
  options?: CallOptions,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    callRaw(side, token, argument, options, (error, result) => {
      // A copy, because the engine reuses its buffer.
      if (error === null) resolve(new Uint8Array(result as Uint8Array));
      else reject(error as Error);
    });
  });
}

/** Like {@link invokeRaw}, without a promise. @param settle See {@link PromptSession.callWith}. */
export function callRaw(
  side: Pick<Client, "call">,
  token: Operation,
  argument: Uint8Array,
  { timeout, onAnswer }: CallOptions = {},
  settle: Settle,
): void {
  const { id, name: operationName } = token;
  const how = id === 0 ? { timeout, operationName } : within(timeout);
  const settled = (error: Error | null, result?: Uint8Array): void => {
    onAnswer?.();
    if (error !== null && isAbsence(error)) settle(null, emptyOf(token));
    else settle(error, result);
  };
  side.call(rawOperation(token), argument, settled, how);
}

/** The last of these: all calls of a web service have the same time. */
let usual: { readonly timeout: number | undefined } = { timeout: undefined };

function within(timeout: number | undefined): typeof usual {
  if (usual.timeout !== timeout) usual = { timeout };
  return usual;
}

/** Whether an answer is a failure only because it has no result. */
function isAbsence(error: Error): boolean {
  const cause = error instanceof BadAnswerError ? error.cause : undefined;
  return cause instanceof BerDecodeError && cause.code === "missing-member";
}

const emptySequence = Uint8Array.of(0x30, 0x00);

function emptyOf({ result: type }: Operation): Uint8Array {
  return isNull(type) ? type.encode(null) : emptySequence;
}
