import fc from "fast-check";
import { once } from "node:events";
import { PassThrough, type Duplex } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { handOver, localPair } from "../../../src/rose/socket/local-pair.js";
import type { Wire } from "../../../src/rose/socket/wire.js";
import { connect, LimitError, type Client, type RoseServer } from "../../../src/rose/index.js";
import { certificate } from "../../server/certificate.js";
import { hex } from "../support/bytes.js";
import { echo, add } from "../support/operations.js";
import { join, serve } from "../support/peers.js";

async function joinLocally(server: RoseServer, address?: string): Promise<Client> {
  const client = await connect({ open: () => server.openLocal(address) });
  onTestFinished(() => client.close());
  return client;
}

describe("a connection within the process", () => {
  it("carries calls, large ones too, in both directions at a time", async () => {
    const { server } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    server.handle(echo, (blob) => blob);
    const client = await joinLocally(server);
    const sums = Array.from({ length: 500 }, (_, i) => client.invoke(add, { a: i, b: 1 }));
    const large = Array.from({ length: 4 }, (_, i) => new Uint8Array(3_000_000).fill(i + 1));
    const echoed = large.map((bytes) => client.invoke(echo, { bytes }));
    expect((await Promise.all(sums)).map(({ total }) => total)).toEqual(sums.map((_, i) => i + 1));
    for (const [i, { bytes }] of (await Promise.all(echoed)).entries()) {
      expect(Buffer.compare(bytes, large[i] as Uint8Array)).toBe(0);
    }
  });

  it("has the address that it is opened for, and is told apart from others", async () => {
    const { server, port } = await serve();
    await joinLocally(server, "192.0.2.7");
    await join(port);
    const seen = [...server.connections].map(({ local, remoteAddress }) => [local, remoteAddress]);
    expect(seen).toEqual([
      [true, "192.0.2.7"],
      [false, "127.0.0.1"],
    ]);
  });

  it("counts at that address and in all, and is refused with a LimitError", async () => {
    const limits = { maxConnectionsPerAddress: 2, maxConnections: 4 };
    const { server, port } = await serve({ limits });
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    await joinLocally(server, "192.0.2.7");
    const second = await joinLocally(server, "192.0.2.7");
    expect(() => server.openLocal("192.0.2.7")).toThrow(LimitError);
    expect(() => server.openLocal("192.0.2.7")).toThrow(/maxConnectionsPerAddress/);
    await joinLocally(server, "192.0.2.8");
    // One of 127.0.0.1 is not shut out by those.
    expect((await (await join(port)).invoke(add, { a: 1, b: 2 })).total).toBe(3);
    expect(() => server.openLocal("192.0.2.9")).toThrow(/maxConnections /);
    await second.close();
    await expect.poll(() => server.connections.size).toBe(3);
    await joinLocally(server, "192.0.2.7");
  });

  it("is let in beyond the limit of its address if whoever opens it says so, and counts there", async () => {
    const limits = { maxConnectionsPerAddress: 1, maxConnections: 3 };
    const { server, log } = await serve({ limits });
    const asked: string[] = [];
    const open = async (address: string, mayExceed: boolean): Promise<Client> => {
      const answer = (): boolean => asked.push(address) > 0 && mayExceed;
      const wire = server.openLocal(address, { mayExceed: answer });
      const client = await connect({ open: () => wire });
      onTestFinished(() => client.close());
      return client;
    };
    const first = await open("192.0.2.7", false);
    expect(asked).toEqual([]);
    await expect(open("192.0.2.7", false)).rejects.toThrow(/maxConnectionsPerAddress/);
    expect(log.of("connection refused")).toHaveLength(1);
    const second = await open("192.0.2.7", true);
    expect(log.of("connection refused")).toHaveLength(1);
    await open("192.0.2.8", true);
    expect(asked).toEqual(["192.0.2.7", "192.0.2.7"]);
    // The limit of all connections is not for anybody to exceed.
    await expect(open("192.0.2.7", true)).rejects.toThrow(/maxConnections /);
    await first.close();
    await expect.poll(() => server.connections.size).toBe(2);
    await expect(open("192.0.2.7", false)).rejects.toThrow(/maxConnectionsPerAddress/);
    await second.close();
    await expect.poll(() => server.connections.size).toBe(1);
    await open("192.0.2.7", false);
  });

  it("ends for one side when the other closes, and with the server", async () => {
    const { server } = await serve();
    const [first, second] = [await joinLocally(server), await joinLocally(server)];
    const [connection] = server.connections;
    await connection?.close();
    expect((await first.closed).code).toBe("remote");
    await server.close();
    expect((await second.closed).code).toBe("remote");
    expect(() => server.openLocal()).toThrow("the server is closed");
  });

  it("is closed on octets that are no message", async () => {
    const { server, log } = await serve();
    const wire = server.openLocal("192.0.2.7");
    const ended = once(wire.resume(), "end");
    wire.write(hex("deadbeef"));
    await ended;
    await expect.poll(() => server.connections.size).toBe(0);
    expect(log.of("connection closed")).toMatchObject([{ facts: { code: "protocol" } }]);
  });

  it("needs no TLS where that is required of others", async () => {
    const { server } = await serve({ tls: { ...(await certificate()), policy: "required" } });
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const client = await joinLocally(server);
    expect((await client.invoke(add, { a: 1, b: 2 })).total).toBe(3);
  });
});

/** What one end of a pair does. */
type Step = "pause" | "resume" | "cork" | "uncork" | "wait" | number;

const step = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 300 }) },
  { weight: 1, arbitrary: fc.constantFrom(20_000, 70_000, 300_000) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Step>("pause", "resume", "cork", "uncork", "wait"),
  },
);

