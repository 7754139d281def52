import fc from "fast-check";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { receiving } from "../../../src/rose/socket/receiving.js";

async function listening(accept: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    socket.on("error", () => {});
    onTestFinished(() => void socket.destroy());
    accept(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Opens a connection, and keeps all that it is given. */
function open(port: number): { socket: Socket; kept: Buffer[] } {
  const kept: Buffer[] = [];
  const options = { host: "127.0.0.1", port, noDelay: true, allowHalfOpen: true };
  const socket = receiving(options, (_, octets) => void kept.push(octets));
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  return { socket, kept };
}

/** Octets that no other place and no other connection has. */
function pattern(seed: number, length: number): Buffer {
  const octets = Buffer.alloc(length);
  let x = seed * 2_654_435_761 + 1;
  for (let i = 0; i < length; i++) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0;
    octets[i] = x >>> 24;
  }
  return octets;
}

describe("a connection that gives what comes to a function", () => {
  it("gives what was sent, of whatever length, and what is kept of it stays as it was", async () => {
    const lengths = fc.oneof(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 200_000 }),
    );
    const several = fc.array(fc.array(lengths, { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(several, async (all) => {
        let next = 0;
        const sent: Buffer[] = [];
        const port = await listening((socket) => {
          const place = next++;
          const pieces = (all[place] as number[]).map((length, i) =>
            pattern(place * 100 + i, length),
          );
          sent[place] = Buffer.concat(pieces);
          const send = async (): Promise<void> => {
            for (const piece of pieces) {
              socket.write(piece);
              await wait(0);
            }
            socket.end();
          };
          void send();
        });
        const ends = all.map(() => open(port));
        await Promise.all(
          ends.map(async ({ socket }) => {
            socket.resume();
            await once(socket, "end");
          }),
        );
        const got = ends.map(({ kept }) => Buffer.concat(kept).toString("hex")).toSorted();
        expect(got).toEqual(sent.map((octets) => octets.toString("hex")).toSorted());
        for (const { socket } of ends) socket.destroy();
      }),
      { numRuns: 25 },
    );
  });

  it("gives nothing before it is resumed, nor while it is paused", async () => {
    const port = await listening((socket) => {
      socket.write("first");
      socket.on("data", (chunk) => void socket.write(chunk));
    });
    const { socket, kept } = open(port);
    await once(socket, "connect");
    const other = open(port);
    other.socket.resume();
    // By then what was sent to the first has come, too.
    while (other.kept.length === 0) await wait(1);
    expect(kept).toEqual([]);
    socket.resume();
    while (kept.length === 0) await wait(1);
    expect(Buffer.concat(kept).toString()).toBe("first");
    socket.pause();
    socket.write("second");
    other.socket.write("second");
    while (Buffer.concat(other.kept).length < 11) await wait(1);
    expect(Buffer.concat(kept).toString()).toBe("first");
    socket.resume();
    while (Buffer.concat(kept).length < 11) await wait(1);
    expect(Buffer.concat(kept).toString()).toBe("firstsecond");
  });

  it("is one of many that read much at a time, and each gets its own", async () => {
    const length = 1_000_000;
    let next = 0;
    const port = await listening((socket) => void socket.end(pattern(next++, length)));
    const ends = Array.from({ length: 40 }, () => open(port));
    await Promise.all(
      ends.map(async ({ socket }) => {
        socket.resume();
        await once(socket, "end");
      }),
    );
    const got = new Set(ends.map(({ kept }) => Buffer.concat(kept).toString("latin1")));
    const sent = ends.map((_, i) => pattern(i, length).toString("latin1"));
    expect(got.size).toBe(ends.length);
    expect(sent.every((one) => got.has(one))).toBe(true);
  });

  it("keeps no more of what is short than a slab, whoever reads", async () => {
    const port = await listening((socket) => void socket.write("short"));
    const { socket, kept } = open(port);
    socket.resume();
    while (kept.length === 0) await wait(1);
    expect(kept[0]?.buffer.byteLength).toBeLessThanOrEqual(65_536);
  });
});
