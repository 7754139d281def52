import { describe, expect, it } from "vitest";
import { RoseError, RoseReject } from "../../../src/rose/errors.js";
import type { Connection } from "../../../src/rose/index.js";
import { sequence, type Type } from "../../../src/codec/index.js";
import { openTypeTextOf } from "../../../src/rose/message/json-message.js";
import { hex } from "../support/bytes.js";
import { add, bye, configure, echo, news, stall, Sum } from "../support/operations.js";
import { deferred, join, rawClient, serve, settle, until, type RawPeer } from "../support/peers.js";

/** A frame of estos JSON: the digits count octets. */
function frame(message: unknown): Buffer {
  const text = typeof message === "string" ? message : JSON.stringify(message);
  const octets = Buffer.from(text);
  return Buffer.concat([Buffer.from(`J${String(octets.length).padStart(7, "0")}`), octets]);
}

function invoke(invokeID: number, operationID: number, argument?: unknown, more?: object): Buffer {
  return frame({
    invoke: { invokeID, operationID, ...(argument !== undefined && { argument }), ...more },
  });
}

/** The JSON messages that a peer has received, cut by what their headers count. */
function messages(peer: RawPeer): any[] {
  const found: any[] = [];
  let octets = Buffer.from(peer.received, "hex");
  while (octets.length >= 8 && octets[0] === 0x4a) {
    const end = 8 + Number(octets.subarray(1, 8).toString("latin1"));
    if (octets.length < end) break;
    found.push(JSON.parse(octets.subarray(8, end).toString()));
    octets = octets.subarray(end);
  }
  return found;
}

async function first(peer: RawPeer): Promise<any> {
  await until(() => messages(peer).length > 0);
  return messages(peer)[0];
}

