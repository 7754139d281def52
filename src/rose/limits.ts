import { defaultLimits, knownOptions, valueLimits, type Limits } from "../codec/internal.js";
import { checkLimit, highest } from "./highest-limits.js";

/**
 * What a connection may cost and how long things may take. Sizes are in octets, times in milliseconds.
 * A time of 0 switches that limit off, and so does 0 where the comment says "0: no limit".
 */
export interface EngineLimits {
  /** Octets of one frame, including its header, in either direction. Default 16 MiB. */
  readonly maxFrameBytes: number;
  /**
   * Octets of one incoming frame. Default 4 MiB on a server;
   * 16 MiB on a client, because answers may be long.
   */
  readonly maxInboundFrameBytes: number;
  /**
   * Octets of one frame that a server reads from a client that must log on and has not done so
   * yet; see `logon` in the server's options. Default 256 KiB.
   */
  readonly maxFrameBytesBeforeLogon: number;
  /**
   * Octets of the unfinished frames of all connections together whose clients have not logged on, or
   * only as guests. One frame is always allowed. Default 32 MiB; 0: no limit.
   */
  readonly maxPartialBytesBeforeLogon: number;
  /** Octets of the unfinished frames of all other connections together. Default 48 MiB; 0: no limit. */
  readonly maxPartialBytes: number;
  /** Levels of nesting inside one message that is read; 64 are written whatever it is. Default 64. */
  readonly maxDepth: number;
  /**
   * Elements of all lists of one message together; unknown additions and segments of strings count
   * too, and a long number counts as several. Default 50,000 on a server, 1,000,000 on a client.
   */
  readonly maxElements: number;
  /**
   * Values in one JSON message, including members of objects; they are counted before the text is
   * parsed. Default 100,000 on a server, 1,000,000 on a client.
   */
  readonly maxJsonValues: number;
  /** Invokes of this side that wait for an answer, on one connection. Default 10,000, at most 99,998. */
  readonly maxPendingCalls: number;
  /** Events that one subscription holds for a slow reader. Default 10,000. */
  readonly maxQueuedEvents: number;
  /**
   * Handlers at work for one connection; when there are this many, no more is read from it until some
   * finish. Default 100; 0: no limit. Reading continues while invokes of this side wait for answers on
   * the connection, because the handlers may be waiting for them. In multi-user mode, each session may
   * have the same number again: sessions share the connection, not the limit.
   */
  readonly maxRunningHandlers: number;
  /**
   * Octets of the messages whose handlers are at work for one connection; when there are this many, no more is read from it until
   * some finish, as with `maxRunningHandlers`: decoded, they take several times as much memory. One message is always carried out.
   * Default 256 KiB; 0: no limit. In multi-user mode, each session may have the same again.
   */
  readonly maxRunningBytes: number;
  /**
   * Octets of the messages whose handlers are at work for all connections together; an invoke of more than 64 KiB for which there is
   * no room is rejected with resourceLimitation, and an event is dropped. Default 32 MiB; 0: no limit.
   */
  readonly maxRunningBytesTogether: number;
  /**
   * Handlers at work for one connection; when there are this many, further invokes are rejected with
   * resourceLimitation, and further events are dropped. Default 1,000; 0: no limit. In multi-user
   * mode, each session may have the same number again.
   */
  readonly maxInboundInvokes: number;
  /** Sessions of one connection in multi-user mode. Default 10,000. */
  readonly maxSessions: number;
  /**
   * Connections of a server; any further one is accepted and closed at once. Default 20,000; 0: no limit.
   */
  readonly maxConnections: number;
  /**
   * Connections of a server from one address. An IPv6 address counts as its 64-bit network; a connection
   * opened by the web service in the same process counts for the web client's address. Default 0: no limit.
   */
  readonly maxConnectionsPerAddress: number;
  /**
   * Octets that the peer has not taken yet, above which a server stops reading further requests
   * from it. Default 1 MiB.
   */
  readonly maxBacklogBytes: number;
  /**
   * Octets that the peer has not taken yet, above which the connection is closed if they stay
   * above it for `backlogGrace`. Default 64 MiB; 0: no limit.
   */
  readonly maxOutboundBytes: number;
  /**
   * Octets that all peers together have not taken yet, above which connections are reset, beginning
   * with the peer that has taken nothing for the longest time. The last one is kept;
   * `maxOutboundBytes` applies to it.
   * Default 64 MiB; 0: no limit.
   */
  readonly maxOutboundBytesTogether: number;
  /** How long a backlog may stay above `maxOutboundBytes`. Default 1 s; 0 allows no time at all. */
  readonly backlogGrace: number;
  /** Time that the peer may take nothing of what waits for it. Default 30 s. */
  readonly stalledTimeout: number;
  /** Time to open a connection. Default 10 s. */
  readonly connectTimeout: number;
  /** Time from the start of a TLS handshake to its end. Default 10 s. */
  readonly handshakeTimeout: number;
  /** Time from accepting a connection to its first complete message. Default 10 s. */
  readonly firstMessageTimeout: number;
  /**
   * Time from accepting a connection to the logon, if the server's options require one; it starts again
   * when `connection.authenticated` is set to false. Default 60 s.
   */
  readonly logonTimeout: number;
  /**
   * Time from the moment the peer becomes a guest, for example by an anonymous logon, until the
   * connection is closed. Default 60 min.
   */
  readonly guestTimeout: number;
  /** Time without anything received from a guest until the connection is closed. Default 120 s. */
  readonly guestIdleTimeout: number;
  /** Time from an invoke to its answer. Default 30 s. */
  readonly callTimeout: number;
  /**
   * Time from an invoke of the peer to the end of its handler; after that, the invoke is answered with the
   * operation's error, and `context.signal` aborts. Default 30 s.
   */
  readonly handlerTimeout: number;
  /** Time without progress in the middle of a frame. Default 30 s. */
  readonly partialFrameTimeout: number;
  /** Time without anything sent until a keep-alive event is sent. Default 60 s. */
  readonly keepAliveInterval: number;
  /**
   * Time without anything received until the connection is closed. Default 180 s on a server; 0 on a
   * client, because not every server is known to send keep-alives.
   */
  readonly idleTimeout: number;
  /** Time from closing a connection to resetting it, for the last octets to leave. Default 2 s. */
  readonly closeTimeout: number;
}

