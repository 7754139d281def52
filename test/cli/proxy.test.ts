import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect as dial, createServer as listen, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { asnAppointmentRemoveEntry } from "../../src/modules/appointments/appointments.js";
import { asnLogon } from "../../src/modules/authentication/authentication.js";
import { makeCall } from "../../src/modules/csta/make-call.js";
import { csta } from "../../src/rose/csta.js";
import {
  connect,
  createServer,
  RoseError,
  silentLog,
  type ConnectOptions,
  type RoseServer,
} from "../../src/rose/index.js";
import { certificateFor, type Certificate } from "../rose/support/certificates.js";
import { ask, begin, beginAlone, type Command } from "./desk.js";

let folder: string;
let certificate: Certificate;
let certArgs: readonly string[];
let caFile: string;
/** Servers with and without TLS. */
let server: RoseServer;
let clear: number;
let direct: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-proxy-"));
  certificate = await certificateFor();
  [caFile] = [fileWith("cert.pem", certificate.cert)];
  certArgs = ["--tls-cert", caFile, "--tls-key", fileWith("key.pem", certificate.key)];
  server = createServer({ log: silentLog, tls: certificate });
  server.handle(asnLogon, () => ({ u8sLoggedInUser: "alice" }) as never);
  server.handle(asnAppointmentRemoveEntry, ({ u8sEntryID }) => {
    if (u8sEntryID !== "bad") return { iResult: u8sEntryID.length };
    throw new RoseError(asnAppointmentRemoveEntry, { iErrorDetail: 4, u8sErrorString: "no" });
  });
  clear = (await server.listen({ port: 0, host: "127.0.0.1" })).port;
  direct = (await server.listen({ port: 0, host: "127.0.0.1", tls: true })).port;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

let files = 0;
function newFile(): string {
  return join(folder, `recording-${++files}.pcapng`);
}

interface Proxy extends Command {
  readonly port: number;
  /** Ends it by a signal, and gives its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A proxy in front of a port. */
async function proxyTo(
  port: number,
  args: readonly string[] = [],
  start: (args: readonly string[]) => Command = begin,
): Promise<Proxy> {
  const command = start(["proxy", "--listen", "0", `127.0.0.1:${port}`, ...args]);
  await expect.poll(command.stderr).toMatch(/listening on tcp:.*\n/);
  const [, own] = /listening on tcp:\/\/127\.0\.0\.1:(\d+) /.exec(command.stderr())!;
  const end = async (signal: NodeJS.Signals = "SIGINT"): Promise<number | null> => {
    command.signal(signal);
    return (await command.ended).code;
  };
  return { ...command, port: Number(own), end };
}

const login = {
  iVersion: 61,
  u8sVersion: "1",
  iAttachToContact: 0,
  u8sClientComputerName: "c",
  authentication: {
    simple: { u8sClientUsername: "alice", u8sClientUserPassword: "s3cret-word" },
  },
};

/** What is said over each connection: a result, an error and a logon. */
async function talk(port: number, options: ConnectOptions = {}): Promise<void> {
  const client = await connect({ port, host: "127.0.0.1", log: silentLog, ...options });
  const { iResult } = await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "123" });
  expect(iResult).toBe(3);
  const refused = client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "bad" });
  await expect(refused).rejects.toBeInstanceOf(RoseError);
  // A result that is none for its type is the client's business.
  await client.invoke(asnLogon, login).catch(() => {});
  await client.close();
}

/** What `pcap` finds in a recording. */
async function recorded(file: string, args: readonly string[] = []): Promise<any[]> {
  const { code, stdout, stderr } = await ask(["pcap", "--json", file, ...args]);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  return linesOf(stdout);
}

function linesOf(text: string): any[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

const said = [
  ["invoke", "asnAppointmentRemoveEntry"],
  ["result", "asnAppointmentRemoveEntry"],
  ["invoke", "asnAppointmentRemoveEntry"],
  ["error", "asnAppointmentRemoveEntry"],
  ["invoke", "asnLogon"],
];

function namesOf(lines: readonly any[]): unknown[] {
  return lines.filter(({ operation }) => operation !== undefined).map((l) => [l.kind, l.operation]);
}

/** A server of any octets; what it is sent, it gives to the test. */
async function plainServer(accept: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const plain = listen({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    accept(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    plain.close();
  });
  plain.listen(0, "127.0.0.1");
  await once(plain, "listening");
  return (plain.address() as AddressInfo).port;
}

function plainClient(port: number): Socket {
  const socket = dial({ port, host: "127.0.0.1", allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  return socket;
}

async function allOf(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk)).resume();
  await once(socket, "end");
  return Buffer.concat(chunks);
}

function mirrored(octets: Buffer): Buffer {
  return Buffer.from([...octets].toReversed());
}

/** How a socket ends: with the code of an error, or without one. */
function endOf(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    socket.on("error", ({ code }: NodeJS.ErrnoException) => resolve(code));
    socket.once("end", () => resolve(undefined));
    socket.once("close", () => resolve(undefined));
    socket.resume();
  });
}

