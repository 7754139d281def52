import { asnTransportKeepAlive } from "../modules/transport/transport.js";
import { encodeEvent } from "./encode-event.js";
import { encodeJsonEvent, type MessageEncoding } from "./json-path.js";

/** The operation id of asnTransportKeepAlive. */
export const KEEP_ALIVE_ID: number = asnTransportKeepAlive.id;

let inBer: Uint8Array | undefined;
let inJson: Uint8Array | undefined;

/** The event that only says that this side is there (asnTransportKeepAlive, 1706). */
export function keepAliveMessage(encoding: MessageEncoding): Uint8Array {
  return encoding === "ber"
    ? (inBer ??= encodeEvent(asnTransportKeepAlive, { dummy: null }))
    : (inJson ??= encodeJsonEvent(asnTransportKeepAlive, { dummy: null }));
}
