import { describe, expect, it } from "vitest";
import {
  EncodedList,
  INTEGER,
  operation,
  OCTET_STRING,
  sequence,
  sequenceOf,
  UTF8String,
} from "../../../src/codec/index.js";
import type { EngineLimits } from "../../../src/rose/index.js";
import { Failure, Options } from "../support/operations.js";
import { join, rawClient, serve, until } from "../support/peers.js";

interface Item {
  name: string;
  octets: Uint8Array;
}
const Item = sequence<Item>("Item", () => [
  ["name", UTF8String],
  ["octets", OCTET_STRING],
]);
interface Items {
  result: number;
  items: Item[];
}
const Items = sequence<Items>("Items", () => [
  ["result", INTEGER],
  ["items", sequenceOf("", () => Item)],
]);
const types = { argument: Options, result: Items, error: Failure };
/** Answered with an array, and with encoded elements. */
const plain = operation("plain", 81, () => types);
const stored = operation("stored", 82, () => types);

function itemsOf(count: number, size: number): Item[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `item ${i}`,
    octets: new Uint8Array((size * (1 + (i % 5))) % 70_000).fill(i),
  }));
}

async function serving(items: readonly Item[], limits: Partial<EngineLimits> = {}) {
  const octets = items.map((item) => Item.encode(item));
  let sent = 0;
  const served = await serve({
    limits,
    trace: (way, { length }) => (sent = way === "out" ? length : 0),
  });
  served.server.handle(plain, () => ({ result: 0, items: [...items] }));
  served.server.handle(stored, async () => ({
    result: 0,
    items: new EncodedList(Item, [Buffer.concat(octets)]),
  }));
  return { ...served, sent: () => sent };
}

type Ask = (operationID: number) => Buffer;

/** The octets of an answer, as they come over the wire. */
async function answer(
  { port, sent }: { port: number; sent(): number },
  request: Buffer,
): Promise<Buffer> {
  const peer = await rawClient(port);
  peer.send(request);
  await until(() => sent() > 0);
  const octets = await peer.until(sent());
  peer.socket.destroy();
  return Buffer.from(octets, "hex");
}

const asked: Readonly<Record<string, Ask>> = {
  BER: (id: number) => Buffer.from(`a1080201090201${id.toString(16)}3000`, "hex"),
  JSON: (id: number) => {
    const text = JSON.stringify({ invoke: { invokeID: 9, operationID: id, argument: {} } });
    return Buffer.from(`J${String(text.length).padStart(7, "0")}${text}`);
  },
};

describe("a result with a list that is encoded already", () => {
  describe.each(Object.entries(asked))("asked for in %s", (_, ask) => {
    it.each([
      [0, 0],
      [1, 3],
      [1, 200],
      [1, 69_000],
      [20, 20],
      [1000, 150],
      [30, 13_001],
    ])(
      "has the octets of the one with an array: %i elements of %i octets and more",
      async (count, size) => {
        const served = await serving(itemsOf(count, size));
        const one = await answer(served, ask(plain.id));
        const other = await answer(served, ask(stored.id));
        expect(one.length).toBeGreaterThan(10);
        expect(Buffer.compare(one, other)).toBe(0);
      },
    );
  });

  it("reaches a client among other answers, whichever wait for the socket", async () => {
    const items = itemsOf(200, 3000);
    const { port } = await serving(items);
    const client = await join(port);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => client.invoke(i % 3 === 0 ? plain : stored, {})),
    );
    const expected = Items.encode({ result: 0, items });
    for (const result of results) expect(Buffer.compare(Items.encode(result), expected)).toBe(0);
  });

  it("is a failure if it is longer than a message may be", async () => {
    const { port, log } = await serving(itemsOf(10, 200), { maxFrameBytes: 3000 });
    const client = await join(port);
    await expect(client.invoke(stored, {})).rejects.toMatchObject({ code: "rose-error" });
    expect(log.of("the handler failed")).toMatchObject([
      { facts: { err: { code: "rose-limit", limit: "maxFrameBytes" } } },
    ]);
    await expect(client.invoke(plain, {})).rejects.toMatchObject({ code: "rose-error" });
  });

  it("is a failure if the elements are of another type", async () => {
    const { server, port, log } = await serve();
    // As far as the type checker knows they are of the same.
    const Other = sequence<Item>("Other", () => [["name", UTF8String]]);
    server.handle(stored, () => ({ result: 0, items: new EncodedList(Other, []) }));
    const client = await join(port);
    await expect(client.invoke(stored, {})).rejects.toMatchObject({ code: "rose-error" });
    expect(log.of("the handler failed")).toMatchObject([
      { facts: { err: { code: "wrong-kind", path: "Items.items" } } },
    ]);
  });
});
