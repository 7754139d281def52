import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect as connectSocket, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import {
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentSetEntry,
} from "../../src/modules/appointments/appointments.js";
import { createUcServer } from "../../src/server/index.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { connect, ConnectionClosedError, RoseReject, type Client } from "../../src/rose/index.js";
import { full } from "../faults/scale.js";
import { Random } from "../fuzz/random.js";
import { until } from "../rose/support/peers.js";
import { entry, ids } from "../server/entries.js";
import { clientFor } from "../server/login.js";
import { bare, startServer, startServerAlone } from "./servers.js";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rosewire-survival-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
});

async function opened(port: number): Promise<Socket> {
  const socket = connectSocket({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** The end of a socket, whether with an error or without. */
function end(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}

const appointments = async (client: Client): Promise<string[]> => {
  const argument = { u8sOwner: "" };
  return ids((await client.invoke(asnAppointmentGetAllEntriesForUser, argument)).listAppointments);
};

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");

/** What port scanners say first, and people who mistake the port. */
const greetings: readonly [string, Buffer][] = [
  ["HTTP", Buffer.from("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: scanner\r\n\r\n")],
  ["HTTP in JSON", Buffer.from("POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}")],
  ["HTTP/2", Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
  [
    "TLS",
    hex("160301 0031 01 00002d 0303 6f1d2c3b4a596877869594a3b2c1d0e0 00 0006 1301 1302 002f 0100"),
  ],
  ["SSL 2", hex("802e 01 0002 0015 0000 0010 010080 020080 030080")],
  ["RDP", hex("0300 002b 26e0 0000 0000 00")],
  ["SSH", Buffer.from("SSH-2.0-OpenSSH_9.6\r\n")],
  ["SMB", hex("000000 85 ff534d42 72000000 00 1853c8 0000")],
  ["SMB 2", hex("000000 66 fe534d42 4000 0000 00000000 0000 1f00")],
  ["SIP", Buffer.from("OPTIONS sip:nm SIP/2.0\r\nVia: SIP/2.0/TCP nm\r\n\r\n")],
  ["FTP", Buffer.from("USER anonymous\r\n")],
  ["SMTP", Buffer.from("EHLO scanner\r\n")],
  ["MySQL", hex("2000 0001 85a6 ff01 0000 0001")],
  ["PostgreSQL", hex("00000008 04d2162f")],
  ["Redis", Buffer.from("*1\r\n$4\r\nPING\r\n")],
  ["LDAP", hex("300c 020101 60 07 020103 0400 8000")],
  [
    "DNS over TCP",
    hex("001e 0006 0100 0001 0000 0000 0000 0776657273696f6e0462696e64 0000 10 0003"),
  ],
  ["Modbus", hex("0000 0000 0005 00 2b 0e 01 00")],
  ["IRC", Buffer.from("JOIN #channel\r\n")],
  ["a carriage return", Buffer.from("\r\n\r\n")],
  ["zeros", Buffer.alloc(600)],
];

describe("a server survives", () => {
  const seed = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? Date.now() % 1_000_000);

  test(`a hundred random greetings of port scanners (seed ${seed})`, async () => {
    const server = await startServerAlone(["--data", data]);
    const client = await clientFor(server.port, "alice", server.password("alice"));
    const chance = new Random(seed);
    const scans = Array.from({ length: 100 }, async (_, index) => {
      // Each kind at least once.
      const [, greeting] = greetings[index] ?? chance.pick(greetings);
      const octets = Buffer.concat([greeting, chance.octets(chance.below(200))]);
      const portion = chance.once(3) ? 1 : 1 + chance.below(octets.length);
      const socket = await opened(server.port);
      socket.resume();
      const closed = end(socket);
      for (let at = 0; at < octets.length && socket.writable; at += portion) {
        socket.write(octets.subarray(at, at + portion));
      }
      await closed;
    });
    await Promise.all(scans);
    expect(await appointments(client)).toEqual([]);
    // All that it has logged is there when it has ended.
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    const lines = server.stderr().trimEnd().split("\n");
    const closings = lines
      .map((line) => JSON.parse(line) as { msg: string; connection: number; code?: string })
      .filter(({ msg, connection }) => msg === "connection closed" && connection !== 1);
    expect(closings).toHaveLength(100);
    for (const { code } of closings) expect(code).toBe("protocol");
  });

  const visits = full ? 10_000 : 400;

  test(`a client that opens and closes ${visits} connections`, { timeout: 600_000 }, async () => {
    const server = await startServer(["--data", data, ...bare]);
    const client = await clientFor(server.port, "alice", server.password("alice"));
    for (let i = 0; i < visits; i += 20) {
      const visit = async (_: unknown, k: number): Promise<void> => {
        const socket = await opened(server.port);
        const closed = end(socket);
        if (k % 4 === 0) socket.resetAndDestroy();
        else if (k % 4 === 1) socket.end();
        else if (k % 4 === 2) socket.end(Uint8Array.of(0xa1, 0x20, 0x02));
        else socket.destroy();
        socket.resume();
        await closed;
      };
      await Promise.all(Array.from({ length: 20 }, visit));
    }
    expect(await appointments(client)).toEqual([]);
    await client.close();
    expect(await server.stop()).toEqual({ code: 0, signal: null });
  });

  test("files that cannot grow: what cannot be stored is an error and nothing else is lost", async () => {
    await (await startServer(["--data", data, ...bare])).stop();
    // The system lets no file of the process grow beyond so many blocks of 512 octets, so that
    // writing fails as it does on a full disk.
    const limited = await startServerAlone(["--data", data, ...bare], "ulimit -f 600");
    const client = await clientFor(limited.port, "alice", limited.password("alice"));
    const stored: string[] = [];
    const fill = async (): Promise<never> => {
      for (let i = 0; ; i++) {
        const appointment = entry({ u8sEntryID: `${i}`, u8sText: "x".repeat(10_000) });
        await client.invoke(asnAppointmentSetEntry, { appointment });
        stored.push(`${i}`);
      }
    };
    const failure: unknown = await fill().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "rose-error", error: { iErrorDetail: 0 } });
    expect(JSON.stringify((failure as { error: unknown }).error)).not.toMatch(/disk|sqlite|i\/o/i);
    await expect.poll(limited.stderr).toMatch(/SQLITE_(FULL|IOERR)/);
    expect(stored.length).toBeGreaterThan(3);
    expect(await appointments(client)).toEqual(stored);
    await client.close();
    expect(await limited.stop()).toEqual({ code: 0, signal: null });
    const server = await startServer(["--data", data, ...bare]);
    const again = await clientFor(server.port, "alice", server.password("alice"));
    await again.invoke(asnAppointmentSetEntry, { appointment: entry({ u8sEntryID: "last" }) });
    expect(await appointments(again)).toEqual([...stored, "last"]);
    await again.close();
    await server.stop();
  });

  test("SIGTERM under load: what was accepted is on the disk, the rest is told", async () => {
    for (let round = 0; round < 3; round++) {
      const server = await startServer(["--data", data, ...bare]);
      const names = ["alice", "bob", "admin"];
      const clients = await Promise.all(
        names.map((name) => clientFor(server.port, name, server.password(name))),
      );
      const accepted = names.map((): string[] => []);
      const writers = clients.flatMap((client, owner) =>
        Array.from({ length: 10 }, async (_, writer) => {
          for (let i = 0; ; i++) {
            const u8sEntryID = `${round}-${writer}-${i}`;
            await client.invoke(asnAppointmentSetEntry, { appointment: entry({ u8sEntryID }) });
            accepted[owner]!.push(u8sEntryID);
          }
        }),
      );
      const outcomes = Promise.allSettled(writers);
      await until(() => accepted.every(({ length }) => length > 0));
      await delay(round * 30);
      expect(await server.stop("SIGTERM")).toEqual({ code: 0, signal: null });
      for (const outcome of await outcomes) {
        expect(outcome.status).toBe("rejected");
        const { reason } = outcome as PromiseRejectedResult;
        expect(reason instanceof ConnectionClosedError || reason instanceof RoseReject).toBe(true);
      }
      await using kept = createUcServer({ data });
      for (const [owner, mine] of accepted.entries()) {
        expect(mine.length).toBeGreaterThan(0);
        const user = (await kept.users.find(names[owner]!))!;
        const present = new Set(ids(await kept.appointments.all(user)));
        expect(mine.filter((id) => !present.has(id))).toEqual([]);
      }
      await Promise.all(clients.map((client) => client.close()));
    }
  });
});

test("a client that asks without a login is served what is open to anybody, under scans too", async () => {
  const server = await startServer(["--data", data]);
  const client = await connect({ host: "127.0.0.1", port: server.port });
  for (const [, greeting] of greetings) {
    const socket = await opened(server.port);
    socket.end(greeting);
    expect((await client.invoke(asnCheckConnection, {})).iProtocolVersion).toBe(61);
  }
  await client.close();
  await server.stop();
});
