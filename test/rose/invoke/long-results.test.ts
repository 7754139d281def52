import { describe, expect, it } from "vitest";
import { INTEGER, operation, sequence, sequenceOf, UTF8String } from "../../../src/codec/index.js";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import {
  BadAnswerError,
  ConnectionClosedError,
  RoseTimeoutError,
} from "../../../src/rose/errors.js";
import type { EngineConnection } from "../../../src/rose/connection/connection.js";
import { add, Failure, Sum } from "../support/operations.js";
import { insidesOf, join, rawClient, serve, until, type RawPeer } from "../support/peers.js";
import { heldTurns, shortTurns } from "../../support/turns.js";

interface Many {
  items: { name: string; mark: number }[];
}
const Many = sequence<Many>("Many", () => [
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
const list = operation("list", 30, () => ({ argument: Sum, result: Many, error: Failure }));

const LENGTH = 3_000;
const many: Many = {
  items: Array.from({ length: LENGTH }, (_, mark) => ({ name: "item", mark })),
};

/** A peer that a server invokes, and that answers with what it is given. */
async function invoked(): Promise<{ peer: RawPeer; connection: EngineConnection }> {
  const { server, port } = await serve();
  const peer = await rawClient(port);
  await until(() => server.connections.size > 0);
  const [connection] = insidesOf(server);
  return { peer, connection: connection as EngineConnection };
}

const resultOf = (octets: Uint8Array, invokeID = 1): Uint8Array =>
  ROSEMessage.encode({ result: { invokeID, result: { resultValue: 0, result: octets } } });

describe("a long result", () => {
  for (const encoding of ["ber", "json"] as const) {
    it(`in ${encoding} comes whole to the caller, and what came after it is settled after it`, async () => {
      const { server, port } = await serve();
      server.handle(list, () => many);
      server.handle(add, ({ a, b }) => ({ total: a + b }));
      const client = await join(port, { encoding });
      shortTurns();
      const settled: string[] = [];
      const noting = async <T>(name: string, answer: Promise<T>): Promise<T> => {
        const result = await answer;
        settled.push(name);
        return result;
      };
      const [result] = await Promise.all([
        noting("list", client.invoke(list, { a: 1, b: 1 })),
        noting("add", client.invoke(add, { a: 1, b: 1 })),
      ]);
      expect(result).toEqual(many);
      expect(settled).toEqual(["list", "add"]);
    });
  }

  it("of a client is decoded in many turns of the server, between which others are served", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const [slow, quick] = [await join(port), await join(port)];
    slow.handle(list, () => many);
    await until(() => server.connections.size === 2);
    shortTurns();
    const settled: string[] = [];
    const [first] = server.connections;
    const asked = first!.invoke(list, { a: 1, b: 1 }).then(() => settled.push("list"));
    await until(() => insidesOf(server).some(({ held }) => held));
    await quick.invoke(add, { a: 1, b: 1 });
    expect(settled).toEqual([]);
    await asked;
  });

  it("with a fault in one of its elements fails the call with the place, and nothing else", async () => {
    const { peer, connection } = await invoked();
    const octets = Many.encode(many);
    // The name of the last element is no text, but a BOOLEAN.
    octets[octets.lastIndexOf(0x0c)] = 1;
    const failed = connection.invoke(list, { a: 1, b: 1 }).catch((error: unknown) => error);
    peer.send(resultOf(octets));
    const error = await failed;
    expect(error).toBeInstanceOf(BadAnswerError);
    expect((error as Error).message).toContain(`Many.items[${LENGTH - 1}].name`);
    expect([connection.held, connection.pendingCalls, connection.open]).toEqual([false, 0, true]);
    const next = connection.invoke(add, { a: 1, b: 1 });
    peer.send(resultOf(Uint8Array.of(0x30, 3, 2, 1, 2), 2));
    await expect(next).resolves.toEqual({ total: 2 });
  });

  it("that is not decoded in time counts as late", async () => {
    const { peer, connection } = await invoked();
    const release = heldTurns();
    const options = { timeout: 30 };
    const failed = connection.invoke(list, { a: 1, b: 1 }, options).catch((e: unknown) => e);
    peer.send(resultOf(Many.encode(many)));
    expect(await failed).toBeInstanceOf(RoseTimeoutError);
    await until(() => connection.held);
    expect(connection.pendingCalls).toBe(0);
    release();
    expect([connection.held, connection.lateAnswers, connection.open]).toEqual([false, 1, true]);
  });

  it("leaves nothing behind if its connection is cut meanwhile", async () => {
    const { peer, connection } = await invoked();
    shortTurns();
    const failed = connection.invoke(list, { a: 1, b: 1 }).catch((e: unknown) => e);
    peer.send(resultOf(Many.encode(many)));
    await until(() => connection.held);
    peer.socket.resetAndDestroy();
    expect(await failed).toBeInstanceOf(ConnectionClosedError);
    await until(() => !connection.held);
    expect([connection.pendingCalls, connection.engine.runningOctets]).toEqual([0, 0]);
  });
});
