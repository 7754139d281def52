import { isObject } from "../../codec/internal.js";
import type { RoseMessage } from "./message.js";

/**
 * Fills in what the envelope of an invoke or result in JSON says, if it is as nearly all are: with nothing but ids, names and the open
 * type. All others are for the codec of ROSEMessage, which also says what is wrong with one; it takes ten times as long.
 * @param message As it was made.
 * @returns The open type; undefined for any other envelope, and then the message is as before.
 */
export function fillPlain(message: RoseMessage, json: unknown): unknown {
  if (!isObject(json)) return undefined;
  const keys = Object.keys(json);
  const [kind] = keys;
  if (keys.length !== 1 || kind === undefined) return undefined;
  const body = json[kind];
  if (!isObject(body)) return undefined;
  if (kind === "invoke") return invoke(message, body);
  return kind === "result" ? result(message, body) : undefined;
}

function invoke(message: RoseMessage, body: Record<string, unknown>): unknown {
  const { sessionID, invokeID, operationID, operationName, argument } = body;
  let others = Object.keys(body).length - 3;
  if (!isId(invokeID) || !isId(operationID) || argument === undefined) return undefined;
  if (operationName !== undefined) {
    if (!isText(operationName)) return undefined;
    others--;
  }
  if (sessionID !== undefined) {
    if (!isText(sessionID)) return undefined;
    others--;
  }
  if (others !== 0) return undefined;
  message.invokeID = invokeID;
  message.operationID = operationID;
  message.operationName = operationName;
  message.sessionID = sessionID;
  return argument;
}

function result(message: RoseMessage, body: Record<string, unknown>): unknown {
  const { invokeID, result: inner } = body;
  if (!isId(invokeID) || !isObject(inner) || Object.keys(body).length !== 2) return undefined;
  const { resultValue, result: open } = inner;
  if (!isId(resultValue) || open === undefined || Object.keys(inner).length !== 2) return undefined;
  message.kind = "result";
  message.invokeID = invokeID;
  message.value = resultValue;
  return open;
}

/** Not -0, and nothing that is not exact. */
function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.isWellFormed();
}
