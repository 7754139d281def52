import { describe, expect, it, onTestFinished } from "vitest";
import type { WebSocket } from "ws";
import { INTEGER, operation, sequence, UTF8String } from "../../src/codec/index.js";
import {
  directUpstream,
  localUpstream,
  sharedUpstream,
  type Upstream,
} from "../../src/gateway/index.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { RoseReject, silentLog, type RoseServer } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";
import { basic, cheap, openSession, openSocket, post, world } from "./world.js";
import { inMemory } from "../server/database/kept-stores.js";

interface Desk {
  readonly number: number;
}
const Desk = sequence<Desk>("Desk", () => [["number", INTEGER]]);
const Refusal = sequence("Refusal", () => [["why", UTF8String]]);
const types = { argument: Desk, result: Desk, error: Refusal };
/** An operation that web services know and no server serves. */
const deskCall = operation("deskCall", 30_100, () => types);
const modules = { Desks: { deskCall } };

const named = "nobody serves deskCall (30100)";
const webService = { user: "webservice", password: "between us" };
const alice = basic("alice", "secret");

/** Counts what is called on the server. */
function counting(upstream: Upstream): { upstream: Upstream; called: string[] } {
  const called: string[] = [];
  const counted: Upstream = {
    served: () => upstream.served?.(),
    serves: (token) => upstream.serves?.(token),
    close: () => upstream.close(),
    async open(...how) {
      const session = await upstream.open(...how);
      return {
        negotiated: session.negotiated,
        call(token, ...rest) {
          called.push(token.name);
          return session.call(token, ...rest);
        },
        emit: (token, argument) => session.emit(token, argument),
        close: () => session.close(),
      };
    },
  };
  return { upstream: counted, called };
}

/** A server, and a web service in the same process that knows deskCall. */
async function inFront() {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost: cheap,
    database: inMemory(),
  });
  onTestFinished(() => server.close());
  await server.users.add("alice", "secret");
  const { upstream, called } = counting(localUpstream(server));
  const { url } = await world({ upstream, modules });
  return { server, url, called };
}

/** The same, with the web service apart, in both ways. */
async function apart(how: "direct" | "shared", prepare?: (rose: RoseServer) => void) {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost: cheap,
    database: inMemory(),
    webService,
  });
  onTestFinished(() => server.close());
  await server.users.add("alice", "secret");
  prepare?.(server.rose);
  const { port } = await server.listen({ port: 0 });
  const target = { host: "127.0.0.1", port, log: silentLog };
  const { upstream, called } = counting(
    how === "direct" ? directUpstream(target) : sharedUpstream({ ...target, webService }),
  );
  const { url } = await world({ upstream, modules });
  return { server, url, called };
}

/** What a WebSocket gets, in values. */
function answersOf(socket: WebSocket): any[] {
  const got: unknown[] = [];
  socket.on("message", (data: Buffer, binary) => {
    got.push(binary ? ROSEMessage.decode(data) : JSON.parse(data.toString())[0]);
  });
  return got;
}

async function socketOf(url: string): Promise<{ socket: WebSocket; got: any[] }> {
  const socket = await openSocket(url, await openSession(url));
  return { socket, got: answersOf(socket) };
}

const invokeText = (invoke: object): string => JSON.stringify({ invoke });

const wsError = (details: string) => ({
  error: {
    _type: "WsError",
    iErrorDetail: 1,
    u8sErrorString: expect.any(String) as string,
    details,
  },
});

describe("an operation that the server is known not to serve", () => {
  it.each([
    ["with its argument", { number: 7 }],
    ["with a broken argument", { number: "seven" }],
    ["with members that it does not have", { numbre: 7 }],
    ["without its argument", undefined],
  ])("is told so over HTTP, %s", async (_, argument) => {
    const { url, called } = await inFront();
    const session = { "X-ucsessionid": await openSession(url) };
    called.length = 0;
    for (const [path, headers] of [
      ["client", session],
      ["direct", alice],
    ] as const) {
      const target = `${url}/ws/${path}/deskCall`;
      const query = new URLSearchParams((argument as Record<string, string> | undefined) ?? {});
      for (const asked of [
        post(target, argument, headers),
        post(target, { invoke: { invokeID: 1, operationID: 30_100, argument } }, headers),
        fetch(`${target}?${query}`, { headers }),
        fetch(target, { method: "POST", headers, body: "{ no JSON" }),
      ]) {
        const response = await asked;
        expect(response.status).toBe(404);
        expect(await response.json()).toEqual(wsError(named));
      }
    }
    // Nobody has even been logged on for it.
    expect(called).toEqual([]);
  });

  it("is told so over a WebSocket in JSON, by id and by name, whatever its argument is", async () => {
    const { url, called } = await inFront();
    const { socket, got } = await socketOf(url);
    called.length = 0;
    const sent = [{ number: 7 }, { number: "seven" }, { numbre: 7 }, 4, undefined].flatMap(
      (argument) => [
        { operationID: 30_100, argument },
        { operationID: 0, operationName: "deskCall", argument },
        { operationID: 30_100, operationName: "something else", argument },
      ],
    );
    for (const [invokeID, fields] of sent.entries())
      socket.send(invokeText({ invokeID, ...fields }));
    await expect.poll(() => got.length).toBe(sent.length);
    for (const [invokedID, { reject }] of got.entries()) {
      expect(reject).toMatchObject({
        invokedID: { invokedID },
        reject: { invokeProblem: 1 },
        details: named,
      });
    }
    expect(called).toEqual([]);
  });

  it("is told so over a WebSocket in BER, whatever its argument is", async () => {
    const { url, called } = await inFront();
    const { socket, got } = await socketOf(url);
    called.length = 0;
    const argument = Uint8Array.of(0x30, 0x03, 0x0c, 0x01, 0x41);
    for (const fields of [
      { operationID: 30_100, argument: Desk.encode({ number: 7 }) },
      { operationID: 30_100, argument },
      { operationID: 0, operationName: "deskCall", argument },
    ]) {
      socket.send(ROSEMessage.encode({ invoke: { invokeID: 5, ...fields } }));
    }
    await expect.poll(() => got.length).toBe(3);
    const reject = { invokedID: { invokedID: 5 }, reject: { invokeProblem: 1 }, details: named };
    for (const each of got) expect(each).toMatchObject({ reject });
    expect(called).toEqual([]);
  });

  it("is called as soon as somebody handles it", async () => {
    const { server, url } = await inFront();
    const headers = { "X-ucsessionid": await openSession(url) };
    const call = async () => {
      const response = await post(`${url}/ws/client/deskCall`, { number: 7 }, headers);
      return [response.status, await response.json()];
    };
    expect(await call()).toEqual([404, wsError(named)]);
    server.rose.handle(deskCall, ({ number }) => ({ number: number + 1 }));
    expect(await call()).toEqual([200, { number: 8 }]);
  });
});

