import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { inTheEnd } from "../support/in-the-end.js";
import {
  asnGetLoggedInContact,
  asnGetUserToken,
} from "../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { connect, type Client, type ConnectOptions } from "../../src/rose/index.js";
import { clientFor, logOn } from "../server/login.js";
import { errorOf } from "../server/running.js";
import { clear, startServer, type ServerProcess } from "./servers.js";

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly connection?: number;
  readonly operation?: string;
}

/** What a server has logged: each line is JSON of its own. */
function linesOf(server: ServerProcess): Line[] {
  const lines = server.stderr().trimEnd().split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
}

let clients: Client[];

beforeEach(() => {
  clients = [];
  onTestFinished(async () => {
    await Promise.all(clients.map((client) => client.close()));
  });
});

async function joined(port: number, options: ConnectOptions = {}): Promise<Client> {
  const client = await connect({ host: "127.0.0.1", port, ...options });
  clients.push(client);
  return client;
}

test("a server logs one line for each connection event and none for a message", async () => {
  const server = await startServer(["--data", ":memory:", ...clear]);
  const client = await clientFor(server.port, "alice", server.password("alice"));
  for (let i = 0; i < 20; i++) await client.invoke(asnGetLoggedInContact, {});
  await client.close();
  const garbage = await joined(server.port);
  garbage.connection.send(Uint8Array.of(0x16, 3, 1));
  await garbage.closed;
  await vi.waitUntil(() => linesOf(server).length >= 5, inTheEnd);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
  expect(linesOf(server)).toMatchObject([
    { level: "info", msg: "connection opened", connection: 1, remoteAddress: "127.0.0.1" },
    { level: "info", msg: "logged on", connection: 1, user: "alice" },
    { level: "info", msg: "connection closed", connection: 1, code: "remote" },
    { level: "info", msg: "connection opened", connection: 2 },
    {
      level: "warn",
      msg: "connection closed",
      connection: 2,
      fault: "unknown-frame",
      reason: expect.stringContaining("; this looks like TLS: ") as string,
    },
    { level: "info", msg: "draining", drainDelay: 0, drainTime: 0 },
    { level: "info", msg: "drained" },
  ]);
  for (const { time } of linesOf(server)) expect(new Date(time).toISOString()).toBe(time);
});

describe("with --trace a server logs messages", () => {
  test.each(["ber", "json"] as const)(
    "in %s, and of no secret more than asterisks",
    async (encoding) => {
      const server = await startServer(["--data", ":memory:", "--trace", ...clear]);
      const [alice, bob] = [server.password("alice"), server.password("bob")];
      const client = await joined(server.port, { encoding });
      await errorOf(logOn(client, "alice", "a-wrong-password"));
      await logOn(client, "alice", alice);
      const { sToken } = await client.invoke(asnGetUserToken, { iType: 1 });
      const stranger = await joined(server.port, { encoding });
      const auth = (method: string, text: string) => ({
        authentication: { auth: { method, authdata: Buffer.from(text) } },
      });
      await stranger.invoke(asnGetLoggedInContact, {}, auth("Basic", `bob:${bob}`));
      await stranger.invoke(asnGetLoggedInContact, {}, auth("JWT", sToken));
      await stranger.invoke(asnCheckConnection, {});
      expect(await server.stop()).toEqual({ code: 0, signal: null });
      const log = server.stderr();
      const traced = linesOf(server).filter(({ msg }) => msg.startsWith("message "));
      expect(traced).toHaveLength(12);
      expect(log).toContain("u8sClientUsername");
      expect(log).toContain("asnGetUserToken");
      for (const secret of ["a-wrong-password", alice, bob, sToken]) {
        for (const form of ["utf8", "hex", "base64"] as const) {
          expect(log).not.toContain(Buffer.from(secret).toString(form).replace(/=*$/, ""));
        }
      }
    },
  );
});
