import { describe, expect, it } from "vitest";
import { BerEncodeError, type Operation } from "../../../src/codec/index.js";
import {
  AbortError,
  BadAnswerError,
  ConnectionClosedError,
  isRoseError,
  LimitError,
  RoseError,
  RoseReject,
  RoseTimeoutError,
} from "../../../src/rose/errors.js";
import { timers } from "../../../src/rose/time/timers.js";
import { hex } from "../support/bytes.js";
import { add, configure, echo, ring, stall } from "../support/operations.js";
import { deferred, join, rawServer, serve, settle, until } from "../support/peers.js";

describe("an invoke", () => {
  it("gives the result", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const client = await join(port);
    await expect(client.invoke(add, { a: 2, b: 3 })).resolves.toEqual({ total: 5 });
  });

  it("gives octets of any size back as they were", async () => {
    const { server, port } = await serve();
    server.handle(echo, ({ bytes }) => ({ bytes }));
    const client = await join(port);
    for (const size of [0, 1, 127, 128, 300, 65_536, 3_000_000]) {
      const bytes = new Uint8Array(size).map((_, i) => i * 7);
      const result = await client.invoke(echo, { bytes });
      expect(Buffer.compare(result.bytes, bytes)).toBe(0);
    }
  });

  it("is answered when its handler finishes, not in the order of asking", async () => {
    const { server, port } = await serve();
    const gates = [deferred(), deferred(), deferred()];
    server.handle(add, async ({ a, b }) => {
      await gates[a]?.promise;
      return { total: a + b };
    });
    const client = await join(port);
    const order: number[] = [];
    const calls = [0, 1, 2].map(async (a) => {
      const { total } = await client.invoke(add, { a, b: 0 });
      order.push(total);
    });
    await until(() => [...server.connections][0]?.runningHandlers === 3);
    for (const a of [1, 2, 0]) {
      gates[a]?.resolve();
      await until(() => order.includes(a));
    }
    await Promise.all(calls);
    expect(order).toEqual([1, 2, 0]);
  });

  it("can be told its end by a callback", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const client = await join(port);
    const { promise, resolve } = deferred<unknown[]>();
    client.call(add, { a: 1, b: 1 }, (...outcome) => resolve(outcome));
    await expect(promise).resolves.toEqual([null, { total: 2 }]);
    const refused: unknown[] = [];
    client.call(add, { a: 1 } as never, (error) => refused.push(error));
    expect(refused).toEqual([expect.any(BerEncodeError)]);
  });

  it.each([
    ["is told the result", add],
    ["is told of an error", stall],
  ] as const)(
    "whose callback throws when it %s harms no other call; the failure is the process's to see",
    async (_, operation: Operation<any, any, any>) => {
      const { server, port } = await serve();
      server.handle(add, ({ a, b }) => ({ total: a + b }));
      const client = await join(port);
      const seen: unknown[] = [];
      const others = process.listeners("uncaughtException");
      process.removeAllListeners("uncaughtException");
      process.once("uncaughtException", (error) => void seen.push(error));
      const failure = new Error("a fault of the caller");
      const call = client.invoke(add, { a: 0, b: 1 });
      client.call(operation, { a: 1, b: 1 }, () => {
        throw failure;
      });
      await expect(client.invoke(add, { a: 2, b: 1 })).resolves.toEqual({ total: 3 });
      await expect(call).resolves.toEqual({ total: 1 });
      for (const other of others) process.on("uncaughtException", other);
      expect(seen).toEqual([failure]);
      expect(client.connection.open).toBe(true);
    },
  );

  it("made by a getter of an argument that is being encoded is refused, the outer one is not harmed", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const client = await join(port);
    const inner: Promise<unknown>[] = [];
    const argument = {
      a: 1,
      get b() {
        inner.push(client.invoke(add, { a: 5, b: 5 }).catch((error: unknown) => error));
        return 2;
      },
    };
    await expect(client.invoke(add, argument)).resolves.toEqual({ total: 3 });
    await expect(inner[0]).resolves.toMatchObject({
      message: "a message is being encoded on this connection already",
    });
    await expect(client.invoke(add, { a: 5, b: 6 })).resolves.toEqual({ total: 11 });
  });

  it("with a wrong argument rejects with where the fault is, and sends nothing", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    await expect(client.invoke(add, { a: 1, b: "2" as never })).rejects.toMatchObject({
      name: "BerEncodeError",
      path: "Sum.b",
    });
    expect(client.connection.pendingCalls).toBe(0);
    client.connection.send(hex("a100"));
    expect(await (await peer).until(2)).toBe("a100");
  });

  it("longer than a frame may be is refused and sends nothing", async () => {
    const { server, port } = await serve();
    server.handle(echo, ({ bytes }) => ({ bytes }));
    const client = await join(port, { limits: { maxFrameBytes: 1000 } });
    const call = client.invoke(echo, { bytes: new Uint8Array(1000) });
    await expect(call).rejects.toMatchObject({ code: "rose-limit", limit: "maxFrameBytes" });
    await expect(client.invoke(echo, { bytes: new Uint8Array(9) })).resolves.toBeDefined();
  });
});

