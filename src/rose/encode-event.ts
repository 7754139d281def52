import type { Event } from "../codec/index.js";
import { writeInvoke, type InvokeExtras, type OpenType } from "./envelope-write.js";
import { EVENT_INVOKE_ID } from "./envelope.js";
import { returnWriter, takeWriter } from "./writers.js";

/**
 * Encodes an event, for {@link Connection.send} to any number of connections.
 * @throws BerEncodeError for a wrong argument.
 */
export function encodeEvent<A>(event: Event<A>, argument: A, extras?: InvokeExtras): Uint8Array {
  return encode(event, event.argument, argument, extras);
}

/**
 * As {@link encodeEvent}, for an argument that is encoded already.
 * @param argument One complete encoding of the event's type.
 */
export function wrapEvent(
  event: Event<any>,
  argument: Uint8Array,
  extras: InvokeExtras,
): Uint8Array {
  return encode(event, undefined, argument, extras);
}

function encode(
  event: Event<any>,
  type: OpenType,
  value: unknown,
  extras: InvokeExtras | undefined,
): Uint8Array {
  const w = takeWriter();
  // One piece of memory for all: no segments.
  w.segments = undefined;
  const end = writeInvoke(w, 0, EVENT_INVOKE_ID, event.id, type, value, extras);
  const message = new Uint8Array(w.b.subarray(0, end));
  returnWriter(w);
  return message;
}
