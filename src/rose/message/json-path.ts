import type { EncodeOptions, Event, Operation, Type } from "../../codec/index.js";
import type { Connection } from "../connection/connection.js";
import type { InvokeExtras, OpenType, RejectFields } from "./write-envelope.js";
import { EVENT_INVOKE_ID, type RoseMessage } from "./envelope.js";
import { LimitError } from "../errors.js";
import {
  jsonError,
  jsonFrame,
  jsonInvoke,
  jsonReject,
  jsonResult,
  MAX_JSON_OCTETS,
  openTypeText,
  openTypeTextOf,
} from "./json-message.js";

/** The two encodings of messages (docs/protocol.md sections 3 and 5). */
export type MessageEncoding = "ber" | "json";

/**
 * Which of a connection's messages are sent in JSON: the answers to what came in JSON, and,
 * once the peer has last spoken JSON or the client's option says so, invokes and events.
 */
export class JsonPath {
  /** How invokes and events are sent. */
  encoding: MessageEncoding;
  /** Invokes that came in JSON and are not answered yet, with what they are for. */
  readonly #asked = new Map<number, Operation | undefined>();
  /** The encoding of the message at hand if its invoke id is in use already. */
  #duplicate: MessageEncoding | undefined;

  /** How values that are sent are written. */
  readonly #writing: EncodeOptions | undefined;

  constructor(encoding: MessageEncoding, writing: EncodeOptions | undefined) {
    this.encoding = encoding;
    this.#writing = writing;
  }

  /**
   * Notes an invoke that came, before it is carried out.
   * @param running Whether an earlier invoke of this id is not answered yet: then the one at hand is
   *   refused at once, and the earlier one keeps its encoding.
   */
  received(
    invokeID: number,
    encoding: MessageEncoding,
    token: Operation | Event | undefined,
    running: boolean,
  ): void {
    this.#duplicate = undefined;
    if (invokeID === EVENT_INVOKE_ID || token?.kind === "event") return;
    if (running) this.#duplicate = encoding;
    else if (encoding === "json") this.#asked.set(invokeID, token);
    else this.#asked.delete(invokeID);
  }

  /** The message at hand has been dealt with, as far as that happens at once. */
  handled(): void {
    this.#duplicate = undefined;
  }

  /** Whether an answer goes out in JSON. */
  answersInJson(invokeID: number | undefined): boolean {
    if (this.#duplicate !== undefined) return this.#duplicate === "json";
    return invokeID !== undefined && this.#asked.has(invokeID);
  }

  // Each of these gives the text of a message. They throw BerEncodeError for a value that is not of
  // its type and LimitError for a text longer than the header of a frame can say.

  invoke(
    invokeID: number,
    operationID: number,
    type: OpenType,
    value: unknown,
    extras: InvokeExtras | undefined,
  ): string {
    const open = openText(type, value, undefined, this.#writing);
    return framable(jsonInvoke({ ...extras, invokeID, operationID }, open));
  }

  result(invokeID: number, type: OpenType, value: unknown): string {
    const known = this.#asked.get(invokeID);
    const text = framable(
      jsonResult(invokeID, openText(type, value, known?.result, this.#writing)),
    );
    this.#asked.delete(invokeID);
    return text;
  }

  error(invokeID: number, type: OpenType, value: unknown): string {
    const known = this.#asked.get(invokeID);
    const text = framable(jsonError(invokeID, openText(type, value, known?.error, this.#writing)));
    this.#asked.delete(invokeID);
    return text;
  }

  reject(invokeID: number | undefined, fields: RejectFields): string {
    const text = framable(jsonReject(invokeID, fields));
    if (this.#duplicate === undefined && invokeID !== undefined) this.#asked.delete(invokeID);
    return text;
  }
}

/** @param named The type of octets that come without one. */
function openText(
  type: OpenType,
  value: unknown,
  named: Type<any> | undefined,
  writing: EncodeOptions | undefined,
): string | undefined {
  if (type !== undefined) return openTypeText(type, value, writing);
  return value === undefined ? undefined : openTypeTextOf(named, value as Uint8Array);
}

/** The text, if the header of a frame can say how long it is. */
function framable(text: string): string {
  if (Buffer.byteLength(text) <= MAX_JSON_OCTETS) return text;
  const reason = `a JSON message of over ${MAX_JSON_OCTETS} octets`;
  throw new LimitError("maxFrameBytes", reason);
}

/** Hands a message on to the connection, and remembers what must be answered in JSON. */
export function deliver(
  connection: Connection,
  message: RoseMessage,
  encoding: MessageEncoding,
): void {
  const { engine } = connection;
  if (encoding === "ber" && connection.json === undefined) {
    connection.message(message);
    return;
  }
  const path = (connection.json ??= new JsonPath("ber", engine.writing));
  // A server speaks as its client does; a client as its option says.
  if (engine.role === "server") path.encoding = encoding;
  if (message.kind !== "invoke") {
    connection.message(message);
    return;
  }
  const id = message.invokeID as number;
  path.received(id, encoding, engine.dispatcher.find(message)?.token, connection.isRunning(id));
  connection.message(message);
  path.handled();
}

/**
 * An event as a JSON frame, for {@link Connection.send} to any number of connections.
 * @param text The argument's.
 * @throws LimitError for one too long.
 */
export function jsonEvent(event: Event<any>, text: string, sessionID?: string): Buffer {
  const { id: operationID, name: operationName } = event;
  const fields = { sessionID, invokeID: EVENT_INVOKE_ID, operationID, operationName };
  return jsonFrame(framable(jsonInvoke(fields, text)));
}
