import { describe, expect, it } from "vitest";
import { BerEncodeError } from "../../../src/codec/index.js";
import type { Connection } from "../../../src/rose/index.js";
import { AbortError, LimitError } from "../../../src/rose/errors.js";
import { readMessage } from "../../../src/rose/message/envelope.js";
import { Framer } from "../../../src/rose/message/framer.js";
import { jsonFrame } from "../../../src/rose/message/json-message.js";
import { hex } from "../support/bytes.js";
import { bye, configure, news, News } from "../support/operations.js";
import {
  deferred,
  insidesOf,
  join,
  rawClient,
  rawServer,
  serve,
  settle,
  until,
} from "../support/peers.js";

describe("an event", () => {
  it("is an invoke with id 99999 that nobody answers", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    client.emit(bye, { text: "x" });
    expect(await (await peer).until(15)).toBe("a10d020301869f02011530030c0178");
    expect(client.connection.pendingCalls).toBe(0);
  });

  it("reaches the handler and is not answered, not even if it is unknown or wrong", async () => {
    const { server, port, log } = await serve();
    const seen: News[] = [];
    server.handle(news, (argument) => void seen.push(argument));
    server.handle(configure, () => ({}));
    const peer = await rawClient(port);
    peer.send(hex("a110 0203 01869f 020114 3006 020107 0c0141"));
    peer.send(hex("a10a 0203 01869f 020114 0500"));
    peer.send(hex("a108 0203 01869f 020114"));
    peer.send(hex("a108 0203 01869f 020163"));
    peer.send(hex("a106 020101 02010c"));
    expect(await peer.until(12)).toBe("a20a02010130050201003000");
    expect(seen).toEqual([{ number: 7, text: "A" }]);
    expect(log.of("event that nobody handles")).toHaveLength(1);
    expect(peer.received).toHaveLength(24);
    // The first is told at once, the number of the others at the end of the connection.
    const bad = () => log.of("event with a bad argument").map(({ facts }) => facts);
    expect(bad()).toMatchObject([{ connection: 1, operation: "news", err: expect.any(Error) }]);
    peer.socket.end();
    await until(() => bad().length === 2);
    expect(bad()[1]).toEqual({ connection: 1, repeated: 1 });
  });

  it("with an invoke id like any other is carried out and not answered, in BER and in JSON", async () => {
    const { server, port } = await serve();
    const seen: number[] = [];
    const gate = deferred();
    server.handle(news, async ({ number }) => {
      seen.push(number);
      await gate.promise;
    });
    server.handle(configure, () => ({}));
    const peer = await rawClient(port);
    peer.send(hex("a10e 020105 020114 3006 020107 0c0141"));
    // One of the same id, one with a bad argument, one for which nobody is there.
    peer.send(hex("a10e 020105 020114 3006 020108 0c0141"));
    peer.send(hex("a106 020105 020114"));
    peer.send(
      jsonFrame('{"invoke":{"invokeID":5,"operationID":20,"argument":{"number":9,"text":""}}}'),
    );
    peer.send(hex("a106 020105 02010c"));
    // The id is free for an invoke, which is answered in its own encoding.
    expect(await peer.until(12)).toBe("a20a02010530050201003000");
    expect(seen).toEqual([7, 8, 9]);
    gate.resolve();
    const [connection] = server.connections;
    await until(() => connection?.runningHandlers === 0);
    expect(peer.received).toHaveLength(24);
  });

  it("with a wrong argument throws and sends nothing", async () => {
    const { port } = await serve();
    const client = await join(port);
    expect(() => client.emit(news, { number: 1 } as never)).toThrow(BerEncodeError);
    expect(client.connection.messagesOut).toBe(0);
  });

  it("on a connection that is closed is not sent, which the caller is told", async () => {
    const { port } = await serve();
    const client = await join(port);
    expect(client.emit(bye, {})).toBe(true);
    await client.close();
    expect(client.emit(bye, {})).toBe(false);
  });
});

