import { describe, expect, it } from "vitest";
import {
  INTEGER,
  operation as declareOperation,
  sequence,
  sequenceOf,
  UTF8String,
} from "../../../src/codec/index.js";
import { RoseReject } from "../../../src/rose/errors.js";
import type { EngineConnection } from "../../../src/rose/connection/connection.js";
import type { RoseServer } from "../../../src/rose/index.js";
import { jsonFrame } from "../../../src/rose/message/json-message.js";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import { add, Failure, news, News, Sum } from "../support/operations.js";
import { insidesOf, join, rawClient, serve, settle, until } from "../support/peers.js";
import { heldTurns, shortTurns } from "../../support/turns.js";

interface Many {
  id: number;
  items: { name: string; mark: number }[];
}
const Many = sequence<Many>("Many", () => [
  ["id", INTEGER],
  [
    "items",
    sequenceOf("", () =>
      sequence<Many["items"][number]>("Item", () => [
        ["name", UTF8String],
        ["mark", INTEGER],
      ]),
    ),
  ],
]);
const Count = sequence<{ count: number }>("Count", () => [["count", INTEGER]]);
const count = declareOperation("count", 30, () => ({
  argument: Many,
  result: Count,
  error: Failure,
}));

const items = (length: number): Many["items"] =>
  Array.from({ length }, (_, mark) => ({ name: "item", mark }));

const invokeOf = (argument: Many, invokeID = 1): Uint8Array =>
  ROSEMessage.encode({
    invoke: { invokeID, operationID: count.id, argument: Many.encode(argument) },
  });

const sumOf = (sum: Sum, invokeID: number): Uint8Array =>
  ROSEMessage.encode({ invoke: { invokeID, operationID: add.id, argument: Sum.encode(sum) } });

const newsOf = (text: string): Uint8Array =>
  ROSEMessage.encode({
    invoke: { invokeID: 99_999, operationID: news.id, argument: News.encode({ number: 1, text }) },
  });

/** A server that counts items and adds, and what it has carried out. */
async function counting(options = {}) {
  const served = await serve(options);
  const done: string[] = [];
  served.server.handle(count, ({ id, items: { length } }) => {
    done.push(`count ${id}`);
    return { count: length };
  });
  served.server.handle(add, ({ a, b }) => {
    done.push(`add ${a}`);
    return { total: a + b };
  });
  served.server.handle(news, ({ text }) => void done.push(text));
  return { ...served, done };
}

async function connected(server: RoseServer): Promise<EngineConnection[]> {
  await until(() => server.connections.size > 0);
  return insidesOf(server);
}

const LENGTH = 3_000;