describe("an answer", () => {
  it("that is an error rejects with the operation's typed error", async () => {
    const { server, port } = await serve();
    server.handle(add, () => {
      const error = { iErrorDetail: 5, u8sErrorString: "too large", bFatal: true, hint: "ä" };
      throw new RoseError(add, error);
    });
    const client = await join(port);
    const error = await client.invoke(add, { a: 1, b: 2 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RoseError);
    if (!isRoseError(error, add)) throw error;
    expect(error.code).toBe("rose-error");
    expect(error.operation).toBe(add);
    expect(error.error.hint).toBe("ä");
    expect(error.error.iErrorDetail).toBe(5);
    expect(error.message).toBe("add failed: too large (5)");
    expect(isRoseError(error, echo)).toBe(false);
  });

  it("that is a reject rejects with the problem by kind, code and name", async () => {
    const { port } = await serve();
    const client = await join(port);
    const error = await client.invoke(add, { a: 1, b: 2 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RoseReject);
    expect(error).toMatchObject({
      code: "rose-reject",
      problem: "invokeProblem",
      problemCode: 1,
      problemName: "unrecognisedOperation",
      details: "nobody serves operation 10",
      operation: add,
    });
  });

  it.each([
    ["a403020101", undefined, undefined, undefined],
    ["a406020101810100", "invokeProblem", 0, "duplicateInvocation"],
    ["a407020101810201f8", "invokeProblem", 504, undefined],
    ["a406020101800100", "generalProblem", 0, "unrecognisedAPDU"],
    ["a406020101820102", "returnResultProblem", 2, "mistypedResult"],
    ["a406020101830104", "returnErrorProblem", 4, "mistypedParameter"],
  ])(
    "%s is a reject of its kind, code 0 included",
    async (octets, problem, problemCode, problemName) => {
      const { port, peer } = await rawServer();
      const client = await join(port);
      const call = client.invoke(add, { a: 1, b: 2 });
      (await peer).send(hex(octets));
      await expect(call).rejects.toMatchObject({ problem, problemCode, problemName });
    },
  );

  it("whose value is absent stands for an empty one if all its members are optional", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(configure, {});
    (await peer).send(hex("a203020101"));
    await expect(call).resolves.toEqual({});
  });

  it("whose value is absent is NULL if the operation has none", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(ring, null);
    (await peer).send(hex("a203020101"));
    await expect(call).resolves.toBeNull();
  });

  it.each([
    ["absent", "a203020101", "Total: no value came"],
    ["of another type", "a20b020101 3006 020100 0c0141", "Total"],
    ["followed by no member", "a20f020101 300a 020100 3005 020101 0005", "Total"],
  ])("whose value is %s is a BadAnswerError, and the connection stays", async (_, octets, text) => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(add, { a: 1, b: 2 });
    (await peer).send(hex(octets));
    const error = await call.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(BadAnswerError);
    expect(error).toMatchObject({ code: "rose-bad-answer" });
    expect((error as Error).message).toContain(text);
    expect(client.connection.open).toBe(true);
  });

  it("that is an error without a value still is the operation's error", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(add, { a: 1, b: 2 });
    (await peer).send(hex("a306020101020105"));
    await expect(call).rejects.toMatchObject({
      name: "RoseError",
      error: { iErrorDetail: 0, bFatal: false },
    });
  });

  it("to nobody is counted and logged, and harms nobody", async () => {
    const { server, port, log } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const client = await join(port);
    for (const octets of ["a203020105", "a306020105020100", "a406020105810101", "a4050500810101"]) {
      client.connection.send(hex(octets));
    }
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    expect([...server.connections][0]?.strayAnswers).toBe(4);
    expect(log.of("an answer that nobody waits for").map((line) => line.facts.kind)).toEqual([
      "result",
      "error",
      "reject",
    ]);
    await client.close();
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("an answer that nobody waits for").slice(3)).toMatchObject([
      { facts: { connection: 1, kind: "reject", repeated: 1 } },
    ]);
  });

  it("of one connection never settles a call of another", async () => {
    const { server, port } = await serve();
    const calls: Promise<unknown>[] = [];
    server.handle(configure, (_, { connection }) => {
      calls.push(connection.invoke(add, { a: connection.id, b: 0 }, { timeout: 0 }));
      return {};
    });
    const first = await join(port);
    const second = await join(port);
    first.handle(add, () => new Promise(() => {}));
    await first.invoke(configure, {});
    // The server's call to the first client has id 1; the second client answers that id.
    second.connection.send(hex("a20d020101 3008 020100 3003020109"));
    await until(() => [...server.connections][1]?.strayAnswers === 1);
    await expect(Promise.race([calls[0], settle()])).resolves.toBeUndefined();
    await first.close();
    await expect(calls[0]).rejects.toBeInstanceOf(ConnectionClosedError);
  });
});

