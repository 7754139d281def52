import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parseHttpDate } from "../../src/connectors/http/date.js";
import {
  HttpClient,
  HttpFailure,
  HttpUnreachable,
  type HttpClientOptions,
  type HttpRequest,
} from "../../src/connectors/replicator/http-client.js";
import { backoffDelay, inParallel, RateLimit } from "../../src/connectors/replicator/waiting.js";

type Answer = (message: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let url: string;
let answers: Answer[];
let requests: string[];
let waits: number[];
/** The time limit of the latest request; passes when a test says so. */
let limit: AbortController;

beforeEach(async () => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
    limit = new AbortController();
    return limit.signal;
  });
  answers = [];
  requests = [];
  waits = [];
  server = createServer((message, response) => {
    requests.push(message.method!);
    message.resume();
    message.on("end", () => {
      const answer = answers.shift() ?? ok;
      answer(message, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const ok: Answer = (_message, response) => response.end("fine");
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_message, response) =>
    response.writeHead(code, headers).end("not fine");
const cut: Answer = (message) => message.socket.destroy();
const late: Answer = () => limit.abort(new DOMException("timed out", "TimeoutError"));

function client(options: HttpClientOptions = {}): HttpClient {
  return new HttpClient({
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 1,
    requestsPerSecond: Infinity,
    ...options,
  });
}

const get = (): HttpRequest => ({ method: "GET", url, repeatable: true });
const post = (): HttpRequest => ({ method: "POST", url, body: "x", repeatable: false });

describe("a request that may be repeated", () => {
  test.each([408, 425, 429, 500, 502, 503, 504])("is sent again after %i", async (code) => {
    answers = [status(code), status(code)];
    expect(await client().send(get())).toMatchObject({ status: 200, text: "fine" });
    expect(requests).toHaveLength(3);
  });

  test("is sent again after a cut connection and after a time limit", async () => {
    answers = [cut, late];
    expect((await client().send(get())).text).toBe("fine");
    expect(requests).toHaveLength(3);
  });

  test("waits longer before each attempt, up to a limit", async () => {
    answers = Array(5).fill(status(500));
    await client({ backoff: { first: 100, longest: 500 } }).send(get());
    expect(waits).toEqual([100, 200, 400, 500, 500]);
  });

  test("is given up after the last attempt, with what the server said", async () => {
    answers = Array(10).fill(status(500));
    const failure = await client({ attempts: 3 })
      .send(get())
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HttpFailure);
    expect(failure).toMatchObject({ status: 500, body: "not fine" });
    expect(requests).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 409, 412])("is not sent again after %i", async (code) => {
    answers = [status(code)];
    await expect(client().send(get())).rejects.toMatchObject({ status: code });
    expect(requests).toHaveLength(1);
  });
});

describe("Retry-After", () => {
  test("in seconds is obeyed", async () => {
    answers = [status(429, { "Retry-After": "7" })];
    await client({ backoff: { first: 100, longest: 500 } }).send(get());
    expect(Math.max(...waits)).toBe(7000);
  });

  test("as a date is obeyed", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    answers = [status(503, { "Retry-After": date })];
    await client({ longestRetryAfter: 7_200_000 }).send(get());
    expect(Math.max(...waits)).toBeGreaterThan(3_000_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(3_600_000);
  });

  test("holds up the other requests too", async () => {
    answers = [status(429, { "Retry-After": "300" })];
    const patient = client();
    await patient.send(get());
    waits = [];
    await patient.send(get());
    expect(waits[0]).toBeGreaterThan(1000);
  });

  test("beyond the limit is obeyed up to it; nonsense is not", async () => {
    answers = [status(429, { "Retry-After": "99999999" }), status(429, { "Retry-After": "soon" })];
    await client({ longestRetryAfter: 1234, backoff: { first: 1, longest: 1 } }).send(get());
    expect(Math.max(...waits)).toBe(1234);
  });
});

describe("a request that must not be repeated", () => {
  test.each([429, 503])("is sent again after %i: it has not been carried out", async (code) => {
    answers = [status(code)];
    expect((await client().send(post())).status).toBe(200);
    expect(requests).toEqual(["POST", "POST"]);
  });

  test("is not sent again after 500, which leaves it open", async () => {
    answers = [status(500)];
    await expect(client().send(post())).rejects.toMatchObject({ status: 500 });
    expect(requests).toHaveLength(1);
  });

  test.each([
    ["a cut connection", cut],
    ["a time limit", late],
  ])("is not sent again after %s, and the outcome is uncertain", async (_what, answer) => {
    answers = [answer];
    const failure = await client()
      .send(post())
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HttpUnreachable);
    expect(failure).toMatchObject({ uncertain: true });
    expect(requests).toHaveLength(1);
  });

  test("is tried again while nobody listens, and certainly has not arrived", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, "close");
    const nowhere = { ...post(), url: `http://127.0.0.1:${port}/x` };
    const failure = await client({ attempts: 3 })
      .send(nowhere)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "HttpUnreachable", uncertain: false });
    expect(waits).toHaveLength(2);
  });
});

