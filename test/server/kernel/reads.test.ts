import { describe, expect, test } from "vitest";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import { silentLog, type InvokeContext } from "../../../src/rose/index.js";
import { anyone, defineModule } from "../../../src/server/kernel/index.js";
import { Lane, Reads, type ReadLimits } from "../../../src/server/kernel/reads.js";
import {
  deferred,
  join,
  rawClient,
  serve,
  settle,
  until,
  type Lines,
} from "../../rose/support/peers.js";
import { hex } from "../../rose/support/bytes.js";
import { ask, askOther, type Name } from "./support/protocol.js";
import { testKernel } from "./support/test-kernel.js";

/** A read that is at work until the test ends it. */
interface Work {
  readonly name: string;
  end(answer?: string): void;
}

/** A server whose operations read in lanes; what is at work can be ended. */
async function reading(limits: ReadLimits, options: Parameters<typeof serve>[0] = {}) {
  const lane = new Lane(limits);
  const begun: Work[] = [];
  const { server, port, log } = await serve(options);
  server.handle(ask, ({ name }: Name, context: InvokeContext) =>
    lane.run(context, () => {
      const { promise, resolve } = deferred<Name>();
      begun.push({ name, end: (answer = name) => resolve({ name: answer }) });
      return promise;
    }),
  );
  const names = (): string[] => begun.map(({ name }) => name);
  return { port, log, begun, names };
}

