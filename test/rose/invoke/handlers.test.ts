import { describe, expect, it, vi } from "vitest";
import { operation as declareOperation, sequence } from "../../../src/codec/index.js";
import { RoseError, RoseReject } from "../../../src/rose/errors.js";
import { sessionKey } from "../../../src/rose/connection/session.js";
import { hex, tlv, unrecognised } from "../support/bytes.js";
import {
  add,
  bye,
  configure,
  echo,
  Failure,
  news,
  Options,
  ring,
  stall,
  type Sum,
  type Total,
} from "../support/operations.js";
import { deferred, insidesOf, join, rawClient, serve, settle, until } from "../support/peers.js";

/** Octets of an invoke of `add` with id 1 and these arguments. */
const addOctets = "a10e 020101 02010a 3006 020102 020103";
const sumOctets = "a20d 020101 3008 020100 3003 020105";
const neutralOctets = "a31e 020101 020100 3016 020100 0c0e 696e7465726e616c206572726f72 010100";

describe("handlers", () => {
  it("know the connection, session, ids and operation", async () => {
    const { server, port } = await serve();
    const seen: any[] = [];
    server.handle(add, ({ a, b }, context) => {
      seen.push(context);
      return { total: a + b };
    });
    const client = await join(port);
    await client.invoke(add, { a: 1, b: 2 }, { linkedID: 7 });
    const [connection] = [...server.connections];
    expect(seen[0]).toMatchObject({ invokeID: 1, operation: add, linkedID: 7 });
    expect(seen[0].connection).toBe(connection);
    expect(seen[0].session).toBe(connection?.session);
    expect(seen[0].user).toBeUndefined();
    expect(seen[0].signal.aborted).toBe(false);
  });

  it("keep what they need in the session, apart from other connections", async () => {
    const { server, port } = await serve();
    const count = sessionKey<number>("count");
    const other = sessionKey<string>("count");
    server.handle(configure, ({ text }, { session, user }) => {
      session.user ??= text;
      session.set(count, (session.get(count) ?? 0) + 1);
      return { text: `${user} ${session.get(count)} ${session.get(other)}` };
    });
    const [alice, bob] = [await join(port), await join(port)];
    await alice.invoke(configure, { text: "alice" });
    await bob.invoke(configure, { text: "bob" });
    await expect(alice.invoke(configure, {})).resolves.toEqual({ text: "alice 2 undefined" });
    await expect(bob.invoke(configure, {})).resolves.toEqual({ text: "bob 2 undefined" });
    const [first] = [...server.connections];
    expect([first?.session.delete(count), first?.session.delete(count)]).toEqual([true, false]);
    await expect(alice.invoke(configure, {})).resolves.toEqual({ text: "alice 1 undefined" });
  });

  it("may be registered once for an operation", async () => {
    const { server } = await serve();
    server.handle(add, () => ({ total: 0 }));
    server.handle(news, () => {});
    expect(() => server.handle(add, () => ({ total: 1 }))).toThrow("add has a handler already");
    expect(() => server.handle(news, () => {})).toThrow("news has a handler already");
  });

  it("are not registered for two operations with one id or name", async () => {
    const { server } = await serve();
    server.handle(add, () => ({ total: 0 }));
    const twin = declareOperation("twin", 10, () => echo);
    expect(() => server.handle(twin, ({ bytes }) => ({ bytes }))).toThrow(
      "twin (10) collides with add (10)",
    );
  });

  it("see the signal abort when their connection closes", async () => {
    const { server, port } = await serve();
    const aborted = deferred<unknown>();
    server.handle(stall, (_, { signal }) => {
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          aborted.resolve(signal.reason);
          reject(signal.reason as Error);
        });
      });
    });
    const client = await join(port);
    const call = client.invoke(stall, {}).catch(() => {});
    await until(() => [...server.connections][0]?.runningHandlers === 1);
    await client.close();
    await call;
    await expect(aborted.promise).resolves.toMatchObject({ code: "rose-connection-closed" });
  });

  it("can invoke the client in turn", async () => {
    const { server, port } = await serve();
    server.handle(configure, async (_, { connection }) => {
      const { total } = await connection.invoke(add, { a: 20, b: 22 });
      return { text: String(total) };
    });
    const client = await join(port);
    client.handle(add, ({ a, b }) => ({ total: a + b }));
    await expect(client.invoke(configure, {})).resolves.toEqual({ text: "42" });
  });

  it("are chosen by the operation id; a name counts only with id 0", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    // operationName "add" with id 0, then the same name with the unknown id 99.
    peer.send(hex("a115 020101 a2050c03616464 020100 3006 020102 020103"));
    expect(await peer.until(15)).toBe(hexText(sumOctets));
    peer.send(hex("a115 020102 a2050c03616464 020163 3006 020102 020103"));
    const first = unrecognised(2, "add (99)");
    expect((await peer.until(15 + first.length / 2)).slice(30)).toBe(first);
    peer.send(hex("a108 020103 020100 0500"));
    const all = first + unrecognised(3, "operation 0");
    expect((await peer.until(15 + all.length / 2)).slice(30)).toBe(all);
  });

  it("may share an id; then the name says which is meant, and else the session", async () => {
    const { server, port } = await serve();
    const addLater = declareOperation("addLater", add.id, () => ({
      argument: add.argument,
      result: add.result,
      error: Failure,
    }));
    server.handle(add, () => ({ total: 1 }));
    let isLater = false;
    server.handleWhen(
      () => isLater,
      addLater,
      () => ({ total: 2 }),
    );
    const peer = await rawClient(port);
    const sum = "3006 020102 020103";
    const answers: string[] = [];
    const ask = async (message: string) => {
      peer.send(hex(message));
      const all = await peer.until(15 * (answers.length + 1));
      answers.push(all.slice(-2));
    };
    await ask(`a10e 020101 02010a ${sum}`);
    await ask(`a11a 020101 a20a0c08 6164644c61746572 02010a ${sum}`);
    await ask(`a115 020101 a2050c03 616464 02010a ${sum}`);
    isLater = true;
    await ask(`a10e 020101 02010a ${sum}`);
    await ask(`a115 020101 a2050c03 616464 02010a ${sum}`);
    await ask(`a115 020101 a2050c03 616464 020100 ${sum}`);
    expect(answers).toEqual(["01", "02", "01", "02", "02", "01"]);
  });

  it("are found by another id too, where a condition says so of the name or argument that comes with it", async () => {
    const { server, port } = await serve();
    const { argument, result } = add;
    const other = declareOperation("other", 99, () => ({ argument, result, error: Failure }));
    server.handle(add, () => ({ total: 1 })).handle(other, () => ({ total: 2 }));
    let isOther = false;
    server.handleWhen(
      (_, { operationName }) => isOther || operationName === "other",
      other,
      () => ({ total: 3 }),
      add.id,
    );
    const again = () =>
      server.handleWhen(
        () => true,
        other,
        () => ({ total: 4 }),
        add.id,
      );
    expect(again).toThrow("collides");
    const peer = await rawClient(port);
    const sum = "3006 020102 020103";
    const answers: string[] = [];
    const ask = async (message: string) => {
      peer.send(hex(message));
      answers.push((await peer.until(15 * (answers.length + 1))).slice(-2));
    };
    await ask(`a10e 020101 02010a ${sum}`);
    await ask(`a10e 020101 020163 ${sum}`);
    await ask(`a117 020101 a2070c05 6f74686572 02010a ${sum}`);
    isOther = true;
    await ask(`a10e 020101 02010a ${sum}`);
    await ask(`a117 020101 a2070c05 6f74686572 020100 ${sum}`);
    expect(answers).toEqual(["01", "02", "03", "03", "02"]);
  });

  it("that have the name of another one too take what their condition says of session and argument", async () => {
    const { server, port } = await serve();
    server.handle(add, () => ({ total: 1 }));
    let isLater = false;
    const twin = declareOperation("add", 10, () => add);
    // Those with an odd second summand, too.
    server.handleWhen(
      (_, { argument }) => isLater || argument?.at(-1) === 5,
      twin,
      () => ({ total: 2 }),
    );
    const again = declareOperation("add", 10, () => add);
    expect(() =>
      server.handleWhen(
        () => true,
        again,
        () => ({ total: 3 }),
      ),
    ).toThrow("collides");
    const other = declareOperation("add", 11, () => add);
    expect(() =>
      server.handleWhen(
        () => true,
        other,
        () => ({ total: 3 }),
      ),
    ).toThrow("collides");
    expect(() => server.handle(other, () => ({ total: 3 }))).toThrow("collides");
    const peer = await rawClient(port);
    const answers: string[] = [];
    const ask = async (message: string) => {
      peer.send(hex(message));
      const all = await peer.until(15 * (answers.length + 1));
      answers.push(all.slice(-2));
    };
    for (const later of [false, true]) {
      isLater = later;
      for (const summand of ["03", "05"]) {
        await ask(`a10e 020101 02010a 3006 020102 0201${summand}`);
        await ask(`a115 020101 a2050c03 616464 02010a 3006 020102 0201${summand}`);
        await ask(`a115 020101 a2050c03 616464 020100 3006 020102 0201${summand}`);
      }
    }
    expect(answers.join("")).toBe("010101020202020202020202");
  });

  it("are known to their server, by id and by name", async () => {
    const { server } = await serve();
    const named = (name: string, id = 0) =>
      declareOperation(name, id, () => ({
        argument: Options,
        result: Options,
        error: Failure,
      }));
    const known = () =>
      [add, named("add"), configure, named("configure"), named("other", 10)].map((token) =>
        server.handles(token),
      );
    expect(known()).toEqual([false, false, false, false, false]);
    server.handleWhen(
      () => false,
      add,
      ({ a, b }) => ({ total: a + b }),
    );
    expect(known()).toEqual([true, true, false, false, true]);
    server.handle(configure, () => ({}));
    expect(known()).toEqual([true, true, true, true, true]);
    server.handle(news, () => {});
    expect(server.handles(named("news"))).toBe(true);
    expect(server.handles(named("nothing", 99))).toBe(false);
  });

  it("may use any invoke id, 0 and negative ones included", async () => {
    const { server, port } = await serve();
    server.handle(configure, () => ({}));
    const peer = await rawClient(port);
    peer.send(hex("a106 020100 02010c a106 0201ff 02010c"));
    expect(await peer.until(24)).toBe(
      hexText("a20a 020100 3005 020100 3000 a20a 0201ff 3005 020100 3000"),
    );
  });

  it("run once at a time for an invoke id", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return {};
    });
    const peer = await rawClient(port);
    peer.send(hex("a106 020105 02010d a106 020105 02010d"));
    expect(await peer.until(8)).toBe("a406020105810100");
    gate.resolve();
    expect((await peer.until(20)).slice(16)).toBe(hexText("a20a 020105 3005 020100 3000"));
    peer.send(hex("a106 020105 02010d"));
    expect((await peer.until(32)).slice(40)).toBe(hexText("a20a 020105 3005 020100 3000"));
  });
});