describe("estos JSON beside BER", () => {
  it("reaches the same handler with the same value, and is answered in JSON", async () => {
    const { server, port } = await serve();
    const seen: unknown[] = [];
    server.handle(add, (argument) => {
      seen.push(argument);
      return { total: argument.a + argument.b };
    });
    const peer = await rawClient(port);
    peer.send(invoke(7, 10, { _type: "Sum", a: 1, b: 2 }));
    expect(await first(peer)).toEqual({
      result: { invokeID: 7, result: { resultValue: 0, result: { _type: "Total", total: 3 } } },
    });
    const client = await join(port);
    await client.invoke(add, { a: 1, b: 2 });
    expect(seen).toEqual([
      { a: 1, b: 2 },
      { a: 1, b: 2 },
    ]);
  });

  it("minds no _type, wherever it stands and whatever it says", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    const argument = { _type: "Nonsense", a: 1, b: 2 };
    const invoked = { _type: "ROSEInvoke", invokeID: 7, operationID: 10, argument };
    peer.send(frame({ _type: "ROSEMessage", invoke: invoked }));
    expect((await first(peer)).result.result.result.total).toBe(3);
  });

  it("counts octets, not characters, in both directions", async () => {
    const { server, port } = await serve();
    server.handle(configure, (argument) => argument);
    const peer = await rawClient(port);
    peer.send(invoke(1, 12, { text: "Grüße, 世界 🦓" }));
    peer.send(invoke(2, 12, { text: "ß" }));
    await until(() => messages(peer).length === 2);
    expect(messages(peer).map(({ result }) => result.result.result.text)).toEqual([
      "Grüße, 世界 🦓",
      "ß",
    ]);
  });

  it("is understood however the stream is split", async () => {
    const { server, port } = await serve();
    server.handle(configure, (argument) => argument);
    const bytes = invoke(1, 12, { text: "Tür" });
    const peers = await Promise.all(
      Array.from(bytes, async (_, at) => {
        const peer = await rawClient(port);
        peer.send(bytes.subarray(0, at));
        await settle(2);
        peer.send(bytes.subarray(at));
        return peer;
      }),
    );
    for (const peer of peers) {
      expect((await first(peer)).result.result.result).toEqual({ _type: "Options", text: "Tür" });
    }
  });

  it("answers each question in its own encoding on one connection", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    peer.send(Buffer.from("a10e02010102010a3006020101020102", "hex"));
    const ber = "a20d02010130080201003003020103";
    expect(await peer.until(ber.length / 2)).toBe(ber);
    peer.send(invoke(2, 10, { a: 1, b: 2 }));
    await until(() => peer.received.length > ber.length + 20);
    expect(Buffer.from(peer.received.slice(ber.length), "hex").toString()).toMatch(
      /^J0000\d{3}\{"result"/,
    );
  });

  it("answers in the encoding of each question when the answers come in another order", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return { text: "late" };
    });
    server.handle(configure, (argument) => argument);
    const peer = await rawClient(port);
    peer.send(invoke(1, 13, {}));
    peer.send(Buffer.from("a10802010202010c3000", "hex"));
    const ber = "a20a02010230050201003000";
    expect(await peer.until(ber.length / 2)).toBe(ber);
    gate.resolve();
    await until(() => peer.received.length > ber.length);
    const rest = Buffer.from(peer.received.slice(ber.length), "hex").toString();
    expect(rest.slice(8)).toBe(
      '{"result":{"invokeID":1,"result":{"resultValue":0,"result":{"_type":"Options","text":"late"}}}}',
    );
  });

  it("tells of the operation's error with its _type", async () => {
    const { server, port } = await serve();
    server.handle(add, () => {
      throw new RoseError(add, { iErrorDetail: 5, u8sErrorString: "nö", bFatal: true });
    });
    const peer = await rawClient(port);
    peer.send(invoke(3, 10, { a: 1, b: 2 }));
    expect(await first(peer)).toEqual({
      error: {
        invokedID: 3,
        error_value: 0,
        error: { _type: "Failure", iErrorDetail: 5, u8sErrorString: "nö", bFatal: true },
      },
    });
  });

  it("tells of a failed handler in neutral words, of the error's type", async () => {
    const { server, port } = await serve();
    server.handle(add, () => {
      throw new Error("secret");
    });
    const peer = await rawClient(port);
    peer.send(invoke(3, 10, { a: 1, b: 2 }));
    const { error } = await first(peer);
    expect(error.error).toMatchObject({ _type: "Failure", iErrorDetail: 0 });
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  it.each([
    ["a missing member", { a: 1 }, "Sum.b: missing-member"],
    ["a wrong kind", { a: 1, b: "2" }, "Sum.b: wrong-kind"],
    ["a fraction", { a: 1, b: 2.5 }, "Sum.b: wrong-kind"],
    ["an array", [], "Sum: wrong-kind"],
    ["nothing", undefined, "the argument is missing"],
  ])("rejects %s as mistypedArgument and says where", async (_, argument, details) => {
    const { server, port } = await serve();
    server.handle(add, () => ({ total: 0 }));
    const peer = await rawClient(port);
    peer.send(invoke(9, 10, argument));
    expect(await first(peer)).toEqual({
      reject: { invokedID: { invokedID: 9 }, reject: { invokeProblem: 2 }, details },
    });
    expect(peer.ended).toBe(false);
  });

  it("rejects an operation that nobody handles", async () => {
    const { port } = await serve();
    const peer = await rawClient(port);
    peer.send(invoke(9, 4711, {}));
    expect(await first(peer)).toEqual({
      reject: {
        invokedID: { invokedID: 9 },
        reject: { invokeProblem: 1 },
        details: "nobody serves operation 4711",
      },
    });
  });

  it("goes by the operation's name only if its id is 0", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    peer.send(invoke(1, 0, { a: 1, b: 1 }, { operationName: "add" }));
    peer.send(invoke(2, 4711, { a: 1, b: 1 }, { operationName: "add" }));
    await until(() => messages(peer).length === 2);
    expect(messages(peer)[0].result.result.result.total).toBe(2);
    expect(messages(peer)[1].reject).toMatchObject({
      reject: { invokeProblem: 1 },
      details: "nobody serves add (4711)",
    });
  });

  it("takes an open type in octets, and a list of one message", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    peer.send(invoke(1, 10, { _ber: "3006020101020105" }));
    peer.send(frame([{ invoke: { invokeID: 2, operationID: 10, argument: { a: 4, b: 4 } } }]));
    await until(() => messages(peer).length === 2);
    expect(messages(peer).map(({ result }) => result.result.result.total)).toEqual([6, 8]);
  });

  it("refuses a second invoke of an id in the second one's encoding", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return {};
    });
    const peer = await rawClient(port);
    peer.send(invoke(1, 13, {}));
    peer.send(Buffer.from("a10802010102010d3000", "hex"));
    const reject = "a406020101810100";
    expect(await peer.until(reject.length / 2)).toBe(reject);
    gate.resolve();
    await until(() => peer.received.length > reject.length);
    expect(Buffer.from(peer.received.slice(reject.length), "hex").toString()).toContain(
      '{"result"',
    );
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "5"],
    ["no message", '{"invoke":{}}'],
    ["two messages in one", '{"invoke":{"invokeID":1,"operationID":10},"result":{"invokeID":1}}'],
    ["nothing", ""],
    [
      "octets of half a digit",
      '{"invoke":{"invokeID":1,"operationID":10,"argument":{"_ber":"300"}}}',
    ],
    ["octets that are no text", '{"invoke":{"invokeID":1,"operationID":10,"argument":{"_ber":3}}}'],
  ])("closes the connection on %s", async (_, text) => {
    const { port, log } = await serve();
    const peer = await rawClient(port);
    peer.send(frame(text));
    await peer.end();
    expect(peer.received).toBe("");
    expect(log.of("connection closed")).toMatchObject([{ facts: { code: "protocol" } }]);
  });

  it("closes the connection on text that is not UTF-8", async () => {
    const { port, log } = await serve();
    const peer = await rawClient(port);
    peer.send(Buffer.concat([Buffer.from("J0000002"), Buffer.of(0xc3, 0x28)]));
    await peer.end();
    expect(log.of("connection closed")).toMatchObject([
      { facts: { code: "protocol", reason: expect.stringContaining("not UTF-8") } },
    ]);
  });

  it("sends events in the encoding that the client last used", async () => {
    const connections: Connection[] = [];
    const { server, port } = await serve({
      onConnection: (connection) => connections.push(connection),
    });
    server.handle(configure, (argument) => argument);
    const peer = await rawClient(port);
    await until(() => connections.length === 1);
    const [connection] = connections as [Connection];
    connection.emit(bye, {});
    const ber = "a10a020301869f0201153000";
    expect(await peer.until(ber.length / 2)).toBe(ber);
    peer.send(invoke(1, 12, {}));
    await until(() => connection.encoding === "json");
    server.broadcast(news, { number: 1, text: "für alle" });
    await until(() => peer.received.includes(Buffer.from("alle").toString("hex")));
    const text = Buffer.from(peer.received.slice(ber.length), "hex").toString();
    expect(text).toContain(
      '{"invoke":{"invokeID":99999,"operationName":"news","operationID":20,' +
        '"argument":{"_type":"News","number":1,"text":"für alle"}}}',
    );
    peer.send(Buffer.from("a10802010202010c3000", "hex"));
    await until(() => connection.encoding === "ber");
  });
});