describe("rosewire proxy", () => {
  test("shows what is said, with results by their invokes, and records it for pcap", async () => {
    const file = newFile();
    const proxy = await proxyTo(clear, ["--record", file, "--json"]);
    await talk(proxy.port);
    await talk(proxy.port, { encoding: "json" });
    await proxy.printed(/"closed"[^]*"closed"/);
    expect(await proxy.end()).toBe(0);
    expect(proxy.stderr()).toContain(`2 connections, 12 messages, recorded in ${file}`);
    const shown = linesOf(proxy.stdout());
    expect(shown.map(({ kind }) => kind)).toContain("connected");
    const messages = shown.filter(({ operation }) => operation !== undefined);
    for (const connection of [1, 2]) {
      const own = messages.filter((line) => line.connection === connection);
      expect(namesOf(own).slice(0, 5)).toEqual(said);
      expect(own[0]).toMatchObject({
        id: 1,
        value: { u8sEntryID: "123" },
        to: `127.0.0.1:${clear}`,
      });
      expect(own[1]).toMatchObject({ id: 1, value: { iResult: 3 }, after: expect.any(Number) });
      expect(own[3]!.value).toMatchObject({ iErrorDetail: 4 });
    }
    const again = await recorded(file);
    const plain = (line: any): unknown => ({ ...line, time: 0, after: 0 });
    expect(again.map(plain)).toEqual(messages.map(plain));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(proxy.stdout()).not.toContain("s3cret-word");
    expect(readFileSync(file).includes("s3cret-word")).toBe(true);
  });

  test("--redact records asterisks for passwords, and --secrets prints them", async () => {
    const file = newFile();
    const proxy = await proxyTo(clear, ["--record", file, "--redact", "--secrets", "--json"]);
    await talk(proxy.port);
    await talk(proxy.port, { encoding: "json" });
    await proxy.printed(/"closed"[^]*"closed"/);
    await proxy.end("SIGTERM");
    expect(proxy.stdout().match(/s3cret-word/g)).toHaveLength(2);
    expect(readFileSync(file).includes("s3cret-word")).toBe(false);
    const lines = await recorded(file, ["--secrets"]);
    expect(namesOf(lines).filter(([kind]: any) => kind === "invoke")).toHaveLength(6);
    expect(JSON.stringify(lines)).toContain('"u8sClientUserPassword":"***********"');
  });

  test.each<[string, "direct" | "starttls"]>([
    ["direct", "direct"],
    ["StartTLS", "starttls"],
  ])("speaks TLS at both ends, to clients with %s, and records clear text", async (_what, mode) => {
    const file = newFile();
    const [port, to] = mode === "direct" ? [clear, "starttls"] : [direct, "direct"];
    const args = ["--record", file, ...certArgs, "--tls", to, "--ca", caFile];
    const proxy = await proxyTo(port, args);
    for (const encoding of ["ber", "json"] as const) {
      await talk(proxy.port, {
        encoding,
        tls: { mode, ca: certificate.cert, servername: "localhost" },
      });
    }
    await proxy.printed(mode === "direct" ? /connected: TLS\n/ : /connected\n[^]* TLS\n/);
    // Nobody has to use it.
    await talk(proxy.port);
    await proxy.printed(/closed[^]*closed[^]*closed/);
    expect([await proxy.end(), proxy.stdout()]).toEqual([
      0,
      expect.not.stringMatching(/lost|encr/),
    ]);
    const lines = await recorded(file);
    for (const connection of [1, 2, 3]) {
      const own = lines.filter((line) => line.connection === connection);
      expect(namesOf(own).slice(0, 5)).toEqual(said);
    }
  });

  test("without a certificate passes TLS on as it is, and says that it cannot be read", async () => {
    const proxy = await proxyTo(clear);
    const tls = { mode: "starttls", ca: certificate.cert, servername: "localhost" } as const;
    await talk(proxy.port, { tls });
    await proxy.printed(/closed/);
    expect(proxy.stdout()).toMatch(/asnStartTLS[^]*encrypted: TLS begins/);
    await proxy.end();
  });

  test("reads CSTA, within TLS", async () => {
    const protocol = csta({ framing: "hipath", association: {} });
    const pbx = createServer({ protocol, log: silentLog });
    pbx.handle(makeCall, ({ callingDevice }) => ({
      callingDevice: { both: { callID: Uint8Array.of(1), deviceID: { staticID: callingDevice } } },
    }));
    const { port } = await pbx.listen({ port: 0, host: "127.0.0.1" });
    onTestFinished(() => pbx.close());
    const file = newFile();
    const framing = ["--protocol", "csta", "--framing", "hipath"];
    const args = [...framing, "--record", file, "--redact", ...certArgs];
    const proxy = await proxyTo(port, args);
    const association = { login: { name: "user", password: "s3cret-word" } };
    const client = await connect({
      port: proxy.port,
      tls: { mode: "direct", ca: certificate.cert, servername: "localhost" },
      protocol: csta({ framing: "hipath", association }),
      log: silentLog,
    });
    await client.invoke(makeCall, {
      callingDevice: { deviceIdentifier: { dialingNumber: "100" } },
      calledDirectoryNumber: { deviceIdentifier: { dialingNumber: "200" } },
    });
    await client.close();
    await proxy.printed(/aarq[^]*aare[^]*invoke 1 makeCall[^]*result 1 makeCall after .* ms/);
    await proxy.printed(/closed/);
    await proxy.end();
    expect(namesOf(await recorded(file, framing))).toContainEqual(["result", "makeCall"]);
    expect(readFileSync(file).includes("s3cret-word")).toBe(false);
  });
});

