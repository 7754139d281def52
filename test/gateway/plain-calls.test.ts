import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { emptyValue } from "../../src/codec/index.js";
import {
  UpstreamUnavailable,
  type SessionListener,
  type UpstreamSession,
} from "../../src/gateway/index.js";
import { rawOperation } from "../../src/gateway/raw.js";
import {
  asnGetLoggedInContact,
  type AsnGetLoggedInContactResult,
} from "../../src/modules/authentication/authentication.js";
import { RoseError } from "../../src/rose/index.js";
import { StandIn } from "./stand-in.js";
import { RawHttp, requestText } from "./support/raw-http.js";
import { openSession, world } from "./world.js";

interface Answered {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** POSTs a body in one piece, or chunked. */
async function post(
  url: string,
  body: string | Buffer,
  headers: Record<string, string>,
  chunked = false,
): Promise<Answered> {
  const given = chunked
    ? headers
    : { "content-length": String(Buffer.byteLength(body)), ...headers };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = httpRequest(url, { method: "POST", headers: given }, resolve);
    sent.on("error", reject);
    if (chunked) sent.write(body);
    sent.end(chunked ? undefined : body);
  });
  const { date: _, ...others } = answer.headers;
  return { status: answer.statusCode, headers: others, body: await text(answer) };
}

/** Of failures before the routes, these leave the length to Node. */
function withoutLength({ headers, ...rest }: Answered): object {
  const { "content-length": _, "transfer-encoding": __, ...others } = headers;
  return { ...rest, headers: others };
}

const contact = "asnGetLoggedInContact";
const mine = (session: string): Record<string, string> => ({ "x-ucsessionid": session });
const many = JSON.stringify({ list: Array.from({ length: 20_000 }, () => 0) });

/** What is asked for, and the status of the answer. */
const requests: readonly [
  what: string,
  status: number,
  path: string,
  body: string | Buffer,
  headers: (session: string) => Record<string, string>,
][] = [
  ["a call", 200, contact, "{}", mine],
  ["one without a body", 200, contact, "", mine],
  ["one with a body of blanks", 200, contact, " \r\n\t", mine],
  ["one with a body of blanks that are not of ASCII", 200, contact, "\u00a0\u2028", mine],
  ["one with a mark at its beginning", 200, contact, "\ufeff{}", mine],
  [
    "one whose length has more digits than it needs",
    200,
    contact,
    "{}",
    (session) => ({ ...mine(session), "content-length": "0000000000002" }),
  ],
  [
    "one with an id in small letters and quotes",
    200,
    contact,
    "{}",
    (session) => ({ "x-ucsessionid": `"${session.toLowerCase()}"` }),
  ],
  ["one with a slash at its end", 200, `${contact}/`, "{}", mine],
  [
    "one with the names of types",
    200,
    contact,
    "{}",
    (session) => ({ ...mine(session), "x-typenames": "all" }),
  ],
  [
    "one of the browser's own page",
    200,
    contact,
    "{}",
    (session) => ({ ...mine(session), "sec-fetch-site": "same-origin" }),
  ],
  [
    "one with an envelope",
    200,
    contact,
    '{"invoke":{"invokeID":1,"operationID":1004,"argument":{}}}',
    mine,
  ],
  [
    "one in BER",
    200,
    contact,
    Buffer.from("a10b0201010202 03ec3002 0500".replace(/ /g, ""), "hex"),
    (session) => ({ ...mine(session), "content-type": "application/octet-stream" }),
  ],
  ["an operation that there is not", 404, "asnNothing", "{}", mine],
  ["no session", 400, contact, "{}", () => ({})],
  ["another session", 400, contact, "{}", () => ({ "x-ucsessionid": "0".repeat(32) })],
  [
    "credentials besides",
    403,
    contact,
    "{}",
    (session) => ({ ...mine(session), "x-uctoken": "t" }),
  ],
  ["what is not JSON", 400, contact, "{", mine],
  ["what is not UTF-8", 400, contact, Buffer.from([0x22, 0xff, 0x22]), mine],
  ["too many values", 413, contact, many, mine],
  [
    "an argument of another type",
    400,
    "asnAppointmentGetAllEntriesForUser",
    '{"u8sOwner":1}',
    mine,
  ],
  [
    "the page of another site",
    403,
    contact,
    "{}",
    (session) => ({ ...mine(session), referer: "https://evil.example/page" }),
  ],
  [
    "a page that does not say of which site it is",
    403,
    contact,
    "{}",
    (session) => ({ ...mine(session), "sec-fetch-site": "cross-site" }),
  ],
  [
    "the page of an unknown site",
    403,
    contact,
    "{}",
    (session) => ({ ...mine(session), origin: "null" }),
  ],
  ["another host", 403, contact, "{}", (session) => ({ ...mine(session), host: "evil.example" })],
];

