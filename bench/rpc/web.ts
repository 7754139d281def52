import fastify from "fastify";
import type { Socket } from "node:net";
import { createGateway, localUpstream } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { openDatabase } from "../../src/server/database/index.js";
import { createUcServer, defineModule, user } from "../../src/server/index.js";
import { shapeOf, type Shape } from "../peers/shape.js";
import { connected, type Implementation } from "./implementation.js";
import { callbackLink, type Callback, type Link } from "./load.js";
import { restoreJson } from "./ndjson.js";
import { answerOf, argument, operations, type Payload } from "./wire.js";

// Calls by HTTP/1.1 that stays connected, one at a time on each connection.

const USER = "bench";
const PASSWORD = "for the bench";

/** A request with the argument as its body. */
function requestOf(path: string, headers: Readonly<Record<string, string>> = {}): Buffer {
  const body = JSON.stringify(argument);
  const all = {
    host: "127.0.0.1",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/** Gives the body of each answer. What a client costs is to be little: it is not what is measured. */
function onAnswers(socket: Socket, answer: (status: number, body: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = rest.toString("latin1", 0, end);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
      const after = end + 4 + length;
      if (rest.length < after) return;
      const body = rest.subarray(end + 4, after);
      rest = rest.subarray(after);
      answer(Number(head.slice(9, 12)), body);
    }
  });
}

async function linkTo(port: number, request: Buffer): Promise<Link> {
  const socket = await connected(port);
  const waiting: Callback[] = [];
  let checked = false;
  onAnswers(socket, (status, body) => {
    const callback = waiting.shift() as Callback;
    if (waiting.length > 0) socket.write(request);
    if (status !== 200) callback(new Error(`${status}: ${body.toString()}`));
    else callback(null, checked ? undefined : JSON.parse(body.toString()));
  });
  socket.on("error", (error) => waiting.shift()?.(error));
  const call = (callback: Callback): void => {
    waiting.push(callback);
    if (waiting.length === 1) socket.write(request);
  };
  const link = callbackLink(call, () => socket.destroy());
  return {
    ...link,
    start(inFlight, load) {
      checked = true;
      link.start(inFlight, load);
    },
  };
}

/** A UCServer and its web service in one process, as `rosewire serve` has them. */
async function serveGateway(payload: Payload): Promise<number> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const server = createUcServer({
    database: openDatabase(":memory:"),
    log: silentLog,
    passwordCost,
  });
  const answer = answerOf(payload);
  const echo = payload === "M1";
  server.use(
    defineModule({
      name: "bench",
      setup({ handle }) {
        handle(operations[payload], {
          access: user,
          unit: "none",
          run: (received) => (echo ? received : answer),
        });
      },
    }),
  );
  await server.users.add(USER, PASSWORD);
  await server.listen({ port: 0 });
  const gateway = createGateway({ upstream: localUpstream(server), log: silentLog });
  return (await gateway.listen({ port: 0 })).port;
}

/** Sessions that no connection uses now, by the port of their web service. */
const sessions = new Map<number, string[]>();

async function openSession(port: number): Promise<string> {
  const credentials = Buffer.from(`${USER}:${PASSWORD}`).toString("base64");
  const response = await fetch(`http://127.0.0.1:${port}/ws/client/createsession`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}`, "x-simple": "1" },
  });
  const { sessionid } = (await response.json()) as { sessionid: string };
  return sessionid;
}

/** A connection with a session of its own, which the next one may use. */
async function dialGateway(port: number, payload: Payload): Promise<Link> {
  let unused = sessions.get(port);
  if (unused === undefined) sessions.set(port, (unused = []));
  const session = unused.pop() ?? (await openSession(port));
  const path = `/ws/client/${operations[payload].name}`;
  const link = await linkTo(port, requestOf(path, { "x-ucsessionid": session }));
  return {
    ...link,
    close() {
      link.close();
      unused.push(session);
    },
  };
}

/** The web service, with all that it checks and counts. */
export const gateway: Implementation = {
  name: "rosewire, web service",
  packages: [],
  over: "HTTP",
  payloads: ["M1", "M4"],
  serve: serveGateway,
  dial: dialGateway,
  restore: (answer, payload) => operations[payload].result.fromJson(answer),
};

/** The JSON schema of a message: with it fastify compiles a serializer. */
function schemaOf(shape: Shape): object {
  switch (shape.kind) {
    case "record": {
      const members = shape.members.map((member): [string, object] => [
        member.name,
        schemaOf(member.shape),
      ]);
      const required = shape.members.filter(({ optional }) => !optional).map(({ name }) => name);
      return { type: "object", properties: Object.fromEntries(members), required };
    }
    case "choice": {
      const members = shape.members.map((member): [string, object] => [
        member.name,
        schemaOf(member.shape),
      ]);
      return { type: "object", properties: Object.fromEntries(members) };
    }
    case "list":
      return { type: "array", items: schemaOf(shape.item) };
    case "time":
      return { type: "string", format: "date-time" };
    case "real":
      return { type: "number" };
    case "octets":
    case "text":
      return { type: "string" };
    default:
      return { type: shape.kind };
  }
}

/** fastify with a serializer for the same result, and nothing behind it: no sessions, no rights. */
export const fastifyAlone: Implementation = {
  name: "fastify",
  packages: ["fastify"],
  over: "HTTP",
  payloads: ["M1", "M4"],
  async serve(payload) {
    const server = fastify();
    const { argument: asked, result } = operations[payload];
    const schema = { body: schemaOf(shapeOf(asked)), response: { 200: schemaOf(shapeOf(result)) } };
    const answer = answerOf(payload);
    const echo = payload === "M1";
    server.post("/call", { schema }, async ({ body }) => (echo ? body : answer));
    return Number(new URL(await server.listen({ port: 0, host: "127.0.0.1" })).port);
  },
  dial: (port) => linkTo(port, requestOf("/call")),
  restore: restoreJson,
};
