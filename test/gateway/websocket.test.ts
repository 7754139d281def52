import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnGetLoggedInContact } from "../../src/modules/authentication/authentication.js";
import { asnKeepAlive } from "../../src/modules/general/general.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { InvokeProblem } from "../../src/rose/index.js";
import { openSession, world } from "./world.js";
import { fakeTimeouts } from "../support/held-clock.js";

/** A WebSocket of a session, and what it has got. */
async function open(
  url: string,
  session: string,
): Promise<{ socket: WebSocket; got: (string | Buffer)[] }> {
  const socket = new WebSocket(
    `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`,
  );
  const got: (string | Buffer)[] = [];
  socket.on("message", (data: Buffer, binary) => got.push(binary ? data : data.toString()));
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  return { socket, got };
}

/** The answer to an attempt to open one. */
async function refusal(
  url: string,
  session: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
  const socket = new WebSocket(target, { headers });
  socket.on("error", () => {});
  const [, response] = (await once(socket, "unexpected-response")) as [
    unknown,
    { statusCode: number },
  ];
  return response.statusCode;
}

/** The id of the invoke that a message answers. */
const idOf = ({ result, reject }: any): number => result?.invokeID ?? reject.invokedID.invokedID;

describe("the WebSocket of a session", () => {
  it("carries invokes as bare objects and answers as lists of one", async () => {
    const { url } = await world();
    const { socket, got } = await open(url, await openSession(url));
    socket.send(
      '{"invoke":{"invokeID":5,"operationID":0,"operationName":"asnGetLoggedInContact","argument":{}}}',
    );
    await expect.poll(() => got.length).toBe(1);
    const [message] = JSON.parse(got[0] as string) as any[];
    expect(message.result).toMatchObject({
      invokeID: 5,
      result: {
        resultValue: 0,
        result: { _type: "AsnGetLoggedInContactResult", u8sLoggedInUser: "alice" },
      },
    });
  });

  it("carries BER in binary frames", async () => {
    const { url } = await world();
    const { socket, got } = await open(url, await openSession(url));
    socket.send(
      ROSEMessage.encode({ invoke: { invokeID: 7, operationID: asnGetLoggedInContact.id } }),
    );
    await expect.poll(() => got.length).toBe(1);
    const { result } = ROSEMessage.decode(got[0] as Buffer) as any;
    expect(result.invokeID).toBe(7);
    expect(asnGetLoggedInContact.result.decode(result.result.result).u8sLoggedInUser).toBe("alice");
  });

  it("gets events, those first that came before it was opened", async () => {
    const { url, server } = await world();
    const session = await openSession(url);
    server.rose.broadcast(asnKeepAlive, { dummy: null });
    const { socket, got } = await open(url, session);
    await expect.poll(() => got.length).toBe(1);
    server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(() => got.length).toBe(2);
    expect(JSON.parse(got[1] as string)).toMatchObject([
      { invoke: { invokeID: 99999, operationID: 100 } },
    ]);
    socket.send(ROSEMessage.encode({ invoke: { invokeID: 7, operationID: 4711 } }));
    await expect.poll(() => got.length).toBe(3);
    server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(() => got.length).toBe(4);
    expect((got[3] as Buffer).toString("hex")).toBe("a10c020301869f02016430020500");
  });

  it("gives a new socket what the one before had not got, and closes that one", async () => {
    const { url, server } = await world();
    const session = await openSession(url);
    const first = await open(url, session);
    const closed = once(first.socket, "close");
    const second = await open(url, session);
    await closed;
    server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(() => second.got.length).toBe(1);
    expect(first.got).toEqual([]);
  });

  it("rejects what is unknown, internal or mistyped", async () => {
    const { url } = await world();
    const { socket, got } = await open(url, await openSession(url));
    socket.send('{"invoke":{"invokeID":1,"operationID":4711}}');
    socket.send('{"invoke":{"invokeID":2,"operationID":1703,"argument":{}}}');
    socket.send('{"invoke":{"invokeID":3,"operationID":1003,"argument":{"iType":"x"}}}');
    await expect.poll(() => got.length).toBe(3);
    const rejects = got.map((text) => (JSON.parse(text as string) as any[])[0].reject);
    expect(rejects.map(({ reject }) => reject.invokeProblem)).toEqual([1, 1, 2]);
    expect(rejects[2].details).toContain("iType");
  });

  it("does not answer an event, though it has an invoke id like any other", async () => {
    const { url } = await world();
    const { socket, got } = await open(url, await openSession(url));
    const send = (operationID: number, argument: object): void =>
      socket.send(JSON.stringify({ invoke: { invokeID: 1, operationID, argument } }));
    send(asnKeepAlive.id, { dummy: null });
    send(asnGetLoggedInContact.id, {});
    await expect.poll(() => got.length).toBe(1);
    expect(JSON.parse(got[0] as string)).toMatchObject([{ result: { invokeID: 1 } }]);
  });

  it("rejects as port 7222 does what names another session or says itself whose it is", async () => {
    const { url } = await world();
    const own = await openSession(url);
    const other = await openSession(url, "bob", "geheim");
    const { socket, got } = await open(url, own);
    const operation = { operationID: asnGetLoggedInContact.id, argument: {} };
    const auth = { method: "Basic", authdata: Buffer.from("bob:geheim").toString("base64") };
    const send = (fields: object): void =>
      socket.send(JSON.stringify({ invoke: { ...operation, ...fields } }));
    send({ invokeID: 1, sessionID: other });
    send({ invokeID: 2, sessionID: "" });
    send({ invokeID: 3, authentication: { auth } });
    // Its own session's id is nothing to refuse.
    send({ invokeID: 4, sessionID: own.toLowerCase() });
    await expect.poll(() => got.length).toBe(4);
    const messages = got.map((text) => (JSON.parse(text as string) as any[])[0]);
    const [first, second, third, fourth] = messages.toSorted((a, b) => idOf(a) - idOf(b));
    expect(first.reject.reject).toEqual({ invokeProblem: InvokeProblem.invalidSessionID });
    expect(second.reject.reject).toEqual({ invokeProblem: InvokeProblem.invalidSessionID });
    expect(third.reject.reject).toEqual({ invokeProblem: InvokeProblem.authenticationFailed });
    expect(fourth.result.result.result.u8sLoggedInUser).toBe("alice");
  });

  it("rejects it in BER too, and takes no event of another session", async () => {
    const { url, gateway } = await world();
    const { socket, got } = await open(url, await openSession(url));
    const sessionID = await openSession(url, "bob", "geheim");
    const logoff = { invokeID: 99_999, operationID: 1001, argument: Uint8Array.of(0x30, 0) };
    socket.send(ROSEMessage.encode({ invoke: { ...logoff, sessionID } }));
    const authdata = Buffer.from("alice:secret");
    const authentication = { auth: { method: "Basic", authdata } };
    socket.send(ROSEMessage.encode({ invoke: { ...logoff, authentication } }));
    const invoke = { invokeID: 7, operationID: asnGetLoggedInContact.id };
    socket.send(ROSEMessage.encode({ invoke: { ...invoke, sessionID } }));
    await expect.poll(() => got.length).toBe(1);
    expect(ROSEMessage.decode(got[0] as Buffer)).toMatchObject({
      reject: { invokedID: { invokedID: 7 }, reject: { invokeProblem: 8 } },
    });
    expect(gateway.sessions).toBe(2);
  });

  it.each(["{", "5", "[]", '{"invoke":{}}', '{"bye":1}'])("is closed on %s", async (text) => {
    const { url } = await world();
    const { socket } = await open(url, await openSession(url));
    const closed = once(socket, "close");
    socket.send(text);
    expect((await closed)[0]).toBe(1007);
  });

  it("is closed on a message beyond the limit", async () => {
    const { url } = await world({ limits: { maxBodyBytes: 1000 } });
    const { socket } = await open(url, await openSession(url));
    const closed = once(socket, "close");
    socket.send(`{"invoke":{"invokeID":1,"operationID":0,"operationName":"${"x".repeat(1000)}"}}`);
    expect((await closed)[0]).toBe(1009);
  });

  it("is refused without a session, and to pages of other sites", async () => {
    const { url } = await world();
    expect(await refusal(url, "0".repeat(32))).toBe(400);
    expect(await refusal(url, await openSession(url), { Origin: "https://evil.example" })).toBe(
      403,
    );
    expect(await refusal(url, await openSession(url), { Origin: "null" })).toBe(403);
    const same = new WebSocket(
      `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${await openSession(url)}`,
      { headers: { Origin: url } },
    );
    await once(same, "open");
    same.terminate();
  });

  // Frames as octets; the mask is 0 (RFC 6455 5.2).
  it.each([
    ["a continuation of nothing", "808100000000aa"],
    ["a message within another", "018100000000aa" + "818100000000aa"],
    ["a frame without a mask", "8101aa"],
    ["a frame with a reserved bit", "c18100000000aa"],
    ["a frame of an unknown kind", "838100000000aa"],
    ["a ping in pieces", "098100000000aa"],
    ["a ping that is too long", `89fe007e00000000${"aa".repeat(126)}`],
    ["text that is not UTF-8", "818100000000ff"],
    ["a length beyond 2^53", "81ffffffffffffffffff"],
  ])("is closed on %s, and its session stands", async (_, octets) => {
    const { url } = await world();
    const { port, host } = new URL(url);
    const session = await openSession(url);
    const socket = connect(Number(port), "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket.on("error", () => {});
    socket.write(
      `GET /ws/client/websocket?x-ucsessionid=${session} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\n` +
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
    );
    await once(socket, "data");
    let received = "";
    socket.on("data", (data) => (received += data.toString("hex")));
    socket.write(Buffer.from(octets, "hex"));
    await once(socket, "close");
    // Protocol error, not UTF-8, or too big (RFC 6455 7.4.1).
    expect(received).toMatch(/^8802(?:03ea|03ef|03f1)$/);
    const { socket: good } = await open(url, session);
    expect(good.readyState).toBe(WebSocket.OPEN);
    good.close();
  });

  it("keeps its session from being idle, and ends with it", async () => {
    const { url, gateway } = await world({ limits: { sessionIdle: 60_000 } });
    const idle = fakeTimeouts();
    const { socket } = await open(url, await openSession(url));
    idle.advance(180_000);
    expect(gateway.sessions).toBe(1);
    socket.send('{"invoke":{"invokeID":99999,"operationID":1001,"argument":{}}}');
    expect((await once(socket, "close"))[0]).toBe(1001);
    expect(gateway.sessions).toBe(0);
  });
});