function hexText(spaced: string): string {
  return spaced.replaceAll(" ", "");
}

describe("what cannot be carried out", () => {
  it("is rejected as unrecognisedOperation, by name and with the session id of the invoke", async () => {
    const { port } = await serve({
      onConnection({ sessions }) {
        sessions.enable();
        sessions.create("S1");
      },
    });
    const peer = await rawClient(port);
    peer.send(hex("a10c a1040c025331 020107 020163"));
    const reject = unrecognised(7, "operation 99", "S1");
    expect(await peer.until(reject.length / 2)).toBe(reject);
  });

  it("is named as its sender has named it, as far as that is short and can be printed", async () => {
    const { port, server, log } = await serve();
    const peer = await rawClient(port);
    const number = (value: number): Uint8Array => tlv(0x02, Uint8Array.of(value));
    const send = (invokeID: number, name: string, operationID: number): void => {
      const operationName = tlv(0xa2, tlv(0x0c, Buffer.from(name)));
      peer.send(tlv(0xa1, number(invokeID), operationName, number(operationID), tlv(0x30)));
    };
    // The cut goes through a character of two units.
    const long = `${"x".repeat(99)}\u{1f600}${"y".repeat(100_000)}`;
    send(1, long, 0);
    send(2, "a\u0000b\r\n\u2028c", 99);
    send(3, "", 99);
    const rejects = [
      unrecognised(1, `${"x".repeat(99)}\ufffd`),
      unrecognised(2, "a?b???c (99)"),
      unrecognised(3, "operation 99"),
    ].join("");
    expect(await peer.until(rejects.length / 2)).toBe(rejects);
    expect(log.lines.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
    expect([...server.connections]).toHaveLength(1);
  });

  it.each([
    ["missing", "a106 020101 02010a", "the argument is missing"],
    ["of another type", "a10b 020101 02010a 3003 0c0141", "Sum.a: unexpected-tag"],
    ["without a member", "a10b 020101 02010a 3003 020101", "Sum.b: missing-member"],
    [
      "with octets after it that are no member",
      "a110 020101 02010a 3008 020101 020101 0005",
      "Sum: bad-tag",
    ],
    [
      "out of range",
      "a116 020101 02010a 300e 0209 010000000000000000 020101",
      "Sum.a: integer-range",
    ],
  ])("is rejected as mistypedArgument: an argument %s", async (_, octets, details) => {
    const { server, port } = await serve();
    const handler = vi.fn<(sum: Sum) => Total>(({ a, b }) => ({ total: a + b }));
    server.handle(add, handler);
    const peer = await rawClient(port);
    peer.send(hex(octets));
    const text = Buffer.from(details).toString("hex");
    const octet = (n: number): string => n.toString(16).padStart(2, "0");
    const size = details.length;
    const expected = `a4${octet(8 + size)}0201018101020c${octet(size)}${text}`;
    expect(await peer.until(expected.length / 2)).toBe(expected);
    expect(handler).not.toHaveBeenCalled();
    peer.send(hex(addOctets));
    expect((await peer.until(expected.length / 2 + 15)).slice(expected.length)).toBe(
      hexText(sumOctets),
    );
  });

  it.each([
    ["a later version of its type", "a110 020101 02010a 3008 020101 020102 0500"],
    ["a faulty compiler", "a113 020101 02010a 300b 020101 020102 1f80801500"],
  ])("is carried out if it comes from %s, unless reading is strict", async (_, octets) => {
    const handler = ({ a, b }: Sum): Total => ({ total: a + b });
    const { server, port } = await serve();
    server.handle(add, handler);
    const peer = await rawClient(port);
    peer.send(hex(octets));
    expect(await peer.until(15)).toBe(hexText("a20d 020101 3008 020100 3003 020103"));
    const strict = await serve({ strictness: "strict" });
    strict.server.handle(add, handler);
    const other = await rawClient(strict.port);
    other.send(hex(octets));
    expect((await other.until(11)).slice(0, 22)).toMatch(/^a4..020101810102/);
  });

  it("is not an absent argument whose members are all optional: it is an empty one", async () => {
    const { server, port } = await serve();
    server.handle(configure, (argument) => ({ text: JSON.stringify(argument) }));
    const peer = await rawClient(port);
    peer.send(hex("a106 020101 02010c"));
    expect(await peer.until(16)).toBe(hexText("a20e 020101 3009 020100 3004 0c02 7b7d"));
  });

  it("is not an absent argument of an operation that has none: it is NULL", async () => {
    const { server, port } = await serve();
    const handler = vi.fn<() => null>(() => null);
    server.handle(ring, handler);
    const peer = await rawClient(port);
    peer.send(hex("a106 020101 02010e"));
    expect(await peer.until(12)).toBe(hexText("a20a 020101 3005 020100 0500"));
    expect(handler).toHaveBeenCalledWith(null, expect.anything());
  });

  it("is an event that is an operation", async () => {
    const { server, port } = await serve();
    const handler = vi.fn<() => Options>(() => ({}));
    server.handle(configure, handler);
    const peer = await rawClient(port);
    peer.send(hex("a108 0203 01869f 02010c a106 020107 020163"));
    const reject = unrecognised(7, "operation 99");
    expect(await peer.until(reject.length / 2)).toBe(reject);
    await settle();
    expect(handler).not.toHaveBeenCalled();
    expect(peer.received).toBe(reject);
  });
});

describe("a handler that fails", () => {
  it.each([
    [
      "throws",
      () => {
        throw new Error("the database password is hunter2");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the database password is hunter2"))],
    [
      "throws no Error",
      () => {
        // oxlint-disable-next-line no-throw-literal -- that is what the test is about
        throw "a text";
      },
    ],
    [
      "throws the error of another operation",
      () => {
        throw new RoseError(echo, { iErrorDetail: 1, u8sErrorString: "secret", bFatal: false });
      },
    ],
    ["gives a result that cannot be encoded", () => ({ total: "5" as unknown as number })],
    ["gives nothing", () => undefined as unknown as { total: number }],
    ["gives a promise of a wrong result", () => Promise.resolve({ total: 1.5 })],
  ] as [string, () => { total: number } | Promise<{ total: number }>][])(
    "because it %s answers with a neutral error of the operation's type, and logs all",
    async (_, handler) => {
      const { server, port, log } = await serve();
      server.handle(add, handler);
      const peer = await rawClient(port);
      peer.send(hex(addOctets));
      expect(await peer.until(32)).toBe(hexText(neutralOctets));
      expect(log.of("the handler failed")).toMatchObject([
        { level: "error", facts: { operation: "add", invokeID: 1, err: expect.anything() } },
      ]);
      peer.send(hex("a106 020102 020163"));
      const reject = unrecognised(2, "operation 99");
      expect((await peer.until(32 + reject.length / 2)).slice(64)).toBe(reject);
    },
  );

  it("because the type of its argument cannot be made answers with the neutral error", async () => {
    const { server, port, log } = await serve();
    const broken = declareOperation("broken", 90, () => ({
      argument: sequence("Broken", () => {
        throw new Error("no such type");
      }),
      result: Options,
      error: Failure,
    }));
    server.handle(broken, () => ({}));
    const peer = await rawClient(port);
    peer.send(hex("a10b 020101 02015a 3003 020101"));
    expect(await peer.until(32)).toBe(neutralOctets.replaceAll(" ", ""));
    expect(log.of("the handler failed")).toMatchObject([
      { facts: { err: { message: "no such type" } } },
    ]);
  });

  it("with the operation's own error answers with that error", async () => {
    const { server, port, log } = await serve();
    const failure: Failure = { iErrorDetail: 3, u8sErrorString: "no", bFatal: true };
    server.handle(add, () => Promise.reject(new RoseError(add, failure)));
    const client = await join(port);
    await expect(client.invoke(add, { a: 1, b: 1 })).rejects.toMatchObject({ error: failure });
    expect(log.of("the handler failed")).toEqual([]);
  });

  it("with an error value that cannot be encoded answers with the neutral one", async () => {
    const { server, port, log } = await serve();
    server.handle(add, () => {
      throw new RoseError(add, { iErrorDetail: "x" } as never);
    });
    const client = await join(port);
    await expect(client.invoke(add, { a: 1, b: 1 })).rejects.toMatchObject({
      error: { iErrorDetail: 0, u8sErrorString: "internal error" },
    });
    expect(log.of("the error of a handler cannot be sent")).toHaveLength(1);
  });

  it("because the result is longer than a frame may be answers with the neutral error", async () => {
    const { server, port } = await serve({ limits: { maxFrameBytes: 500 } });
    server.handle(echo, () => ({ bytes: new Uint8Array(1000) }));
    const client = await join(port);
    await expect(client.invoke(echo, { bytes: new Uint8Array(1) })).rejects.toMatchObject({
      error: { u8sErrorString: "internal error" },
    });
  });

  it("after the connection is gone answers nobody and harms nobody", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      throw new Error("too late");
    });
    const first = await join(port);
    const call = first.invoke(stall, {}).catch(() => {});
    await until(() => [...server.connections][0]?.runningHandlers === 1);
    insidesOf(server)[0]?.shut({ code: "timeout", message: "cut off by the test" });
    await call;
    await until(() => server.connections.size === 0);
    gate.resolve();
    await settle();
    server.handle(configure, () => ({}));
    await expect((await join(port)).invoke(configure, {})).resolves.toEqual({});
  });

  it("for an event is logged and not answered", async () => {
    const { server, port, log } = await serve();
    server.handle(bye, () => Promise.reject(new Error("no")));
    server.handle(news, () => {
      throw new Error("no");
    });
    const client = await join(port);
    client.emit(bye, {});
    client.emit(news, { number: 1, text: "" });
    await until(() => log.of("the handler of an event failed").length === 2);
    expect(client.connection.messagesIn).toBe(0);
  });
});

