import type { GatewayLimits } from "../src/gateway/limits.js";
import type { LimitName } from "../src/rose/limits.js";
import type { LogonLimits } from "../src/server/modules/checks/logon-limits.js";

/** What happens at a limit, and the tests that hit it: file in the folder of the room, and title. */
export interface Hit {
  readonly outcome: string;
  readonly tests: readonly (readonly [file: string, title: string])[];
}

const closed = "the connection is closed, the reason logged";
const slow = "slow consumer";

/** For each limit of the engine; a title that no test has is an error. */
export const engineHits: Readonly<Record<LimitName, Hit>> = {
  maxFrameBytes: {
    outcome: `${closed}; what is to be sent is refused with a LimitError`,
    tests: [
      [
        "limits",
        "the size of a frame is limited before the logon more than after, and again after the logoff",
      ],
      ["limits", "the size of a frame costs memory as octets arrive, not as they are announced"],
      ["invoke/calls", "an invoke longer than a frame may be is refused and sends nothing"],
      [
        "invoke/handlers",
        "a handler that fails because the result is longer than a frame may be answers with the neutral error",
      ],
    ],
  },
  maxInboundFrameBytes: {
    outcome: closed,
    tests: [
      [
        "limits",
        "the size of a frame that comes in is limited more than that of one that goes out",
      ],
    ],
  },
  maxFrameBytesBeforeLogon: {
    outcome: closed,
    tests: [
      [
        "limits",
        "the size of a frame is limited before the logon more than after, and again after the logoff",
      ],
      ["limits", "the size of a frame is not limited more before a logon that nobody asks for"],
    ],
  },
  maxPartialBytesBeforeLogon: {
    outcome:
      "of the addresses that hold most the connections that do are closed, the reason logged",
    tests: [
      [
        "connection/partial-frames",
        "unfinished frames of all connections hold no more than they may before the logon: whose address holds most is closed",
      ],
    ],
  },
  maxPartialBytes: {
    outcome: "the same",
    tests: [
      [
        "connection/partial-frames",
        "unfinished frames of all connections are counted apart for those who have logged on",
      ],
      [
        "connection/partial-frames",
        "unfinished frames of all connections of a single one may always be as long as a frame",
      ],
    ],
  },
  maxDepth: {
    outcome: "reject mistypedArgument; the connection stays",
    tests: [
      [
        "limits",
        "nesting and elements over their limits reject an invoke as mistypedArgument, and the connection stays (%s lengths)",
      ],
      ["limits", "nesting and elements of 100,000 levels are no danger"],
    ],
  },
  maxElements: {
    outcome: "reject mistypedArgument; the connection stays",
    tests: [
      [
        "limits",
        "nesting and elements over their limits reject an invoke as mistypedArgument, and the connection stays (%s lengths)",
      ],
    ],
  },
  maxJsonValues: {
    outcome: closed,
    tests: [
      ["limits", "values in JSON over their limit close the connection before the text is parsed"],
    ],
  },
  maxPendingCalls: {
    outcome: "the call is refused with a LimitError, nothing is sent",
    tests: [
      ["invoke/calls", "pending calls over the limit are refused"],
      [
        "client/reconnect",
        "a call made while there is no connection waits no longer than its time, can be aborted, and is limited in number",
      ],
    ],
  },
  maxQueuedEvents: {
    outcome: "the subscription ends with a LimitError after the events it holds",
    tests: [
      [
        "invoke/events",
        "a subscription that nobody reads keeps as many events as the limit allows, and says that more came",
      ],
    ],
  },
  maxRunningHandlers: {
    outcome: "nothing more is read from that connection until a handler has finished",
    tests: [
      [
        "limits",
        "invokes at work over the soft limit stop the reading until some finish; none is lost",
      ],
      [
        "limits",
        "invokes at work that wait for an answer of the same client do not keep it from being read",
      ],
    ],
  },
  maxRunningBytes: {
    outcome: "nothing more is read from that connection until a handler has finished",
    tests: [
      [
        "limits",
        "invokes at work whose messages are long stop the reading in %s until some finish; none is lost",
      ],
    ],
  },
  maxRunningBytesTogether: {
    outcome:
      "a message of more than 64 KiB is rejected with resourceLimitation; an event is dropped",
    tests: [
      [
        "limits",
        "invokes at work with long messages of several connections leave room only for short ones, until some finish",
      ],
    ],
  },
  maxInboundInvokes: {
    outcome: "reject resourceLimitation; an event is dropped and logged",
    tests: [
      [
        "limits",
        "invokes at work over the hard limit reject what comes; events over it are dropped and logged",
      ],
    ],
  },
  maxSessions: {
    outcome: "LimitError; of a UCServer, an error of asnCreateUserSession",
    tests: [
      [
        "connection/session",
        "the sessions of a connection are made once, in multi-user mode, by ids that are some, up to a limit",
      ],
    ],
  },
  maxConnections: {
    outcome: "accepted and closed, the reason logged; open connections are not affected",
    tests: [
      [
        "limits",
        "connections over the limit are accepted and closed with a logged reason; others are not affected",
      ],
    ],
  },
  maxConnectionsPerAddress: {
    outcome: "the same; a connection within the process is refused with a LimitError",
    tests: [
      ["limits", "connections are limited per address if that is wanted"],
      [
        "socket/local-pair",
        "a connection within the process counts at that address and in all, and is refused with a LimitError",
      ],
    ],
  },
  maxBacklogBytes: {
    outcome: "nothing more is read from that connection until it takes some of its answers",
    tests: [
      [
        "limits",
        "a peer that does not take what is sent to it gets no more of its requests carried out above the backlog limit, until it takes some",
      ],
    ],
  },
  maxOutboundBytes: {
    outcome: `${closed} as a ${slow}; others get everything`,
    tests: [
      [
        "limits",
        "a peer that does not take what is sent to it is closed when it stays above the limit, and named in the log; others get everything",
      ],
    ],
  },
  maxOutboundBytesTogether: {
    outcome: `${closed.replace("closed", "reset")} as a ${slow}; others get everything`,
    tests: [
      [
        "connection/outbound-budget",
        "octets that wait for all peers together cost those their connections that have taken nothing for the longest, beyond what all may be: %s",
      ],
    ],
  },
  backlogGrace: {
    outcome: `${closed} as a ${slow}`,
    tests: [
      [
        "limits",
        "a peer that does not take what is sent to it is closed when it stays above the limit, and named in the log; others get everything",
      ],
      [
        "limits",
        "a peer that does not take what is sent to it may be above the limit for a moment",
      ],
    ],
  },
  stalledTimeout: {
    outcome: `${closed} as a ${slow}`,
    tests: [
      [
        "limits",
        "a peer that does not take what is sent to it is closed when it takes nothing for a time, however little it is",
      ],
      [
        "limits",
        "a peer that does not take what is sent to it is not closed while it takes something now and then",
      ],
    ],
  },
  connectTimeout: {
    outcome: "`connect` rejects with a RoseTimeoutError",
    tests: [
      ["connection/lifecycle", "connecting gives up after connectTimeout, and leaves no socket"],
    ],
  },
  handshakeTimeout: {
    outcome: `${closed}; \`connect\` rejects with a TlsError`,
    tests: [
      ["socket/tls", "StartTLS closes after handshakeTimeout if no handshake comes"],
      [
        "socket/tls",
        "a client that asks for TLS gives up if the server does not answer, or does not shake hands",
      ],
      ["socket/tls", "a port of TLS closes on a client that says nothing"],
    ],
  },
  firstMessageTimeout: {
    outcome: closed,
    tests: [["limits", "time to the first complete message ends: a client that %s is closed"]],
  },
  logonTimeout: {
    outcome: closed,
    tests: [["limits", "time to the logon ends, and begins again with the logoff"]],
  },
  guestTimeout: {
    outcome: `${closed}; of a UCServer, a user session ends`,
    tests: [
      [
        "connection/guests",
        "a guest need not log on, but may stay for a time only, which is not that of others",
      ],
    ],
  },
  guestIdleTimeout: {
    outcome: `${closed}; of a UCServer, a user session ends`,
    tests: [
      ["connection/guests", "a guest is closed after a time of silence that is not that of others"],
    ],
  },
  callTimeout: {
    outcome:
      "the call rejects with a RoseTimeoutError; a late answer is ignored, the id is not used again while it can still come",
    tests: [
      ["invoke/calls", "a timeout rejects the call; the late answer is counted and ignored"],
      ["invoke/calls", "a timeout of the client holds where the call names none"],
      [
        "invoke/pending",
        "invoke ids are not used again while an answer to a call given up may still come",
      ],
    ],
  },
  handlerTimeout: {
    outcome:
      "the invoke is answered with the operation's error in neutral words, `context.signal` aborts",
    tests: [
      [
        "limits",
        "time of a handler ends with an error for the caller, an aborted signal, and nothing else",
      ],
      ["limits", "time of a handler counts from the invoke, hooks included"],
    ],
  },
  partialFrameTimeout: {
    outcome: closed,
    tests: [
      ["connection/faults", "a server closes a connection that falls silent inside %s"],
      [
        "connection/faults",
        "a server waits for a frame that makes progress, and for ever between two",
      ],
    ],
  },
  keepAliveInterval: {
    outcome: "a keep-alive event (1706) is sent",
    tests: [
      ["limits", "time of silence first sends a keep-alive event, then closes"],
      ["limits", "time of silence does not pass while keep-alive events come, on either side"],
    ],
  },
  idleTimeout: {
    outcome: closed,
    tests: [
      ["limits", "time of silence first sends a keep-alive event, then closes"],
      ["limits", "time of silence of the server closes a client that is told so"],
    ],
  },
  closeTimeout: {
    outcome: "the connection is cut off, whatever has not been sent",
    tests: [
      [
        "connection/lifecycle",
        "a peer that closes its direction is cut off after closeTimeout if the handlers do not end",
      ],
    ],
  },
};