describe("a proxy", () => {
  test("passes any octets on unchanged, and shows the first of what it cannot read", async () => {
    const sent = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) & 0xff));
    sent.write("GET / HTTP/1.1\r\n");
    const port = await plainServer((socket) => {
      void allOf(socket).then((octets) => socket.end(mirrored(octets)));
    });
    const file = newFile();
    const proxy = await proxyTo(port, ["--record", file]);
    const client = plainClient(proxy.port);
    client.end(sent);
    expect((await allOf(client)).equals(mirrored(sent))).toBe(true);
    await proxy.printed(/lost: \d+ octets belong to no whole message: 47455420.*\n[^]*closed/);
    expect(await proxy.end()).toBe(0);
    const { stdout } = await ask(["pcap", file]);
    expect(stdout).toMatch(/lost: \d+ octets belong to no whole message: 47455420/);
  });

  test("carries the end of what one side says on, and what the other says then", async () => {
    const port = await plainServer((socket) => {
      socket.resume().once("end", () => socket.end("good-bye"));
    });
    const proxy = await proxyTo(port, certArgs);
    for (const first of ["hello", ""]) {
      const client = plainClient(proxy.port);
      client.end(first);
      expect((await allOf(client)).toString()).toBe("good-bye");
    }
    await proxy.end();
  });

  test("carries a reset on, either way", async () => {
    const accepted: Socket[] = [];
    const port = await plainServer((socket) => {
      accepted.push(socket);
      socket.write("x");
    });
    const proxy = await proxyTo(port);
    const first = plainClient(proxy.port);
    await once(first, "data");
    const told = endOf(accepted[0]!);
    first.resetAndDestroy();
    expect(await told).toBe("ECONNRESET");
    const second = plainClient(proxy.port);
    await once(second, "data");
    const heard = endOf(second);
    accepted[1]!.resetAndDestroy();
    expect(await heard).toBe("ECONNRESET");
    await proxy.printed(/reset: 0 messages[^]*reset: 0 messages/);
    await proxy.end();
  });

  test("holds the writer up when the reader is slow, and loses nothing", async () => {
    const total = 48 * 1024 * 1024;
    let socket: Socket | undefined;
    const port = await plainServer((accepted) => {
      socket = accepted;
      accepted.end(Buffer.alloc(total, 0x2e));
    });
    const proxy = await proxyTo(port, ["--quiet"]);
    const client = plainClient(proxy.port);
    client.pause();
    let before = -1;
    await expect
      .poll(() => {
        const passed = socket?.bytesWritten ?? 0;
        const waits = (socket?.writableLength ?? 0) > 0 && before === passed;
        before = passed;
        return waits;
      })
      .toBe(true);
    expect(socket!.writableLength).toBeGreaterThan(0);
    expect((await allOf(client)).length).toBe(total);
    await proxy.end();
  });

  test("ends with a whole file and 0 while connections are open", async () => {
    const file = newFile();
    const proxy = await proxyTo(clear, ["--record", file]);
    const client = await connect({ port: proxy.port, host: "127.0.0.1", log: silentLog });
    await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "1" });
    expect(await proxy.end("SIGTERM")).toBe(0);
    await client.closed;
    expect(namesOf(await recorded(file))).toEqual(said.slice(0, 2));
  });

  test("goes on when the disk is full, says so, and ends the file with a whole packet", async () => {
    const file = newFile();
    const limited = (args: readonly string[]): Command => beginAlone(args, {}, "ulimit -f 8");
    const proxy = await proxyTo(clear, ["--record", file], limited);
    const client = await connect({ port: proxy.port, host: "127.0.0.1", log: silentLog });
    const u8sEntryID = "long ".repeat(500);
    for (let i = 0; i < 8; i++) {
      const { iResult } = await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID });
      expect(iResult).toBe(2500);
    }
    await expect.poll(proxy.stderr).toMatch(/cannot write .*EFBIG.* the connections go on/);
    expect(await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "1" })).toEqual({
      iResult: 1,
    });
    await client.close();
    expect(await proxy.end()).toBe(1);
    expect(proxy.stderr()).toContain("is not whole");
    await recorded(file);
  });

  test("closes connections over their number, and those for which there is no server", async () => {
    const port = await plainServer((socket) => socket.write("x"));
    const proxy = await proxyTo(port, ["--connections", "1"]);
    const first = plainClient(proxy.port);
    await once(first, "data");
    await endOf(plainClient(proxy.port));
    await expect.poll(proxy.stderr).toContain("over 1 connections at a time: more are closed");
    await proxy.end();
    const nobody = await proxyTo(1);
    expect(await endOf(plainClient(nobody.port))).toBe("ECONNRESET");
    await expect.poll(nobody.stderr).toMatch(/cannot be reached: nobody listens there/);
    await nobody.end();
  });

  test("refuses a server whose certificate is not to be trusted, and a client's broken handshake", async () => {
    const proxy = await proxyTo(direct, ["--tls", "direct"]);
    await endOf(plainClient(proxy.port));
    await expect.poll(proxy.stderr).toMatch(/connection 1 from .*self-signed certificate/);
    await proxy.end();
    const second = await proxyTo(clear, certArgs);
    const broken = plainClient(second.port);
    broken.write(Buffer.from([0x16, 3, 1, 0, 5, 9, 9, 9, 9, 9]));
    await endOf(broken);
    await expect.poll(second.stderr).toMatch(/connection 1: the client's end: /);
    await second.end();
  });

  test("refuses clear text after a request for TLS", async () => {
    const proxy = await proxyTo(clear, certArgs);
    const client = plainClient(proxy.port);
    const request = "a1090201010202044f3000";
    client.write(Buffer.from(request + request, "hex"));
    await endOf(client);
    await expect.poll(proxy.stderr).toContain("clear text after the request for TLS");
    await proxy.end();
  });
});

