import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { WebSocket } from "ws";
import { visitorsModule } from "../../examples/visitors/module.js";
import * as visitors from "../../examples/visitors/visitors.js";
import { compile, load } from "../../src/asn1/index.js";
import { event, operation, sequence, UTF8String, type Operation } from "../../src/codec/index.js";
import {
  createGateway,
  directUpstream,
  localUpstream,
  sharedUpstream,
  type Upstream,
} from "../../src/gateway/index.js";
import { asnMCUCreatePipeline } from "../../src/modules/mcu/mcu.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { connect, silentLog } from "../../src/rose/index.js";
import {
  anyone,
  createUcServer,
  defineModule,
  user,
  type Module,
  type UcServer,
} from "../../src/server/index.js";
import { logOn } from "../server/login.js";
import { startBrowser } from "./browser.js";
import { StandIn } from "./stand-in.js";
import { basic, cheap, openSession, openSocket, post, world } from "./world.js";
import { inMemory } from "../server/database/kept-stores.js";

const webService = { user: "webservice", password: "between us" };

/** A server with modules besides its own, and the users alice and bob. */
async function serving(...modules: readonly Module[]): Promise<{ server: UcServer; port: number }> {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost: cheap,
    database: inMemory(),
    webService,
  });
  onTestFinished(() => server.close());
  server.use(...modules);
  await server.users.add("alice", "secret");
  await server.users.add("bob", "geheim");
  const { port } = await server.listen({ port: 0 });
  return { server, port };
}

/** The web service in front of a server in the same process. */
async function inFront(...modules: readonly Module[]) {
  const { server, port } = await serving(...modules);
  const { url, gateway } = await world({ upstream: localUpstream(server) });
  return { server, port, url, gateway };
}

const alice = basic("alice", "secret");

/** The messages of a WebSocket: parsed, or octets. */
function messagesOf(socket: WebSocket): any[] {
  const got: unknown[] = [];
  socket.on("message", (data: Buffer, binary) => {
    got.push(binary ? data : JSON.parse(data.toString())[0]);
  });
  return got;
}

