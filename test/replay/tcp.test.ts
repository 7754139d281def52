import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { asnGetLoggedInContact } from "../../src/modules/authentication/authentication.js";
import { silentLog } from "../../src/rose/index.js";
import { createUcServer, type UcServer, type UcServerOptions } from "../../src/server/index.js";
import { certificate } from "../server/certificate.js";
import { clientFor } from "../server/login.js";
import { inMemoryUnless, passwordCost } from "../server/running.js";
import { LeftOver } from "./support/left-over.js";
import { element, treeOf } from "./support/octets.js";
import { presenceModule } from "./support/presence.js";
import { corpus, expectMessages, take, type Encoding, type Message } from "./support/steps.js";
import { TcpPeer } from "./support/tcp-peer.js";

// The answers of the corpus are those of the presence of these tests.
const without = ["presence-v2"];

// Every request is octets of the corpus, and every answer is compared with it: nothing here is written or read by the codec
// or the engine, except for the clients of 6.1 that work meanwhile.

async function running(options: UcServerOptions = {}): Promise<{ server: UcServer; port: number }> {
  const server = createUcServer({
    log: silentLog,
    passwordCost,
    without,
    ...inMemoryUnless(options),
    ...options,
  });
  onTestFinished(() => server.close());
  server.use(presenceModule());
  await server.users.add("alice", "secret");
  await server.users.add("bob", "geheim");
  const { port } = await server.listen({ port: 0 });
  return { server, port };
}

async function joined(port: number): Promise<TcpPeer> {
  const peer = await TcpPeer.to(port);
  onTestFinished(() => peer.destroy());
  return peer;
}

/** A client of 6.1 that has subscribed to the presence of alice. */
async function watcher(port: number, encoding: Encoding): Promise<TcpPeer> {
  const peer = await joined(port);
  for (const step of corpus.old) await take(peer, step, encoding);
  return peer;
}

const encodings = ["json", "ber"] as const;
const beforeLogoff = corpus.later.slice(0, -1);
const logoff = corpus.later.slice(-1);

describe.each(encodings)("a client of version 8 on TCP that speaks %s", (encoding) => {
  it("comes and goes twenty times beside clients of 6.1, each is told in its own form, and nothing is left", async () => {
    const { server, port } = await running();
    const old = await clientFor(port, "bob", "geheim");
    onTestFinished(() => old.close());
    const over = new AbortController();
    const work = (async () => {
      let calls = 0;
      for (; !over.signal.aborted; calls++) {
        const { ownContact } = await old.invoke(asnGetLoggedInContact, {});
        expect(ownContact.asnRemoteContact.u8sCtiServerUserName).toBe("bob");
        await setTimeout(1);
      }
      return calls;
    })();
    work.catch(() => {});
    const watchers = { json: await watcher(port, "json"), ber: await watcher(port, "ber") };
    const leftOver = new LeftOver(server, port);
    for (let i = 0; i < 20; i++) {
      const peer = await joined(port);
      for (const step of beforeLogoff) await take(peer, step, encoding);
      leftOver.note();
      for (const of of encodings) {
        await expectMessages(watchers[of], corpus.oldEvents[of], "events of 6.1");
      }
      const other = encoding === "ber" ? "json" : "ber";
      await take(watchers[encoding], corpus.oldChange, encoding);
      const [event] = corpus.oldChange.answers[other];
      await expectMessages(watchers[other], [event as string], "an event of 6.1");
      await expectMessages(peer, corpus.laterEvents[encoding], "an event of version 8");
      for (const step of logoff) await take(peer, step, encoding);
      await peer.close();
      expect([peer, watchers.json, watchers.ber].map(({ hasMore }) => hasMore)).toEqual([
        false,
        false,
        false,
      ]);
    }
    over.abort();
    expect(await work).toBeGreaterThan(0);
    expect(leftOver.noted).toBe(40);
    await leftOver.expectNothing();
  });

  it("comes and goes at the same time as others, without a logoff", async () => {
    const { server, port } = await running();
    const leftOver = new LeftOver(server, port);
    const peers = await Promise.all(Array.from({ length: 8 }, () => joined(port)));
    // Each is told what any of them sets, so only what concerns nobody else is sent.
    const alone = beforeLogoff.filter(({ answers }) => answers[encoding].length < 2);
    await Promise.all(
      peers.map(async (peer) => {
        for (const step of alone) await take(peer, step, encoding);
      }),
    );
    leftOver.note();
    for (const peer of peers) peer.destroy();
    expect(leftOver.noted).toBe(16);
    await leftOver.expectNothing();
  });

  it("begins with StartTLS", async () => {
    const { port } = await running({ tls: { ...(await certificate()), policy: "required" } });
    const peer = await joined(port);
    const startTls: Readonly<Record<Encoding, readonly [Message, string]>> = {
      json: [
        '{"invoke":{"invokeID":1,"operationID":1103,"operationName":"asnStartTLS","argument":{}}}',
        '{"result":{"invokeID":1,"result":{"resultValue":0,"result":{"_type":"AsnStartTLSResult"}}}}',
      ],
      ber: [Buffer.from("a1090201010202044f3000", "hex"), "a2{02:01 30{02:00 30{}}}"],
    };
    const [asks, answer] = startTls[encoding];
    peer.send(asks);
    await expectMessages(peer, [answer], "1103");
    await peer.secure();
    for (const step of beforeLogoff) await take(peer, step, encoding);
  });
});

describe("a token for clients of version 8, by raw octets", () => {
  const nameOf = { 1005: "asnLoginV2", 1007: "asnGetUserTokenV2", 1719: "asnTokenVerifyV2" };

  it("of 1007 is verified by 1719, and logs on by 1005", async () => {
    const { port } = await running();
    const peer = await joined(port);
    const logon = corpus.later.find(({ name }) => name === "1005");
    if (logon === undefined) expect.unreachable();
    await take(peer, logon, "ber");
    const ask = (id: number, operation: keyof typeof nameOf, ...members: Buffer[]): Buffer => {
      const number = element(2, Uint8Array.of(operation >> 8, operation & 0xff));
      const name = element(0x82, nameOf[operation]);
      return element(0xa1, element(2, Uint8Array.of(id)), name, number, element(0x30, ...members));
    };
    peer.send(ask(50, 1007, element(0x80, Uint8Array.of(1))));
    const [, token = ""] =
      /^a2\{02:32 30\{02:00 30\{0c:"(.*)"\}\}\}$/.exec(treeOf((await peer.next()) as Buffer)) ?? [];
    expect(token.split(".")).toHaveLength(3);
    const other = await joined(port);
    other.send(ask(51, 1719, element(0x0c, token)));
    expect(treeOf((await other.next()) as Buffer)).toMatch(
      /^a2\{02:33 30\{02:00 30\{09:\w+ 02:01 0c:"cn=alice,cn=users" 0c:"alice" /,
    );
    const bearer = element(0xa0, element(0xa4, element(0x0c, token)));
    other.send(ask(52, 1005, bearer));
    const alice = Buffer.from("alice").toString("hex");
    expect(treeOf((await other.next()) as Buffer)).toBe(`a2{02:34 30{02:00 a1{80:${alice}}}}`);
  });
});
