import { BerDecodeError, CodecError, type DecodeOptions } from "../../codec/index.js";
import type { RoseMessage } from "../message/envelope.js";
import { BadAnswerError, RoseError, RoseReject } from "../errors.js";
import { readJsonOpenType } from "../message/json-message.js";
import { neutralValue } from "../message/neutral-error.js";
import { absentOpenType } from "../message/open-type.js";
import type { Envelope } from "../protocol/protocol.js";
import type { PendingCall } from "./pending.js";

/**
 * Settles a call with the result, error or reject that answers it.
 * @param misfit Looks at the envelope, if that says more than which call is answered.
 */
export function settleAnswer(
  call: PendingCall,
  message: RoseMessage,
  decoding: DecodeOptions,
  misfit: Envelope["misfit"],
): void {
  const why = misfit?.(call.operation, message);
  if (why !== undefined) {
    call.reject(new BadAnswerError(`the ${message.kind} of ${call.operation.name} ${why}`));
    return;
  }
  let result: unknown;
  try {
    if (message.kind !== "result") {
      call.reject(failureOf(call, message, decoding));
      return;
    }
    result = resultOf(call, message, decoding);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    const { name } = call.operation;
    const reason = `the ${message.kind} of ${name} is not of its type: ${error.message}`;
    call.reject(new BadAnswerError(reason, { cause: error }));
    return;
  }
  call.resolve(result);
}

function resultOf(call: PendingCall, message: RoseMessage, decoding: DecodeOptions): unknown {
  const type = call.operation.result;
  if (message.json !== undefined) return readJsonOpenType(type, message, decoding);
  const { bytes, argumentStart, argumentEnd } = message;
  if (argumentEnd === 0) {
    const empty = absentOpenType(type);
    if (empty !== undefined) return empty;
    throw new BerDecodeError("missing-member", message.bytes.length, "no value came", type.name);
  }
  return type.decodeRange(bytes, argumentStart, argumentEnd, decoding);
}

function failureOf(call: PendingCall, message: RoseMessage, decoding: DecodeOptions): Error {
  const { operation } = call;
  if (message.kind === "reject") {
    const code = message.problem === undefined ? undefined : message.problemCode;
    const { problem, details, authenticationResult } = message;
    return new RoseReject(operation, problem, code, details, authenticationResult);
  }
  if (message.json !== undefined) {
    return new RoseError(operation, readJsonOpenType(operation.error, message, decoding));
  }
  const { bytes, argumentStart, argumentEnd } = message;
  // An unreadable error value must not hide that the operation failed.
  const value =
    argumentEnd === 0
      ? neutralValue(operation.error)
      : operation.error.decodeRange(bytes, argumentStart, argumentEnd, decoding);
  return new RoseError(operation, value);
}