describe("a client with the option encoding: json", () => {
  it("gets results, errors and rejects as in BER", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => {
      if (a < 0) throw new RoseError(add, { iErrorDetail: 1, u8sErrorString: "ü", bFatal: false });
      return { total: a + b };
    });
    const frames: string[] = [];
    const client = await join(port, {
      encoding: "json",
      trace: (direction, bytes) => frames.push(`${direction} ${Buffer.from(bytes).toString()}`),
    });
    expect(await client.invoke(add, { a: 2, b: 3 })).toEqual({ total: 5 });
    await expect(client.invoke(add, { a: -1, b: 3 })).rejects.toMatchObject({
      error: { iErrorDetail: 1, u8sErrorString: "ü", bFatal: false },
    });
    await expect(client.invoke(echo, { bytes: Uint8Array.of(1) })).rejects.toBeInstanceOf(
      RoseReject,
    );
    expect(frames[0]).toBe(
      'out J0000103{"invoke":{"invokeID":1,"operationName":"add","operationID":10,"argument":{"_type":"Sum","a":2,"b":3}}}',
    );
    expect(frames[1]).toMatch(/^in \{"result"/);
  });

  it("gets events, and answers what the server invokes", async () => {
    const connections: Connection[] = [];
    const { port } = await serve({ onConnection: (connection) => connections.push(connection) });
    const client = await join(port, { encoding: "json" });
    client.handle(add, ({ a, b }) => ({ total: a + b }));
    const events = client.events(news);
    await until(() => connections.length === 1);
    const [connection] = connections as [Connection];
    expect(await connection.invoke(add, { a: 1, b: 1 })).toEqual({ total: 2 });
    client.emit(bye, {});
    await until(() => connection.encoding === "json");
    expect(await connection.invoke(add, { a: 1, b: 4 })).toEqual({ total: 5 });
    connection.emit(news, { number: 1, text: "a" });
    expect((await events.next()).value).toEqual({ number: 1, text: "a" });
  });

  it("carries octets and 20,000 umlauts whole", async () => {
    const { server, port } = await serve();
    server.handle(echo, (argument) => argument);
    server.handle(configure, (argument) => argument);
    const client = await join(port, { encoding: "json" });
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i);
    expect((await client.invoke(echo, { bytes })).bytes).toEqual(bytes);
    const text = "äöü".repeat(20_000);
    expect(await client.invoke(configure, { text })).toEqual({ text });
  });

  it("keeps every digit of 64 bits with the option integers: bigint, on both sides", async () => {
    const { server, port } = await serve({ integers: "bigint" });
    server.handle(add, (argument) => {
      const { a, b } = argument as unknown as Record<"a" | "b", bigint>;
      if (b < 0n)
        throw new RoseError(add, { iErrorDetail: b, u8sErrorString: "", bFatal: true } as never);
      return { total: a + b } as never;
    });
    for (const encoding of ["json", "ber"] as const) {
      const client = await join(port, { encoding, integers: "bigint" });
      const most = { a: 2n ** 63n - 2n, b: 1n } as never;
      expect(await client.invoke(add, most)).toEqual({ total: 9_223_372_036_854_775_807n });
      const least = { a: 0n, b: -(2n ** 63n) } as never;
      await expect(client.invoke(add, least)).rejects.toMatchObject({
        message: "add failed (-9223372036854775808)",
        error: { iErrorDetail: -9_223_372_036_854_775_808n },
      });
    }
  });

  it("is rejected, not rounded, where a side that holds numbers gets more than they can", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const peer = await rawClient(port);
    peer.send(
      frame('{"invoke":{"invokeID":1,"operationID":10,"argument":{"a":9007199254740993,"b":0}}}'),
    );
    expect((await first(peer)).reject).toMatchObject({
      reject: { invokeProblem: 2 },
      details: "Sum.a: integer-range",
    });
  });

  it("is told by a LimitError of a message that the header cannot count", async () => {
    const { server, port } = await serve();
    server.handle(echo, (argument) => argument);
    const client = await join(port, { encoding: "json" });
    await expect(client.invoke(echo, { bytes: new Uint8Array(8_000_000) })).rejects.toMatchObject({
      code: "rose-limit",
    });
    expect(client.connection.open).toBe(true);
  });
});

describe("an open type whose octets are at hand", () => {
  it("is written as its type says, with every digit", () => {
    const octets = hex("300d 0208 7fffffffffffffff 020105");
    expect(openTypeTextOf(Sum, octets)).toBe('{"_type":"Sum","a":9223372036854775807,"b":5}');
  });

  it("is written as octets if nobody knows its type, or they are not of it", () => {
    expect(openTypeTextOf(undefined, hex("3000"))).toBe('{"_ber":"3000"}');
    expect(openTypeTextOf(Sum, hex("0500"))).toBe('{"_ber":"0500"}');
  });

  it("passes on what is no fault of the octets", () => {
    const Broken: Type<unknown> = sequence("Broken", () => {
      throw new Error("no such type");
    });
    expect(() => openTypeTextOf(Broken, hex("3000"))).toThrow("no such type");
  });
});