describe("wrong usage of rosewire proxy", () => {
  test.each<[string, string[], number, RegExp]>([
    ["no --listen", ["127.0.0.1:1"], 2, /'--listen <port>' not specified/],
    ["a port that is none", ["--listen", "70000", "a"], 2, /must be a port/],
    ["a server that is none", ["--listen", "0", "a:b:c"], 2, /host and a port/],
    ["a key alone", ["--listen", "0", "a", "--tls-key", "x"], 2, /go together/],
    ["--redact alone", ["--listen", "0", "a", "--redact"], 2, /is for --record/],
    ["--ca alone", ["--listen", "0", "a", "--ca", "x"], 2, /--ca needs --tls/],
    [
      "StartTLS of CSTA",
      ["--listen", "0", "a", "--protocol", "csta", "--tls", "starttls"],
      2,
      /has no StartTLS/,
    ],
    [
      "an operation that is none",
      ["--listen", "0", "a", "--operation", "x"],
      2,
      /no operation "x"/,
    ],
    ["a file that is there", ["--listen", "0", "a", "--record", tmpdir()], 1, /is there already/],
    ["a folder that is not", ["--listen", "0", "a", "--record", "/no/x"], 1, /cannot make \/no\/x/],
    [
      "a certificate that is none",
      ["--listen", "0", "a", "--tls-cert", "package.json", "--tls-key", "package.json"],
      1,
      /cannot use the certificate/,
    ],
    ["an address that is not here", ["--listen", "192.0.2.1:0", "a"], 1, /cannot listen/],
  ])("with %s is told", async (_what, args, exit, reason) => {
    const { code, stdout, stderr } = await ask(["proxy", ...args]);
    expect([code, stdout]).toEqual([exit, ""]);
    expect(stderr).toMatch(reason);
  });
});
