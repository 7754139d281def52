import type { Message } from "../messages/message.js";

/** A codec of one message's type, ours or a peer's. */
export interface PeerCodec {
  /** Makes of our value what the peer encodes; not timed. */
  prepare(value: unknown): unknown;
  encode(prepared: any): Uint8Array;
  decode(octets: Uint8Array): unknown;
  /** Makes of a decoded value ours, to compare them; not timed. */
  restore(decoded: unknown): unknown;
}

/** Something that encodes and decodes the same data. */
export interface Peer {
  readonly name: string;
  /** npm packages whose versions matter. */
  readonly packages: readonly string[];
  /** Whether its encoding is BER too, so that either side must read what the other wrote. */
  readonly ber: boolean;
  /** What it is known to get wrong, `encode M2`, and why; not timed. */
  readonly cannot?: ReadonlyMap<string, string>;
  /** The codec of a message's type; undefined if the peer cannot do it. */
  open(message: Message): PeerCodec | undefined;
}
