import { Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  BerEncodeError,
  BOOLEAN,
  EncodedList,
  event,
  OCTET_STRING,
  operation,
  sequence,
  sequenceOf,
} from "../../../src/codec/index.js";
import { readOnce } from "../../../src/codec/internal-codec.js";
import type { Connection } from "../../../src/rose/index.js";
import type { EngineConnection } from "../../../src/rose/connection/connection.js";
import { encodeEvent } from "../../../src/rose/message/encode-event.js";
import { readMessage } from "../../../src/rose/message/envelope.js";
import { Framer } from "../../../src/rose/message/framer.js";
import { certificateFor } from "../support/certificates.js";
import { echo, Failure } from "../support/operations.js";
import { join, rawClient, serve, settle, until } from "../support/peers.js";

interface Parcel {
  readonly first: Uint8Array;
  readonly second: Uint8Array;
  readonly last: boolean;
}
const Parcel = sequence<Parcel>("Parcel", () => [
  ["first", OCTET_STRING],
  ["second", OCTET_STRING],
  ["last", BOOLEAN],
]);
const parcel = event("parcel", 40, () => Parcel);

let fill = 0;
/** So many octets, unlike those of any other. */
function octets(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = fill += 7;
  return bytes;
}

/** Sees what sockets are given to write. */
function watchWrites(): Uint8Array[] {
  const { write } = Socket.prototype;
  const seen: Uint8Array[] = [];
  Socket.prototype.write = function watched(this: Socket, ...args: any[]): boolean {
    if (args[0] instanceof Uint8Array) seen.push(args[0]);
    return Reflect.apply(write, this, args) as boolean;
  };
  onTestFinished(() => {
    Socket.prototype.write = write;
  });
  return seen;
}

async function pair(): Promise<{
  connection: Connection;
  taken: Buffer[];
  pause(): void;
  resume(): void;
}> {
  const { server, port } = await serve();
  const peer = await rawClient(port);
  await until(() => server.connections.size === 1);
  const taken: Buffer[] = [];
  peer.socket.removeAllListeners("data");
  peer.socket.on("data", (chunk: Buffer) => void taken.push(chunk));
  const [connection] = server.connections;
  return {
    connection: connection as Connection,
    taken,
    pause: () => void peer.socket.pause(),
    resume: () => void peer.socket.resume(),
  };
}

function parcelsIn(chunks: readonly Uint8Array[]): Parcel[] {
  const framer = new Framer({ maxFrameBytes: 100_000_000 });
  const found: Parcel[] = [];
  for (const chunk of chunks) {
    framer.push(chunk);
    while (framer.next()) {
      const { argument } = readMessage(framer.bytes, framer.start, framer.end);
      found.push(Parcel.decode(argument as Uint8Array));
    }
  }
  return found;
}

describe("a large OCTET STRING", () => {
  it("goes to the socket from the memory it is in; a small one is copied", async () => {
    const { server, port } = await serve();
    const large = octets(4096);
    const small = octets(4095);
    server.handle(echo, ({ bytes }) => ({ bytes: bytes.length > 1 ? large : small }));
    const client = await join(port);
    const seen = watchWrites();
    const handed = (bytes: Uint8Array): number =>
      seen.filter(({ buffer }) => buffer === bytes.buffer).length;
    await expect(client.invoke(echo, { bytes: octets(2) })).resolves.toEqual({ bytes: large });
    await expect(client.invoke(echo, { bytes: octets(1) })).resolves.toEqual({ bytes: small });
    expect([handed(large), handed(small)]).toEqual([1, 0]);
    const argument = octets(100_000);
    await client.invoke(echo, { bytes: argument });
    expect(handed(argument)).toBe(1);
  });

  it("is not sent if the value around it cannot be encoded, nor counted", async () => {
    const { connection, taken } = await pair();
    const [first, second] = [octets(5000), octets(6000)];
    expect(() => connection.emit(parcel, { first, second, last: "no" } as never)).toThrow(
      BerEncodeError,
    );
    connection.emit(parcel, { first: second, second: first, last: true });
    expect(() => connection.emit(parcel, { first, second: 5, last: true } as never)).toThrow(
      BerEncodeError,
    );
    const total = encodeEvent(parcel, { first: second, second: first, last: true }).length;
    await until(() => Buffer.concat(taken).length >= total);
    expect(parcelsIn(taken)).toEqual([{ first: second, second: first, last: true }]);
    expect(connection.bytesOut).toBe(total);
    expect(connection.messagesOut).toBe(1);
    expect(connection.backlog).toBe(0);
  });

  it("counts towards the limit of a frame", async () => {
    const { server, port } = await serve();
    server.handle(echo, ({ bytes }) => ({ bytes }));
    const client = await join(port, { limits: { maxFrameBytes: 10_000 } });
    const call = client.invoke(echo, { bytes: octets(10_000) });
    await expect(call).rejects.toMatchObject({ limit: "maxFrameBytes" });
    await expect(client.invoke(echo, { bytes: octets(9_900) })).resolves.toBeDefined();
  });
});

