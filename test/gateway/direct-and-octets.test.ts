import fc from "fast-check";
import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import type { WebSocket } from "ws";
import { event, operation, OPTIONAL, sequence, UTF8String } from "../../src/codec/index.js";
import {
  createGateway,
  directUpstream,
  localUpstream,
  type Upstream,
} from "../../src/gateway/index.js";
import { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import {
  asnLogon,
  AsnLogonResult,
  asnNegotiateServerConnection,
  AsnNegotiateServerConnectionResult,
} from "../../src/modules/authentication/authentication.js";
import {
  createServer,
  InvokeProblem,
  RoseError,
  RoseReject,
  silentLog,
  type RoseServer,
} from "../../src/rose/index.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { openSession, openSocket } from "./world.js";

/** What a handler is to do with a call. */
const ways = ["result", "nothing", "wrong", "error", "reject", "failure", "late"] as const;
type Way = (typeof ways)[number];

interface Tried {
  way: string;
  /** The events before the answer, each a letter, and those after it. */
  before: string;
  after: string;
  entry?: AsnAppointmentEntry;
}

const Tried = sequence<Tried>("Tried", () => [
  ["way", UTF8String],
  ["before", UTF8String],
  ["after", UTF8String],
  ["entry", AsnAppointmentEntry, OPTIONAL],
]);
const Told = sequence<{ text: string }>("Told", () => [["text", UTF8String]]);

const tryIt = operation("tryIt", 31_000, () => ({ argument: Tried, result: Tried, error: Told }));
const told = event("told", 31_001, () => Told);

/** A server whose handlers do as they are asked. */
async function obedient(): Promise<{ server: RoseServer; port: number }> {
  const server = createServer({ log: silentLog });
  onTestFinished(() => server.close());
  const negotiated = { iServerProtocolVersion: 61 };
  server.handle(asnNegotiateServerConnection, () =>
    AsnNegotiateServerConnectionResult.fromJson(negotiated, { lax: true }),
  );
  server.handle(asnLogon, () =>
    AsnLogonResult.fromJson({ u8sLoggedInUser: "alice", iValidContact: 1 }, { lax: true }),
  );
  server.handle(tryIt, (argument, { session }): Tried | Promise<Tried> => {
    const tell = (letters: string): void => {
      for (const letter of letters) session.emit(told, { text: letter });
    };
    tell(argument.before);
    setImmediate(() => tell(argument.after));
    switch (argument.way as Way) {
      case "nothing":
        return undefined as unknown as Tried;
      case "wrong":
        return { ...argument, before: 5 as unknown as string };
      case "error":
        throw new RoseError(tryIt, { text: argument.before });
      case "reject":
        throw new RoseReject(tryIt, "invokeProblem", InvokeProblem.resourceLimitation, "no more");
      case "failure":
        throw new Error("a fault of the handler");
      case "late":
        return new Promise((resolve) => setImmediate(() => resolve(argument)));
      default:
        return argument;
    }
  });
  const { port } = await server.listen({ port: 0 });
  return { server, port };
}

/** The web service in front of an upstream, a session in it and its WebSocket. */
async function reach(upstream: Upstream): Promise<Reached> {
  const gateway = createGateway({
    upstream,
    log: silentLog,
    modules: { own: { tryIt, told } },
  });
  onTestFinished(() => gateway.close());
  const { port } = await gateway.listen({ port: 0 });
  const url = `http://127.0.0.1:${port}`;
  const session = await openSession(url);
  const socket = await openSocket(url, session);
  return { url, session, socket };
}

interface Reached {
  readonly url: string;
  readonly session: string;
  readonly socket: WebSocket;
}

/** The status and body of a call by HTTP. */
async function post({ url, session }: Reached, body: string, chunked: boolean): Promise<unknown> {
  const length = { "content-length": String(Buffer.byteLength(body)) };
  const headers = { "x-ucsessionid": session, ...(!chunked && length) };
  const target = `${url}/ws/client/tryIt`;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = httpRequest(target, { method: "POST", headers }, resolve).on("error", reject);
    if (chunked) sent.write(body);
    sent.end(chunked ? undefined : body);
  });
  const said = (await text(answer)).replaceAll(session, "(session)");
  return [answer.statusCode, said.replace(/"invokedID":\d+/, "")];
}

