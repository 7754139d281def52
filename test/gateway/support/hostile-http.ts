import type { Random } from "../../fuzz/random.js";

/** What a hostile client sends on one connection, piece by piece, and how it goes. */
export interface HostileVisit {
  readonly pieces: readonly Buffer[];
  readonly leave: "end" | "destroy" | "reset";
}

const methods = [
  "GET",
  "POST",
  "HEAD",
  "OPTIONS",
  "PUT",
  "CONNECT",
  "TRACE",
  "PRI",
  "get",
  "",
  "M-SEARCH",
];

const targets = [
  "/",
  "//",
  "///",
  "//x:99999/",
  "http:///",
  "http://",
  "http://[/",
  "http://a b/",
  "https://x:y/",
  "ws://127.0.0.1/ws/client/websocket",
  "*",
  "",
  "?",
  "/?%",
  "/%",
  "/%00",
  "/%ff%fe",
  "/\\..\\x",
  "/../../etc/passwd",
  "127.0.0.1:80",
  "javascript:alert(1)",
  "/openapi.json",
  "/metrics",
  "/page/explorer.js",
  "/ws",
  "/ws/",
  "/ws/client/",
  "/ws/client/websocket",
  "/ws/client/websocket?x-ucsessionid=%",
  "/ws/client/websocket/?ucsessionid=%&x-ucsessionid=",
  "/ws/client/createsession?user=%&pass=%",
  "/controller/client/ucws",
  "/controller/client/ucws/?ucsid=%&x-ucsid=__proto__",
  "/ws/client/events?after=-1&timeout=1e9",
  "/ws/client/answer",
  "/ws/direct/asnGetUserToken?user=alice&pass=%C0",
  "/ws/direct/asnGetUserToken?user=alice&pass=secret",
  "/ws/direct/__proto__?token=x",
  "/ws/direct/constructor?user=a",
  "/ws/direct/%2e%2e",
  "/ws/public/contacts?callback=a&callback=b",
  "/ber/asnLogon",
  "/ber/toString",
  "/.well-known/jwks.json",
];

const hosts = [
  "127.0.0.1",
  "",
  "[",
  "[::1",
  "a b",
  "x:y:z",
  "x".repeat(2000),
  "%",
  "\u00ff",
  "@",
  "1.2.3.4.5",
  ":0",
];

const headers: readonly (readonly [string, readonly string[]])[] = [
  [
    "Connection",
    ["Upgrade", "upgrade, close", "keep-alive, Upgrade", "close", "", ",,,", "HTTP2-Settings"],
  ],
  [
    "Upgrade",
    ["websocket", "h2c", "WebSocket, h2c", "websocket/13", "", ",", "TLS/1.0", "x".repeat(500)],
  ],
  ["HTTP2-Settings", ["AAMAAABkAAQAAP__", "%", ""]],
  ["Sec-WebSocket-Key", ["AAAAAAAAAAAAAAAAAAAAAA==", "x", ""]],
  ["Sec-WebSocket-Version", ["13", "8", "-1", "x"]],
  [
    "Sec-WebSocket-Extensions",
    ["permessage-deflate", "permessage-deflate; server_max_window_bits=99", "=;=,"],
  ],
  ["Sec-WebSocket-Protocol", ["a, a", ",", "x"]],
  ["Origin", ["null", "https://evil.example", "://", "http://[", ""]],
  ["Content-Length", ["0", "5", "-1", "1e3", "99999999999999999999", "5, 5", ""]],
  ["Transfer-Encoding", ["chunked", "gzip, chunked", "identity", "chunked, chunked"]],
  ["Expect", ["100-continue", "200-ok", ""]],
  ["Authorization", ["Basic", "Basic !", "Basic YWxpY2U6c2VjcmV0", "Bearer x", "Basic /w==", "x"]],
  ["X-ucsessionid", ["0", "%", '"', "0".repeat(32)]],
  ["X-UCToken", ["a.b.c", "..", "x".repeat(5000)]],
  ["X-ucsid", ["local", '"local"', "other", "__proto__"]],
  ["X-Forwarded-Proto", ["https", "http, https", ",", "javascript", "x".repeat(500)]],
  ["X-typenames", ["root", "constructor"]],
  ["Accept-Encoding", ["gzip", "br;q=x", ";;;,,,", "*"]],
  ["If-None-Match", ["*", '"', "W/"]],
  [
    "Content-Type",
    ["application/json", "application/octet-stream", "multipart/form-data", "\u00e9"],
  ],
  ["Cookie", ["a=b; c", "="]],
  ["Trailer", ["Host"]],
  ["X-\u00e9", ["x"]],
  ["Bad Name", ["x"]],
  [":path", ["/"]],
];

