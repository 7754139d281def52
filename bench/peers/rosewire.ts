import { Writer, type Type } from "../../src/codec/index.js";
import { Appointments } from "../../src/modules/index.js";
import { readMessage } from "../../src/rose/message/envelope.js";
import { writeInvoke } from "../../src/rose/message/write-envelope.js";
import { m6, type InvokeOfM1 } from "../messages/envelope.js";
import type { Peer, PeerCodec } from "./peer.js";

/** What the engine does with an invoke: its envelope, then the argument where it lies. */
const envelope: Omit<PeerCodec, "prepare" | "restore"> = (() => {
  const { argument } = Appointments.asnAppointmentRemoveEntry;
  const writer = new Writer(Buffer.allocUnsafeSlow(4096));
  const write = (value: InvokeOfM1): number =>
    writeInvoke(writer, 0, value.invokeID, value.operationID, argument, value.argument);
  return {
    encode: (value: InvokeOfM1) => new Uint8Array(writer.b.subarray(0, write(value))),
    decode(octets): InvokeOfM1 {
      const message = readMessage(octets);
      return {
        invokeID: message.invokeID as number,
        operationID: message.operationID as number,
        argument: argument.decodeRange(octets, message.argumentStart, message.argumentEnd),
      };
    },
  };
})();

function codecOf(type: Type<any>): Omit<PeerCodec, "prepare" | "restore"> {
  return {
    encode: (value) => type.encode(value),
    decode: (octets) => type.decode(octets),
  };
}

/** Ourselves. */
export const rosewire: Peer = {
  name: "rosewire",
  packages: [],
  ber: true,
  open: (message) => ({
    ...(message.type === m6.type ? envelope : codecOf(message.type)),
    prepare: (value) => value,
    restore: (decoded) => decoded,
  }),
};
