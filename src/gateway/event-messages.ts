import type { Event, Operation } from "../codec/index.js";
import { EVENT_INVOKE_ID } from "../rose/index.js";
import { jsonInvoke, openTypeTextOf, type TranscodingOptions } from "../rose/internal-json.js";
import { invokeOctets } from "./ber-message.js";

/** A message for a web client in both encodings. */
export interface BothEncodings {
  readonly text: string;
  readonly octets: Uint8Array;
}

/** An invoke or event of the server, with its argument, in both encodings. */
export function bothEncodings(
  invokeID: number,
  token: Operation | Event,
  argument: Uint8Array,
  transcoding: TranscodingOptions,
): BothEncodings {
  const { id: operationID, name: operationName } = token;
  const open = openTypeTextOf(token.argument, argument, transcoding);
  return {
    text: jsonInvoke({ invokeID, operationID, operationName }, open),
    octets: invokeOctets(invokeID, token, argument),
  };
}

interface Kept extends BothEncodings {
  readonly event: Event;
  readonly argument: Uint8Array;
  readonly transcoding: TranscodingOptions;
}

/** How many events are kept: what is told to all comes for one session after the other, but not alone. */
const MOST = 8;
/** Octets of an argument above which an event is not kept. */
const LONGEST = 65_536;

/** The messages of events that have come last: one that is told to many sessions is encoded once. */
export class EventMessages {
  readonly #kept: Kept[] = [];
  #next = 0;

  of(event: Event, argument: Uint8Array, transcoding: TranscodingOptions): BothEncodings {
    const { strictness, unsetTimes } = transcoding;
    const found = this.#kept.find(
      (kept) =>
        kept.event === event &&
        kept.transcoding.strictness === strictness &&
        kept.transcoding.unsetTimes === unsetTimes &&
        Buffer.compare(kept.argument, argument) === 0,
    );
    if (found !== undefined) return found;
    const made = bothEncodings(EVENT_INVOKE_ID, event, argument, transcoding);
    if (argument.length <= LONGEST) {
      this.#kept[this.#next] = { ...made, event, argument, transcoding };
      this.#next = (this.#next + 1) % MOST;
    }
    return made;
  }
}