const Parcels = sequence<{ list: Parcel[] }>("Parcels", () => [
  ["list", sequenceOf("List", () => Parcel)],
]);
const parcels = operation("parcels", 41, () => ({
  argument: Parcels,
  result: Parcels,
  error: Failure,
}));

describe("a large answer", () => {
  const size = 4 * 1024 * 1024;

  it("is copied through one small buffer while the socket takes it at once", async () => {
    const { connection } = await pair();
    const { write } = Socket.prototype;
    const buffers = new Set<ArrayBufferLike>();
    const taken: Buffer[] = [];
    // Takes everything at once.
    Socket.prototype.write = (chunk: any) => {
      buffers.add(chunk.buffer);
      taken.push(Buffer.from(chunk));
      return true;
    };
    const value = { first: octets(size), second: octets(3), last: true };
    try {
      connection.emit(parcel, value);
    } finally {
      Socket.prototype.write = write;
    }
    expect(Buffer.compare(Buffer.concat(taken), encodeEvent(parcel, value))).toBe(0);
    expect([...buffers].map(({ byteLength }) => byteLength)).toEqual([64 * 1024]);
    expect(connection.backlog).toBe(0);
  });

  it("leaves no more than that with a socket that does not take it; the rest waits in one piece", async () => {
    const { connection, pause } = await pair();
    pause();
    const seen = watchWrites();
    for (let i = 0; connection.backlog < size; i++) {
      connection.emit(parcel, { first: octets(size), second: octets(i), last: true });
    }
    expect(Math.max(...seen.map(({ buffer }) => buffer.byteLength))).toBe(64 * 1024);
  });

  it.each(["ber", "json"] as const)(
    "in %s frees the octets of a list that are for one reader as soon as they are written",
    async (encoding) => {
      const { server, port } = await serve();
      const chunk = (): Uint8Array =>
        Parcel.encode({ first: octets(size), second: octets(3), last: true }).slice();
      const [own, kept] = [chunk(), chunk()];
      readOnce(own);
      const lengths: number[] = [];
      server.handle(parcels, async ({ list }) => {
        const given = list.length === 0 ? own : kept;
        setImmediate(() => lengths.push(given.length));
        return { list: new EncodedList(Parcel, [given]) };
      });
      const client = await join(port, { encoding });
      const first = await client.invoke(parcels, { list: [] });
      expect(first.list[0]?.first).toHaveLength(size);
      const small = { first: octets(1), second: octets(1), last: true };
      for (let i = 0; i < 2; i++) {
        const { list } = await client.invoke(parcels, { list: [small] });
        expect(list[0]?.first).toHaveLength(size);
      }
      expect(lengths).toEqual([0, kept.length, kept.length]);
    },
  );
});

