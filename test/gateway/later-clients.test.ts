import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnGetLoggedInContact } from "../../src/modules/authentication/authentication.js";
import { noTime } from "../../src/codec/index.js";
import { asnUpdatePresence } from "../../src/modules/presence-v2/presence-v2.js";
import { asnKeepAlive } from "../../src/modules/general/general.js";
import { fakeTimeouts } from "../support/held-clock.js";
import { clientFor } from "../server/login.js";
import { basic, world } from "./world.js";

// How clients of later versions of the protocol connect, octet for octet where that matters.

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly json: any;
}

/** A request as Node makes it, without what fetch adds. */
async function ask(
  url: string,
  headers: Record<string, string> = {},
  { method = "GET", body }: { method?: string; body?: string } = {},
): Promise<Answer> {
  const asked = request(url, { method, headers, agent: false }).end(body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of response) text += String(chunk);
  const json: unknown = text === "" ? undefined : JSON.parse(text);
  return { status: response.statusCode, headers: response.headers, json };
}

/** Basic credentials as `btoa` makes them: in Latin-1. */
const latin1 = (user: string, password: string): { Authorization: string } => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`, "latin1").toString("base64")}`,
});

interface Opened {
  readonly socket: WebSocket;
  readonly got: any[];
}

async function open(url: string, path: string): Promise<Opened> {
  const socket = new WebSocket(url.replace("http", "ws") + path);
  onTestFinished(() => socket.terminate());
  const got: unknown[] = [];
  socket.on("message", (data: Buffer) => got.push(JSON.parse(data.toString())));
  await once(socket, "open");
  return { socket, got };
}

async function refusal(url: string, path: string): Promise<number> {
  const socket = new WebSocket(url.replace("http", "ws") + path);
  socket.on("error", () => {});
  const [, { statusCode }] = await once(socket, "unexpected-response");
  return statusCode as number;
}

/** The controller, the session, the socket: what the node client does at each start. */
async function start(
  base: string,
  user: string,
  password: string,
): Promise<Opened & { id: string }> {
  const controller = await ask(`${base}/controller/client/ucws?ucsid=local`);
  expect(controller).toMatchObject({ status: 200 });
  expect(Number(controller.headers["content-length"])).toBeGreaterThan(0);
  const { redirect } = controller.json as { redirect: string };
  const session = await ask(`${redirect}/ws/client/createsession?clientappid=15`, {
    "X-Ucsid": "local",
    ...latin1(user, password),
  });
  expect(session.status).toBe(200);
  const id = session.json.sessionid as string;
  expect(id).toMatch(/^[0-9A-F]{32}$/);
  return { id, ...(await open(redirect, `/ws/client/websocket/?x-ucsessionid=${id}`)) };
}

