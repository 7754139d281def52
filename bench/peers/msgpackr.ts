import { createRequire } from "node:module";
import * as native from "msgpackr";
import { give, take, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import { recordOf } from "./shape.js";

const habits: Habits = {};
const SWITCH = "MSGPACKR_NATIVE_ACCELERATION_DISABLED";

/** A second instance of the package, without its native part. */
function loadPlain(): typeof native {
  const before = process.env[SWITCH];
  process.env[SWITCH] = "true";
  try {
    // The CommonJS bundle shares nothing with the modules that are loaded already.
    return createRequire(import.meta.url)("msgpackr") as typeof native;
  } finally {
    if (before === undefined) delete process.env[SWITCH];
    else process.env[SWITCH] = before;
  }
}

function peerOf(name: string, library: typeof native, accelerated: boolean): Peer {
  if (library.isNativeAccelerationEnabled !== accelerated) {
    throw new Error(`${name}: native part ${accelerated ? "missing" : "present"}`);
  }
  return {
    name,
    packages: ["msgpackr", ...(accelerated ? ["msgpackr-extract"] : [])],
    ber: false,
    open(message) {
      const shape = recordOf(message.type);
      const packr = new library.Packr({ useRecords: false });
      return {
        prepare: (value) => give(shape, value, habits),
        encode: (value) => packr.pack(value),
        decode: (octets) => packr.unpack(octets),
        restore: (decoded) => take(shape, decoded, habits),
      };
    },
  };
}

/** msgpackr writing plain MessagePack maps, each message by itself. */
export const msgpackr: Peer = peerOf("msgpackr", native, native.isNativeAccelerationEnabled);

/** The same without its native part. */
export const msgpackrPlain: Peer = peerOf("msgpackr-js", loadPlain(), false);