describe("octets for one reader in a message that is not copied", () => {
  const own = (length: number): Uint8Array => {
    const bytes = octets(length);
    readOnce(bytes);
    return bytes;
  };

  it("are freed once the system has them, others never", async () => {
    const { connection, taken } = await pair();
    const [first, kept, second] = [own(100_000), octets(100_000), own(300_000)];
    const copies = [first, kept, second].map((bytes) => bytes.slice());
    connection.emit(parcel, { first, second: kept, last: false });
    await until(() => first.length === 0);
    connection.emit(parcel, { first: second, second: octets(1), last: true });
    await until(() => second.length === 0);
    await until(() => parcelsIn(taken).length === 2);
    const arrived = parcelsIn(taken);
    const same = [arrived[0]?.first, arrived[0]?.second, arrived[1]?.first].map((bytes, at) =>
      copies[at]?.every((octet, i) => octet === bytes?.[i]),
    );
    expect(same).toEqual([true, true, true]);
    expect(kept).toHaveLength(100_000);
  });

  it("stay until a peer takes them that does not read, and arrive whole", async () => {
    const { connection, taken, pause, resume } = await pair();
    pause();
    const sent: Uint8Array[] = [];
    const copies: Uint8Array[] = [];
    // The last one is left waiting as a whole.
    while (connection.backlog < 1_000_000) {
      const first = own(500_000);
      sent.push(first);
      copies.push(first.slice());
      connection.emit(parcel, { first, second: octets(1), last: false });
      await settle();
    }
    expect(sent.at(-1)).toHaveLength(500_000);
    resume();
    await until(() => sent.every(({ length }) => length === 0));
    await until(() => parcelsIn(taken).length === sent.length);
    const arrived = parcelsIn(taken);
    expect(
      copies.every((copy, at) => Buffer.compare(copy, arrived[at]?.first as Uint8Array) === 0),
    ).toBe(true);
  });

  it("arrive whole under TLS, however many are asked for at once, and are freed there too", async () => {
    const identity = await certificateFor();
    const { server } = await serve({ tls: identity });
    const { port } = await server.listen({ port: 0, tls: true });
    const client = await join(port, { tls: { mode: "direct", ca: identity.cert } });
    const given: Uint8Array[] = [];
    server.handle(parcels, async ({ list }) => {
      const value = { first: octets(250_000), second: octets(3), last: true };
      const chunk = Parcel.encode({ ...value, second: list[0]!.first }).slice();
      readOnce(chunk);
      given.push(chunk);
      return { list: new EncodedList(Parcel, [chunk]) };
    });
    const asked = Array.from({ length: 20 }, () => octets(40));
    const whole = await Promise.all(
      asked.map(async (first) => {
        const small = { first, second: octets(1), last: true };
        const { list } = await client.invoke(parcels, { list: [small] });
        const [found] = list as [Parcel];
        const steps = found.first.every(
          (octet, at) => at === 0 || octet === ((found.first[at - 1] as number) + 7) % 256,
        );
        return steps && found.first.length === 250_000 && Buffer.compare(found.second, first) === 0;
      }),
    );
    expect(whole).toEqual(asked.map(() => true));
    await until(() => given.every(({ length }) => length === 0));
  });
});

