import type { Caller } from "../../codec/internal.js";
import { checkOptions } from "../../codec/internal-codec.js";
import type { EncodeOptions, Event } from "../../codec/index.js";
import { writeInvoke, type InvokeExtras, type OpenType } from "./write-envelope.js";
import { checkExtras } from "../invoke/call-options.js";
import { errorOfCall } from "../invoke/call-stack.js";
import { readMessage } from "./envelope.js";
import { EVENT_INVOKE_ID, type MessageEncoding } from "./message.js";
import { openTypeText } from "./json-message.js";
import { jsonEvent } from "./json-text.js";
import { idOf } from "./named.js";
import { returnWriter, takeWriter } from "./writers.js";
import { wrongToken } from "../invoke/wrong-token.js";

/**
 * Encodes an event, for {@link Connection.send} on any number of connections.
 * @param options Only `constraints` and `unknownMembers` have an effect.
 * @throws BerEncodeError for a wrong argument, TypeError for something that is not an event and for an unknown option.
 */
export function encodeEvent<A>(
  event: Event<any, A>,
  argument: NoInfer<A>,
  extras?: InvokeExtras,
  options?: EncodeOptions,
): Uint8Array {
  if (event?.kind !== "event") throw wrongToken("encodeEvent", event);
  checkExtras(extras, "encodeEvent");
  checkOptions(options, "encodeEvent");
  return encodeFrom(encodeEvent, event, argument, extras, options);
}

function encodeFrom<A>(
  caller: Caller,
  event: Event<any, A>,
  argument: NoInfer<A>,
  extras: InvokeExtras | undefined,
  options: EncodeOptions | undefined,
): Uint8Array {
  try {
    return encode(event, event.argument, argument, extras, options);
  } catch (error) {
    throw errorOfCall(error, caller);
  }
}

/**
 * An event for many receivers: its argument is encoded once for each of the two encodings that
 * they may use, and all receivers without a session id get the same octets.
 */
export class SharedEvent<A> {
  readonly #event: Event<any, A>;
  readonly #argument: A;
  readonly #options: EncodeOptions | undefined;
  readonly #ber: Uint8Array;
  /** The encoded argument, once it has been needed on its own. */
  #octets: Uint8Array | undefined;
  #json: Uint8Array | undefined;
  #text: string | undefined;

  /**
   * @param caller The method that the program called; the stack traces of errors begin there.
   * @throws BerEncodeError for a wrong argument, TypeError for something that is not an event and for an unknown option.
   */
  constructor(
    event: Event<any, A>,
    argument: NoInfer<A>,
    options: EncodeOptions | undefined,
    caller: Caller,
  ) {
    if (event?.kind !== "event") throw wrongToken("broadcast", event);
    checkOptions(options, "SharedEvent");
    this.#event = event;
    this.#argument = argument;
    this.#options = options;
    this.#ber = encodeFrom(caller, event, argument, undefined, options);
  }

  /**
   * The message for a receiver.
   * @throws BerEncodeError or LimitError for an argument that cannot be sent in JSON.
   */
  message(encoding: MessageEncoding, sessionID?: string): Uint8Array {
    if (encoding === "ber") {
      if (sessionID === undefined) return this.#ber;
      this.#octets ??= readMessage(this.#ber).argument as Uint8Array;
      return encode(this.#event, undefined, this.#octets, { sessionID });
    }
    this.#text ??= openTypeText(this.#event.argument, this.#argument, this.#options);
    if (sessionID !== undefined) return jsonEvent(this.#event, this.#text, sessionID);
    return (this.#json ??= jsonEvent(this.#event, this.#text));
  }
}

function encode(
  event: Event<any>,
  type: OpenType,
  value: unknown,
  extras: InvokeExtras | undefined,
  options?: EncodeOptions,
): Uint8Array {
  const w = takeWriter();
  // All receivers share one piece of memory, so there are no segments.
  w.segments = undefined;
  const end = writeInvoke(w, 0, EVENT_INVOKE_ID, idOf(event), type, value, extras, options);
  const message = new Uint8Array(w.b.subarray(0, end));
  returnWriter(w);
  return message;
}
