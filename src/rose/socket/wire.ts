import type { Duplex } from "node:stream";

/** What a connection reads from and writes to: a socket, with or without TLS, or a substitute for one. */
export interface Wire extends Duplex {
  /** The peer's address; undefined if it has none. */
  readonly remoteAddress?: string | undefined;
  /** The peer's port; undefined if it has none. */
  readonly remotePort?: number | undefined;
  /** The port of this side; undefined if it has none. */
  readonly localPort?: number | undefined;
  /** Ends it once everything that was written has been sent. */
  destroySoon(): void;
  /** Ends it at once, with a reset for the peer. */
  resetAndDestroy(): this;
}
