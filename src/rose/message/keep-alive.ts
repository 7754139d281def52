import { asnTransportKeepAlive } from "../../modules/transport/transport.js";
import { SharedEvent } from "./encode-event.js";
import type { MessageEncoding } from "./message.js";

/** The operation id of asnTransportKeepAlive. */
export const KEEP_ALIVE_ID: number = asnTransportKeepAlive.id;

let shared: SharedEvent<unknown> | undefined;

/** The event that only shows that this side is still there (asnTransportKeepAlive, 1706). */
export function keepAliveMessage(encoding: MessageEncoding): Uint8Array {
  shared ??= new SharedEvent(asnTransportKeepAlive, { dummy: null }, undefined, keepAliveMessage);
  return shared.message(encoding);
}
