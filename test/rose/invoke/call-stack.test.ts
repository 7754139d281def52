import { describe, expect, it } from "vitest";
import { BerEncodeError } from "../../../src/codec/index.js";
import { encodeEvent } from "../../../src/rose/message/encode-event.js";
import {
  AbortError,
  ConnectionClosedError,
  LimitError,
  RoseError,
  RoseReject,
  RoseTimeoutError,
} from "../../../src/rose/errors.js";
import type { ConnectOptions } from "../../../src/rose/index.js";
import { add, configure, news, stall } from "../support/operations.js";
import { deferred, join, serve } from "../support/peers.js";

const file = import.meta.filename;

/** Whether the trace of an error begins in this file, in a function of this name. */
function expectToBegin(error: Error, within: string): void {
  const [, first = ""] = (error.stack as string).split(/\n {4}at /);
  expect(first).toContain(file);
  expect(first).toContain(within);
  expect(error.stack).toContain(`${error.name}: ${error.message}\n`);
}

async function failureOf(call: Promise<unknown>): Promise<Error> {
  return call.then(
    () => {
      throw new Error("no error");
    },
    (error: Error) => error,
  );
}

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("no error");
}

const noSum = { a: 1, b: "two" } as never;
const noNews = { number: "one" } as never;

async function two(options: ConnectOptions = {}) {
  const { server, port } = await serve();
  server.handle(stall, () => new Promise(() => {}));
  const client = await join(port, options);
  return { server, client, all: [client, client.connection, client.connection.session] as const };
}

describe("the trace of an error that is known at once begins at the caller's line", () => {
  it("for an argument that is not of its type", async () => {
    const { client, all } = await two();
    for (const one of all) {
      const invoking = () => one.invoke(add, noSum);
      const error = await failureOf(invoking());
      expect(error).toBeInstanceOf(BerEncodeError);
      expectToBegin(error, "invoking");
      const told = deferred<Error | null>();
      const calling = () => one.call(add, noSum, told.resolve);
      calling();
      expectToBegin((await told.promise) as Error, "calling");
      const emitting = () => one.emit(news, noNews);
      expectToBegin(thrownBy(emitting), "emitting");
    }
    await client.close();
  });

  it("for an event that goes to many", async () => {
    const { server } = await two();
    const encoding = () => encodeEvent(news, noNews);
    expectToBegin(thrownBy(encoding), "encoding");
    const broadcasting = () => server.broadcast(news, noNews);
    expectToBegin(thrownBy(broadcasting), "broadcasting");
    const toSessions = () => server.broadcastToSessions(news, noNews, () => true);
    expectToBegin(thrownBy(toSessions), "toSessions");
  });

  it("in JSON too", async () => {
    const { client } = await two({ encoding: "json" });
    const invoking = () => client.invoke(add, noSum);
    expectToBegin(await failureOf(invoking()), "invoking");
  });

  it("for what is no operation, a bad timeout, and a limit", async () => {
    const { all } = await two({ limits: { maxFrameBytes: 200 } });
    for (const one of all) {
      const invoking = (...[operation, argument, options]: any[]) =>
        one.invoke(operation, argument, options);
      const wrong = await failureOf(invoking(undefined, {}));
      expect(wrong).toBeInstanceOf(TypeError);
      expectToBegin(wrong, "invoking");
      const never = await failureOf(invoking(add, { a: 1, b: 2 }, { timeout: -1 }));
      expect(never).toBeInstanceOf(RangeError);
      expectToBegin(never, "invoking");
      const long = await failureOf(invoking(configure, { text: "x".repeat(300) }));
      expect(long).toBeInstanceOf(LimitError);
      expectToBegin(long, "invoking");
      expectToBegin(
        thrownBy(function emitting() {
          one.emit(undefined as never, {});
        }),
        "emitting",
      );
    }
  });

  it("for a connection that is closed", async () => {
    const { client, all } = await two();
    const session = client.connection.session;
    await client.close();
    for (const one of all.filter((each) => each !== session)) {
      const invoking = () => one.invoke(add, { a: 1, b: 2 });
      const error = await failureOf(invoking());
      expect(error).toBeInstanceOf(ConnectionClosedError);
      expectToBegin(error, "invoking");
    }
  });

  it("for a call that had to wait for a connection", async () => {
    const { server, port } = await serve();
    const client = await join(port, { reconnect: { initialDelay: 1, maxDelay: 5 } });
    await server.close();
    await expect.poll(() => client.state).not.toBe("connected");
    const invoking = (argument: never, options = {}) => client.invoke(add, argument, options);
    const bad = failureOf(invoking(noSum));
    const late = await failureOf(invoking({ a: 1, b: 2 } as never, { timeout: 20 }));
    expect(late).toBeInstanceOf(RoseTimeoutError);
    expectToBegin(late, "invoking");
    const again = await serveAgain(port);
    again.handle(add, ({ a, b }) => ({ total: a + b }));
    const error = await bad;
    expect(error).toBeInstanceOf(BerEncodeError);
    expectToBegin(error, "invoking");
  });

  it("but not for what a getter in the argument throws", async () => {
    const { client } = await two({ callStacks: true });
    const argument = {
      a: 1,
      get b(): number {
        throw new Error("of the getter");
      },
    };
    const error = await failureOf(client.invoke(add, argument));
    expect(error.message).toBe("of the getter");
    expect(error.stack?.split("\n")[1]).toContain("get b");
  });
});