/** Octets of which each says how many have gone before. */
function numbered(from: number, length: number): Buffer {
  const octets = Buffer.alloc(length);
  for (let i = 0; i < length; i++) octets[i] = ((from + i) * 31) >> 3;
  return octets;
}

/** An end, how many octets it has written and read, and whether they were what the other has written. */
class End {
  readonly #wire: Duplex;
  written = 0;
  read = 0;
  correct = true;
  over = false;

  constructor(wire: Duplex) {
    this.#wire = wire;
    wire.on("data", (chunk: Buffer) => {
      if (!numbered(this.read, chunk.length).equals(chunk) || wire.isPaused()) this.correct = false;
      this.read += chunk.length;
    });
    wire.on("end", () => (this.over = true));
  }

  async do(what: Step): Promise<void> {
    if (what === "wait") await nextTurn();
    else if (typeof what === "string") this.#wire[what]();
    else {
      const memory = numbered(this.written, what);
      this.written += what;
      this.#wire.write(memory);
      // The writer uses short memory again; what a stream has to keep it does not copy.
      if (this.#wire.writableLength === 0) memory.fill(0);
    }
  }

  async finish(): Promise<void> {
    while (this.#wire.writableCorked > 0) this.#wire.uncork();
    this.#wire.end();
    this.#wire.resume();
    while (!this.over) await nextTurn();
  }
}

describe("the two ends of a pair", () => {
  it("read all that the other has written, in order, however it is written and read", async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(0, 1), step), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const ends = localPair(undefined).map((wire) => new End(wire)) as [End, End];
        for (const [which, what] of given) await ends[which as 0 | 1].do(what);
        await Promise.all(ends.map((end) => end.finish()));
        const [one, other] = ends;
        expect([one.read, other.read]).toEqual([other.written, one.written]);
        expect([one.correct, other.correct]).toEqual([true, true]);
      }),
      { numRuns: 300 },
    );
  });

  it("hold up who writes while the other does not read, and let him go on then", async () => {
    const [one, other] = localPair(undefined);
    let more = true;
    let written = 0;
    for (; more && written < 1000; written++) more = one.write(Buffer.alloc(10_000));
    for (let i = 0; i < 100; i++) one.write(Buffer.alloc(10_000));
    const drained = once(one, "drain");
    let read = 0;
    expect(written).toBeLessThan(1000);
    other.on("data", (chunk: Buffer) => void (read += chunk.length));
    await drained;
    one.end();
    await once(other, "end");
    expect(read).toBe((written + 100) * 10_000);
  });

  it("hold up who writes a little in each turn of the event loop while the other does not read", async () => {
    for (const [one, other] of [localPair(undefined), localPair(undefined).toReversed()]) {
      (other as Duplex).on("data", () => {}).pause();
      let more = true;
      let written = 0;
      for (; more && written < 3000; written++) {
        more = (one as Duplex).write(Buffer.alloc(1000));
        await nextTurn();
      }
      expect(written).toBeLessThan(1000);
    }
  });

  it("keep what was written though the writer uses its memory again", async () => {
    const [one, other] = localPair(undefined);
    const memory = Buffer.from("first");
    one.write(memory);
    memory.write("other");
    const [chunk] = (await once(other, "data")) as [Buffer];
    expect(chunk.toString()).toBe("first");
  });

  it("keep copies of the first octets of a buffer that is used again at once, of few and of many", async () => {
    const [first, second] = localPair(undefined);
    const pieces: Buffer[] = [];
    second.on("data", (piece: Buffer) => pieces.push(piece));
    const buffer = Buffer.alloc(20_000);
    const lengths = [1, 127, 128, 129, 4095, 4096, 4097, 3, 16_000, 2000, 1, 20_000, 9000];
    for (const [i, length] of lengths.entries()) {
      buffer.fill(i + 1);
      expect([length, handOver(first, buffer, length)]).toEqual([length, true]);
      buffer.fill(0);
    }
    // That would be more than an end takes in this way.
    expect(handOver(first, buffer, 20_000)).toBe(false);
    expect(handOver(new PassThrough() as unknown as Wire, buffer, 1)).toBe(false);
    await nextTurn();
    // None of them is part of another.
    for (const piece of pieces) piece.fill((piece[0] as number) + 100);
    expect(pieces.map((piece) => [piece.length, new Set(piece)])).toEqual(
      lengths.map((length, i) => [length, new Set([i + 101])]),
    );
  });

  it("read what came together with what another one's listener fails at", async () => {
    const before = process.rawListeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    onTestFinished(() => {
      process.removeAllListeners("uncaughtException");
      for (const listener of before) process.on("uncaughtException", listener as () => void);
    });
    const failures: string[] = [];
    process.on("uncaughtException", (error) => failures.push(error.message));
    for (const from of [0, 1] as const) {
      const read: string[] = [];
      for (const name of ["a", "b", "c"]) {
        const pair = localPair(undefined);
        pair[1 - from]?.on("data", (chunk: Buffer) => {
          if (name === "a") throw new Error(`${from} ${chunk.toString()}`);
          read.push(chunk.toString());
        });
        pair[from].write(Buffer.from(name));
      }
      await expect.poll(() => read).toEqual(["b", "c"]);
    }
    expect(failures).toEqual(["0 a", "1 a"]);
  });

  it("end with an error for the other after a reset, and without one after a close", async () => {
    const [one, other] = localPair(undefined);
    const failed = once(other, "error");
    one.resetAndDestroy();
    expect(String((await failed)[0])).toContain("reset by the peer");
    const [third, fourth] = localPair(undefined);
    fourth.resume();
    third.destroy();
    await once(fourth, "end");
  });
});