describe("a timeout", () => {
  it("rejects the call; the late answer is counted and ignored", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return {};
    });
    const client = await join(port);
    const error = await client
      .invoke(stall, {}, { timeout: 60 })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RoseTimeoutError);
    expect(error).toMatchObject({
      code: "rose-timeout",
      message: "no answer to stall within 60 ms",
    });
    expect(client.connection.pendingCalls).toBe(0);
    gate.resolve();
    await until(() => client.connection.lateAnswers === 1);
    expect(client.connection.strayAnswers).toBe(0);
  });

  it("of the client holds where the call names none", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port, { callTimeout: 60 });
    await expect(client.invoke(stall, {})).rejects.toBeInstanceOf(RoseTimeoutError);
  });

  it("of 0 waits for ever", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return { text: "at last" };
    });
    const client = await join(port, { callTimeout: 1 });
    const call = client.invoke(stall, {}, { timeout: 0 });
    await settle(250);
    gate.resolve();
    await expect(call).resolves.toEqual({ text: "at last" });
  });

  it("that is no number of milliseconds is refused", async () => {
    const { port } = await serve();
    const client = await join(port);
    for (const timeout of [-1, Number.NaN, Infinity]) {
      await expect(client.invoke(add, { a: 1, b: 2 }, { timeout })).rejects.toBeInstanceOf(
        RangeError,
      );
    }
    expect(client.connection.pendingCalls).toBe(0);
  });

  it("leaves no timer behind, whether it passes or not", async () => {
    const { server, port } = await serve({ limits: { handlerTimeout: 0 } });
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    await client.invoke(add, { a: 1, b: 2 });
    const before = timers.waiting;
    await client.invoke(add, { a: 1, b: 2 });
    await client.invoke(stall, {}, { timeout: 20 }).catch(() => {});
    // Those of tests before may have run out meanwhile.
    expect(timers.waiting).toBeLessThanOrEqual(before);
  });
});

describe("an abort", () => {
  it("rejects the call with the signal's reason as cause", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    const controller = new AbortController();
    const call = client.invoke(stall, {}, { signal: controller.signal });
    const reason = new Error("not needed any more");
    controller.abort(reason);
    const error = await call.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ name: "AbortError", code: "rose-abort", cause: reason });
    expect(client.connection.pendingCalls).toBe(0);
  });

  it("before the call sends nothing", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(add, { a: 1, b: 2 }, { signal: AbortSignal.abort() });
    await expect(call).rejects.toBeInstanceOf(AbortError);
    client.connection.send(hex("a100"));
    expect(await (await peer).until(2)).toBe("a100");
  });

  it("after the answer changes nothing", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const client = await join(port);
    const controller = new AbortController();
    const call = client.invoke(add, { a: 1, b: 2 }, { signal: controller.signal });
    await expect(call).resolves.toEqual({ total: 3 });
    controller.abort();
    await expect(call).resolves.toEqual({ total: 3 });
  });

  it("of one signal ends many calls without a warning", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    const warnings: unknown[] = [];
    const listener = (warning: unknown): void => void warnings.push(warning);
    process.on("warning", listener);
    const controller = new AbortController();
    const calls = Array.from({ length: 50 }, () =>
      client.invoke(stall, {}, { signal: controller.signal }),
    );
    controller.abort();
    const outcomes = await Promise.allSettled(calls);
    await settle();
    process.removeListener("warning", listener);
    expect(outcomes.every((outcome) => outcome.status === "rejected")).toBe(true);
    expect(warnings).toEqual([]);
  });
});

describe("pending calls", () => {
  it("over the limit are refused", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port, { limits: { maxPendingCalls: 3 } });
    const calls = Array.from({ length: 4 }, () => client.invoke(stall, {}));
    const outcomes = Promise.allSettled(calls);
    await expect(calls[3]).rejects.toBeInstanceOf(LimitError);
    await expect(calls[3]).rejects.toMatchObject({ limit: "maxPendingCalls" });
    expect(client.connection.pendingCalls).toBe(3);
    await client.close();
    await outcomes;
  });

  it("all fail at once with the cause when the connection is reset", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const calls = Array.from({ length: 20 }, () => client.invoke(stall, {}));
    (await peer).socket.resetAndDestroy();
    const outcomes = await Promise.allSettled(calls);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: "rejected" });
      const { reason } = outcome as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(ConnectionClosedError);
      expect(reason).toMatchObject({ code: "rose-connection-closed", reason: { code: "network" } });
      expect((reason as Error).cause).toMatchObject({ code: "ECONNRESET" });
    }
    await expect(client.closed).resolves.toMatchObject({ code: "network" });
  });

  it("fail when the peer ends, half an answer notwithstanding", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(add, { a: 1, b: 2 });
    const { socket } = await peer;
    socket.end(hex("a20d0201013008020100"));
    await expect(call).rejects.toMatchObject({
      reason: { code: "remote", message: "closed by the peer in the middle of a message" },
    });
  });

  it("fail when this side closes, and later calls too", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    const call = client.invoke(stall, {});
    const closed = client.close();
    await expect(call).rejects.toMatchObject({ reason: { code: "local" } });
    await expect(client.invoke(stall, {})).rejects.toBeInstanceOf(ConnectionClosedError);
    await closed;
    await expect(client.invoke(stall, {})).rejects.toBeInstanceOf(ConnectionClosedError);
  });
});