describe("the node client of later versions", () => {
  it("finds the web service, opens a session and its socket, and calls by number and name", async () => {
    const { url, server } = await world();
    await server.users.add("jörg", "pö");
    const { socket, got } = await start(url, "jörg", "pö");
    socket.send(
      '{"_type":"ROSEMessage","invoke":{"_type":"ROSEInvoke","invokeID":1,' +
        '"operationName":"asnGetLoggedInContact","operationID":1004,' +
        '"argument":{"_type":"AsnGetLoggedInContactArgument"}}}',
    );
    await expect.poll(() => got.length).toBe(1);
    expect(got).toMatchObject([
      [{ result: { invokeID: 1, result: { result: { u8sLoggedInUser: "jörg" } } } }],
    ]);
  });

  it("reads its own contact in the later form, in JSON and in BER, with the octets that it sends", async () => {
    const { url } = await world();
    const { socket, got } = await start(url, "alice", "secret");
    socket.send(
      '{"_type":"ROSEMessage","invoke":{"_type":"ROSEInvoke","invokeID":1,' +
        '"operationName":"asnGetLoggedInContactV2","operationID":1008,' +
        '"argument":{"_type":"AsnGetLoggedInContactArgument"}}}',
    );
    await expect.poll(() => got.length).toBe(1);
    const { result } = got[0][0].result.result;
    expect(result).toMatchObject({
      u8sLoggedInUser: "alice",
      ownContact: { iStaticRights2: 6, seqPhoneLines: [], asnNextAppointment: { bIsValid: false } },
    });
    // Its runtime makes an invalid date of an empty text, which is what a client of 6.1 gets.
    const { asnNextAppointment } = result.ownContact;
    expect(asnNextAppointment.stStart).toBe("1899-12-30T00:00:00Z");
    // What is not there yet is refused by name, and the connection lasts.
    socket.send(
      '{"_type":"ROSEMessage","invoke":{"_type":"ROSEInvoke","invokeID":2,' +
        '"operationName":"asnMCUCreatePipeline","operationID":1800,' +
        '"argument":{"_type":"AsnMCUCreatePipelineArgument","pipelineType":0}}}',
    );
    await expect.poll(() => got.length).toBe(2);
    const details = "nobody serves asnMCUCreatePipeline (1800)";
    expect(got[1]).toMatchObject([{ reject: { reject: { invokeProblem: 1 }, details } }]);
    const binary: string[] = [];
    socket.removeAllListeners("message");
    socket.on("message", (data: Buffer) => binary.push(data.toString("hex")));
    const name = Buffer.from("asnGetLoggedInContactV2").toString("hex");
    socket.send(Buffer.from(`a122020101 8217${name} 020203f0 3000`.replaceAll(" ", ""), "hex"), {
      binary: true,
    });
    await expect.poll(() => binary.length).toBe(1);
    expect(binary[0]).toContain(`0c05${Buffer.from("alice").toString("hex")}`);
  });

  it("comes and goes twenty times beside clients of 6.1, and no session is left over", async () => {
    const { url, port, gateway } = await world();
    const old = await clientFor(port, "bob", "geheim");
    onTestFinished(() => old.close());
    for (let i = 0; i < 20; i++) {
      const { id, socket, got } = await start(url, "alice", "secret");
      socket.send('{"invoke":{"invokeID":1,"operationID":1008,"argument":{}}}');
      await expect.poll(() => got.length).toBe(1);
      expect(got[0]).toMatchObject([{ result: { invokeID: 1 } }]);
      const { ownContact } = await old.invoke(asnGetLoggedInContact, {});
      expect(ownContact.asnRemoteContact.u8sCtiServerUserName).toBe("bob");
      const closed = once(socket, "close");
      expect((await ask(`${url}/ws/client/destroysession?ucsessionid=${id}`)).status).toBe(200);
      await closed;
    }
    expect(gateway.sessions).toBe(0);
  });

  it("keeps its session by keep-alives that nobody answers, and its rejects of events disturb nothing", async () => {
    const { url, server, gateway } = await world();
    const { socket, got } = await start(url, "alice", "secret");
    for (let i = 0; i < 3; i++) {
      socket.send(
        '{"_type":"ROSEMessage","invoke":{"_type":"ROSEInvoke","invokeID":99999,' +
          '"operationName":"asnTransportKeepAlive","operationID":1706,' +
          '"argument":{"_type":"AsnTransportKeepAliveArgument","dummy":null}}}',
      );
    }
    server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(() => got.length).toBe(1);
    for (const problem of [{ invokeProblem: 1 }, { invokeProblem: 2 }]) {
      const invokedID = { _type: "ROSERejectChoice", invokedID: 99_999 };
      const reject = { _type: "ROSEReject", invokedID, reject: problem };
      socket.send(JSON.stringify({ _type: "ROSEMessage", reject }));
    }
    socket.send('{"invoke":{"invokeID":2,"operationID":1004,"argument":{}}}');
    await expect.poll(() => got.length).toBe(2);
    expect(got[1]).toMatchObject([{ result: { invokeID: 2 } }]);
    expect(gateway.sessions).toBe(1);
  });

  it("is sent unset times in events as dates, which a client of 6.1 is sent as empty texts", async () => {
    const { url, server } = await world();
    const { socket, got } = await start(url, "alice", "secret");
    const tell = async (due: string): Promise<void> => {
      const asnAbsentState = {
        ...{ u8sContactId: "user-1", u8sUsername: "alice", stTimeFrom: noTime, stTimeTo: noTime },
        ...{ iAbsentState: 0, u8sMessage: "", u8sAbsentReason: "", iPresenceState: 0 },
      };
      const presence = { u8sContactId: "user-1", asnAbsentState };
      server.rose.broadcast(asnUpdatePresence, { presence, iChangedFlags: 16 });
      await expect.poll(() => got.length).toBe(1);
      const { argument } = got.pop()[0].invoke;
      expect(argument.presence.asnAbsentState.stTimeFrom).toBe(due);
    };
    await tell("");
    socket.send('{"invoke":{"invokeID":1,"operationID":703,"argument":{}}}');
    await expect.poll(() => got.length).toBe(1);
    got.pop();
    await tell("1899-12-30T00:00:00Z");
  });

  it("is understood in BER, and refused an operation that there is not, with its name in the details only", async () => {
    const { url } = await world();
    const { socket } = await start(url, "alice", "secret");
    const binary: string[] = [];
    socket.removeAllListeners("message");
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) binary.push(data.toString("hex"));
    });
    const name = (text: string): string => Buffer.from(text).toString("hex");
    const send = (octets: string): void =>
      socket.send(Buffer.from(octets.replaceAll(" ", ""), "hex"), { binary: true });
    send(`a120 020101 8215 ${name("asnGetLoggedInContact")} 020203ec 3000`);
    await expect.poll(() => binary.length).toBe(1);
    expect(binary[0]).toMatch(/^a2.*020101.*30.*020100.*30/);
    expect(binary[0]).toContain(`0c05${name("alice")}`);
    send(`a11b 020102 8210 ${name("asnNothingLikeIt")} 02024e1f 3000`);
    await expect.poll(() => binary.length).toBe(2);
    const details = name("nobody serves asnNothingLikeIt (19999)");
    expect(binary[1]).toBe(`a42e0201028101010c26${details}`);
    for (const reject of ["a408 020301869f 810101", "a406 020100 810107"]) send(reject);
    send(`a120 020103 8215 ${name("asnGetLoggedInContact")} 020203ec 3000`);
    await expect.poll(() => binary.length).toBe(3);
  });

  it("begins again without end when its socket closes, and is not kept out by what it leaves", async () => {
    const { url, gateway } = await world({ limits: { maxSessionsPerUser: 3 } });
    const ids = new Set<string>();
    for (let i = 0; i < 12; i++) {
      const { id, socket } = await start(url, "alice", "secret");
      ids.add(id);
      const closed = once(socket, "close");
      socket.close();
      await closed;
    }
    expect(ids.size).toBe(12);
    expect(gateway.sessions).toBe(3);
  });

  it("keeps a session without a socket by keep-alives over HTTP", async () => {
    const { url, gateway } = await world({ limits: { sessionIdle: 60_000 } });
    const idle = fakeTimeouts();
    const { json } = await ask(`${url}/ws/client/createsession`, latin1("alice", "secret"));
    const headers = { "X-ucsessionid": json.sessionid as string };
    for (let i = 0; i < 5; i++) {
      idle.advance(50_000);
      const body = '{"_type":"AsnTransportKeepAliveArgument","dummy":null}';
      const path = "/ws/client/asnTransportKeepAlive";
      expect((await ask(url + path, headers, { method: "POST", body })).status).toBe(200);
    }
    idle.advance(59_000);
    expect(gateway.sessions).toBe(1);
    idle.advance(1_000);
    await expect.poll(() => gateway.sessions).toBe(0);
  });

  it("leaves nothing behind for longer than a session may be idle", async () => {
    const { url, gateway } = await world({ limits: { sessionIdle: 60_000 } });
    const idle = fakeTimeouts();
    const { id, socket } = await start(url, "alice", "secret");
    socket.close();
    await expect
      .poll(() => {
        idle.advance(20_000);
        return gateway.sessions;
      })
      .toBe(0);
    expect(await refusal(url, `/ws/client/websocket/?x-ucsessionid=${id}`)).toBe(400);
  });

  it("is refused by status: with a wrong password, with an ended session, with none", async () => {
    const { url } = await world();
    const create = `${url}/ws/client/createsession?clientappid=15`;
    const headers = { "X-Ucsid": "local", ...latin1("alice", "wrong") };
    expect((await ask(create, headers)).status).toBe(401);
    const { id } = await start(url, "alice", "secret");
    expect((await ask(`${url}/ws/client/destroysession?ucsessionid=${id}`)).status).toBe(200);
    for (const query of [`?x-ucsessionid=${id}`, `?ucsessionid=${id}`, ""]) {
      expect(await refusal(url, `/ws/client/websocket/${query}`)).toBe(400);
    }
  });
});

