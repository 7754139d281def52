import { request as httpRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
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
    "the page of an unknown site",
    403,
    contact,
    "{}",
    (session) => ({ ...mine(session), origin: "null" }),
  ],
  ["another host", 403, contact, "{}", (session) => ({ ...mine(session), host: "evil.example" })],
];

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