describe("operations of a module of one's own", () => {
  it("are called over HTTP, with arguments in the query and in JSON, with and without a session", async () => {
    const { url } = await inFront(visitorsModule());
    const arrive = `${url}/ws/direct/visitorArrive`;
    const first = await fetch(`${arrive}?name=Carol&host=Bob`, { headers: alice });
    expect([first.status, await first.json()]).toEqual([200, {}]);
    expect((await post(arrive, { name: "Dave", host: "bob" }, alice)).status).toBe(200);
    const headers = { "X-ucsessionid": await openSession(url, "bob", "geheim") };
    const all = await post(`${url}/ws/client/visitorGetAll?typenames=all`, { host: "" }, headers);
    expect(await all.json()).toEqual({
      _type: "VisitorList",
      visitors: [
        { _type: "Visitor", name: "Carol", host: "bob" },
        { _type: "Visitor", name: "Dave", host: "bob" },
      ],
    });
  });

  it("fail over HTTP with their own errors, and say which member is wrong", async () => {
    const { url } = await inFront(visitorsModule());
    const refused = await post(`${url}/ws/direct/visitorGetAll`, { host: "bob" }, alice);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      error: { _type: "VisitorError", code: 2, text: "Only for the owner" },
    });
    const wrong = await post(`${url}/ws/direct/visitorArrive`, { nmae: "x", host: "y" }, alice);
    expect(wrong.status).toBe(400);
    expect(((await wrong.json()) as any).error.details).toContain('did you mean "name"?');
    for (const name of ["visitorarrive", "30001", "visitors.visitorArrive", "visitorDepart"]) {
      expect((await post(`${url}/ws/direct/${name}`, {}, alice)).status).toBe(404);
    }
  });

  it("are called over the WebSocket by name and number, in JSON and BER, and their events come", async () => {
    const { url } = await inFront(visitorsModule());
    const bob = await openSocket(url, await openSession(url, "bob", "geheim"));
    const got = messagesOf(bob);
    const send = (fields: object): void => bob.send(JSON.stringify({ invoke: fields }));
    send({ invokeID: 1, operationID: 0, operationName: "visitorWatch", argument: { host: "" } });
    await expect.poll(() => got.length).toBe(1);
    expect(got[0]).toMatchObject({
      result: { invokeID: 1, result: { result: { _type: "VisitorDone" } } },
    });
    const argument = { name: "Carol", host: "bob" };
    send({ invokeID: 2, operationID: visitors.visitorArrive.id, argument });
    await expect.poll(() => got.length).toBe(3);
    const told = got.find(({ invoke }) => invoke !== undefined);
    expect(told.invoke).toEqual({
      invokeID: 99_999,
      operationID: 30_004,
      operationName: "visitorArrived",
      argument: { _type: "Visitor", ...argument },
    });
    bob.send(
      ROSEMessage.encode({
        invoke: {
          invokeID: 3,
          operationID: visitors.visitorArrive.id,
          argument: visitors.Visitor.encode({ name: "Dave", host: "bob" }),
        },
      }),
    );
    await expect.poll(() => got.length).toBe(5);
    const invokes = got.slice(3).map((octets) => ROSEMessage.decode(octets as Buffer)) as any[];
    const { invoke } = invokes.find((message) => message.invoke !== undefined);
    expect([invoke.operationID, visitors.Visitor.decode(invoke.argument)]).toEqual([
      30_004,
      { name: "Dave", host: "bob" },
    ]);
  });

  it("are called on port 7222 beside that, and the long-poll has what comes of it", async () => {
    const { url, port } = await inFront(visitorsModule());
    const headers = { "X-ucsessionid": await openSession(url, "bob", "geheim") };
    await post(`${url}/ws/client/visitorWatch`, { host: "" }, headers);
    const client = await connect({
      unknownMembers: "refuse",
      host: "127.0.0.1",
      port,
      log: silentLog,
    });
    onTestFinished(() => client.close());
    expect(await client.invoke(visitors.visitorNegotiate, { version: 2 })).toEqual({ version: 1 });
    await logOn(client, "alice", "secret");
    await client.invoke(visitors.visitorArrive, { name: "Carol", host: "bob" });
    const polled = await fetch(`${url}/ws/client/events?timeout=20`, { headers });
    const { events } = (await polled.json()) as { events: any[] };
    expect(events.map(({ invoke }) => [invoke.operationName, invoke.argument.name])).toEqual([
      ["visitorArrived", "Carol"],
    ]);
  });

  it("are in the OpenAPI description, with their types and who may call them", async () => {
    const { url } = await inFront(visitorsModule());
    const { paths, components } = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    const { post: call } = paths["/ws/client/visitorGetAll"];
    expect(call).toMatchObject({
      tags: ["visitors"],
      summary: "visitorGetAll",
      "x-operation-id": 30_002,
      "x-served": true,
      "x-access": "the user who is named, or an administrator",
    });
    const reference = (of: any): string => of.content["application/json"].schema.$ref as string;
    expect(reference(call.requestBody)).toBe("#/components/schemas/VisitorHost");
    expect(components.schemas.VisitorList).toEqual({
      type: "object",
      properties: { visitors: { type: "array", items: { $ref: "#/components/schemas/Visitor" } } },
      required: ["visitors"],
    });
    // The event is sent, not called.
    expect(components.schemas).toHaveProperty("Visitor");
    expect(paths).not.toHaveProperty("/ws/client/visitorArrived");
    const whole = (await (await fetch(`${url}/openapi.json?all=1`)).json()) as any;
    const arrived = whole.paths["/ws/client/visitorArrived"].post;
    expect([arrived["x-kind"], arrived["x-served"]]).toEqual(["event", false]);
  });

  it("show their octets", async () => {
    const { url } = await inFront(visitorsModule());
    const shown = await post(`${url}/ber/visitorArrive`, { name: "Carol", host: "bob" });
    const { hex } = (await shown.json()) as { hex: string };
    const { invoke } = ROSEMessage.decode(Buffer.from(hex, "hex")) as any;
    expect(visitors.Visitor.decode(invoke.argument)).toEqual({ name: "Carol", host: "bob" });
  });
});