describe("a long argument", () => {
  for (const encoding of ["ber", "json"] as const) {
    it(`in ${encoding} comes whole to its handler`, async () => {
      const { server, port } = await serve();
      const seen: Many[] = [];
      server.handle(count, (argument) => {
        seen.push(argument);
        return { count: argument.items.length };
      });
      const client = await join(port, { encoding });
      const argument = { id: 1, items: items(LENGTH) };
      await expect(client.invoke(count, argument)).resolves.toEqual({ count: LENGTH });
      expect(seen).toEqual([argument]);
    });

    it(`in ${encoding} is decoded in many turns of the event loop, between which others are served`, async () => {
      const { server, port, done } = await counting();
      const [slow, quick] = [await join(port, { encoding }), await join(port)];
      const taken = shortTurns();
      const answer = slow.invoke(count, { id: 1, items: items(LENGTH) });
      await until(() => insidesOf(server).some(({ held }) => held));
      await quick.invoke(add, { a: 1, b: 1 });
      expect(done).toEqual(["add 1"]);
      await answer;
      expect(done).toEqual(["add 1", "count 1"]);
      expect(taken()).toBeGreaterThanOrEqual(LENGTH);
    });
  }

  it("is followed by what came after it, in the order in which that came", async () => {
    const { port, done } = await counting();
    shortTurns();
    const peer = await rawClient(port);
    const long = (id: number) => invokeOf({ id, items: items(LENGTH) }, id);
    peer.send(Buffer.concat([long(1), sumOf({ a: 2, b: 2 }, 2), newsOf("news"), long(3)]));
    await until(() => done.length === 3);
    // These come while it is decoded.
    peer.send(sumOf({ a: 4, b: 4 }, 4));
    await settle();
    peer.send(newsOf("later"));
    await until(() => done.length === 6);
    expect(done).toEqual(["count 1", "add 2", "news", "count 3", "add 4", "later"]);
  });

  it("with a fault in one of its elements is rejected with the place, and what follows is carried out", async () => {
    const { port, done } = await counting();
    const peer = await rawClient(port);
    const octets = invokeOf({ id: 1, items: items(LENGTH) });
    // The name of the last element is no text, but a BOOLEAN.
    octets[octets.lastIndexOf(0x0c)] = 1;
    peer.send(Buffer.concat([octets, sumOf({ a: 2, b: 2 }, 2)]));
    await until(() => done.length === 1);
    const place = Buffer.from(`Many.items[${LENGTH - 1}].name: unexpected-tag`).toString("hex");
    await until(() => peer.received.length > place.length);
    expect(peer.received).toContain(place);
  });

  it("in a text with a fault closes its connection, and nothing after it is read", async () => {
    const { server, port, done } = await counting();
    const peer = await rawClient(port);
    const text = JSON.stringify({
      invoke: { invokeID: 1, operationID: count.id, argument: { id: 1, items: items(LENGTH) } },
    });
    expect(text.length).toBeGreaterThan(65_536);
    const [connection] = await connected(server);
    peer.send(Buffer.concat([jsonFrame(text), jsonFrame(`${text.slice(0, -1)}]`)]));
    peer.send(sumOf({ a: 2, b: 2 }, 2));
    await peer.end();
    expect(done).toEqual(["count 1"]);
    expect([connection?.held, connection?.engine.runningOctets]).toEqual([false, 0]);
  });

  it("is refused if whoever asked may no longer do so when it has been decoded", async () => {
    let asked = 0;
    const { server, port, done } = await counting({
      authorize: () => (++asked === 2 ? { reject: "resourceLimitation" } : undefined),
    });
    const client = await join(port);
    const refused = await client.invoke(count, { id: 1, items: items(LENGTH) }).catch((e) => e);
    expect(refused).toBeInstanceOf(RoseReject);
    expect([asked, done, insidesOf(server)[0]?.held]).toEqual([2, [], false]);
    await client.invoke(count, { id: 2, items: items(LENGTH) });
    expect([asked, done]).toEqual([4, ["count 2"]]);
  });

  it("is carried out and answered if the peer has closed its direction behind it", async () => {
    const { port, done } = await counting();
    shortTurns();
    const peer = await rawClient(port, true);
    peer.send(Buffer.concat([invokeOf({ id: 1, items: items(LENGTH) }), sumOf({ a: 2, b: 2 }, 2)]));
    peer.socket.end();
    await peer.end();
    expect(done).toEqual(["count 1", "add 2"]);
    expect(peer.received).toMatch(/020104$/);
  });

  it("is no longer decoded when its time is over", async () => {
    const { server, port, done } = await counting({ limits: { handlerTimeout: 30 } });
    const client = await join(port);
    const release = heldTurns();
    const failed = client.invoke(count, { id: 1, items: items(LENGTH) }).catch((e) => e);
    await expect(failed).resolves.toMatchObject({ error: { u8sErrorString: "internal error" } });
    expect(insidesOf(server)[0]?.held).toBe(true);
    release();
    await until(() => insidesOf(server).every(({ held }) => !held));
    expect(done).toEqual([]);
    await expect(client.invoke(add, { a: 2, b: 2 })).resolves.toEqual({ total: 4 });
  });

  it("leaves nothing behind if its connection is cut meanwhile", async () => {
    const { server, port } = await counting();
    shortTurns();
    const peer = await rawClient(port);
    peer.send(invokeOf({ id: 1, items: items(LENGTH) }));
    await until(() => insidesOf(server).some(({ held }) => held));
    const [connection] = insidesOf(server);
    peer.socket.resetAndDestroy();
    await until(() => connection?.runningHandlers === 0);
    expect([connection?.engine.runningOctets, connection?.held]).toEqual([0, false]);
  });
});
