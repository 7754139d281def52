import { readMessage } from "../message/envelope.js";
import { EVENT_INVOKE_ID } from "../message/message.js";
import { Framer } from "../message/framer.js";
import { idOf } from "../message/named.js";
import { writeError, writeInvoke, writeReject, writeResult } from "../message/write-envelope.js";
import { protocol, type RoseProtocol } from "./protocol.js";

/** The protocol of the manual: its envelope (docs/protocol.md section 1), and messages back to back on the connection. */
export const ucserver: RoseProtocol = /* @__PURE__ */ protocol({
  name: "ucserver",
  native: true,
  associates: false,
  maxFrameBytes: Infinity,
  framer: (limits) => new Framer(limits),
  envelope: {
    eventID: EVENT_INVOKE_ID,
    read: readMessage,
    invoke: (w, p, invokeID, token, value, extras, options) =>
      writeInvoke(w, p, invokeID, idOf(token), token.argument, value, extras, options),
    result: (w, p, invokeID, { result }, value, options) =>
      writeResult(w, p, invokeID, result, value, undefined, 0, options),
    error: (w, p, invokeID, { error }, value, options, declared) =>
      writeError(w, p, invokeID, declared?.parameter ?? error, value, undefined, 0, options),
    encodedError: (w, p, invokeID, _, octets) => writeError(w, p, invokeID, undefined, octets),
    reject: writeReject,
  },
});
