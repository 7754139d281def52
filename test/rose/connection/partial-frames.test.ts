import { describe, expect, it, onTestFinished } from "vitest";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { channels } from "../../../src/rose/diagnostics.js";
import type { LimitName } from "../../../src/rose/limits.js";
import type { RoseServer } from "../../../src/rose/index.js";
import { configure, echo } from "../support/operations.js";
import { insidesOf, join, serve, until } from "../support/peers.js";

const kilobyte = 1024;

/** A client at an address that sends so much of a frame that it announces as 200 KiB, and no more. */
async function unfinished(port: number, localAddress: string, octets: number): Promise<Socket> {
  const socket = connect({ host: "127.0.0.1", port, localAddress });
  socket.on("error", () => {});
  socket.resume();
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  const frame = Buffer.alloc(octets);
  // [1] of 200 KiB: an OCTET STRING somewhere in it says nothing yet.
  frame.set([0xa1, 0x83, 0x03, 0x20, 0x00]);
  socket.write(frame);
  return socket;
}

function hits(): LimitName[] {
  const seen: LimitName[] = [];
  const listener = (message: unknown): void => {
    seen.push((message as { limit: LimitName }).limit);
  };
  channels.limit.subscribe(listener);
  onTestFinished(() => channels.limit.unsubscribe(listener));
  return seen;
}

/** Octets that unfinished frames hold, by the server's own account. */
function held(server: RoseServer): number {
  const [connection] = insidesOf(server);
  if (connection === undefined) return 0;
  const { partialOfStrangers, partialOfOthers } = connection.engine;
  return partialOfStrangers.octets + partialOfOthers.octets;
}

describe("unfinished frames of all connections", () => {
  it("hold no more than they may before the logon: whose address holds most is closed", async () => {
    const limits = { maxPartialBytesBeforeLogon: 1000 * kilobyte };
    const { server, port } = await serve({ logon: true, limits });
    server.handle(echo, (blob) => blob);
    const hit = hits();
    const other = await unfinished(port, "127.0.0.3", 30 * kilobyte);
    await until(() => held(server) > 0);
    let most = 0;
    for (let i = 0; i < 40; i++) {
      await unfinished(port, "127.0.0.2", 100 * kilobyte);
      most = Math.max(most, held(server));
    }
    await until(() => hit.length > 0 && held(server) > 500 * kilobyte);
    expect(most).toBeLessThanOrEqual(1000 * kilobyte);
    expect(new Set(hit)).toEqual(new Set(["maxPartialBytesBeforeLogon"]));
    expect(other.closed).toBe(false);
    // Frames that come in one go are none of them.
    const client = await join(port);
    expect((await client.invoke(echo, { bytes: new Uint8Array(9) })).bytes).toHaveLength(9);
  });

  it("are counted apart for those who have logged on", async () => {
    const limits = { maxPartialBytesBeforeLogon: 400 * kilobyte, maxPartialBytes: 0 };
    const { server, port } = await serve({ logon: true, limits });
    server.handle(echo, (blob) => blob);
    server.handle(configure, (_, { connection }) => {
      connection.authenticated = true;
      return {};
    });
    const client = await join(port);
    await client.invoke(configure, {});
    const frames = Array.from({ length: 5 }, () =>
      client.invoke(echo, { bytes: new Uint8Array(3_000_000) }),
    );
    for (const { bytes } of await Promise.all(frames)) expect(bytes).toHaveLength(3_000_000);
  });

  it("are counted no longer once they are complete, or their connections gone", async () => {
    const { server, port } = await serve({ logon: true });
    server.handle(echo, (blob) => blob);
    const client = await join(port);
    const sockets = await Promise.all(
      Array.from({ length: 5 }, () => unfinished(port, "127.0.0.2", 50 * kilobyte)),
    );
    await until(() => held(server) >= 250 * kilobyte);
    for (const socket of sockets) socket.destroy();
    await until(() => held(server) === 0);
    await client.invoke(echo, { bytes: new Uint8Array(200_000) });
    expect(held(server)).toBe(0);
  });

  it("of a single one may always be as long as a frame", async () => {
    const limits = { maxPartialBytes: 1, maxFrameBytes: 4_000_000 };
    const { server, port } = await serve({ limits });
    server.handle(echo, (blob) => blob);
    const client = await join(port);
    const { bytes } = await client.invoke(echo, { bytes: new Uint8Array(3_000_000) });
    expect(bytes).toHaveLength(3_000_000);
  });
});
