import {
  BerDecodeError,
  CodecError,
  type DecodeOptions,
  type Operation,
} from "../../codec/index.js";
import { Portions } from "../../codec/internal-codec.js";
import type { RoseMessage } from "../message/message.js";
import { BadAnswerError, RoseError, RoseReject } from "../errors.js";
import { readJsonOpenType } from "../message/json-message.js";
import { neutralValue } from "../message/neutral-error.js";
import { absentOpenType } from "../message/open-type.js";
import { readOpenType } from "../message/read-open-type.js";
import type { Envelope } from "../protocol/protocol.js";
import type { PendingCall } from "./pending.js";

/**
 * Settles a call with the result, error or reject that answers it.
 * @param envelope Looks whether a message says more than which call is answered.
 * @returns What is to be decoded of a long result in portions; the call is then not settled yet.
 */
export function settleAnswer(
  call: PendingCall,
  message: RoseMessage,
  decoding: DecodeOptions,
  envelope: Pick<Envelope, "misfit" | "errorOf">,
): Portions<unknown> | undefined {
  if (message.kind !== "result" || envelope.misfit !== undefined) {
    const error = failureIn(call, message, decoding, envelope);
    if (error !== undefined) {
      call.reject(error);
      return undefined;
    }
  }
  let result: unknown;
  try {
    result = resultOf(call, message, decoding);
  } catch (error) {
    call.reject(unusable(call, message.kind, error));
    return undefined;
  }
  if (result instanceof Portions) return result;
  call.resolve(result);
  return undefined;
}

/** The error of a call that is not answered with a result, or not with one of its own; undefined if it is. */
function failureIn(
  call: PendingCall,
  message: RoseMessage,
  decoding: DecodeOptions,
  envelope: Pick<Envelope, "misfit" | "errorOf">,
): Error | undefined {
  const why = envelope.misfit?.(call.operation, message);
  if (why !== undefined) return misfitOf(call.operation, message, why);
  if (message.kind === "result") return undefined;
  try {
    return failureOf(call, message, decoding, envelope);
  } catch (error) {
    return unusable(call, message.kind, error);
  }
}

/** The error of a call whose answer is not of its type. @throws What is no CodecError. */
export function unusable(
  { operation: { name } }: PendingCall,
  kind: RoseMessage["kind"],
  error: unknown,
): BadAnswerError {
  if (!(error instanceof CodecError)) throw error;
  const reason = `the ${kind} of ${name} is not of its type: ${error.message}`;
  return new BadAnswerError(reason, { cause: error });
}

function misfitOf({ name }: Operation, message: RoseMessage, why: string): BadAnswerError {
  const reason = `the ${message.kind} of ${name} ${why}`;
  if (message.kind !== "error") return new BadAnswerError(reason);
  const code = message.globalCode ?? message.value;
  return new BadAnswerError(reason, { unknown: { code, parameter: message.argument?.slice() } });
}

function resultOf(call: PendingCall, message: RoseMessage, decoding: DecodeOptions): unknown {
  const type = call.operation.result;
  if (message.json === undefined && message.argumentEnd === 0) {
    const empty = absentOpenType(type);
    if (empty !== undefined) return empty;
    throw new BerDecodeError("missing-member", message.bytes.length, "no value came", type.name);
  }
  return readOpenType(type, message, decoding);
}

function failureOf(
  call: PendingCall,
  message: RoseMessage,
  decoding: DecodeOptions,
  { errorOf }: Pick<Envelope, "errorOf">,
): Error {
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
  const declared = errorOf?.(operation, message);
  const type = declared?.parameter ?? operation.error;
  // An unreadable error value must not hide that the operation failed.
  const value =
    argumentEnd === 0
      ? neutralValue(type)
      : type.decodeRange(bytes, argumentStart, argumentEnd, decoding);
  return declared === undefined
    ? new RoseError(operation, value)
    : new RoseError(operation, declared, value);
}
