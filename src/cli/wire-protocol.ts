import type { Type } from "../codec/index.js";
import { Registry } from "../modules/registry.js";
import { ROSEMessage } from "../modules/rose/rose.js";
import {
  Framer,
  readMessage,
  x880Envelope,
  X880Framer,
  type Framing,
  type RoseMessage,
} from "../rose/internal-wire.js";
import { generous } from "../rose/internal-dump.js";
import { ownModules } from "./own-modules.js";
import type { ProtocolName } from "./syntax/options.js";
import { x880Message } from "./x880-types.js";

/** What is needed to read the messages of a protocol. */
export interface WireProtocol {
  readonly name: ProtocolName;
  readonly framing: Framing;
  /** Its messages as a type, in which arguments, results and errors are open types. */
  readonly type: Type<any>;
  readonly registry: Registry;
  /** Reads the envelope of a message. @throws BerDecodeError */
  read(bytes: Uint8Array, start: number, end: number): RoseMessage;
  /** Cuts one direction of a connection into frames. */
  framer(maxFrameBytes?: number): Framer;
}

/** A frame that somebody has sent need not be one that every server takes. */
const longestFrame = 64 * 1024 * 1024;

const nothing = new Uint8Array(0);

/**
 * The protocol of a name, with its operations of all versions and those of ASN.1 files.
 * @throws CommandError for a file that cannot be read or is not ASN.1.
 */
export async function wireProtocol(
  name: ProtocolName,
  framing: Framing,
  asn1: readonly string[] | undefined,
): Promise<WireProtocol> {
  if (name === "ucserver") {
    const registry =
      asn1 === undefined
        ? (await import("../modules/later/registry.js")).laterRegistry()
        : (await ownModules(asn1)).registry;
    return {
      name,
      framing: "none",
      type: ROSEMessage,
      registry,
      read: (bytes, start, end) => readMessage(bytes, start, end, generous),
      framer: (maxFrameBytes = longestFrame) => new Framer({ maxFrameBytes }),
    };
  }
  const { read } = x880Envelope({ framing, errorCode: 1 });
  return {
    name,
    framing,
    type: x880Message,
    registry: await cstaRegistry(asn1),
    read: (bytes, start, end) => read(bytes, start, end, generous, false),
    framer: (maxFrameBytes = longestFrame) => new X880Framer({ maxFrameBytes }, framing, nothing),
  };
}

/** The operations of CSTA; with files, only those of the files, because numbers are used again by everybody. */
async function cstaRegistry(asn1: readonly string[] | undefined): Promise<Registry> {
  if (asn1 === undefined) {
    return new Registry({ Csta: await import("../modules/csta/index.js") });
  }
  return (await ownModules(asn1, true)).registry;
}