const bodies = [
  "",
  "{}",
  "{",
  '{"a":1',
  "[".repeat(1000),
  "null",
  '{"invoke":{}}',
  '{"_type":1,"invoke":null}',
  '{"invoke":{"invokeID":1,"operationID":1003,"argument":{}}}',
  "\u00a1\u0006\u0002\u0001\u0001\u0002\u0002\u0003\u00eb",
  "0\r\n\r\n",
  "5\r\n{   }\r\n0\r\n\r\n",
  "ffffffffffffffff\r\n",
  "\u0000\u00ff",
];

/** The line of a request, its headers and a body, each of them as it may be and as it may not. */
export function hostileRequest(chance: Random): Buffer {
  const version = chance.pick([
    "HTTP/1.1",
    "HTTP/1.1",
    "HTTP/1.1",
    "HTTP/1.0",
    "HTTP/2.0",
    "HTTP/9",
    "",
  ]);
  const lines = [`${chance.pick(methods)} ${chance.pick(targets)} ${version}`];
  if (!chance.once(8)) lines.push(`Host: ${chance.once(3) ? chance.pick(hosts) : "127.0.0.1"}`);
  for (let i = chance.below(7); i > 0; i--) {
    const [name, values] = chance.pick(headers);
    lines.push(`${name}: ${chance.pick(values)}`);
  }
  // Half of them would like another protocol.
  if (chance.once(2)) {
    lines.push(
      "Connection: Upgrade",
      `Upgrade: ${chance.pick(["websocket", "h2c", "websocket, h2c"])}`,
    );
    lines.push("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Version: 13");
  }
  const text = `${lines.join("\r\n")}\r\n\r\n${chance.pick(bodies)}`;
  return spoilt(Buffer.from(text, "latin1"), chance);
}

/** A WebSocket's frame with any of the faults that its head and its content may have. */
export function hostileFrame(chance: Random): Buffer {
  const texts = [
    "",
    "{",
    "[]",
    '{"invoke":{"invokeID":1,"operationID":1004,"argument":{}}}',
    '{"invoke":{"invokeID":99999,"operationID":100,"argument":{}}}',
    '{"invoke":{"invokeID":-1,"operationID":0,"operationName":"__proto__"}}',
    '{"invoke":{"invokeID":2,"operationID":1003,"argument":{"iType":[]}}}',
    '{"invoke":{"invokeID":3,"operationID":1004,"sessionID":"x","authentication":{}}}',
    '{"result":{"invokeID":1,"result":null}}',
    '{"error":{"invokeID":1,"errorValue":0,"error":{}}}',
    '{"reject":{"invokedID":{"invokedID":1},"reject":{"invokeProblem":1}}}',
  ];
  const payload = chance.once(2)
    ? Buffer.from(chance.pick(texts))
    : chance.octets(chance.below(130));
  const first = chance.pick([0x81, 0x82, 0x89, 0x8a, 0x88, 0x01, 0x80, 0x00, chance.below(256)]);
  const masked = chance.once(10) ? 0 : 0x80;
  const { length } = payload;
  const size = length < 126 ? [length] : [126, length >> 8, length & 255];
  if (chance.once(20)) size.splice(0, size.length, 127, ...chance.octets(8));
  const [second, ...more] = size as [number, ...number[]];
  const head = [first, masked | second, ...more, ...(masked === 0 ? [] : [0, 0, 0, 0])];
  return spoilt(Buffer.concat([Buffer.from(head), payload]), chance);
}

/** Once in a while with an octet changed, left out or put in. */
function spoilt(octets: Buffer, chance: Random): Buffer {
  if (octets.length === 0 || !chance.once(4)) return octets;
  const at = chance.below(octets.length);
  const rest = octets.subarray(at + chance.below(2));
  const between = chance.octets(chance.below(3));
  return Buffer.concat([octets.subarray(0, at), between, rest]);
}

/**
 * One visit: requests on one connection, some one after another, sometimes a WebSocket of a session
 * with frames after it, cut into pieces anywhere.
 * @param session The id of a session, for its WebSocket.
 */
export function hostileVisit(chance: Random, session: string): HostileVisit {
  const sent: Buffer[] = [];
  for (let i = chance.below(4); i >= 0; i--) sent.push(hostileRequest(chance));
  if (chance.once(3)) {
    sent.length = chance.below(2);
    const line = `GET /ws/client/websocket?x-ucsessionid=${session} HTTP/1.1`;
    const fields =
      "Host: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";
    sent.push(Buffer.from(`${line}\r\n${fields}\r\n\r\n`));
    for (let i = chance.below(8); i >= 0; i--) sent.push(hostileFrame(chance));
  }
  const whole = Buffer.concat(sent);
  const pieces: Buffer[] = [];
  for (let at = 0; at < whole.length;) {
    const length = chance.once(2) ? whole.length : 1 + chance.below(whole.length);
    pieces.push(whole.subarray(at, at + length));
    at += length;
  }
  return { pieces, leave: chance.pick(["end", "destroy", "reset"] as const) };
}