describe("messages of any size", () => {
  const size = fc.oneof(
    fc.integer({ min: 0, max: 200 }),
    fc.integer({ min: 4000, max: 20_000 }),
    fc.integer({ min: 200_000, max: 400_000 }),
  );
  const step = fc.record({
    first: size,
    second: size,
    shared: fc.boolean(),
    /** What happens after it. */
    next: fc.constantFrom("nothing", "nothing", "turn", "pause", "resume"),
  });

  it("arrive whole and in order, however fast they are taken", async () => {
    const { connection, taken, pause, resume } = await pair();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        taken.length = 0;
        const sent: Parcel[] = [];
        for (const { first, second, shared, next } of steps) {
          const value = { first: octets(first), second: octets(second), last: shared };
          sent.push(value);
          if (shared) connection.send(encodeEvent(parcel, value));
          else connection.emit(parcel, value);
          if (next === "pause") pause();
          else if (next === "resume") resume();
          else if (next === "turn") await new Promise((resolve) => setImmediate(resolve));
        }
        resume();
        const total = sent.reduce((sum, value) => sum + encodeEvent(parcel, value).length, 0);
        const arrived = (): number => taken.reduce((sum, { length }) => sum + length, 0);
        await until(() => arrived() >= total);
        const found = parcelsIn(taken);
        expect(found.length).toBe(sent.length);
        for (const [i, { first, second, last }] of sent.entries()) {
          expect(Buffer.compare(first, found[i]?.first as Uint8Array)).toBe(0);
          expect(Buffer.compare(second, found[i]?.second as Uint8Array)).toBe(0);
          expect(found[i]?.last).toBe(last);
        }
        expect(connection.backlog).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it("arrive under TLS too", async () => {
    const own = await certificateFor();
    const { server } = await serve({ tls: own });
    const { port } = await server.listen({ port: 0, tls: true });
    const client = await join(port, { tls: { mode: "direct", ca: own.cert } });
    const events = client.events(parcel);
    const sizes = [0, 10, 4095, 4096, 20_000, 300_000, 5, 1_000_000, 7];
    const sent = sizes.map((length, i) => ({
      first: octets(length),
      second: octets(i),
      last: i % 2 === 0,
    }));
    await until(() => [...server.connections].some(({ encrypted }) => encrypted));
    const [connection] = server.connections;
    for (const value of sent) {
      connection?.emit(parcel, value);
      connection?.send(encodeEvent(parcel, value));
    }
    for (const value of sent) {
      for (let i = 0; i < 2; i++) {
        const { value: got } = await events.next();
        expect(Buffer.compare(got?.first as Uint8Array, value.first)).toBe(0);
        expect(got?.second).toEqual(value.second);
      }
    }
  });
});

describe("what waits for a slow peer", () => {
  it("takes about as much memory as it has octets, however small the messages are", async () => {
    const { connection, taken, pause, resume } = await pair();
    pause();
    const value = { first: octets(100), second: octets(0), last: false };
    const message = encodeEvent(parcel, value);
    const before = process.memoryUsage().arrayBuffers;
    let sent = 0;
    while (connection.backlog < 1_000_000) {
      for (let i = 0; i < 100; i++, sent++) connection.emit(parcel, value);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16_000_000);
    resume();
    const arrived = (): number => taken.reduce((sum, { length }) => sum + length, 0);
    await until(() => arrived() === sent * message.length);
    await until(() => connection.backlog === 0);
    expect(parcelsIn(taken)).toHaveLength(sent);
  });

  it("is told of to who has more for it, and so is the room that comes", async () => {
    const { connection, pause, resume } = await pair();
    pause();
    expect(connection.crowded).toBe(false);
    await connection.room();
    while (!connection.crowded) {
      connection.emit(parcel, { first: octets(100_000), second: octets(0), last: false });
      await new Promise((resolve) => setImmediate(resolve));
    }
    let told = false;
    const room = connection.room().then(() => (told = true));
    await settle();
    expect(told).toBe(false);
    resume();
    await room;
    expect(connection.crowded).toBe(false);
  });

  it("leaves nobody waiting for room on a connection that ends", async () => {
    const { connection, pause } = await pair();
    pause();
    while (!connection.crowded) {
      connection.emit(parcel, { first: octets(100_000), second: octets(0), last: false });
      await new Promise((resolve) => setImmediate(resolve));
    }
    const room = connection.room();
    (connection as EngineConnection).socket.destroy();
    await room;
    await connection.room();
    expect(connection.open).toBe(false);
  });

  it("goes out before the connection closes, if it is taken in time", async () => {
    const { connection, taken, pause, resume } = await pair();
    pause();
    const value = { first: octets(3_000_000), second: octets(9_000_000), last: true };
    connection.emit(parcel, value);
    const closing = connection.close();
    resume();
    await closing;
    const total = encodeEvent(parcel, value).length;
    const arrived = (): number => taken.reduce((sum, { length }) => sum + length, 0);
    await until(() => arrived() === total);
    expect(connection.bytesOut).toBe(total);
  });
});

describe("a message that is encoded already", () => {
  const message = (length: number): Uint8Array =>
    encodeEvent(parcel, { first: octets(length), second: octets(1), last: false });

  it("goes to the socket as it is if it is the only one, on each connection", async () => {
    const pairs = [await pair(), await pair()];
    const seen = watchWrites();
    const only = message(100);
    for (const { connection } of pairs) connection.send(only);
    await until(() => pairs.every(({ taken }) => parcelsIn(taken).length === 1));
    expect(seen.filter((bytes) => bytes === only)).toHaveLength(2);
    expect(pairs.map(({ connection }) => connection.bytesOut)).toEqual([only.length, only.length]);
  });

  it("goes out in one write with what follows in the turn, in order", async () => {
    const { connection, taken } = await pair();
    const seen = watchWrites();
    const lengths = [100, 4000, 9000, 17, 50_000];
    for (const length of lengths) connection.send(message(length));
    connection.emit(parcel, { first: octets(3), second: octets(0), last: true });
    expect(connection.messagesOut).toBe(lengths.length + 1);
    await until(() => parcelsIn(taken).at(-1)?.last === true);
    expect(parcelsIn(taken).map(({ first }) => first.length)).toEqual([...lengths, 3]);
    expect(seen.some((bytes) => bytes.length > 4100)).toBe(true);
  });

  it("waits, with all that follow, while the socket is not drained", async () => {
    const { connection, taken, pause, resume } = await pair();
    pause();
    connection.send(message(8_000_000));
    const lengths = [1, 2, 3, 5000, 4];
    for (const length of lengths) {
      await settle();
      connection.send(message(length));
    }
    await settle();
    expect(connection.backlog).toBeGreaterThan(5000);
    connection.emit(parcel, { first: octets(9), second: octets(0), last: true });
    resume();
    await until(() => parcelsIn(taken).at(-1)?.last === true);
    const all = parcelsIn(taken).map(({ first }) => first.length);
    expect(all).toEqual([8_000_000, ...lengths, 9]);
  });
});

describe("several messages for many connections in one turn", () => {
  it("are joined once for all but the first connections", async () => {
    const { server, port } = await serve();
    const peers = [];
    for (let i = 0; i < 20; i++) peers.push(await rawClient(port));
    await until(() => server.connections.size === peers.length);
    const seen = watchWrites();
    const first = octets(500);
    const rest = [octets(300), octets(700), octets(40)];
    for (const message of [first, ...rest]) {
      for (const connection of server.connections) connection.send(message);
    }
    const whole = Buffer.concat([first, ...rest]);
    for (const peer of peers) expect(await peer.until(1540)).toBe(whole.toString("hex"));
    expect(seen.length).toBe(20);
    // Each message comes to one connection as the first that has it to send after those before it.
    expect(new Set(seen).size).toBe(1 + rest.length);
  });

  it("come to each in the order in which they were sent, whoever else gets them", async () => {
    const { server, port } = await serve();
    const peers = [await rawClient(port), await rawClient(port), await rawClient(port)];
    await until(() => server.connections.size === 3);
    const connections = [...server.connections];
    // They connect in any order.
    const ports = peers.map(({ socket }) => socket.localPort);
    const peerOf = connections.map(({ remotePort }) => peers[ports.indexOf(remotePort)]!);
    const lengths = [1, 20, 900, 4_096, 4_097, 9_000];
    const sent = connections.map(() => "");
    const kept = lengths.map((length) => octets(length));
    const step = fc.record({
      to: fc.constantFrom([0, 1, 2], [0, 1, 2], [0, 2], [1], [2, 1, 0]),
      what: fc.nat({ max: lengths.length - 1 }),
      own: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { to, what, own } of steps) {
          const message = own ? octets(lengths[what]!) : kept[what]!;
          for (const one of to) {
            connections[one]!.send(message);
            sent[one] += Buffer.from(message).toString("hex");
          }
        }
        for (const [one, all] of sent.entries()) {
          expect((await peerOf[one]!.until(all.length / 2)) === all).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