describe("a subscription", () => {
  it("gives every event in order, from the moment it is made", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    const events = client.events(news);
    await until(() => server.connections.size === 1);
    for (let number = 0; number < 3000; number++) server.broadcast(news, { number, text: "ä" });
    const numbers: number[] = [];
    for await (const { number } of events) {
      numbers.push(number);
      if (number === 2999) break;
    }
    expect(numbers).toEqual(Array.from({ length: 3000 }, (_, i) => i));
  });

  it("stands beside others and a handler", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    const handled: number[] = [];
    client.handle(news, ({ number }) => void handled.push(number));
    const [one, two] = [client.events(news), client.events(news)];
    await until(() => server.connections.size === 1);
    server.broadcast(news, { number: 5, text: "" });
    await expect(one.next()).resolves.toMatchObject({ value: { number: 5 } });
    await expect(two.next()).resolves.toMatchObject({ value: { number: 5 } });
    expect(handled).toEqual([5]);
  });

  it("gives several readers waiting at once one event each", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    const events = client.events(news);
    const reads = [events.next(), events.next()];
    await until(() => server.connections.size === 1);
    server.broadcast(news, { number: 1, text: "" });
    server.broadcast(news, { number: 2, text: "" });
    const numbers = (await Promise.all(reads)).map((read) => (read.value as News).number);
    expect(numbers).toEqual([1, 2]);
  });

  it("gives nothing more after a break, and the next one starts afresh", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    await until(() => server.connections.size === 1);
    const first = client.events(news);
    await first.return();
    server.broadcast(news, { number: 1, text: "" });
    await until(() => client.connection.messagesIn === 1);
    await expect(first.next()).resolves.toEqual({ done: true, value: undefined });
    const second = client.events(news);
    server.broadcast(news, { number: 2, text: "" });
    await expect(second.next()).resolves.toMatchObject({ value: { number: 2 } });
  });

  it("ends with await using", async () => {
    const { port } = await serve();
    const client = await join(port);
    let events;
    {
      await using stream = client.events(news);
      events = stream;
    }
    await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
  });

  it("ends with an AbortError when the signal fires, now or before", async () => {
    const { port } = await serve();
    const client = await join(port);
    const controller = new AbortController();
    const events = client.events(news, { signal: controller.signal });
    const waiting = events.next();
    controller.abort("enough");
    await expect(waiting).rejects.toBeInstanceOf(AbortError);
    await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
    const late = client.events(news, { signal: controller.signal });
    await expect(late.next()).rejects.toMatchObject({ name: "AbortError", cause: "enough" });
  });

  it("ends when this side closes, and throws when the connection is lost", async () => {
    const { port } = await serve();
    const client = await join(port);
    const ended = client.events(news).next();
    await client.close();
    await expect(ended).resolves.toEqual({ done: true, value: undefined });
    await expect(client.events(news).next()).resolves.toEqual({ done: true, value: undefined });

    const raw = await rawServer();
    const other = await join(raw.port);
    const events = other.events(bye);
    const { socket } = await raw.peer;
    socket.end(hex("a108 0203 01869f 020115"));
    await expect(events.next()).resolves.toEqual({ done: false, value: {} });
    await expect(events.next()).rejects.toMatchObject({ reason: { code: "remote" } });
  });

  it("that nobody reads keeps as many events as the limit allows, and says that more came", async () => {
    const { server, port } = await serve();
    const client = await join(port, { limits: { maxQueuedEvents: 3 } });
    const events = client.events(news);
    await until(() => server.connections.size === 1);
    for (let number = 0; number < 5; number++) server.broadcast(news, { number, text: "" });
    await until(() => client.connection.messagesIn === 5);
    for (let number = 0; number < 3; number++) {
      await expect(events.next()).resolves.toMatchObject({ value: { number } });
    }
    await expect(events.next()).rejects.toBeInstanceOf(LimitError);
    await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
  });
});

