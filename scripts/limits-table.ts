import ts from "typescript";
import { defaultGatewayLimits } from "../src/gateway/limits.js";
import { defaultEngineLimits, type LimitName } from "../src/rose/limits.js";
import { testTitles } from "./asn1-support.js";
import { docOf, row, sourceOf, table } from "./source.js";

/** What happens at a limit, and the tests that hit it: file of test/rose and title. */
interface Hit {
  readonly outcome: string;
  readonly tests: readonly (readonly [file: string, title: string])[];
}

const closed = "the connection is closed, the reason logged";
const slow = "slow consumer";

/** For each limit of the engine; a title that no test has is an error. */
const hits: Readonly<Record<LimitName, Hit>> = {
  maxFrameBytes: {
    outcome: `${closed}; what is to be sent is refused with a LimitError`,
    tests: [
      [
        "limits",
        "the size of a frame is limited before the logon more than after, and again after the logoff",
      ],
      ["limits", "the size of a frame costs memory as octets arrive, not as they are announced"],
      ["calls", "an invoke longer than a frame may be is refused and sends nothing"],
      [
        "handlers",
        "a handler that fails because the result is longer than a frame may be answers with the neutral error",
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
  maxPendingCalls: {
    outcome: "the call is refused with a LimitError, nothing is sent",
    tests: [
      ["calls", "pending calls over the limit are refused"],
      [
        "reconnect",
        "a call made while there is no connection waits no longer than its time, can be aborted, and is limited in number",
      ],
    ],
  },
  maxQueuedEvents: {
    outcome: "the subscription ends with a LimitError behind the events it holds",
    tests: [
      [
        "events",
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
        "sessions",
        "the sessions of a connection are made once, in multi-user mode, by ids that are some, up to a limit",
      ],
    ],
  },
  maxConnections: {
    outcome: "accepted and closed, the reason logged; connections that stand are not affected",
    tests: [
      [
        "limits",
        "connections over the limit are accepted and closed with a logged reason; others are not affected",
      ],
    ],
  },
  maxConnectionsPerAddress: {
    outcome: "the same",
    tests: [["limits", "connections are limited per address if that is wanted"]],
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
    tests: [["lifecycle", "connecting gives up after connectTimeout, and leaves no socket"]],
  },
  handshakeTimeout: {
    outcome: `${closed}; \`connect\` rejects with a TlsError`,
    tests: [
      ["tls", "StartTLS closes after handshakeTimeout if no handshake comes"],
      [
        "tls",
        "a client that asks for TLS gives up if the server does not answer, or does not shake hands",
      ],
      ["tls", "a port of TLS closes on a client that says nothing"],
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
  callTimeout: {
    outcome:
      "the call rejects with a RoseTimeoutError; a late answer is ignored, the id is not used again while it can still come",
    tests: [
      ["calls", "a timeout rejects the call; the late answer is counted and ignored"],
      ["calls", "a timeout of the client holds where the call names none"],
      [
        "pending",
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
      ["faults", "a server closes a connection that falls silent inside %s"],
      ["faults", "a server waits for a frame that makes progress, and for ever between two"],
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
        "lifecycle",
        "a peer that closes its direction is cut off after closeTimeout if the handlers do not end",
      ],
    ],
  },
};

/**
 * Writes which limits there are: names and meanings from their interfaces, defaults from the
 * values, and the tests that hit them.
 * @returns The text of docs/limits.md, not formatted.
 * @throws Error if a comment says another default than there is, or a test is not there.
 */
export async function limitsTable(root: string): Promise<string> {
  const engine = await limitsOf(root, "src/rose/limits.ts", "EngineLimits", defaultEngineLimits);
  const web = await limitsOf(root, "src/gateway/limits.ts", "GatewayLimits", defaultGatewayLimits);
  const titles = new Map<string, ReadonlySet<string>>();
  const tests: string[] = [];
  const rows: string[] = [];
  for (const { name, value, doc } of engine) {
    const { outcome, tests: named } = hits[name as LimitName];
    rows.push(row(`\`${name}\``, value, doc, outcome));
    const links: string[] = [];
    for (const [file, title] of named) {
      const path = `test/rose/${file}.test.ts`;
      if (!titles.has(file)) titles.set(file, testTitles(await sourceOf(root, path)));
      if (!titles.get(file)?.has(title)) throw new Error(`${path} has no test "${title}"`);
      links.push(`[${title}](../${path})`);
    }
    tests.push(row(`\`${name}\``, links.join("; ")));
  }
  return [
    "# Limits\n",
    "Written from the source by `npm run generate`; do not edit.\n",
    "## Of a connection\n",
    "Options `limits` of `createServer`, `createUcServer` and `connect`; of `rosewire serve`",
    "`--limit NAME=NUMBER`, any number of times. Sizes are octets, times milliseconds, whatever",
    "unit the table has. A limit that a peer hits is told on the channel `rosewire:limit`",
    "([diagnostics](diagnostics.md)), counted in the metrics and, where it closes the connection,",
    "named in the log; that of an own call, subscription or attempt to connect is told to its caller.\n",
    table(["limit", "default", "of what", "when hit"], rows),
    "",
    "### Their tests\n",
    "They hit the limit over a real socket, most of them set to something smaller.\n",
    table(["limit", "tests"], tests),
    "",
    "## Of the web service\n",
    "Options `limits` of `createGateway`; [what the web service does](gateway.md).\n",
    table(
      ["limit", "default", "of what"],
      web.map(({ name, value, doc }) => row(`\`${name}\``, value, doc)),
    ),
    "",
    "## Fixed\n",
    "- The header of a JSON frame has seven digits: 9,999,999 octets of text.",
    "- Invoke ids count from 1 to 99,998; 99,999 is that of events.",
    "- One connection of `--metrics-port` has 10 s for its request; there may be 100 of them.",
    "",
  ].join("\n");
}

/** The limits of an interface, with their defaults. */
async function limitsOf(
  root: string,
  path: string,
  name: string,
  defaults: object,
): Promise<{ name: string; value: string; doc: string }[]> {
  const source = await sourceOf(root, path);
  const found = source.statements.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
  const members = found?.members ?? [];
  return members.map((member) => {
    const limit = member.name?.getText() ?? "";
    const number = (defaults as Record<string, number>)[limit];
    if (number === undefined) throw new Error(`${limit} has no default`);
    const doc = docOf(member);
    const value = writings(number).find((text) => new RegExp(`Default ${text}(?!\\d)`).test(doc));
    if (value === undefined) throw new Error(`the default of ${limit} is ${number}: ${doc}`);
    // Where nothing more is said of the default, the table says it already.
    return { name: limit, value, doc: doc.replace(new RegExp(` ?Default ${value}\\.`), "") };
  });
}

/** The ways to write a number as octets, as a time and as it is. */
function writings(number: number): string[] {
  const units = [
    [1024 * 1024, "MiB"],
    [1024, "KiB"],
    [60_000, "min"],
    [1000, "s"],
  ] as const;
  const plain = number.toLocaleString("en-US");
  if (number === 0) return [plain];
  const whole = units.filter(([unit]) => number % unit === 0);
  return [...whole.map(([unit, text]) => `${number / unit} ${text}`), plain];
}
