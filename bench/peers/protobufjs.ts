import protobuf from "protobufjs";
import { give, milliseconds, take, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import { protoOf } from "./proto.js";
import { recordOf } from "./shape.js";

const habits: Habits = { time: milliseconds };

/**
 * protobufjs with the functions that it generates from the .proto on first use; its static
 * target writes the same ones to a file.
 */
export const protobufjs: Peer = {
  name: "protobufjs",
  packages: ["protobufjs"],
  ber: false,
  open(message) {
    const shape = recordOf(message.type);
    const { root } = protobuf.parse(protoOf(shape), { keepCase: true });
    const type = root.lookupType(`bench.${shape.name}`);
    type.setup();
    const { ctor } = type;
    return {
      prepare: (value) => give(shape, value, habits),
      encode: (value) => type.encode(value).finish(),
      decode: (octets) => type.decode(octets),
      restore(decoded) {
        if (!(decoded instanceof ctor)) throw new Error("not a message of the type");
        return take(shape, decoded, habits);
      },
    };
  },
};