async function serveAgain(port: number) {
  const { createServer } = await import("../../../src/rose/server/server.js");
  const { silentLog } = await import("../../../src/rose/log.js");
  const { onTestFinished } = await import("vitest");
  const server = createServer({ log: silentLog });
  await server.listen({ port });
  onTestFinished(() => server.close());
  return server;
}

describe("with callStacks the trace of an error that answers a call begins at the caller's line", () => {
  const callStacks = true;

  it("for an error, a reject, and an answer that is none", async () => {
    const { server, all } = await two({ callStacks });
    server.handle(add, () => {
      throw new RoseError(add, { iErrorDetail: 1, u8sErrorString: "no", bFatal: false });
    });
    for (const one of all) {
      const adding = () => one.invoke(add, { a: 1, b: 2 });
      const error = await failureOf(adding());
      expect(error).toBeInstanceOf(RoseError);
      expectToBegin(error, "adding");
      const configuring = () => one.invoke(configure, {});
      const reject = await failureOf(configuring());
      expect(reject).toBeInstanceOf(RoseReject);
      expectToBegin(reject, "configuring");
    }
  });

  it("for a timeout and an abort", async () => {
    const { client } = await two({ callStacks });
    const stalling = (options: object) => client.invoke(stall, {}, options);
    const late = await failureOf(stalling({ timeout: 10 }));
    expect(late).toBeInstanceOf(RoseTimeoutError);
    expectToBegin(late, "stalling");
    const controller = new AbortController();
    const call = stalling({ signal: controller.signal });
    controller.abort();
    const aborted = await failureOf(call);
    expect(aborted).toBeInstanceOf(AbortError);
    expectToBegin(aborted, "stalling");
  });

  it("for each call of a connection that is lost", async () => {
    const { client } = await two({ callStacks });
    const first = () => client.invoke(stall, {});
    const second = () => client.invoke(stall, {});
    const failures = [failureOf(first()), failureOf(second())];
    await client.close();
    const [one, other] = (await Promise.all(failures)) as [Error, Error];
    expect(one).toBeInstanceOf(ConnectionClosedError);
    expectToBegin(one, "first");
    expectToBegin(other, "second");
  });

  it("and goes on through the functions that await it", async () => {
    const { client } = await two({ callStacks });
    async function inner() {
      await client.invoke(configure, {});
    }
    async function outer() {
      await Promise.resolve();
      await inner();
    }
    const error = await failureOf(outer());
    expectToBegin(error, "inner");
    expect(error.stack).toMatch(/ at (?:async )?outer /);
  });

  it("which is not so without", async () => {
    const { client } = await two();
    const configuring = () => client.invoke(configure, {});
    const error = await failureOf(configuring());
    expect(error.stack).not.toContain("configuring");
  });
});
