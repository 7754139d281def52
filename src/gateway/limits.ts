import { checkLimit, highest, knownOptions } from "../rose/internal.js";

/** What the web service allows. Times are milliseconds, sizes octets. */
export interface GatewayLimits {
  /** Octets of a request's body, or of a message on a WebSocket. Default 1 MiB. */
  readonly maxBodyBytes: number;
  /**
   * Octets of a body that is read before the logon: that of `createsession`, and that of `/ber`
   * without a session. Default 64 KiB.
   */
  readonly maxBodyBytesBeforeLogon: number;
  /**
   * Octets of all bodies that are being read; above it, those that have been read for the longest are
   * given up. Default 64 MiB.
   */
  readonly maxInboundBytes: number;
  /**
   * Values in a JSON body or message, including members of objects; they are counted before the text
   * is parsed. Default 100,000.
   */
  readonly maxJsonValues: number;
  /** Octets of a request's headers. Default 16 KiB. */
  readonly maxHeaderBytes: number;
  /** Time from the start of a request to the end of its headers. Default 10 s. */
  readonly headersTimeout: number;
  /** Time from the start of a request to the end of its body. Default 30 s. */
  readonly requestTimeout: number;
  /** HTTP connections, WebSockets included. Default 20,000. */
  readonly maxConnections: number;
  /** HTTP connections from one address, unless it is a trusted proxy's. Default 0: no limit. */
  readonly maxConnectionsPerAddress: number;
  /**
   * Requests of one connection that wait for the answers to those before; one more closes it.
   * Default 1,000.
   */
  readonly maxPipelined: number;
  /**
   * Waiting requests of all connections; above it, the connection that has waited for the longest is
   * closed. Default 10,000.
   */
  readonly maxWaitingRequests: number;
  /** Sessions in all. Default 10,000. */
  readonly maxSessions: number;
  /** Sessions of one user, on all servers that share the data. Default 20. */
  readonly maxSessionsPerUser: number;
  /** Sessions of one address. Default 0: no limit. */
  readonly maxSessionsPerAddress: number;
  /** Logons by `/ws/direct` and `createsession` in progress. Default 1,000. */
  readonly maxLogons: number;
  /** Logons in progress from one address. Default 100; 0: no limit. */
  readonly maxLogonsPerAddress: number;
  /** Calls of one session that wait for their answer, in either direction. Default 100. */
  readonly maxCallsPerSession: number;
  /** Time without a request, a long-poll or a WebSocket after which a session ends. Default 5 min. */
  readonly sessionIdle: number;
  /** Time from a call to its answer, in either direction. Default 30 s. */
  readonly callTimeout: number;
  /** The longest time that a long-poll waits for an event. Default 25 s. */
  readonly pollTimeout: number;
  /** Events that wait for one session's client; one more ends the session. Default 10,000. */
  readonly maxQueuedEvents: number;
  /** Octets of those events. Default 16 MiB. */
  readonly maxQueuedBytes: number;
  /**
   * Octets of the events that wait for the clients of all sessions; above it, those sessions end
   * whose clients have taken none for the longest. Default 128 MiB.
   */
  readonly maxQueuedBytesTogether: number;
  /**
   * Octets that may wait on a WebSocket before further events stay in the queue and nothing more is
   * read from it. Default 1 MiB.
   */
  readonly maxSocketBacklog: number;
  /**
   * Octets of answers and events that all clients together have not taken yet; above it, those that
   * have taken nothing for the longest are reset. Default 64 MiB.
   */
  readonly maxOutboundBytes: number;
  /**
   * Time in which a client takes nothing of what waits for it, an answer or messages on a WebSocket,
   * after which its connection is reset. Default 30 s.
   */
  readonly stalledTimeout: number;
  /** Time from one ping of a WebSocket to the next; an unanswered one closes it. Default 30 s. */
  readonly pingInterval: number;
}

/** The defaults of {@link GatewayLimits}. */
export const defaultGatewayLimits: GatewayLimits = {
  maxBodyBytes: 1024 * 1024,
  maxBodyBytesBeforeLogon: 64 * 1024,
  maxInboundBytes: 64 * 1024 * 1024,
  maxJsonValues: 100_000,
  maxHeaderBytes: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  maxConnections: 20_000,
  maxConnectionsPerAddress: 0,
  maxPipelined: 1_000,
  maxWaitingRequests: 10_000,
  maxSessions: 10_000,
  maxSessionsPerUser: 20,
  maxSessionsPerAddress: 0,
  maxLogons: 1_000,
  maxLogonsPerAddress: 100,
  maxCallsPerSession: 100,
  sessionIdle: 300_000,
  callTimeout: 30_000,
  pollTimeout: 25_000,
  maxQueuedEvents: 10_000,
  maxQueuedBytes: 16 * 1024 * 1024,
  maxQueuedBytesTogether: 128 * 1024 * 1024,
  maxSocketBacklog: 1024 * 1024,
  maxOutboundBytes: 64 * 1024 * 1024,
  stalledTimeout: 30_000,
  pingInterval: 30_000,
};

/** The highest value of each limit. */
export const highestGatewayLimits: GatewayLimits = {
  // JSON is read from a text.
  maxBodyBytes: highest.textOctets,
  maxBodyBytesBeforeLogon: highest.textOctets,
  maxInboundBytes: highest.octetsTogether,
  maxJsonValues: highest.values,
  maxHeaderBytes: highest.textOctets,
  headersTimeout: highest.time,
  requestTimeout: highest.time,
  maxConnections: highest.things,
  maxConnectionsPerAddress: highest.things,
  maxPipelined: highest.things,
  maxWaitingRequests: highest.things,
  maxSessions: highest.things,
  maxSessionsPerUser: highest.things,
  maxSessionsPerAddress: highest.things,
  maxLogons: highest.things,
  maxLogonsPerAddress: highest.things,
  maxCallsPerSession: highest.things,
  sessionIdle: highest.time,
  callTimeout: highest.time,
  pollTimeout: highest.time,
  maxQueuedEvents: highest.things,
  // One answer to a long-poll may have all of them.
  maxQueuedBytes: highest.textOctets,
  maxQueuedBytesTogether: highest.octetsTogether,
  maxSocketBacklog: highest.octetsTogether,
  maxOutboundBytes: highest.octetsTogether,
  stalledTimeout: highest.time,
  pingInterval: highest.time,
};

/** Names of the limits that may be 0, for none. */
const mayBeZero = /PerAddress$/;

/**
 * Fills in the defaults.
 * @throws RangeError for a limit that is not a whole number above 0, or 0 where that means none, or is higher than
 *   `highestGatewayLimits`.
 */
export function gatewayLimits(given: Partial<GatewayLimits> = {}): GatewayLimits {
  knownOptions(given, defaultGatewayLimits, "limits");
  const limits = { ...defaultGatewayLimits, ...given };
  for (const name of Object.keys(limits) as (keyof GatewayLimits)[]) {
    const least = mayBeZero.test(name) ? 0 : 1;
    checkLimit(name, limits[name], least, highestGatewayLimits[name]);
  }
  return limits;
}