describe("a client", () => {
  test("follows no redirect: it would take the credentials elsewhere", async () => {
    answers = [status(302, { Location: "/elsewhere" })];
    await expect(client().send(get())).rejects.toMatchObject({ status: 302 });
  });

  test("gives up an answer that is too long", async () => {
    answers = [(_message, response) => response.end("x".repeat(1000))];
    const failure = client({ maxAnswerBytes: 100, attempts: 1 }).send(get());
    await expect(failure).rejects.toThrow(/over 100 octets/);
  });

  test("stops at once when the signal fires", async () => {
    const abort = new AbortController();
    answers = [() => abort.abort(new Error("enough"))];
    const sent = client({ signal: abort.signal }).send(get());
    await expect(sent).rejects.toThrow("enough");
  });

  test("tells nothing of queries, which may hold secrets", async () => {
    answers = [status(404)];
    const secret = { ...get(), url: `${url}?token=secret` };
    const failure = await client()
      .send(secret)
      .catch((error: unknown) => error);
    expect(String(failure)).not.toContain("secret");
  });
});

describe("a rate limit", () => {
  test("starts requests one after another, at the rate", async () => {
    let now = 1000;
    const slept: number[] = [];
    const rate = new RateLimit(
      4,
      () => now,
      (milliseconds) => {
        slept.push(milliseconds);
        return Promise.resolve();
      },
    );
    await Promise.all([rate.turn(), rate.turn(), rate.turn()]);
    expect(slept).toEqual([250, 500]);
    now = 5000;
    await rate.turn();
    expect(slept).toHaveLength(2);
    rate.pause(3000);
    await rate.turn();
    expect(slept.at(-1)).toBe(3000);
  });
});

test("backoff doubles from the first wait, and jitter takes any part of it", () => {
  const backoff = { first: 100, longest: 1000 };
  expect([1, 2, 3, 4, 5].map((attempt) => backoffDelay(backoff, attempt, 1))).toEqual([
    100, 200, 400, 800, 1000,
  ]);
  expect(backoffDelay(backoff, 3, 0.25)).toBe(100);
});

describe("parallel work", () => {
  test("goes through all items with no more than so many at a time", async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      done.push(item);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  test("ends with the first failure and begins nothing more", async () => {
    const begun: number[] = [];
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, (item) => {
      begun.push(item);
      return item === 2
        ? Promise.reject(new Error("two"))
        : new Promise((resolve) => setImmediate(resolve));
    });
    await expect(work).rejects.toThrow("two");
    expect(begun.length).toBeLessThan(6);
  });
});

test.each([
  ["Thu, 16 Aug 2007 08:17:59 GMT", "2007-08-16T08:17:59.000Z"],
  ["Thursday, 16-Aug-07 08:17:59 GMT", "2007-08-16T08:17:59.000Z"],
  ["Thu Aug 16 08:17:59 2007", "2007-08-16T08:17:59.000Z"],
  ["Thu Aug  6 08:17:59 2007", "2007-08-06T08:17:59.000Z"],
  ["2007-08-16T10:17:59.5+02:00", "2007-08-16T08:17:59.500Z"],
])("the HTTP date %j is read", (text, expected) => {
  expect(new Date(parseHttpDate(text)!).toISOString()).toBe(expected);
});

test.each(["", "7", "yesterday", "2007-08-16T10:17:59", "Thu, 16 Aug 2007 08:17:59", "2007-08-16"])(
  "%j is no HTTP date",
  (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  },
);