describe("authorize", () => {
  it("decides before the argument is decoded", async () => {
    const seen: string[] = [];
    const { server, port } = await serve({
      authorize({ session }, operation) {
        seen.push(`${session.user} ${operation.name}`);
        return session.user === undefined && operation.kind === "operation"
          ? { error: { iErrorDetail: 2, u8sErrorString: "log on first", bFatal: false } }
          : undefined;
      },
    });
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    // The argument is no Sum, and yet the answer is the refusal.
    peer.send(hex("a10b 020101 02010a 3003 0c0141"));
    const answer = Buffer.from(await peer.until(30), "hex");
    expect(Failure.decode(answer.subarray(8)).u8sErrorString).toBe("log on first");
    const [connection] = [...server.connections];
    if (connection) connection.session.user = "alice";
    peer.send(hex(addOctets));
    expect((await peer.until(30 + 15)).slice(60)).toBe(hexText(sumOctets));
    expect(seen).toEqual(["undefined add", "alice add"]);
  });

  it("may reject, and may take its time", async () => {
    const { server, port } = await serve({
      async authorize(_, operation) {
        await settle(1);
        if (operation === add) return { reject: "authenticationFailed", details: "who are you?" };
        if (operation === echo) throw new Error("the directory is down");
        return undefined;
      },
    });
    const handler = vi.fn<() => never>(() => ({}) as never);
    server
      .handle(add, handler)
      .handle(echo, handler)
      .handle(configure, ({ text = "" }) => ({ text }));
    const client = await join(port);
    await expect(client.invoke(add, { a: 1, b: 2 })).rejects.toMatchObject({
      problemName: "authenticationFailed",
      details: "who are you?",
    });
    await expect(client.invoke(echo, { bytes: new Uint8Array(1) })).rejects.toMatchObject({
      error: { u8sErrorString: "internal error" },
    });
    await expect(client.invoke(configure, { text: "x" })).resolves.toEqual({ text: "x" });
    expect(handler).not.toHaveBeenCalled();
  });

  it("that throws answers with the neutral error", async () => {
    const { server, port } = await serve({
      authorize() {
        throw new Error("no");
      },
    });
    server.handle(configure, () => ({}));
    const client = await join(port);
    await expect(client.invoke(configure, {})).rejects.toMatchObject({
      error: { iErrorDetail: 0 },
    });
  });

  it("refuses an event in silence", async () => {
    const handler = vi.fn<() => void>();
    const { server, port, log } = await serve({
      authorize: () => ({ reject: "authenticationFailed" }),
    });
    server.handle(news, handler);
    const client = await join(port);
    client.emit(news, { number: 1, text: "x" });
    await until(() => log.of("event refused").length === 1);
    expect(handler).not.toHaveBeenCalled();
    expect(client.connection.messagesIn).toBe(0);
  });
});

