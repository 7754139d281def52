import type { Event } from "../codec/index.js";
import { ROSEMessage } from "../modules/rose/rose.js";
import { EVENT_INVOKE_ID } from "../rose/index.js";

/** An event as a BER message (wire.md section 1). */
export function eventOctets({ id }: Event, argument: Uint8Array): Uint8Array {
  return ROSEMessage.encode({ invoke: { invokeID: EVENT_INVOKE_ID, operationID: id, argument } });
}

/** A result as a BER message. */
export function resultOctets(invokeID: number, result: Uint8Array): Uint8Array {
  return ROSEMessage.encode({ result: { invokeID, result: { resultValue: 0, result } } });
}

/** An error as a BER message. */
export function errorOctets(invokedID: number, error: Uint8Array): Uint8Array {
  return ROSEMessage.encode({ error: { invokedID, "error-value": 0, error } });
}

/** The reject of an invoke as a BER message. */
export function rejectOctets(
  invokedID: number,
  invokeProblem: number,
  details: string,
): Uint8Array {
  return ROSEMessage.encode({
    reject: { invokedID: { invokedID }, reject: { invokeProblem }, details },
  });
}
