import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { Budget } from "../../../src/rose/budget.js";
import { channels } from "../../../src/rose/diagnostics.js";
import type { LimitMessage } from "../../../src/rose/diagnostics.js";
import type { RoseServer } from "../../../src/rose/index.js";
import { hex } from "../support/bytes.js";
import { certificateFor } from "../support/certificates.js";
import { configure, echo, news } from "../support/operations.js";
import { insidesOf, join, rawClient, serve, settle, until } from "../support/peers.js";

const MiB = 1024 * 1024;
const request = hex("a106 020101 02010c");
const requestInJson = (): Uint8Array => {
  const text =
    '{"invoke":{"invokeID":1,"operationID":12,"operationName":"configure","argument":{}}}';
  return Buffer.from(`J${String(text.length).padStart(7, "0")}${text}`);
};

/** The connections that have hit a limit, by their number, in order. */
function hits(): [limit: string, connection: number | undefined][] {
  const seen: [string, number | undefined][] = [];
  const listener = (message: unknown): void => {
    const { limit, connection } = message as LimitMessage;
    if (limit !== "maxBacklogBytes") seen.push([limit, connection?.id]);
  };
  channels.limit.subscribe(listener);
  onTestFinished(() => channels.limit.unsubscribe(listener));
  return seen;
}

/** Octets that are counted as waiting for peers. */
function held(server: RoseServer): number {
  const [connection] = insidesOf(server);
  return connection?.engine.outbound.total ?? 0;
}

/** How somebody asks twice for 9 MiB, more than the system holds for it, and takes nothing of it. */
interface Manner {
  readonly tls?: boolean;
  readonly request: Uint8Array;
  /** Ends its own direction. */
  readonly ends?: boolean;
}

describe("octets that wait for all peers together", () => {
  it.each<[string, Manner]>([
    ["in BER", { request }],
    ["in JSON", { request: requestInJson() }],
    ["over TLS", { request, tls: true }],
    ["of connections that are closing", { request, ends: true }],
  ])(
    "cost those their connections that have taken nothing for the longest, beyond what all may be: %s",
    async (_, manner) => {
      const certificate = manner.tls === true ? await certificateFor() : undefined;
      const { server, port, log } = await serve({
        limits: {
          maxOutboundBytesTogether: 25 * MiB,
          closeTimeout: 60_000,
          // Else the end is not read.
          ...(manner.ends === true && { maxBacklogBytes: 100 * MiB }),
        },
        ...(certificate && { tls: certificate }),
      });
      const text = "x".repeat(9 * MiB);
      const requests = Buffer.concat([manner.request, manner.request]);
      server.handle(configure, () => ({ text }));
      server.handle(echo, (blob) => blob);
      const target =
        certificate === undefined ? port : (await server.listen({ port: 0, tls: true })).port;
      const hit = hits();
      const reader = await join(port);
      const reads = async (): Promise<void> => {
        expect((await reader.invoke(configure, {})).text).toHaveLength(text.length);
        expect((await reader.invoke(echo, { bytes: new Uint8Array(9) })).bytes).toHaveLength(9);
      };
      await reads();
      let opened = 0;
      for (; hit.length < 3; opened++) {
        const to = { host: "127.0.0.1", port: target };
        const secure = certificate && connectTls({ ...to, ca: certificate.cert });
        const socket = secure ?? connect({ ...to, allowHalfOpen: true });
        socket.on("error", () => {});
        onTestFinished(() => void socket.destroy());
        await once(socket, secure === undefined ? "connect" : "secureConnect");
        socket.pause();
        const before = [hit.length, held(server)] as const;
        if (manner.ends === true) socket.end(requests);
        else socket.write(requests);
        await until(() => hit.length > before[0] || held(server) > before[1] + MiB);
        if (opened === 2) {
          expect(held(server)).toBeLessThanOrEqual(25 * MiB);
          await reads();
        }
      }
      await settle();
      expect(held(server)).toBeLessThanOrEqual(25 * MiB);
      await reads();
      // The reader is number 1, the others came in their order.
      const ended = hit.map(([, connection]) => connection);
      expect(ended).toEqual(ended.map((_one, index) => index + 2));
      expect(new Set(hit.map(([limit]) => limit))).toEqual(new Set(["maxOutboundBytesTogether"]));
      expect(log.of("slow consumer")[0]).toMatchObject({
        level: "warn",
        facts: { connection: 2, limit: "maxOutboundBytesTogether", backlog: expect.any(Number) },
      });
      await until(() => server.connections.size === 1 + opened - hit.length);
      if (manner.ends === true) return;
      expect(log.of("connection closed")[0]?.facts).toMatchObject({
        connection: 2,
        code: "limit",
        limit: "maxOutboundBytesTogether",
      });
    },
  );

  it("are counted no longer once they have been taken, or their connections are gone", async () => {
    const { server, port } = await serve();
    const text = "x".repeat(12 * MiB);
    server.handle(configure, () => ({ text }));
    const client = await join(port);
    const sockets = await Promise.all(
      Array.from({ length: 2 }, async () => {
        const socket = connect({ host: "127.0.0.1", port });
        onTestFinished(() => void socket.destroy());
        await once(socket, "connect");
        socket.pause();
        socket.write(request);
        return socket;
      }),
    );
    await until(() => held(server) > 2 * MiB);
    sockets[0]?.resume();
    sockets[1]?.destroy();
    await until(() => held(server) === 0);
    expect((await client.invoke(configure, {})).text).toHaveLength(text.length);
    await until(() => held(server) === 0);
  });

  it("are not counted where sockets take everything at once", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    const events = client.events(news);
    await until(() => server.connections.size === 1);
    const [connection] = insidesOf(server);
    const { outbound } = connection!.engine;
    const add = outbound.add.bind(outbound);
    let asked = 0;
    outbound.add = (...given) => {
      asked++;
      add(...given);
    };
    for (let number = 0; number < 100; number++) {
      server.broadcast(news, { number, text: "x".repeat(100) });
      await events.next();
    }
    expect(asked).toBe(0);
  });

  it("may be any number with a limit of 0", async () => {
    const { server, port } = await serve({ limits: { maxOutboundBytesTogether: 0 } });
    server.handle(configure, () => ({ text: "x".repeat(12 * MiB) }));
    const hit = hits();
    for (let i = 0; i < 2; i++) {
      const socket = connect({ host: "127.0.0.1", port });
      onTestFinished(() => void socket.destroy());
      socket.pause();
      socket.write(request);
    }
    await until(() => held(server) > 8 * MiB);
    expect(hit).toEqual([]);
  });
});