const crowded = "AsnLogonError 100 at once, or the reject resourceLimitation";
const waits = "the attempt waits; it is dropped if its client goes away";
const turns = [
  ["modules/checks/fair-queue", "work that waits is done in limited amounts at a time"],
  [
    "modules/authentication/logons",
    "the logon of another client does not wait for 150 clients that sent a logon and left, except for those whose passwords are being hashed",
  ],
] as const;

const anonymous = [
  [
    "modules/authentication/anonymous",
    "an anonymous logon is refused with error 103 if there are too many from that address, or in all",
  ],
  [
    "modules/authentication/anonymous",
    "an anonymous user session of a web service is counted with all anonymous sessions",
  ],
] as const;

/** For each limit of logons. */
export const logonHits: Readonly<Record<keyof LogonLimits, Hit>> = {
  maxHashing: { outcome: "the others wait and take turns", tests: turns },
  maxSigning: { outcome: "the others wait and take turns", tests: [turns[0]] },
  maxWaiting: {
    outcome: `${crowded}, for the last one of the address that has most in the queue`,
    tests: [
      [
        "modules/checks/fair-queue",
        "a full queue makes room for an address with little at the cost of the one with most, otherwise refuses",
      ],
    ],
  },
  maxWaitingPerAddress: {
    outcome: crowded,
    tests: [
      [
        "modules/authentication/logons",
        "when too many logons wait the next one from that address is refused with error 100 at once, and those from others are accepted",
      ],
      [
        "modules/authentication/logons",
        "when too many logons wait an invoke with credentials is rejected with resourceLimitation",
      ],
    ],
  },
  freeFailures: {
    outcome: waits,
    tests: [
      [
        "modules/checks/wrong-passwords",
        "the fifth wrong password for a user from one address delays the next attempt, each further one twice as long, up to a limit",
      ],
      [
        "modules/authentication/logons",
        "invokes with credentials wait after wrong passwords as logons do, unless they repeat the last right one",
      ],
    ],
  },
  freeFailuresTogether: {
    outcome: waits,
    tests: [
      [
        "modules/checks/wrong-passwords",
        "wrong passwords for several users from one address delay all from there, except users who have logged on there before",
      ],
      [
        "modules/checks/wrong-passwords",
        "wrong passwords for one user from many addresses delay that user, except at addresses of earlier logons",
      ],
    ],
  },
  maxAnonymous: { outcome: "AsnLogonError 103", tests: anonymous },
  maxAnonymousPerAddress: { outcome: "AsnLogonError 103", tests: [anonymous[0]] },
  maxLogonDelay: {
    outcome: "the wait does not get longer",
    tests: [
      [
        "modules/checks/wrong-passwords",
        "the fifth wrong password for a user from one address delays the next attempt, each further one twice as long, up to a limit",
      ],
    ],
  },
  failureMemory: {
    outcome: "they no longer count",
    tests: [
      ["modules/checks/wrong-passwords", "wrong passwords are forgotten after a time without any"],
    ],
  },
  successMemory: {
    outcome: "the user waits there like others",
    tests: [
      [
        "modules/checks/wrong-passwords",
        "a logon from an address is remembered for a time, and then no longer",
      ],
    ],
  },
  maxRemembered: {
    outcome: "the oldest is forgotten",
    tests: [
      [
        "modules/checks/wrong-passwords",
        "a limited number of wrong passwords is remembered, and the oldest are forgotten first",
      ],
    ],
  },
};