describe("an operation that there is not", () => {
  it("is told so by what the client has of it, and not at any length", async () => {
    const { url } = await inFront();
    const { socket, got } = await socketOf(url);
    const long = "x".repeat(50_000);
    const sent = [
      [{ operationID: 30_101 }, "operation 30101"],
      [{ operationID: 30_101, operationName: "other" }, "other (30101)"],
      [{ operationID: 0, operationName: "other\r\n" }, "other??"],
      [{ operationID: 0 }, "operation 0"],
      [{ operationID: 0, operationName: long }, "x".repeat(100)],
    ] as const;
    for (const [fields] of sent) {
      socket.send(invokeText({ invokeID: 1, ...fields, argument: {} }));
      socket.send(
        ROSEMessage.encode({ invoke: { invokeID: 1, ...fields, argument: Uint8Array.of(5, 0) } }),
      );
    }
    await expect.poll(() => got.length).toBe(2 * sent.length);
    for (const [i, [, what]] of sent.entries()) {
      for (const { reject } of got.slice(2 * i, 2 * i + 2)) {
        expect(reject.details).toBe(`nobody serves ${what}`);
      }
    }
    const headers = { "X-ucsessionid": await openSession(url) };
    for (const [name, what] of [
      ["asnNothing", "asnNothing"],
      ["x".repeat(5_000), "x".repeat(100)],
    ] as const) {
      const response = await post(`${url}/ws/client/${name}`, {}, headers);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual(wsError(`nobody serves ${what}`));
    }
  });
});

describe.each(["direct", "shared"] as const)("a web service apart, %s,", (how) => {
  it("passes on what the server says of an operation that it does not serve", async () => {
    const { url, called } = await apart(how);
    const { socket, got } = await socketOf(url);
    const session = { "X-ucsessionid": await openSession(url) };
    called.length = 0;
    socket.send(invokeText({ invokeID: 1, operationID: 30_100, argument: { number: 7 } }));
    const argument = Desk.encode({ number: 7 });
    socket.send(ROSEMessage.encode({ invoke: { invokeID: 2, operationID: 30_100, argument } }));
    await expect.poll(() => got.length).toBe(2);
    for (const { reject } of got) {
      expect(reject).toMatchObject({
        reject: { invokeProblem: 1 },
        details: "nobody serves operation 30100",
      });
    }
    for (const [path, headers] of [
      ["client", session],
      ["direct", alice],
    ] as const) {
      const response = await post(`${url}/ws/${path}/deskCall`, { number: 7 }, headers);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual(wsError("nobody serves operation 30100"));
    }
    expect(called.filter((name) => name === "deskCall")).toHaveLength(4);
  });

  it("names the operation where the server does not", async () => {
    const { url } = await apart(how, (rose) => {
      rose.handle(deskCall, () => {
        throw new RoseReject(deskCall, "invokeProblem", 1, undefined);
      });
    });
    const { socket, got } = await socketOf(url);
    socket.send(invokeText({ invokeID: 1, operationID: 30_100, argument: { number: 7 } }));
    await expect.poll(() => got.length).toBe(1);
    expect(got[0].reject).toMatchObject({ reject: { invokeProblem: 1 }, details: named });
    const response = await post(`${url}/ws/direct/deskCall`, { number: 7 }, alice);
    expect(response.status).toBe(404);
    expect(((await response.json()) as any).error.details).toContain("deskCall");
  });

  it("looks at the argument first, because it does not know what is served", async () => {
    const { url } = await apart(how);
    const { socket, got } = await socketOf(url);
    socket.send(invokeText({ invokeID: 1, operationID: 30_100, argument: { number: "seven" } }));
    await expect.poll(() => got.length).toBe(1);
    expect(got[0].reject).toMatchObject({ reject: { invokeProblem: 2 } });
    const response = await post(`${url}/ws/direct/deskCall`, { number: "seven" }, alice);
    expect(response.status).toBe(400);
  });
});