describe("a budget", () => {
  it("asks what has been given back unnoticed before somebody loses what he holds", () => {
    const evicted: string[] = [];
    const back = new Map<object, number>();
    const budget = new Budget<{ name: string }>(
      10,
      ({ name }) => void evicted.push(name),
      (holder) => {
        const amount = back.get(holder) ?? 0;
        back.delete(holder);
        return amount;
      },
    );
    const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
    budget.add(a, 4);
    budget.add(b, 4);
    back.set(a, 1);
    budget.add(c, 3);
    expect([evicted, budget.total]).toEqual([[], 10]);
    // It stands last now.
    budget.add(c, 1);
    expect([evicted, budget.total, budget.of(a)]).toEqual([["b"], 7, 3]);
    back.set(c, 4);
    budget.add(a, 8);
    expect([evicted, budget.total, budget.of(a)]).toEqual([["b"], 11, 11]);
  });
});

describe("what is sent within one turn of the event loop", () => {
  it("counts at once: peers that take nothing are cut off before any amount has gathered", async () => {
    const { server, port } = await serve({ limits: { maxOutboundBytesTogether: 25 * MiB } });
    const deaf = await Promise.all(Array.from({ length: 5 }, () => rawClient(port)));
    for (const { socket } of deaf) socket.pause();
    await until(() => server.connections.size === deaf.length);
    const connections = [...server.connections];
    const text = "n".repeat(MiB);
    let most = 0;
    for (const connection of connections) {
      for (let i = 0; i < 20 && connection.emit(news, { number: i, text }); i++) {
        const waiting = connections.map(({ open, backlog }) => (open ? backlog : 0));
        most = Math.max(
          most,
          waiting.reduce((sum, one) => sum + one),
        );
      }
    }
    // Nothing of it has waited for the next turn.
    expect(connections.filter(({ open }) => open).length).toBeLessThan(connections.length);
    expect(most).toBeLessThan(30 * MiB);
  });
});
