import {
  ANY,
  BerDecodeError,
  event,
  operation,
  type Event,
  type Operation,
} from "../codec/index.js";
import { asnTransportKeepAlive } from "../modules/transport/transport.js";
import { allOperations } from "../modules/registry.js";
import { BadAnswerError } from "../rose/index.js";

type RawOperation = Operation<Uint8Array, Uint8Array, Uint8Array>;

const operations = new WeakMap<Operation, RawOperation>();
const events = new WeakMap<Event, Event<Uint8Array>>();
let all: readonly Event[] | undefined;

/** The operation with octets in place of values: what passes through is not decoded. */
export function rawOperation(token: Operation): RawOperation {
  let raw = operations.get(token);
  if (raw === undefined) {
    raw = operation(token.name, token.id, () => ({ argument: ANY, result: ANY, error: ANY }));
    operations.set(token, raw);
  }
  return raw;
}

/** The event with octets in place of its value. */
export function rawEvent(token: Event): Event<Uint8Array> {
  let raw = events.get(token);
  if (raw === undefined) {
    raw = event(token.name, token.id, () => ANY);
    events.set(token, raw);
  }
  return raw;
}

/** All events of the protocol, but for the keep-alive of a connection: that is no session's. */
export function allEvents(): readonly Event[] {
  all ??= allOperations().flatMap(({ operation: token }) =>
    token.kind === "event" && token !== asnTransportKeepAlive ? [token] : [],
  );
  return all;
}

const emptySequence = Uint8Array.of(0x30, 0x00);

/** Waits for a result in octets; one that is absent altogether stands for an empty one. */
export async function orEmpty(result: Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    // The engine's buffer is not kept: what is handed on is the gateway's own.
    return Uint8Array.from(await result);
  } catch (error) {
    const cause = error instanceof BadAnswerError ? error.cause : undefined;
    if (cause instanceof BerDecodeError && cause.code === "missing-member") return emptySequence;
    throw error;
  }
}