/** The name of one of {@link EngineLimits}. */
export type LimitName = keyof EngineLimits;

/** The defaults of {@link EngineLimits}, those of a server. */
export const defaultEngineLimits: EngineLimits = {
  maxFrameBytes: defaultLimits.maxBytes,
  maxInboundFrameBytes: 4 * 1024 * 1024,
  maxFrameBytesBeforeLogon: 256 * 1024,
  maxPartialBytesBeforeLogon: 32 * 1024 * 1024,
  maxPartialBytes: 48 * 1024 * 1024,
  maxDepth: defaultLimits.maxDepth,
  maxElements: 50_000,
  maxJsonValues: 100_000,
  maxPendingCalls: 10_000,
  maxQueuedEvents: 10_000,
  maxRunningHandlers: 100,
  maxRunningBytes: 256 * 1024,
  maxRunningBytesTogether: 32 * 1024 * 1024,
  maxInboundInvokes: 1_000,
  maxSessions: 10_000,
  maxConnections: 20_000,
  maxConnectionsPerAddress: 0,
  maxBacklogBytes: 1024 * 1024,
  maxOutboundBytes: 64 * 1024 * 1024,
  maxOutboundBytesTogether: 64 * 1024 * 1024,
  backlogGrace: 1_000,
  stalledTimeout: 30_000,
  connectTimeout: 10_000,
  handshakeTimeout: 10_000,
  firstMessageTimeout: 10_000,
  logonTimeout: 60_000,
  guestTimeout: 60 * 60_000,
  guestIdleTimeout: 120_000,
  callTimeout: 30_000,
  handlerTimeout: 30_000,
  partialFrameTimeout: 30_000,
  keepAliveInterval: 60_000,
  idleTimeout: 180_000,
  closeTimeout: 2_000,
};

/** What is different on a client. */
const clientDefaults: Partial<EngineLimits> = {
  maxInboundFrameBytes: defaultLimits.maxBytes,
  maxElements: defaultLimits.maxElements,
  maxJsonValues: defaultLimits.maxElements,
  idleTimeout: 0,
};

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
  maxRunningBytes: highest.octetsTogether,
  maxRunningBytesTogether: highest.octetsTogether,
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

/** Limits that would stop everything if they were 0, which can only be a mistake. */
const neverZero: ReadonlySet<LimitName> = new Set<LimitName>([
  "maxFrameBytes",
  "maxInboundFrameBytes",
  "maxFrameBytesBeforeLogon",
  "maxDepth",
  "maxElements",
  "maxJsonValues",
  "maxPendingCalls",
  "maxQueuedEvents",
  "maxBacklogBytes",
]);

/**
 * Fills in the defaults.
 * @throws RangeError for a limit that is not a whole number, is negative, is 0 where that would stop
 *   everything, or is higher than `highestEngineLimits`. TypeError for an unknown limit.
 */
export function engineLimits(
  given: Partial<EngineLimits> | undefined,
  role: "client" | "server" = "server",
): EngineLimits {
  knownOptions(given, defaultEngineLimits, "limits");
  const limits = { ...defaultEngineLimits, ...(role === "client" && clientDefaults), ...given };
  for (const name of Object.keys(limits) as LimitName[]) {
    const least = neverZero.has(name) ? 1 : 0;
    checkLimit(name, limits[name], least, highestEngineLimits[name]);
  }
  return limits;
}

/** The limits that the codec enforces. */
export function codecLimits(limits: EngineLimits): Limits {
  return {
    maxDepth: limits.maxDepth,
    maxElements: limits.maxElements,
    maxBytes: limits.maxFrameBytes,
  };
}
