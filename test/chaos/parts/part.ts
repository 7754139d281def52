import type { Caller } from "../caller.js";

/** Something that a session follows, and perhaps changes: it outlasts connections, and knows what must be seen. */
export interface Part {
  /** Begins on a new connection: hears events, and learns what it has missed. */
  begin(caller: Caller): Promise<void>;
  /** Changes something. @param caller The connection that has begun last. */
  write?(caller: Caller): Promise<void>;
  /** Ends what it has begun and what goes on by itself. */
  end?(caller: Caller): Promise<void>;
}

/** A session, as far as one of its parts is compared with those of others. */
export interface Everybody<P> {
  readonly name: string;
  readonly user: string;
  readonly part: P;
}
