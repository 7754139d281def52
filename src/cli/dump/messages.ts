import { ANY, CodecError, type Event, type Operation } from "../../codec/index.js";
import type { RoseMessage } from "../../rose/internal-wire.js";
import { type Expectation, generous, openTypes, values } from "../../rose/internal-dump.js";
import type { WireProtocol } from "../wire-protocol.js";

/** More calls than this do not wait for their answers at a time; the oldest is forgotten. */
const MOST_WAITING = 10_000;

/** Knows which operation each message belongs to, also of answers, which only name the invoke. */
export class Operations {
  readonly #protocol: WireProtocol;
  readonly #given: Operation | Event | undefined;
  readonly #asked = new Map<number, Operation | Event>();

  /** @param given The operation of answers to invokes that have not been seen. */
  constructor(protocol: WireProtocol, given?: Operation | Event) {
    this.#protocol = protocol;
    this.#given = given;
  }

  /** The operation of a message; an invoke is remembered. */
  of(message: RoseMessage): Operation | Event | undefined {
    const { kind, invokeID } = message;
    if (kind !== "invoke") {
      return invokeID === undefined ? undefined : (this.#asked.get(invokeID) ?? this.#given);
    }
    const operation = invokedBy(message, this.#protocol);
    if (operation === undefined || invokeID === undefined) return operation;
    this.#asked.delete(invokeID);
    this.#asked.set(invokeID, operation);
    if (this.#asked.size > MOST_WAITING) {
      const [oldest] = this.#asked.keys();
      this.#asked.delete(oldest as number);
    }
    return operation;
  }
}

/** The operation that an invoke names. */
export function invokedBy(
  { operationID, operationName }: RoseMessage,
  { registry, name }: WireProtocol,
): Operation | Event | undefined {
  const key = name === "ucserver" && operationID === 0 ? operationName : operationID;
  return key === undefined ? undefined : registry.findOperation(key)?.operation;
}

/** Whole messages, one after the other. */
export function messages(
  bytes: Uint8Array,
  protocol: WireProtocol,
  operations: Operations,
): Expectation {
  return {
    next(header) {
      const end =
        header.length === undefined ? endOf(bytes, header.offset) : header.contents + header.length;
      const found = end === undefined ? undefined : read(bytes, header.offset, end, protocol);
      if (found === undefined) return values(protocol.type).next(header);
      const operation = operations.of(found);
      const open = openTypes(found, operation);
      const named = values(protocol.type, open).next(header);
      return operation === undefined ? named : { ...named, operation: operation.name };
    },
  };
}

/** Where the value at an offset ends; undefined if it does not. */
export function endOf(bytes: Uint8Array, offset: number): number | undefined {
  try {
    return ANY.decodeAt(bytes, offset, { limits: generous }).end;
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

function read(
  bytes: Uint8Array,
  start: number,
  end: number,
  protocol: WireProtocol,
): RoseMessage | undefined {
  try {
    return protocol.read(bytes, start, end);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