describe("the sample pages of later versions, opened from files", () => {
  const from = { Origin: "null" };
  const create = { "Content-Type": "application/json;charset=utf-8", "X-no401": "1" };
  const custom = "authorization,content-type,x-no401,x-simple,x-ucsid,x-ucsessionid";

  it("may send their headers where files are admitted, and get nothing elsewhere", async () => {
    const asked = { ...from, "Access-Control-Request-Method": "POST" };
    const preflight = { ...asked, "Access-Control-Request-Headers": custom };
    const { url } = await world({ origins: ["null"] });
    for (const path of ["createsession", "asnGetLoggedInContact", "destroysession"]) {
      const { status, headers } = await ask(`${url}/ws/client/${path}`, preflight, {
        method: "OPTIONS",
      });
      expect(status).toBe(204);
      expect(headers["access-control-allow-origin"]).toBe("null");
      expect(headers["access-control-allow-methods"]).toContain("POST");
      const allowed = headers["access-control-allow-headers"]?.toLowerCase().split(",") ?? [];
      for (const name of custom.split(","))
        expect(allowed.map((text) => text.trim())).toContain(name);
    }
    const closed = await world();
    const refused = await ask(`${closed.url}/ws/client/createsession`, preflight, {
      method: "OPTIONS",
    });
    expect(refused.status).toBe(403);
    expect(refused.headers).not.toHaveProperty("access-control-allow-origin");
  });

  it.each([61, 70, 80])(
    "open a session that negotiates %i, and call and end it",
    async (version) => {
      const { url, gateway } = await world({ origins: ["null"] });
      const opened = await ask(
        `${url}/ws/client/createsession?clientappid=15`,
        { ...from, ...create, ...basic("alice", "secret"), "X-ucsid": "local", "X-simple": "1" },
        { method: "POST", body: `{ "negotiate": { "iClientProtocolVersion": ${version} } }` },
      );
      expect(opened).toMatchObject({
        status: 200,
        json: { sessionid: expect.stringMatching(/^[0-9A-F]{32}$/) as string },
        headers: { "access-control-allow-origin": "null" },
      });
      expect(Object.keys(opened.json)).toEqual(["sessionid"]);
      const id = opened.json.sessionid as string;
      const inSession = { ...from, "X-ucsessionid": id, "X-ucsid": "local" };
      const called = await ask(
        `${url}/ws/client/asnGetLoggedInContact`,
        { ...inSession, "Content-Type": "application/json" },
        { method: "POST", body: "{ }" },
      );
      expect(called).toMatchObject({ status: 200, json: { u8sLoggedInUser: "alice" } });
      const ended = await ask(`${url}/ws/client/destroysession?ucsessionid=${id}`, from);
      expect(ended.status).toBe(200);
      expect(gateway.sessions).toBe(0);
    },
  );

  it("call by name over the socket, and log off by an ordinary invoke and close at once", async () => {
    const { url, gateway } = await world({ origins: ["null"] });
    const headers = { ...from, ...basic("alice", "secret") };
    const opened = await ask(`${url}/ws/client/createsession`, headers, { method: "POST" });
    const id = opened.json.sessionid as string;
    const { socket, got } = await open(url, `/ws/client/websocket?x-ucsessionid=${id}`);
    const send = (invokeID: number, operationName: string): void =>
      socket.send(
        JSON.stringify({ invoke: { invokeID, operationID: 0, operationName, argument: {} } }),
      );
    send(2, "asnGetLoggedInContact");
    await expect.poll(() => got.length).toBe(1);
    expect(got[0]).toMatchObject([
      { result: { invokeID: 2, result: { result: { _type: "AsnGetLoggedInContactResult" } } } },
    ]);
    send(3, "asnLogoff");
    socket.close();
    await expect.poll(() => gateway.sessions).toBe(0);
    expect(got).toHaveLength(1);
  });
});
