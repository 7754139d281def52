import { describe, expect, it } from "vitest";
import { hex, unrecognised } from "../support/bytes.js";
import { add, news } from "../support/operations.js";
import { join, rawClient, serve, settle, until, type RawPeer } from "../support/peers.js";

// What the vendor's runtimes send beyond the module of the envelope (docs/interoperability.md).

const text = (value: string): string => Buffer.from(value).toString("hex");
const plain = (spaced: string): string => spaced.replaceAll(" ", "");

describe("a peer that writes session id and name with implicit tags", () => {
  /** A server with the session S1 on each connection. */
  async function withSession(options = {}): ReturnType<typeof serve> {
    return serve({
      ...options,
      onConnection({ sessions }) {
        sessions.enable();
        sessions.create("S1");
      },
    });
  }

  it("is understood, also by the name alone", async () => {
    const { server, port } = await withSession();
    const users: unknown[] = [];
    server.handle(add, ({ a, b }, { sessionID }) => {
      users.push(sessionID);
      return { total: a + b };
    });
    const peer = await rawClient(port);
    peer.send(hex("a117 81025331 020101 8203616464 02010a 3006 020101 020102"));
    expect(await peer.until(15)).toBe(plain("a20d 020101 3008 020100 3003 020103"));
    peer.send(hex("a113 020102 8203616464 020100 3006 020101 020102"));
    expect((await peer.until(30)).slice(30)).toBe(plain("a20d 020102 3008 020100 3003 020103"));
    expect(users).toEqual(["S1", undefined]);
  });

  it("is sent neither from then on, in rejects, invokes and events", async () => {
    const { server, port } = await withSession();
    const peer = await rawClient(port);
    const [connection] = await connected(server);
    const named = { sessionID: "S1", operationName: "news" };
    connection?.emit(news, { number: 1, text: "" }, named);
    expect(await peer.until(31)).toBe(
      plain("a11d a1040c025331 020301869f a206 0c046e657773 020114 3005 020101 0c00"),
    );
    peer.send(hex("a10c a1040c025331 020107 020163"));
    await receives(peer, unrecognised(7, "operation 99", "S1"));
    const before = peer.received.length;
    peer.send(hex("a10a 81025331 020107 020163"));
    await receives(peer, unrecognised(7, "operation 99"));
    connection?.emit(news, { number: 1, text: "" }, named);
    await receives(peer, plain("a10f 020301869f 020114 3005 020101 0c00"));
    connection?.call(add, { a: 1, b: 2 }, () => {}, named);
    await receives(peer, plain("a10e 020101 02010a 3006 020101 020102"));
    expect(peer.received.slice(before)).not.toContain(text("S1"));
    expect(peer.received.slice(before)).not.toContain(text("news"));
  });

  it("is told by name in JSON nevertheless, which it reads", async () => {
    const { server, port } = await withSession();
    const peer = await rawClient(port);
    const [connection] = await connected(server);
    peer.send(hex("a10a 81025331 020107 020163"));
    await receives(peer, unrecognised(7, "operation 99"));
    const invoke = '{"invoke":{"invokeID":1,"operationID":99}}';
    peer.send(`J${String(invoke.length).padStart(7, "0")}${invoke}`);
    await receives(peer, text('"invokeProblem":1'));
    connection?.emit(news, { number: 1, text: "" });
    await receives(peer, text('"operationName":"news"'));
    expect(peer.ended).toBe(false);
  });

  it("is refused by a server that reads strictly", async () => {
    const { port, log } = await withSession({ strictness: "strict" });
    const peer = await rawClient(port);
    peer.send(hex("a10a 81025331 020107 020163"));
    await peer.end();
    expect(peer.received).toBe("");
    expect(log.of("connection closed")[0]?.facts.reason).toContain(
      "ROSEMessage.invoke.sessionID: [1] primitive where constructed is due",
    );
  });
});

describe("a peer that rejects events", () => {
  const rejects: readonly (readonly [string, string | Uint8Array])[] = [
    ["one that it does not know", hex("a408 020301869f 810101")],
    ["one that it cannot read", hex("a408 020301869f 810102")],
    ["a message that it cannot read, with a problem of its own", hex("a406 020100 810107")],
    [
      "one that it does not know, in JSON",
      json({ reject: { invokedID: { invokedID: 99_999 }, reject: { invokeProblem: 1 } } }),
    ],
    [
      "a message that it cannot read, in JSON with the names of types",
      json([
        {
          _type: "ROSEMessage",
          reject: {
            _type: "ROSEReject",
            invokedID: { _type: "ROSERejectChoice", invokedID: 0 },
            reject: { _type: "RejectProblem", generalProblem: 7 },
            details: "x\ny",
          },
        },
      ]),
    ],
  ];

  it.each(rejects)("is taken silently: %s", async (_, message) => {
    const { server, port, log } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    const [connection] = await connected(server);
    peer.send(message);
    peer.send(hex("a10e 020101 02010a 3006 020101 020102"));
    await receives(peer, plain("a20d 020101 3008 020100 3003 020103"));
    expect(connection?.strayAnswers).toBe(0);
    expect(log.of("the peer rejects an event").map(({ level }) => level)).toEqual(["debug"]);
    expect(log.lines.filter(({ level }) => level === "warn")).toEqual([]);
    expect(JSON.stringify(log.lines)).not.toContain("\\n");
  });

  it("does not settle a call by that, and its other answers are counted as before", async () => {
    const { server, port, log } = await serve();
    const client = await join(port);
    await connected(server);
    for (const octets of ["a2050203 01869f", "a406 020105 810101", "a4050500810101"]) {
      client.connection.send(hex(octets));
    }
    await until(() => [...server.connections][0]?.strayAnswers === 3);
    await settle();
    // Two of them are alike.
    expect(log.of("an answer that nobody waits for")).toHaveLength(2);
  });
});

function json(value: unknown): string {
  const body = JSON.stringify(value);
  return `J${String(Buffer.byteLength(body)).padStart(7, "0")}${body}`;
}

async function connected({ connections }: Awaited<ReturnType<typeof serve>>["server"]) {
  await until(() => connections.size > 0);
  return [...connections];
}

async function receives(peer: RawPeer, octets: string): Promise<void> {
  await until(() => peer.received.includes(octets));
}
