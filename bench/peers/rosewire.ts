import { Writer, type Type } from "../../src/codec/index.js";
import { Appointments } from "../../src/modules/index.js";
import { readMessage } from "../../src/rose/message/envelope.js";
import type { RoseMessage } from "../../src/rose/message/message.js";
import { writeInvoke } from "../../src/rose/message/write-envelope.js";
import { m6, type InvokeOfM1 } from "../messages/envelope.js";
import type { Peer, PeerCodec } from "./peer.js";

/** What the engine has of an invoke: its envelope, and the argument, which is decoded where it lies. */
export interface DecodedInvoke {
  readonly message: RoseMessage;
  readonly argument: InvokeOfM1["argument"];
}

const envelope: Omit<PeerCodec, "prepare"> = (() => {
  const { argument } = Appointments.asnAppointmentRemoveEntry;
  const writer = new Writer(Buffer.allocUnsafeSlow(4096));
  const write = (value: InvokeOfM1): number =>
    writeInvoke(writer, 0, value.invokeID, value.operationID, argument, value.argument);
  return {
    encode: (value: InvokeOfM1) => new Uint8Array(writer.b.subarray(0, write(value))),
    decode(octets): DecodedInvoke {
      const message = readMessage(octets);
      const { argumentStart, argumentEnd } = message;
      return { message, argument: argument.decodeRange(octets, argumentStart, argumentEnd) };
    },
    restore: ({ message, argument: decoded }: DecodedInvoke): InvokeOfM1 => ({
      invokeID: message.invokeID as number,
      operationID: message.operationID,
      argument: decoded,
    }),
  };
})();

function codecOf(type: Type<any>): Omit<PeerCodec, "prepare"> {
  return {
    encode: (value) => type.encode(value),
    decode: (octets) => type.decode(octets),
    restore: (decoded) => decoded,
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
  }),
};