describe("who takes the rest", () => {
  it("gets what has no handler of its own, by id and by name", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    const seen: unknown[] = [];
    client.handle(add, ({ a, b }) => ({ total: a + b }));
    client.handleRest(
      (idOrName) => [configure, news].find(({ id, name }) => idOrName === id || idOrName === name),
      (argument, { operation }) => {
        seen.push(operation.name);
        return argument;
      },
    );
    await until(() => server.connections.size === 1);
    const [connection] = server.connections;
    expect(await connection?.invoke(configure, { text: "x" })).toEqual({ text: "x" });
    expect(await connection?.invoke(add, { a: 1, b: 2 })).toEqual({ total: 3 });
    const types = { argument: Options, result: Options, error: Failure };
    const byName = declareOperation("configure", 0, () => types);
    expect(await connection?.invoke(byName, {}, { operationName: "configure" })).toEqual({});
    connection?.emit(news, { number: 1, text: "" });
    await until(() => seen.length === 3);
    expect(seen).toEqual(["configure", "configure", "news"]);
    await expect(connection?.invoke(stall, {})).rejects.toMatchObject({ problemCode: 1 });
    expect(() =>
      client.handleRest(
        () => undefined,
        () => {},
      ),
    ).toThrow(/has a handler already/);
  });

  it("may hand a reject on", async () => {
    const { server, port } = await serve();
    server.handle(add, () => {
      throw new RoseReject(add, "invokeProblem", 3, "elsewhere");
    });
    server.handle(configure, () => {
      throw new RoseReject(add, "invokeProblem", 3, "of another operation");
    });
    const client = await join(port);
    await expect(client.invoke(add, { a: 1, b: 2 })).rejects.toMatchObject({
      problemName: "resourceLimitation",
      details: "elsewhere",
    });
    await expect(client.invoke(configure, {})).rejects.toBeInstanceOf(RoseError);
  });
});
