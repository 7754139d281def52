import type { EncodeOptions, Event, Operation, Type } from "../../codec/index.js";
import { LimitError } from "../errors.js";
import { EVENT_INVOKE_ID } from "./message.js";
import {
  isFramable,
  jsonError,
  jsonFrame,
  jsonInvoke,
  jsonReject,
  jsonResult,
  MAX_JSON_OCTETS,
  openTypeText,
  openTypeTextOf,
} from "./json-message.js";
import { idOf } from "./named.js";
import type { InvokeExtras, RejectFields } from "./write-envelope.js";

// Each of these returns the text of a message to be sent. They throw BerEncodeError for a value that
// is not of its type and LimitError for a text whose length does not fit into the header of a frame.
// `writing` says how values are encoded.

/** An invoke, which in JSON always has the name of its operation (docs/protocol.md section 1). */
export function invokeText(
  invokeID: number,
  token: Operation | Event,
  value: unknown,
  extras: InvokeExtras | undefined,
  writing: EncodeOptions | undefined,
): string {
  const fields = { operationName: token.name, ...extras, invokeID, operationID: idOf(token) };
  return requireFramable(jsonInvoke(fields, openTypeText(token.argument, value, writing)));
}

export function resultText(
  invokeID: number,
  type: Type<any>,
  value: unknown,
  writing: EncodeOptions | undefined,
): string {
  return requireFramable(jsonResult(invokeID, openTypeText(type, value, writing)));
}

export function errorText(
  invokeID: number,
  type: Type<any>,
  value: unknown,
  writing: EncodeOptions | undefined,
): string {
  return requireFramable(jsonError(invokeID, openTypeText(type, value, writing)));
}

/** @param octets The encoding of the error's value; undefined for an error without one. */
export function encodedErrorText(
  invokeID: number,
  type: Type<any>,
  octets: Uint8Array | undefined,
): string {
  return requireFramable(jsonError(invokeID, octets && openTypeTextOf(type, octets)));
}

export function rejectText(invokeID: number | undefined, fields: RejectFields): string {
  return requireFramable(jsonReject(invokeID, fields));
}

/** Returns the text if its length fits into the header of a frame. */
function requireFramable(text: string): string {
  if (isFramable(text)) return text;
  const reason = `a JSON message of over ${MAX_JSON_OCTETS} octets`;
  throw new LimitError("maxFrameBytes", reason);
}

/**
 * An event as a JSON frame, for `Connection.send` on any number of connections.
 * @param text The text of the argument.
 * @throws LimitError if it is too long.
 */
export function jsonEvent(event: Event<any>, text: string, sessionID?: string): Buffer {
  const { id: operationID, name: operationName } = event;
  const fields = { sessionID, invokeID: EVENT_INVOKE_ID, operationID, operationName };
  return jsonFrame(requireFramable(jsonInvoke(fields, text)));
}
