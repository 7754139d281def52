import type { Duplex } from "node:stream";

/** What a connection reads from and writes to: a socket, of TLS or without, or one in its place. */
export interface Wire extends Duplex {
  /** The peer's address; undefined if it has none. */
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  /** Ends it, once all that was written has left. */
  destroySoon(): void;
  /** Ends it at once, with a reset for the peer. */
  resetAndDestroy(): this;
}
