import { describe, expect, test } from "vitest";
import type { InvokeContext } from "../../src/rose/index.js";
import { whenAborted } from "../../src/rose/internal.js";
import { ask, type Name } from "../server/kernel/support/protocol.js";
import { join, serve, until } from "./support/peers.js";

describe("who waits within an invoke", () => {
  test("is told once that its connection has ended, with the reason of the signal, also if it asks later", async () => {
    const { server, port } = await serve();
    const reasons: unknown[] = [];
    const contexts: InvokeContext[] = [];
    server.handle(ask, (_: Name, context: InvokeContext) => {
      contexts.push(context);
      for (let at = 0; at < 2; at++) whenAborted(context, (reason) => reasons.push(reason));
      return new Promise<Name>(() => {});
    });
    const client = await join(port);
    const answers = Promise.allSettled([client.invoke(ask, { name: "" })]);
    await until(() => contexts.length === 1);
    expect(reasons).toEqual([]);
    await client.close();
    expect(await answers).toMatchObject([{ status: "rejected" }]);
    await until(() => reasons.length > 0);
    const [context] = contexts;
    whenAborted(context!, (reason) => reasons.push(reason));
    expect(reasons).toHaveLength(3);
    expect(new Set([...reasons, context!.signal.reason]).size).toBe(1);
  });

  test("is told by a signal of its own", () => {
    const controller = new AbortController();
    const { signal } = controller;
    const reasons: unknown[] = [];
    whenAborted({ signal }, (reason) => reasons.push(reason));
    expect(reasons).toEqual([]);
    controller.abort("over");
    whenAborted({ signal }, (reason) => reasons.push(reason));
    expect(reasons).toEqual(["over", "over"]);
  });
});
