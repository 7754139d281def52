import type { Event, Operation, Type } from "../../codec/index.js";
import type { RoseMessage } from "../message/message.js";
import { textLines } from "./lines.js";
import { decoded, values, type Expectation, type OpenTypes } from "./typed.js";
import { walk, type DumpLimits } from "./walk.js";

/** Of a message, so that one that has been made to be shown at length is not. */
const usual: DumpLimits = { depth: 64, elements: 10_000, octets: 64, encapsulated: true };

/** What a message is, as far as that is known. */
export interface KnownMessage {
  /** Undefined if it cannot be read. */
  readonly message: RoseMessage | undefined;
  readonly operation: Operation | Event | undefined;
}

/**
 * The lines of a message, element by element, and last what is wrong with its octets.
 * @param octets The message, or a copy of it with other contents.
 * @param type That of all messages.
 */
export function messageLines(
  octets: Uint8Array,
  type: Type<any>,
  { message, operation }: KnownMessage,
  limits = usual,
): Generator<string> {
  return lines(octets, values(type, openTypes(message, operation)), limits);
}

/** Like {@link messageLines}, for a value of any type. */
export function valueLines(
  octets: Uint8Array,
  type: Type<any>,
  limits: DumpLimits,
): Generator<string> {
  return lines(octets, values(type, undefined, octets), limits);
}

function* lines(octets: Uint8Array, expected: Expectation, limits: DumpLimits): Generator<string> {
  const { line } = textLines(octets.length);
  for (const piece of walk(octets, 0, octets.length, expected, limits)) {
    yield piece.kind === "fault"
      ? `${piece.fault.reason} (octet ${piece.fault.offset})`
      : (line(piece) as string);
  }
}

/** The type of the open type in a message, by the offset of its value. */
export function openTypes(
  message: RoseMessage | undefined,
  operation: Operation | Event | undefined,
): OpenTypes {
  if (message === undefined || message.argumentEnd === 0) return new Map();
  const type = openTypeOf(operation, message.kind);
  if (type === undefined) return new Map();
  const { bytes, argumentStart: at } = message;
  return new Map([[at, { type, value: decoded(type, bytes, at) }]]);
}

/** The type of the open type of an answer or invoke. */
export function openTypeOf(
  operation: Operation | Event | undefined,
  kind: "invoke" | "result" | "error" | "reject",
): Type<any> | undefined {
  if (operation === undefined) return undefined;
  if (kind === "invoke") return operation.argument;
  if (kind === "reject" || operation.kind === "event") return undefined;
  return operation[kind];
}
