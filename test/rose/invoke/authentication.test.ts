import { describe, expect, it } from "vitest";
import type { AuthenticateHook } from "../../../src/rose/index.js";
import { sessionKey } from "../../../src/rose/connection/session.js";
import { hex } from "../support/bytes.js";
import { add, configure, news } from "../support/operations.js";
import { join, rawClient, serve, settle, until } from "../support/peers.js";

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const basic = (text: string): { auth: { method: string; authdata: Uint8Array } } => ({
  auth: { method: "Basic", authdata: utf8(text) },
});
const login = sessionKey<string>("login");

/** Knows alice by her password, and wants a second step of bob. */
const authenticate: AuthenticateHook = ({ session }, { auth, context }) => {
  const [user, password] = Buffer.from(auth.authdata).toString().split(":");
  if (user === "bob" && context === undefined) {
    const authentication = {
      authList: [{ method: "Basic", authdata: utf8("nonce") }],
      context: "2",
    };
    return { reject: "authenticationIncomplete", details: "once more", authentication };
  }
  if (password !== "secret" || user === undefined) return { reject: "authenticationFailed" };
  session.set(login, `${auth.method} ${context}`);
  return user;
};

describe("an invoke with credentials", () => {
  it("is carried out for its user, whose login neither comes from the connection nor stays", async () => {
    const { server, port } = await serve({
      authenticate,
      authorize: ({ user }) =>
        user === undefined ? { reject: "authenticationFailed" } : undefined,
    });
    server.handle(configure, (_, { user, session, connection }) => {
      return { text: `${user} ${session.get(login)} ${session === connection.session}` };
    });
    const client = await join(port);
    await expect(client.invoke(configure, {})).rejects.toMatchObject({
      problemName: "authenticationFailed",
    });
    const authentication = { ...basic("alice:secret"), context: "x" };
    await expect(client.invoke(configure, {}, { authentication })).resolves.toEqual({
      text: "alice Basic x false",
    });
    const [connection] = server.connections;
    if (connection !== undefined) connection.session.user = "carol";
    await expect(client.invoke(configure, {})).resolves.toEqual({ text: "carol undefined true" });
    await expect(client.invoke(configure, {}, { authentication })).resolves.toEqual({
      text: "alice Basic x false",
    });
    // A login that fails is not made good by that of the connection.
    await expect(
      client.invoke(configure, {}, { authentication: basic("alice:wrong") }),
    ).rejects.toMatchObject({ problemCode: 10, problemName: "authenticationFailed" });
  });

  it.each(["ber", "json"] as const)(
    "learns what is missing for another step: %s",
    async (encoding) => {
      const { server, port } = await serve({ authenticate });
      server.handle(configure, (_, { user }) => ({ text: user as string }));
      const client = await join(port, { encoding });
      const first = client.invoke(configure, {}, { authentication: basic("bob:secret") });
      await expect(first).rejects.toMatchObject({
        problemCode: 9,
        problemName: "authenticationIncomplete",
        details: "once more",
        authentication: { authList: [{ method: "Basic", authdata: utf8("nonce") }], context: "2" },
      });
      const authentication = { ...basic("bob:secret"), context: "2" };
      await expect(client.invoke(configure, {}, { authentication })).resolves.toEqual({
        text: "bob",
      });
    },
  );

  it("is asked about before its argument is looked at, in its own time", async () => {
    const asked: string[] = [];
    const { server, port } = await serve({
      async authenticate(_, { auth }) {
        asked.push(auth.method);
        await settle(1);
        if (auth.method === "down") throw new Error("the directory is down");
        return auth.method === "JWT" ? "alice" : { reject: "authenticationFailed" };
      },
    });
    server.handle(add, ({ a, b }, { user }) => {
      asked.push(`add for ${user}`);
      return { total: a + b };
    });
    const token = (method: string): object => ({
      authentication: { auth: { method, authdata: utf8("token") } },
    });
    const client = await join(port);
    await expect(client.invoke(add, { a: 1, b: 2 }, token("JWT"))).resolves.toEqual({ total: 3 });
    await expect(client.invoke(add, { a: 1, b: 2 }, token("x"))).rejects.toMatchObject({
      problemName: "authenticationFailed",
    });
    await expect(client.invoke(add, { a: 1, b: 2 }, token("down"))).rejects.toMatchObject({
      error: { u8sErrorString: "internal error" },
    });
    const peer = await rawClient(port);
    // The argument is no Sum, and yet the answer is about the authentication.
    peer.send(hex("a118 020101 a30b 3009 3007 0c0178 040258 58 02010a 3003 0c0141"));
    expect(await peer.until(8)).toBe("a40602010181010a");
    expect(asked).toEqual(["JWT", "add for alice", "x", "down", "x"]);
  });

  it("in a session keeps that session's id", async () => {
    const { server, port } = await serve({
      authenticate,
      onConnection: ({ sessions }) => {
        sessions.enable();
        sessions.create("S1");
      },
    });
    server.handle(configure, (_, { user, session }) => ({ text: `${user} ${session.id}` }));
    const client = await join(port);
    await expect(
      client.session("S1").invoke(configure, {}, { authentication: basic("alice:secret") }),
    ).resolves.toEqual({ text: "alice S1" });
  });

  it("is only carried where nobody checks it", async () => {
    const { server, port } = await serve();
    server.handle(configure, (_, { user, authentication }) => ({
      text: `${user} ${authentication?.auth.method}`,
    }));
    const client = await join(port);
    const authentication = basic("alice:secret");
    await expect(client.invoke(configure, {}, { authentication })).resolves.toEqual({
      text: "undefined Basic",
    });
  });
});

it("an event whose credentials are refused is dropped in silence", async () => {
  const seen: unknown[] = [];
  const { server, port, log } = await serve({ authenticate });
  server.handle(news, (_, { user }) => void seen.push(user));
  const client = await join(port);
  const event = { number: 1, text: "x" };
  client.emit(news, event, { authentication: basic("alice:wrong") });
  client.emit(news, event, { authentication: basic("alice:secret") });
  await until(() => seen.length === 1);
  expect(seen).toEqual(["alice"]);
  expect(log.of("event refused")).toHaveLength(1);
  expect(client.connection.messagesIn).toBe(0);
});
