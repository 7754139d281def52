import type { Event, Operation } from "../codec/index.js";
import { ROSEMessage, type RejectProblem } from "../modules/rose/rose.js";
import type { ProblemKind } from "../rose/index.js";

/** An invoke, or with the id of events an event, as a BER message (docs/protocol.md section 1). */
export function invokeOctets(
  invokeID: number,
  { id: operationID }: Operation | Event,
  argument: Uint8Array,
): Uint8Array {
  return ROSEMessage.encode({ invoke: { invokeID, operationID, argument } });
}

/** A result as a BER message. */
export function resultOctets(invokeID: number, result: Uint8Array): Uint8Array {
  return ROSEMessage.encode({ result: { invokeID, result: { resultValue: 0, result } } });
}

/** An error as a BER message. */
export function errorOctets(invokedID: number, error: Uint8Array): Uint8Array {
  return ROSEMessage.encode({ error: { invokedID, "error-value": 0, error } });
}

/** A reject as a BER message. */
export function rejectOctets(
  invokedID: number,
  problem: ProblemKind,
  code: number,
  details: string,
): Uint8Array {
  const reject = { [problem]: code } as unknown as RejectProblem;
  return ROSEMessage.encode({ reject: { invokedID: { invokedID }, reject, details } });
}
