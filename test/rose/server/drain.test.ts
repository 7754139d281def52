import { describe, expect, it, vi } from "vitest";
import { connect } from "../../../src/rose/client/client.js";
import { ConnectError } from "../../../src/rose/errors.js";
import { inPortions } from "../../../src/rose/server/portions.js";
import { configure, stall } from "../support/operations.js";
import { deferred, join, serve, until } from "../support/peers.js";

describe("a server that drains over a time", () => {
  it("accepts nobody, serves those whose turn has not come, and ends all when their requests have been answered", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, () => gate.promise.then(() => ({ text: "done" })));
    server.handle(configure, () => ({}));
    const clients = await Promise.all(Array.from({ length: 20 }, () => join(port)));
    const calls = clients.map((client) => client.invoke(stall, {}));
    await until(() =>
      [...server.connections].every(({ runningHandlers }) => runningHandlers === 1),
    );
    const drain = server.drain({ over: 60_000, wait: 0 });
    await expect(connect({ host: "127.0.0.1", port })).rejects.toBeInstanceOf(ConnectError);
    const outcomes = await Promise.all(
      clients.map((client) => client.invoke(configure, {}).catch(() => "refused")),
    );
    expect(outcomes.filter((outcome) => outcome === "refused").length).toBeLessThan(20);
    gate.resolve();
    expect(await Promise.all(calls)).toEqual(calls.map(() => ({ text: "done" })));
    await Promise.all(clients.slice(1).map((client) => client.close()));
    await drain;
    expect((await clients[0]!.closed).code).toBe("remote");
  });

  it("ends at once when it is closed", async () => {
    const { server, port } = await serve();
    const clients = await Promise.all(Array.from({ length: 5 }, () => join(port)));
    await until(() => server.connections.size === 5);
    const drain = server.drain({ over: 3_600_000, localAfter: new Promise(() => {}) });
    await server.close();
    await drain;
    for (const client of clients) expect((await client.closed).code).toBe("remote");
  });

  it("keeps connections within the process, and takes more, until it is told", async () => {
    const { server, port } = await serve();
    server.handle(configure, () => ({}));
    const remote = await join(port);
    const local = await connect({ open: () => server.openLocal() });
    const told = deferred();
    const drain = server.drain({ localAfter: told.promise });
    await expect(remote.closed).resolves.toMatchObject({ code: "remote" });
    const another = await connect({ open: () => server.openLocal() });
    for (const client of [local, another]) {
      expect(await client.invoke(configure, {})).toEqual({});
    }
    told.resolve();
    await drain;
    expect([local.connection.open, another.connection.open]).toEqual([false, false]);
    expect(() => server.openLocal()).toThrow("the server is closed");
  });

  it("refuses unknown options, and goes on", async () => {
    const { server, port } = await serve();
    const wrong = { overr: 1 } as object;
    await expect(server.drain(wrong)).rejects.toThrow(
      'unknown option "overr" of drain: did you mean "over"?',
    );
    await expect(join(port)).resolves.toBeDefined();
  });
});

describe("in portions", () => {
  it("all are ended over the time, as many each time, but for those that have ended before", async () => {
    vi.useFakeTimers();
    try {
      const ended: number[] = [];
      const gone = new Set([7]);
      const end = async (one: number): Promise<void> => void ended.push(one);
      const all = inPortions([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 400, (one) => !gone.has(one), end);
      // The first of five portions comes at once.
      const after: number[] = [ended.length];
      for (let time = 0; time < 4; time++) {
        gone.add(0);
        await vi.advanceTimersByTimeAsync(100);
        after.push(ended.length);
      }
      await all;
      expect(after).toEqual([2, 4, 6, 8, 9]);
      expect(ended).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9]);
    } finally {
      vi.useRealTimers();
    }
  });
});
