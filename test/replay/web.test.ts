import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { createGateway, sharedUpstream, type Gateway } from "../../src/gateway/index.js";
import { asnGetLoggedInContact } from "../../src/modules/authentication/authentication.js";
import { silentLog } from "../../src/rose/index.js";
import type { UcServer } from "../../src/server/index.js";
import { world } from "../gateway/world.js";
import { clientFor } from "../server/login.js";
import { passwordCost } from "../server/running.js";
import { LeftOver } from "./support/left-over.js";
import { presenceModule } from "./support/presence.js";
import { corpus, expectMessages, take, type Encoding } from "./support/steps.js";
import { TcpPeer } from "./support/tcp-peer.js";
import { ask, WebPeer } from "./support/web-peer.js";

// The answers of the corpus are those of the presence of these tests.
const without = ["presence-v2"];

// As on TCP, every request is octets of the corpus, down to the frames of the WebSocket.

/** A server with a web service. */
interface Place {
  readonly server: UcServer;
  readonly port: number;
  readonly gateway: Gateway;
  readonly url: string;
}

const origins = ["null"];
const webService = { password: "between us" };

/** In the process of its server, or on one connection to a server elsewhere. */
const places: readonly [string, () => Promise<Place>][] = [
  [
    "in front of a server in its process",
    () => world({ origins }, { passwordCost, without }, [presenceModule()]),
  ],
  [
    "apart from its server",
    async () => {
      const { server, port } = await world({}, { passwordCost, webService, without }, [
        presenceModule(),
      ]);
      const credentials = { user: "webservice", ...webService };
      const target = { host: "127.0.0.1", port, log: silentLog, webService: credentials };
      const upstream = sharedUpstream(target);
      const gateway = createGateway({ upstream, origins, log: silentLog });
      onTestFinished(() => gateway.close());
      const { port: own } = await gateway.listen({ port: 0 });
      return { server, port, gateway, url: `http://127.0.0.1:${own}` };
    },
  ],
];

const steps = corpus.later.filter(({ only }) => only === undefined);
const beforeLogoff = steps.slice(0, -1);
const logoff = steps.slice(-1);

interface Opened {
  readonly id: string;
  readonly peer: WebPeer;
}

async function opened(url: string, name: string, id: string): Promise<Opened> {
  expect(id).toMatch(/^[\dA-F]{32}$/);
  const peer = await WebPeer.open(url, name, id);
  onTestFinished(() => peer.destroy());
  return { id, peer };
}

/** What the node client does at each start. */
async function nodeClient(base: string): Promise<Opened> {
  const { head, body } = await ask(base, "N1");
  expect(head).toMatch(/^content-length: [1-9]/im);
  const { redirect } = JSON.parse(body.toString()) as { redirect: string };
  expect(redirect).toBe(base);
  const session = JSON.parse((await ask(redirect, "N2")).body.toString()) as { sessionid: string };
  return opened(redirect, "N3", session.sessionid);
}

/** What the sample pages do. */
async function samplePage(url: string): Promise<Opened> {
  await ask(url, "H0, the preflight");
  const { body } = await ask(url, "H1");
  const [, id = ""] = /^\{"sessionid":"(\w+)"\}$/.exec(body.toString()) ?? [];
  const { body: contact } = await ask(url, "H2", id);
  expect(JSON.parse(contact.toString())).toMatchObject({ u8sLoggedInUser: "alice" });
  return opened(url, "H4", id);
}

/** A client of 6.1 that has subscribed to the presence of alice. */
async function watcher(port: number, encoding: Encoding): Promise<TcpPeer> {
  const peer = await TcpPeer.to(port);
  onTestFinished(() => peer.destroy());
  for (const step of corpus.old) await take(peer, step, encoding);
  return peer;
}

describe.each(places)("on a web service %s", (_, placed) => {
  it.each(["json", "ber"] as const)(
    "clients of version 8 that speak %s come and go twenty times beside those of 6.1, and nothing is left (long)",
    async (encoding) => {
      const { server, port, gateway, url } = await placed();
      const old = await clientFor(port, "bob", "geheim");
      onTestFinished(() => old.close());
      const over = new AbortController();
      const work = (async () => {
        let calls = 0;
        for (; !over.signal.aborted; calls++) {
          await old.invoke(asnGetLoggedInContact, {});
          await setTimeout(5);
        }
        return calls;
      })();
      work.catch(() => {});
      const watching = await watcher(port, encoding);
      // The connection of a web service elsewhere stays.
      const first = await nodeClient(url);
      for (const step of logoff) await take(first.peer, step, encoding);
      await expect.poll(() => gateway.sessions).toBe(0);
      await expect.poll(() => userSessionsOf(server)).toBe(0);
      const leftOver = new LeftOver(server, port);
      for (let i = 0; i < 20; i++) {
        const { id, peer } = await (i % 2 === 0 ? nodeClient : samplePage)(url);
        for (const step of beforeLogoff) await take(peer, step, encoding);
        leftOver.note();
        await expectMessages(watching, corpus.oldEvents[encoding], "events of 6.1");
        await take(watching, corpus.oldChange, encoding);
        await expectMessages(peer, corpus.laterEvents[encoding], "an event of version 8");
        for (const step of logoff) await take(peer, step, encoding);
        expect(await peer.next()).toBeUndefined();
        await ask(url, "N10, an ended session", id);
        expect(watching.hasMore).toBe(false);
      }
      over.abort();
      expect(await work).toBeGreaterThan(0);
      expect(leftOver.noted).toBeGreaterThanOrEqual(20);
      expect(gateway.sessions).toBe(0);
      await leftOver.expectNothing();
    },
  );

  it("what a sample page leaves by destroysession, and whom a wrong password keeps out, leaves nothing", async () => {
    const { server, port, gateway, url } = await placed();
    await ask(url, "N10, a wrong password");
    const leftOver = new LeftOver(server, port);
    const { id, peer } = await samplePage(url);
    leftOver.note();
    await ask(url, "H3", id);
    expect(await peer.next()).toBeUndefined();
    await ask(url, "N10, an ended session", id);
    expect(gateway.sessions).toBe(0);
    await leftOver.expectNothing();
  });
});

function userSessionsOf({ rose }: UcServer): number {
  return [...rose.connections].reduce((sum, { sessions }) => sum + sessions.size, 0);
}
