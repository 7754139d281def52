import type { EngineLimits } from "./limits.js";
import { valueLimits } from "../codec/limits.js";

/** The longest time that a timer of Node accepts, about 24 days; a longer one would fire at once. */
export const longestTime = 2 ** 31 - 1;

/** What limits can be at most, because something else ends before. */
export const highest = {
  time: longestTime,
  /** Octets of one buffer: it may be twice as long while it grows, and no Buffer is longer than 4 GiB. */
  octets: 2 ** 31 - 1,
  /** Octets of what becomes one text: V8 has none of more characters. */
  textOctets: 2 ** 29 - 24,
  /** Octets of what many hold together: 1 TiB, more than fits into memory. */
  octetsTogether: 2 ** 40,
  /** Things that are kept under a key: a Map or Set has no more. */
  things: 2 ** 24,
  /** Values of one message, each of which takes octets. */
  values: 2 ** 31 - 1,
} as const;

/** The highest value of each limit. */
export const highestEngineLimits: EngineLimits = {
  maxFrameBytes: highest.octets,
  maxInboundFrameBytes: highest.octets,
  maxFrameBytesBeforeLogon: highest.octets,
  maxPartialBytesBeforeLogon: highest.octetsTogether,
  maxPartialBytes: highest.octetsTogether,
  // Each level takes up a part of the stack.
  maxDepth: valueLimits.jsonDepth,
  maxElements: highest.values,
  maxJsonValues: highest.values,
  // As many as there are invoke ids.
  maxPendingCalls: 99_998,
  maxQueuedEvents: highest.things,
  maxRunningHandlers: highest.things,
  maxInboundInvokes: highest.things,
  maxSessions: highest.things,
  maxConnections: highest.things,
  maxConnectionsPerAddress: highest.things,
  maxBacklogBytes: highest.octetsTogether,
  maxOutboundBytes: highest.octetsTogether,
  maxOutboundBytesTogether: highest.octetsTogether,
  backlogGrace: highest.time,
  stalledTimeout: highest.time,
  connectTimeout: highest.time,
  handshakeTimeout: highest.time,
  firstMessageTimeout: highest.time,
  logonTimeout: highest.time,
  guestTimeout: highest.time,
  guestIdleTimeout: highest.time,
  callTimeout: highest.time,
  handlerTimeout: highest.time,
  partialFrameTimeout: highest.time,
  keepAliveInterval: highest.time,
  idleTimeout: highest.time,
  closeTimeout: highest.time,
};

/**
 * Checks a limit that has been given.
 * @throws RangeError for what is not a whole number from the least to the most.
 */
export function checkLimit(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, not ${value}`);
  }
  if (value > most) throw new RangeError(`${name} must be at most ${most}, not ${value}`);
}