/** What comes on the WebSocket for calls that are sent at once: the answers, and the letters of the events. */
async function converse(
  { socket, session }: Reached,
  bodies: readonly string[],
  events: number,
): Promise<readonly string[]> {
  const got: string[] = [];
  const listen = (data: Buffer): void => {
    const message = data.toString();
    const letter = /"operationID":31001.*"text":"(.*?)"/.exec(message)?.[1];
    got.push(letter ?? message.replaceAll(session, "(session)"));
  };
  socket.on("message", listen);
  for (const [i, body] of bodies.entries()) {
    socket.send(`{"invoke":{"invokeID":${i + 1},"operationID":31000,"argument":${body}}}`);
  }
  while (got.length < bodies.length + events) await once(socket, "message");
  socket.off("message", listen);
  return got;
}

const letters = (of: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...of), { maxLength: 3 }).map((all) => all.join(""));

const calls = fc.array(
  fc.record({
    way: fc.constantFrom(...ways),
    before: letters("abc"),
    after: letters("xyz"),
    entry: fc.option(arbitraryOf(AsnAppointmentEntry), { nil: undefined }),
    spoilt: fc.constantFrom("", "", "", '"way"', '"entry"'),
  }),
  { minLength: 1, maxLength: 6 },
);

interface Call {
  readonly way: Way;
  readonly before: string;
  readonly after: string;
  readonly entry: AsnAppointmentEntry | undefined;
  /** The member that gets another name; "" for none. */
  readonly spoilt: string;
}

/** The JSON of a call's argument; a spoilt one has a member of another name. */
function bodyOf({ way, before, after, entry, spoilt }: Call): string {
  const json = Tried.encodeJson({ way, before, after, ...(entry && { entry }) });
  return spoilt === "" ? json : json.replace(spoilt, '"other"');
}

/** The events that the call of a body is told of. */
function toldFor(body: string, { before, after }: Call): string {
  return body.includes('"other":') ? "" : before + after;
}

/** A server, reached in the same process and at its port. */
async function bothWays() {
  const { server, port } = await obedient();
  return [
    await reach(localUpstream({ rose: server })),
    await reach(directUpstream({ host: "127.0.0.1", port, log: silentLog })),
  ] as const;
}

describe("calls of a server in the same process, and of one at its port", () => {
  it("have the same results, errors and rejects over HTTP, and the same events", async () => {
    const reached = await bothWays();
    await fc.assert(
      fc.asyncProperty(calls, async (given) => {
        for (const call of given) {
          const body = bodyOf(call);
          const events = toldFor(body, call);
          const seen = reached.map(async (at) => {
            const got = converse(at, [], events.length * 2);
            const plain = await post(at, body, false);
            expect(await post(at, body, true)).toEqual(plain);
            return { plain, events: await got };
          });
          const [direct, octets] = await Promise.all(seen);
          expect(direct).toEqual(octets);
          expect(direct?.events.join("")).toBe(events + events);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("have answers and events in the same order on a WebSocket", async () => {
    const reached = await bothWays();
    await fc.assert(
      fc.asyncProperty(calls, async (given) => {
        // Handlers that wait end in an order of their own, and what the web service itself refuses does not wait for the server.
        const prompt = given.map((call): Call => {
          const way = call.way === "late" ? "result" : call.way;
          return { ...call, after: "", way, spoilt: "" };
        });
        const bodies = prompt.map(bodyOf);
        const events = prompt.map((call, i) => toldFor(bodies[i] as string, call)).join("");
        const seen = reached.map((at) => converse(at, bodies, events.length));
        const [direct, octets] = await Promise.all(seen);
        expect(direct).toEqual(octets);
      }),
      { numRuns: 60 },
    );
  });
});