describe("a web service apart from a server with operations of its own", () => {
  const upstreams: [string, (port: number) => Upstream][] = [
    [
      "over one connection",
      (port) => sharedUpstream({ host: "127.0.0.1", port, webService, log: silentLog }),
    ],
    [
      "over a connection for each session",
      (port) => directUpstream({ host: "127.0.0.1", port, log: silentLog }),
    ],
  ];

  it.each(upstreams)("calls them and gets their events %s, if it is given them", async (_, of) => {
    const { port } = await serving(visitorsModule());
    const { url } = await world({ upstream: of(port), modules: { Visitors: visitors } });
    const socket = await openSocket(url, await openSession(url, "bob", "geheim"));
    const got = messagesOf(socket);
    const watch = { invokeID: 1, operationID: 30_003, argument: { host: "" } };
    socket.send(JSON.stringify({ invoke: watch }));
    await expect.poll(() => got.length).toBe(1);
    const arrive = `${url}/ws/direct/visitorArrive`;
    expect((await post(arrive, { name: "Carol", host: "bob" }, alice)).status).toBe(200);
    await expect.poll(() => got.length).toBe(2);
    expect(got[1].invoke).toMatchObject({ operationName: "visitorArrived" });
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    expect(paths["/ws/direct/visitorArrive"].post.tags).toEqual(["Visitors"]);
    expect(paths["/ws/direct/visitorArrive"].post).not.toHaveProperty("x-served");
  });

  it.each(upstreams)(
    "does not know them %s otherwise, and takes no harm of them",
    async (_, of) => {
      const { port } = await serving(visitorsModule());
      const { url } = await world({ upstream: of(port) });
      const headers = { "X-ucsessionid": await openSession(url, "bob", "geheim") };
      expect((await post(`${url}/ws/client/visitorWatch`, { host: "" }, headers)).status).toBe(404);
      const contact = await post(`${url}/ws/client/asnGetLoggedInContact`, {}, headers);
      expect(contact.status).toBe(200);
    },
  );
});

const desk = `
Desk DEFINITIONS IMPLICIT TAGS ::= BEGIN
-- Rings.
desk-ring OPERATION RESULT NULL ::= 31000
deskNumber OPERATION ARGUMENT INTEGER RESULT AsnRequestError ERRORS { DeskError } ::= 31001
deskRang OPERATION ARGUMENT NULL ::= 31002
DeskError ::= SEQUENCE { why UTF8String }
-- Not that of the protocol.
AsnRequestError ::= SEQUENCE { number INTEGER, -- as it came
  next AsnRequestError OPTIONAL }
END`;

describe("operations of an ASN.1 file of one's own", () => {
  const { operations } = load(compile([{ name: "desk.asn1", text: desk }]));
  const [ring, number] = ["desk-ring", "deskNumber"].map(
    (name) => operations.get(name) as Operation,
  ) as [Operation, Operation];
  const module = defineModule({
    name: "desk",
    setup({ handle }) {
      handle(ring, { access: user, unit: "none", refuse: () => null, run: () => null });
      handle(number, {
        access: user,
        unit: "none",
        refuse: (_, why) => ({ why }),
        run: (given: number) => ({ number: given }),
      });
    },
  });

  it("may have no argument and no result", async () => {
    const { url } = await inFront(module);
    const route = `${url}/ws/direct/desk-ring`;
    for (const response of [
      await fetch(route, { headers: alice }),
      await fetch(route, { method: "POST", headers: alice }),
      await post(route, {}, alice),
      await post(route, null, alice),
    ]) {
      expect([response.status, await response.text()]).toEqual([200, "null"]);
    }
    for (const wrong of [{ a: 1 }, []]) {
      expect((await post(route, wrong, alice)).status).toBe(400);
    }
    const socket = await openSocket(url, await openSession(url));
    const got = messagesOf(socket);
    for (const more of [{}, { argument: {} }, { argument: null }]) {
      socket.send(JSON.stringify({ invoke: { invokeID: 1, operationID: 31_000, ...more } }));
    }
    socket.send(ROSEMessage.encode({ invoke: { invokeID: 1, operationID: 31_000 } }));
    await expect.poll(() => got.length).toBe(4);
    for (const message of got.slice(0, 3)) {
      expect(message).toEqual({
        result: { invokeID: 1, result: { resultValue: 0, result: null } },
      });
    }
  });

  it("may have values without members, and types named like those of the protocol", async () => {
    const { url } = await inFront(module);
    const seven = await post(`${url}/ws/direct/deskNumber`, 7, alice);
    expect(await seven.json()).toEqual({ number: 7 });
    const { paths, components } = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    const call = paths["/ws/direct/deskNumber"].post;
    const own = "#/components/schemas/desk.AsnRequestError";
    expect(call.responses["200"].content["application/json"].schema.$ref).toBe(own);
    expect(components.schemas["desk.AsnRequestError"].properties).toEqual({
      number: { type: "integer" },
      next: { $ref: own },
    });
    expect(components.schemas.AsnRequestError.properties).toHaveProperty("iErrorDetail");
  });

  it("are described by what is said of them", async () => {
    const said = (name: string) => (name === "deskNumber" ? "Doubles nothing." : undefined);
    const { server } = await serving(module);
    const { url } = await world({ upstream: localUpstream(server), describe: said });
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as any;
    expect(paths["/ws/direct/deskNumber"].post.description).toBe("Doubles nothing.");
    expect(paths["/ws/direct/asnGetUserToken"].post.description).not.toBe("Doubles nothing.");
  });
});