describe("broadcast", () => {
  it("sends the same octets to all that the filter lets pass", async () => {
    const { server, port } = await serve();
    const peers = [await rawClient(port), await rawClient(port), await rawClient(port)];
    await until(() => server.connections.size === 3);
    expect(server.broadcast(bye, { text: "x" }, ({ id }) => id !== 2)).toBe(2);
    expect(await peers[0]?.until(15)).toBe("a10d020301869f02011530030c0178");
    await settle();
    expect(peers.map((peer) => peer.received.length > 0)).toEqual([true, false, true]);
    expect(peers[2]?.received).toBe(peers[0]?.received);
  });

  it("encodes the argument once for each encoding that is spoken, however many get it", async () => {
    const { server, port } = await serve({ unknownMembers: "ignore" });
    server.handle(configure, (_, { connection }) => {
      connection.sessions.enable();
      for (const id of ["A", "B"]) connection.sessions.create(id);
      return {};
    });
    const seen: string[] = [];
    const encodings = ["ber", "json", "ber", "json", "ber"] as const;
    for (const encoding of encodings) {
      const client = await join(port, { encoding });
      client.handle(news, ({ text }, { sessionID }) => void seen.push(`${sessionID} ${text}`));
      for (const id of ["A", "B"]) client.session(id);
      // A server speaks as its client does.
      await client.invoke(configure, {});
    }
    let encoded = 0;
    const argument = {
      number: 1,
      get text() {
        encoded++;
        return "x";
      },
    };
    const inBer = ({ encoding }: Connection): boolean => encoding === "ber";
    expect(server.broadcast(news, argument, inBer)).toBe(3);
    expect(encoded).toBe(1);
    expect(server.broadcast(news, argument)).toBe(5);
    expect(encoded).toBe(3);
    expect(server.broadcastToSessions(news, argument, () => true)).toBe(15);
    expect(encoded).toBe(5);
    await until(() => seen.length === 23);
    for (const id of ["A", "B"]) expect(seen.filter((one) => one === `${id} x`)).toHaveLength(5);
  });

  it("too long for one receiver in JSON reaches all others, and says so", async () => {
    const { server, port } = await serve({ limits: { maxFrameBytes: 1000 } });
    server.handle(configure, () => ({}));
    const clients = [await join(port, { encoding: "json" }), await join(port), await join(port)];
    for (const client of clients) await client.invoke(configure, {});
    const streams = clients.slice(1).map((client) => client.events(news));
    const long = { number: 1, text: '"'.repeat(900) };
    expect(() => server.broadcast(news, long)).toThrow(LimitError);
    for (const stream of streams) {
      await expect(stream.next()).resolves.toMatchObject({ value: { number: 1 } });
    }
    await expect(clients[0]?.invoke(configure, {})).resolves.toEqual({});
    expect(clients[0]?.connection.messagesIn).toBe(2);
  });

  it("goes to nobody who has closed, and does not throw for it", async () => {
    const { server, port } = await serve();
    const clients = [await join(port), await join(port)];
    await until(() => server.connections.size === 2);
    insidesOf(server)[0]?.shut({ code: "local", message: "by the test" });
    expect(server.broadcast(bye, {})).toBe(1);
    await Promise.all(clients.map((client) => client.close()));
  });

  it("of a large event arrives whole and in its place among small ones", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    const events = client.events(news);
    await until(() => server.connections.size === 1);
    const sizes = [3, 100_000, 5, 16_384, 40_000, 7];
    sizes.forEach((size, number) => server.broadcast(news, { number, text: "x".repeat(size) }));
    for (const [number, size] of sizes.entries()) {
      const { value } = await events.next();
      expect(value?.number).toBe(number);
      expect(value?.text).toHaveLength(size);
    }
  });

  it("reaches a reader that lags unchanged, though buffers are used again meanwhile", async () => {
    const { server, port } = await serve();
    server.handle(configure, (argument) => argument);
    const laggard = await rawClient(port);
    const framer = new Framer({ maxFrameBytes: 100_000 });
    laggard.socket.removeAllListeners("data");
    laggard.socket.pause();
    const client = await join(port);
    await until(() => server.connections.size === 2);
    const text = (number: number): string => String.fromCharCode(97 + (number % 26)).repeat(9000);
    const total = 1500;
    for (let number = 0; number < total; number++) {
      server.broadcast(news, { number, text: text(number) }, ({ id }) => id === 1);
      if (number % 5 === 0) await client.invoke(configure, { text: "?".repeat(9000) });
    }
    const [connection] = [...server.connections];
    expect(connection?.messagesOut).toBe(total);
    const seen: News[] = [];
    laggard.socket.on("data", (chunk) => {
      framer.push(chunk);
      while (framer.next()) {
        const { argument } = readMessage(framer.bytes, framer.start, framer.end);
        seen.push(News.decode(argument as Uint8Array));
      }
    });
    laggard.socket.resume();
    await until(() => seen.length === total);
    const wrong = seen.find((item, number) => item.number !== number || item.text !== text(number));
    expect(wrong).toBeUndefined();
  });

  it("of a wrong argument throws before anybody gets it", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    await until(() => server.connections.size === 1);
    expect(() => server.broadcast(news, {} as never)).toThrow(BerEncodeError);
    await settle();
    expect(client.connection.messagesIn).toBe(0);
  });
});