const busy = "503 with a WsError";
const sessions = [
  ["client", "/ws/client bounds the sessions of a user, and those of all"],
  ["hostile", "hostile requests cannot open more sessions than there may be"],
] as const;
const stalled = [
  [
    "limits",
    "the limits of events hold for a WebSocket that takes nothing: it is closed, and the events wait for the next",
  ],
] as const;

/** For each limit of the web service. */
export const gatewayHits: Readonly<Record<keyof GatewayLimits, Hit>> = {
  maxJsonValues: {
    outcome: "413; a WebSocket is closed",
    tests: [
      ["hostile", "hostile requests get 413 for JSON of too many values before it is parsed"],
    ],
  },
  maxBodyBytes: {
    outcome: "413; a WebSocket is closed",
    tests: [
      ["hostile", "hostile requests get 413 for a body of 1 GiB before it is sent"],
      ["hostile", "hostile requests get 413 for a body without a length that does not end"],
      ["websocket", "the WebSocket of a session is closed on a message beyond the limit"],
    ],
  },
  maxBodyBytesBeforeLogon: {
    outcome: "413",
    tests: [["http/bodies", "bodies of those who have not logged on are short"]],
  },
  maxInboundBytes: {
    outcome: busy,
    tests: [
      [
        "http/bodies",
        "bodies that are read together are given up beyond a limit, those first that have begun first",
      ],
    ],
  },
  maxHeaderBytes: {
    outcome: "431",
    tests: [["limits", "the limits of requests hold for the octets of the headers"]],
  },
  headersTimeout: {
    outcome: "408, the connection is closed",
    tests: [["hostile", "hostile requests are cut off when their headers do not come"]],
  },
  requestTimeout: {
    outcome: "408, the connection is closed",
    tests: [
      ["limits", "the limits of requests hold for the time until the body is there"],
      [
        "http/bodies",
        "bodies that do not come in time are given up, also within a server without such a limit",
      ],
    ],
  },
  maxPipelined: {
    outcome: "the connection is closed",
    tests: [
      [
        "http/door",
        "the requests of one connection may be so many, with one more the connection is closed",
      ],
    ],
  },
  maxWaitingRequests: {
    outcome: "the connection is closed, the reason logged",
    tests: [
      [
        "http/door",
        "the requests of one connection may be so many on all connections, then the one that has waited longest is closed",
      ],
    ],
  },
  maxConnections: {
    outcome: "accepted and closed",
    tests: [
      ["limits", "the limits of requests hold for connections; those that stand are not affected"],
    ],
  },
  maxConnectionsPerAddress: {
    outcome: "accepted and closed",
    tests: [
      [
        "per-address",
        "web clients at one address may have so many connections, and those at others are not affected",
      ],
    ],
  },
  maxSessions: { outcome: busy, tests: sessions },
  maxSessionsPerAddress: {
    outcome: busy,
    tests: [["per-address", "web clients at one address may have so many sessions"]],
  },
  maxSessionsPerUser: { outcome: "400 with an AsnLogonError 103", tests: sessions },
  maxLogons: {
    outcome: busy,
    tests: [["limits", "the limits of requests hold for logons under way"]],
  },
  maxLogonsPerAddress: {
    outcome: busy,
    tests: [["per-address", "web clients at one address may have so many logons under way"]],
  },
  maxCallsPerSession: {
    outcome: busy,
    tests: [
      [
        "limits",
        "the limits of calls hold for those of one session at a time; others are not affected",
      ],
    ],
  },
  sessionIdle: {
    outcome: "the session ends",
    tests: [
      ["client", "/ws/client ends a session that is idle, logged off or destroyed"],
      [
        "websocket",
        "the WebSocket of a session keeps its session from being idle, and ends with it",
      ],
    ],
  },
  callTimeout: {
    outcome: "504 with a WsError",
    tests: [["limits", "the limits of calls hold for the time to the answer"]],
  },
  pollTimeout: {
    outcome: "answered without events",
    tests: [
      [
        "limits",
        "the limits of events hold for the time that a long-poll waits, whatever it asks for",
      ],
    ],
  },
  maxQueuedEvents: {
    outcome: "the session ends",
    tests: [["client", "the long-poll ends a session whose events nobody takes"]],
  },
  maxQueuedBytes: {
    outcome: "the session ends",
    tests: [
      [
        "limits",
        "the limits of events hold for the octets that wait for a client: the session ends",
      ],
    ],
  },
  maxQueuedBytesTogether: {
    outcome: "the session ends, the reason logged",
    tests: [
      [
        "limits",
        "the limits of events hold for the octets that wait for all clients: sessions end that have taken none for the longest",
      ],
    ],
  },
  maxSocketBacklog: {
    outcome: "events wait in the queue, requests are not read",
    tests: [
      ...stalled,
      [
        "websocket-backlog",
        "a WebSocket whose answers are not taken is read no further, and gets all of them in the end",
      ],
    ],
  },
  maxOutboundBytes: {
    outcome: "the connection is reset, the reason logged; the session stays",
    tests: [
      [
        "http/door",
        "an answer that is not taken over %s goes with others beyond what all may be, those first that have waited longest",
      ],
      [
        "websocket-backlog",
        "WebSockets that take nothing are cut off beyond what all may hold, and count with HTTP",
      ],
    ],
  },
  stalledTimeout: {
    outcome: "the connection is reset, the reason logged; the session stays",
    tests: [
      ...stalled,
      [
        "http/door",
        "an answer that is not taken over %s ends its connection when nothing of it is taken for a time",
      ],
      [
        "http/door",
        "a long-poll whose answer is not taken ends its connection, and what it held comes again",
      ],
    ],
  },
  pingInterval: {
    outcome: "the WebSocket is closed; the session stays",
    tests: [
      [
        "limits",
        "the limits of events hold for a WebSocket that answers no ping, and not for one that does",
      ],
    ],
  },
};