describe("an operation of one's own", () => {
  const Text = sequence("OwnText", () => [["text", UTF8String]]);
  const own = (name: string, id: number): Operation =>
    operation(name, id, () => ({ argument: Text, result: Text, error: Text }));
  const served = (...tokens: Operation[]): Module =>
    defineModule({
      name: "own",
      setup({ handle }) {
        for (const token of tokens) {
          handle(token, { access: anyone, unit: "none", refuse: () => ({}), run: () => ({}) });
        }
      },
    });

  it.each([
    ["id", "ownCall", asnMCUCreatePipeline.id],
    ["name", "asnMCUCreatePipeline", 32_000],
  ])("with the %s of one of the protocol is an error at the start", async (_, name, id) => {
    const token = own(name, id);
    const collision = `${name} (${id}) of own collides with asnMCUCreatePipeline (${asnMCUCreatePipeline.id}) of Mcu`;
    const server = createUcServer({ log: silentLog });
    onTestFinished(() => server.close());
    server.use(served(token));
    await expect(server.listen({ port: 0 })).rejects.toThrow(collision);
    expect(() => createGateway({ upstream: localUpstream(server) })).toThrow(collision);
    const modules = { own: { token } };
    expect(() => createGateway({ upstream: new StandIn(), modules })).toThrow(collision);
  });

  it("that is added too late for the web service to see is an error when that listens", async () => {
    const server = createUcServer({ log: silentLog });
    onTestFinished(() => server.close());
    const gateway = createGateway({ log: silentLog, upstream: localUpstream(server) });
    onTestFinished(() => gateway.close());
    server.use(served(own("ownCall", asnMCUCreatePipeline.id)));
    await expect(gateway.listen({ port: 0 })).rejects.toThrow("collides with asnMCUCreatePipeline");
  });

  it("must not be named like a route, nor like another one of one's own", () => {
    const upstream = new StandIn();
    for (const name of ["events", "createsession", "destroysession", "answer", "websocket"]) {
      const modules = { own: { token: own(name, 32_000) } };
      expect(() => createGateway({ upstream, modules })).toThrow(`of /ws/client/${name}`);
    }
    const twice = { one: { a: own("a", 32_000) }, two: { b: event("b", 32_000, () => Text) } };
    expect(() => createGateway({ upstream, modules: twice })).toThrow(
      "b (32000) of two collides with a (32000) of one",
    );
  });
});

describe("the page in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  it("lists and sends operations of one's own, and shows their events and types", async () => {
    const { url } = await inFront(visitorsModule());
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${url}/#visitorWatch`);
    await page.getByText("Who may call it:").waitFor();
    await page.fill("#user", "bob");
    await page.fill("#pass", "geheim");
    await page.click("#logon");
    await page.getByText("logged on as bob").waitFor();
    await page.click("#send");
    await expect.poll(() => page.textContent("#answer")).toBe("{}");
    await page.fill("#search", "visitor arrive");
    await page.click("#operations li");
    expect(await page.textContent("#types")).toContain("Argument: Visitor");
    await page.click("#tab-json");
    await page.fill("#json", '{"name":"Carol","host":"bob"}');
    await expect.poll(() => page.textContent("#tree")).toContain("Carol");
    await page.click("#send");
    await expect.poll(() => page.textContent("#events")).toContain('"visitorArrived"');
    expect(faults).toEqual([]);
  });
});