/** Gives what is due in the next turns of the event loop time to happen. */
async function turns(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

function failuresIn(log: Lines): unknown[] {
  return log.lines.filter(({ level }) => level === "error" || level === "warn");
}

/** The octets of an invoke. */
function invoke(invokeID: number, name: string): Uint8Array {
  const argument = ask.argument.encode({ name });
  return ROSEMessage.encode({ invoke: { invokeID, operationID: ask.id, argument } });
}

describe("reads", () => {
  test("of a session begin in order, and only so many are at work", async () => {
    const { port, begun, names } = await reading({ together: 10, each: 2 });
    const client = await join(port);
    const answers = ["a", "b", "c", "d"].map((name) => client.invoke(ask, { name }));
    await until(() => begun.length === 2);
    await turns();
    expect(names()).toEqual(["a", "b"]);
    begun[1]!.end();
    await until(() => begun.length === 3);
    await turns();
    expect(names()).toEqual(["a", "b", "c"]);
    begun[0]!.end();
    begun[2]!.end();
    await until(() => begun.length === 4);
    begun[3]!.end();
    expect(await Promise.all(answers)).toEqual(["a", "b", "c", "d"].map((name) => ({ name })));
  });

  test("of invokes with credentials, which have sessions of their own, count for their connection's session", async () => {
    const { port, begun, names } = await reading(
      { together: 10, each: 2 },
      { authenticate: (_, { auth }) => auth.method },
    );
    const client = await join(port);
    const as = (method: string) => ({ authentication: { auth: { method, authdata: hex("00") } } });
    const answers = ["alice", "bob", "carol"].map((name) => client.invoke(ask, { name }, as(name)));
    answers.push(client.invoke(ask, { name: "" }));
    await until(() => begun.length >= 2);
    await turns();
    expect(names()).toEqual(["alice", "bob"]);
    // Another connection has reads of its own.
    const other = (await join(port)).invoke(ask, { name: "other" }, as("alice"));
    await until(() => begun.length === 3);
    for (const work of begun) work.end();
    await until(() => begun.length === 5);
    for (const work of begun.slice(3)) work.end();
    expect(await Promise.all(answers)).toHaveLength(4);
    expect(await other).toEqual({ name: "other" });
    expect(names()).toEqual(["alice", "bob", "other", "carol", ""]);
  });

  test("of all sessions together are only so many at work, and sessions take turns", async () => {
    const { port, begun, names } = await reading({ together: 1, each: 1 });
    const alice = await join(port);
    const bob = await join(port);
    const many = ["a1", "a2", "a3"].map((name) => alice.invoke(ask, { name }));
    await until(() => begun.length === 1);
    const one = bob.invoke(ask, { name: "b1" });
    await turns();
    expect(names()).toEqual(["a1"]);
    for (let i = 0; i < 4; i++) {
      await until(() => begun.length === i + 1);
      begun[i]!.end();
    }
    await Promise.all([...many, one]);
    expect(names().indexOf("b1")).toBeLessThan(names().indexOf("a3"));
  });

  /** In which turns of the event loop four reads begin, of which one runs at a time and takes so many milliseconds. */
  async function turnsOfReads(takes: number): Promise<number[]> {
    let now = 0;
    const lane = new Lane({ together: 1, each: 1 }, () => now);
    const { server, port } = await serve();
    let turn = 0;
    const seen: number[] = [];
    let counting = true;
    const count = (): void => {
      turn++;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    server.handle(ask, (argument: Name, context: InvokeContext) =>
      lane.run(context, async () => {
        seen.push(turn);
        now += takes;
        return argument;
      }),
    );
    const client = await join(port);
    await Promise.all(["a", "b", "c", "d"].map((name) => client.invoke(ask, { name })));
    counting = false;
    return seen;
  }

  test("that have waited begin in another turn of the event loop", async () => {
    const [first, second] = await turnsOfReads(0);
    expect(second).toBeGreaterThan(first!);
  });

  test("share a turn of the event loop that they have not held for 5 ms", async () => {
    expect(new Set(await turnsOfReads(1)).size).toBe(2);
  });

  test("have a turn each when they take 5 ms", async () => {
    expect(new Set(await turnsOfReads(5)).size).toBe(4);
  });

  test("whose answers are small go past large ones", async () => {
    const reads = new Reads();
    const { server, port } = await serve();
    const { promise, resolve } = deferred<Name>();
    const large: string[] = [];
    server.handle(ask, ({ name }: Name, context: InvokeContext) =>
      reads.run(context, true, () => {
        large.push(name);
        return promise;
      }),
    );
    server.handle(askOther, (argument: Name, context: InvokeContext) =>
      reads.run(context, false, async () => argument),
    );
    const client = await join(port);
    const lists = ["a", "b", "c"].map((name) => client.invoke(ask, { name }));
    await until(() => large.length > 0);
    expect(await client.invoke(askOther, { name: "small" })).toEqual({ name: "small" });
    resolve({ name: "list" });
    await Promise.all(lists);
    expect(large).toEqual(["a", "b", "c"]);
  });

  test("that fail leave their place to the next", async () => {
    const lane = new Lane({ together: 1, each: 1 });
    const { server, port } = await serve({ log: silentLog });
    server.handle(ask, ({ name }: Name, context: InvokeContext) =>
      lane.run(context, async () => {
        if (name === "bad") throw new Error("no disk");
        return { name };
      }),
    );
    const client = await join(port);
    const answers = ["bad", "good", "bad", "better"].map((name) => client.invoke(ask, { name }));
    const outcomes = await Promise.allSettled(answers);
    expect(outcomes.map(({ status }) => status)).toEqual([
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
  });
});

describe("reads of who does not take the answers", () => {
  const page = "p".repeat(200_000);
  const requests = (count: number): Buffer =>
    Buffer.concat(Array.from({ length: count }, (_, id) => invoke(id + 1, "")));

  /** Each read gives a page at once. */
  async function paging(limits: ReadLimits) {
    const lane = new Lane(limits);
    let made = 0;
    const { server, port, log } = await serve({ limits: { maxBacklogBytes: 300_000 } });
    server.handle(ask, (_: Name, context: InvokeContext) =>
      lane.run(context, async () => {
        made++;
        return { name: page };
      }),
    );
    return { port, log, made: () => made };
  }

  test("wait until there is room, and then all are answered", async () => {
    const count = 100;
    const { port, log, made } = await paging({ together: 4, each: 1 });
    const { socket } = await rawClient(port);
    socket.removeAllListeners("data");
    let taken = 0;
    socket.pause();
    socket.write(requests(count));
    let before = -1;
    // The system takes some megabytes; then nothing more is read.
    while (made() === 0 || made() !== before) {
      before = made();
      await settle(100);
    }
    expect(made()).toBeLessThan(count);
    socket.on("data", ({ length }) => void (taken += length));
    socket.resume();
    await until(() => taken > count * page.length);
    expect(made()).toBe(count);
    expect(failuresIn(log)).toEqual([]);
  });

  test("hold up nobody else", async () => {
    const { port } = await paging({ together: 1, each: 1 });
    const deaf = await rawClient(port);
    deaf.socket.pause();
    deaf.send(requests(60));
    const client = await join(port);
    for (let i = 0; i < 3; i++) expect((await client.invoke(ask, { name: "" })).name).toBe(page);
  });
});

describe("reads that nobody waits for any more", () => {
  test("never begin, and are no failures", async () => {
    const { port, log, begun } = await reading({ together: 1, each: 1 });
    const peer = await rawClient(port);
    peer.send(Buffer.concat([1, 2, 3].map((id) => invoke(id, `n${id}`))));
    await until(() => begun.length === 1);
    await turns();
    peer.socket.resetAndDestroy();
    await until(() => log.of("connection closed").length === 1);
    begun[0]!.end();
    await turns();
    expect(begun).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
    // The place is free again.
    const other = await join(port);
    const answer = other.invoke(ask, { name: "d" });
    await until(() => begun.length === 2);
    begun[1]!.end();
    expect(await answer).toEqual({ name: "d" });
  });

  test("because they have waited too long never begin", async () => {
    const { port, begun } = await reading(
      { together: 1, each: 1 },
      { log: silentLog, limits: { handlerTimeout: 200 } },
    );
    const client = await join(port);
    const answers = ["a", "b"].map((name) => client.invoke(ask, { name }));
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
    ]);
    begun[0]!.end();
    await turns();
    expect(begun).toHaveLength(1);
  });

  test("are not those of a peer that has closed only its own direction", async () => {
    const { port, log, begun } = await reading({ together: 1, each: 1 });
    const peer = await rawClient(port, true);
    const ids = [1, 2, 3];
    peer.send(Buffer.concat(ids.map((id) => invoke(id, `n${id}`))));
    await until(() => begun.length === 1);
    peer.socket.end();
    await until(() => log.of("connection closed").length === 1);
    for (const id of ids) {
      await until(() => begun.length === id);
      begun[id - 1]!.end();
    }
    await peer.end();
    for (const id of ids) expect(peer.received).toContain(Buffer.from(`n${id}`).toString("hex"));
    expect(failuresIn(log)).toEqual([]);
  });
});

test("a route without a unit reads in its turn, if it says for whom", async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const module = defineModule({
    name: "reading",
    setup({ handle, read }) {
      handle(ask, {
        access: anyone,
        unit: "none",
        run: ({ name }, { session, signal }) =>
          read(
            async () => {
              begun.push(name);
              await new Promise<void>((resolve) => ends.push(resolve));
              return { name };
            },
            { session, signal, large: true },
          ),
      });
    },
  });
  const kernel = await testKernel([module]);
  const [one, other] = [await kernel.connected(), await kernel.connected()];
  const answers = [one.invoke(ask, { name: "1" }), other.invoke(ask, { name: "2" })];
  await until(() => begun.length === 1);
  await turns();
  expect(begun).toEqual(["1"]);
  ends[0]!();
  await until(() => begun.length === 2);
  ends[1]!();
  expect(await Promise.all(answers)).toEqual([{ name: "1" }, { name: "2" }]);
});

test("a route that writes, and whose answer may be large, waits for its turn among large reads", async () => {
  const begun: string[] = [];
  const run = async ({ name }: Name): Promise<Name> => {
    begun.push(name);
    return { name };
  };
  const module = defineModule({
    name: "writing",
    setup({ handle }) {
      handle(ask, { access: anyone, run });
      handle(askOther, { access: anyone, large: true, run });
    },
  });
  const there = await testKernel([module]);
  const { kernel, server } = there;
  const [one, other] = [await there.connected(), await there.connected()];
  const { session } = [...server.connections][0]!;
  const { promise, resolve } = deferred<void>();
  const read = kernel.reads.run({ session, signal: session.signal }, true, () => promise);
  const answer = other.invoke(askOther, { name: "large" });
  await one.invoke(ask, { name: "small" });
  await turns();
  expect(begun).toEqual(["small"]);
  resolve();
  await read;
  expect(await answer).toEqual({ name: "large" });
});