const octets = Uint8Array.of(0x30, 0x80);
/** A result with characters that take several octets, and such as JSON escapes. */
const result = asnGetLoggedInContact.result.encode({
  ...emptyValue<AsnGetLoggedInContactResult>(asnGetLoggedInContact.result),
  u8sLoggedInUser: 'Żoë 💶 Müller\n"z\\o"',
});

/** How the server behind the web service fails, or answers what cannot be read, and the status of the answer. */
const failures: readonly [status: number, how: () => unknown][] = [
  [500, () => Promise.reject(new RangeError("no call"))],
  [
    500,
    () => {
      throw new RangeError("not even a promise");
    },
  ],
  [502, () => Promise.reject(new UpstreamUnavailable("away"))],
  [400, () => Promise.reject(new RoseError(rawOperation(asnGetLoggedInContact), octets))],
  [200, () => Promise.resolve(octets)],
  [200, () => Promise.resolve(result)],
  [500, () => Promise.resolve(undefined)],
  [500, () => Promise.reject(undefined)],
];

/** A server whose answers to a call are set. */
class Failing extends StandIn {
  how = failures[0]![1];

  override async open(wish: unknown, listener: SessionListener): Promise<UpstreamSession> {
    const session = await super.open(wish, listener);
    const call: UpstreamSession["call"] = (operation, argument, options) =>
      operation.name === contact
        ? (this.how() as Promise<Uint8Array>)
        : session.call(operation, argument, options);
    return { ...session, call };
  }
}

describe("a call with its length, answered without the routes", () => {
  it("gets the same answer as one in chunks", async () => {
    const { url } = await world({ limits: { maxJsonValues: 1000 } });
    const session = await openSession(url);
    for (const [what, status, path, body, headers] of requests) {
      const target = `${url}/ws/client/${path}`;
      const plain = await post(target, body, headers(session));
      const routed = await post(target, body, headers(session), true);
      expect([what, plain.status]).toEqual([what, status]);
      expect([what, withoutLength(plain)]).toEqual([what, withoutLength(routed)]);
    }
  });

  it("gets its answer too if its body comes later, and in pieces, one call after the other", async () => {
    const { url } = await world();
    const client = await RawHttp.to(url);
    onTestFinished(() => client[Symbol.dispose]());
    const session = await openSession(url);
    const body = '{"u8sOwner":""}';
    const head = requestText("POST /ws/client/asnAppointmentGetAllEntriesForUser", {
      "X-UCSessionID": session,
      "Content-Length": String(body.length),
    });
    const answers: string[] = [];
    for (const pieces of [
      [head + body],
      [head, body],
      [head + body.slice(0, 5), body.slice(5)],
      [head, body.slice(0, 1), body.slice(1, 14), "}"],
      [head + body],
    ]) {
      for (const piece of pieces) {
        client.write(piece);
        await delay(5);
      }
      const answer = await client.answer();
      answers.push(`${answer.status} ${answer.body.toString()}`);
    }
    expect(new Set(answers)).toEqual(new Set([`200 ${answers[0]?.slice(4)}`]));
    expect(answers[0]).toContain('"listAppointments":[]');
  });

  it("is read to its end, so that its connection does not keep it", async () => {
    const { url, gateway } = await world();
    const session = await openSession(url);
    const taken: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      taken.push(request);
      gateway.handler(request, response);
    }).listen(0, "127.0.0.1");
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const target = `http://127.0.0.1:${port}/ws/client/${contact}`;
    for (const body of ["", "{}", "{"]) await post(target, body, mine(session));
    await expect
      .poll(() => taken.map((request) => request.readableEnded))
      .toEqual([true, true, true]);
  });

  it("is answered however the server behind it fails or what it sends, as one in chunks is, and then called again", async () => {
    const upstream = new Failing();
    const { url } = await world({ upstream, limits: { maxCallsPerSession: 1 } });
    const session = await openSession(url);
    const target = `${url}/ws/client/${contact}`;
    for (const [status, how] of failures) {
      upstream.how = how;
      const plain = await post(target, "{}", mine(session));
      const routed = await post(target, "{}", mine(session), true);
      const number = /"invokedID":\d+/;
      const body = routed.body.replace(number, "");
      expect([how, plain.status, plain.body.replace(number, "")]).toEqual([how, status, body]);
    }
  });

  it("is refused if its body does not come, and the connection is closed", async () => {
    const slow = await world({ limits: { requestTimeout: 300 } });
    const headers = { "x-ucsessionid": await openSession(slow.url), "content-length": "10" };
    const answered = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = httpRequest(
        `${slow.url}/ws/client/${contact}`,
        { method: "POST", headers },
        resolve,
      );
      sent.on("error", reject);
      sent.write("{}");
    });
    expect([answered.statusCode, answered.headers.connection]).toEqual([408, "close"]);
  });
});
