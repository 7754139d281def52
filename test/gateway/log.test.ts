import { describe, expect, it, onTestFinished } from "vitest";
import { createGateway, localUpstream, sharedUpstream } from "../../src/gateway/index.js";
import { createUcServer } from "../../src/server/index.js";
import { Lines } from "../rose/support/peers.js";
import { cheap, openSession, openSocket, post } from "./world.js";

const count = 50;

const webService = { user: "webservice", password: "between us" };

/** A server and a web service in front of it, within it or apart, each with its log. */
async function logging(how: "in the server" | "apart") {
  const [served, own] = [new Lines(), new Lines()];
  const server = createUcServer({ log: served, passwordCost: cheap, webService });
  onTestFinished(() => server.close());
  await server.users.add("alice", "secret");
  const { port } = await server.listen({ port: 0 });
  const upstream =
    how === "apart"
      ? sharedUpstream({ log: own, host: "127.0.0.1", port, webService })
      : localUpstream(server);
  const gateway = createGateway({ log: own, upstream });
  onTestFinished(() => gateway.close());
  const address = await gateway.listen({ port: 0 });
  return { server, served, gateway, own, url: `http://127.0.0.1:${address.port}` };
}

describe.each(["in the server", "apart"] as const)("a web service %s", (how) => {
  it("has a line of the log for all bad tokens of an address, and later their number", async () => {
    const { server, served, gateway, url } = await logging(how);
    for (let i = 0; i < count; i++) {
      const answered = await post(
        `${url}/ws/direct/asnGetUserToken`,
        {},
        { "X-uctoken": `x.${i}` },
      );
      expect(await answered.text()).toContain('"iErrorDetail":102');
    }
    await expect.poll(() => [...server.rose.connections].some(({ local }) => local)).toBe(false);
    expect(served.of("logon refused")).toMatchObject([{ facts: { remoteAddress: "127.0.0.1" } }]);
    // For the rest: connections, the registration of a web service, ends of user sessions.
    expect(served.lines.length).toBeLessThan(10);
    await gateway.close();
    await server.close();
    const told = served.of("logon refused").map(({ facts }) => facts.repeated as number);
    expect(told).toEqual([undefined, count - 1]);
    expect(served.lines.length).toBeLessThan(20);
  });
});

describe("a web session", () => {
  it("has a line of the log for all messages of another session, and later their number", async () => {
    const { gateway, own, url } = await logging("in the server");
    const socket = await openSocket(url, await openSession(url));
    let answers = 0;
    socket.on("message", () => void answers++);
    for (let invokeID = 1; invokeID <= count; invokeID++) {
      const sessionID = `${invokeID}`.padStart(32, "A");
      socket.send(JSON.stringify({ invoke: { invokeID, sessionID, operationID: 1004 } }));
    }
    await expect.poll(() => answers).toBe(count);
    const text = "invoke of another session refused";
    expect(own.of(text)).toHaveLength(1);
    await gateway.close();
    expect(own.of(text).map(({ facts }) => facts)).toMatchObject([
      { user: "alice", problem: "invalidSessionID" },
      { user: "alice", problem: "invalidSessionID", repeated: count - 1 },
    ]);
  });

  it("has a line of the log for all events with bad arguments, and later their number", async () => {
    const { gateway, own, url } = await logging("in the server");
    const session = await openSession(url);
    const socket = await openSocket(url, session);
    let answered = false;
    socket.on("message", () => void (answered = true));
    for (let i = 0; i < count; i++) {
      const argument = { dummy: `${i}` };
      socket.send(JSON.stringify({ invoke: { invokeID: 99_999, operationID: 1706, argument } }));
    }
    socket.send(JSON.stringify({ invoke: { invokeID: 1, operationID: 1004, argument: {} } }));
    await expect.poll(() => answered).toBe(true);
    const text = "event of a web client failed";
    expect(own.of(text)).toMatchObject([{ facts: { user: "alice", err: expect.any(Error) } }]);
    await gateway.close();
    expect(own.of(text)[1]?.facts).toEqual({ user: "alice", repeated: count - 1 });
  });
});
