import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as dial, createServer as listen, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import {
  asnAgentMonitorStart,
  asnAgentMonitorStop,
  asnAgentNotifyStateChanged,
} from "../../src/modules/agent/agent.js";
import { asnAppointmentRemoveEntry } from "../../src/modules/appointments/appointments.js";
import { asnGetUserToken, asnLogon } from "../../src/modules/authentication/authentication.js";
import * as Csta from "../../src/modules/csta/index.js";
import { csta } from "../../src/rose/csta.js";
import {
  connect,
  createServer,
  RoseError,
  silentLog,
  type ClientTlsOptions,
  type RoseServer,
} from "../../src/rose/index.js";
import { startTlsRequest } from "../../src/cli/proxy/start-tls.js";
import { Framer, readMessage } from "../../src/rose/internal-wire.js";
import { certificateFor, type Certificate } from "../rose/support/certificates.js";
import { captureOf, listeningProxy, packetOf, segmentsOf, type Said } from "../support/pcap.js";
import { ask, begin, type Command } from "./desk.js";

let folder: string;
let certificate: Certificate;
let server: RoseServer;
let port: number;
/** What the server has been asked, and what it answers besides. */
let asked: string[] = [];
let extra = 0;
/** The groups of which it sends an event to who begins a monitor. */
let groups: string[] = [];
/** Whether it takes its time, and how many invokes it has had at a time. */
let isSlow = false;
let [running, mostRunning] = [0, 0];
/** Monitors that have been started and not stopped. */
const monitors = new Set<string>();
let monitorsBegun = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-replay-"));
  certificate = await certificateFor();
  server = createServer({ log: silentLog, tls: certificate });
  server.handle(asnLogon, ({ authentication }) => {
    const { simple } = authentication as { simple?: Record<string, string> };
    asked.push(`logon ${simple?.["u8sClientUsername"]} ${simple?.["u8sClientUserPassword"]}`);
    throw new RoseError(asnLogon, {
      ...{ iErrorDetail: 1, u8sErrorString: "no", sAuthCredetials: new Uint8Array(0) },
      u8sUsername: "",
    } as never);
  });
  server.handle(asnAppointmentRemoveEntry, async ({ u8sEntryID }) => {
    asked.push(`remove ${u8sEntryID}`);
    mostRunning = Math.max(mostRunning, ++running);
    if (isSlow) await pause(100);
    running--;
    if (u8sEntryID !== "bad") return { iResult: u8sEntryID.length + extra };
    throw new RoseError(asnAppointmentRemoveEntry, { iErrorDetail: 4, u8sErrorString: "no" });
  });
  server.handle(asnAgentMonitorStart, (_argument, { connection }) => {
    const u8sMonitorCrossRefID = `monitor-${++monitorsBegun}`;
    monitors.add(u8sMonitorCrossRefID);
    for (const u8sGroupURI of groups) {
      connection.emit(asnAgentNotifyStateChanged, {
        ...{ u8sMonitorCrossRefID, u8sAgentURI: "tel:1", u8sGroupURI, iAgentState: 0 },
      } as never);
    }
    return { u8sMonitorCrossRefID, listGroups: [] };
  });
  server.handle(asnAgentMonitorStop, ({ u8sMonitorCrossRefID: id }) => {
    asked.push(`stop ${monitors.delete(id) ? "mine" : "another's"}`);
    return {};
  });
  ({ port } = await server.listen({ port: 0, host: "127.0.0.1" }));
});
beforeEach(() => {
  asked = [];
  extra = 0;
  groups = ["tel:2"];
  isSlow = false;
  mostRunning = 0;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
function fileWith(octets: Uint8Array): string {
  const path = join(folder, `recording-${++files}.pcap`);
  writeFileSync(path, octets);
  return path;
}

const simple = { u8sClientUsername: "alice", u8sClientUserPassword: "s3cret-word" };
const login = {
  ...{ iVersion: 61, u8sVersion: "1", iAttachToContact: 0, u8sClientComputerName: "c" },
  authentication: { simple },
};

/** What a client says over one connection, each time after the answer to what it has said before. */
async function talk(to: number, encoding: "ber" | "json", tls?: ClientTlsOptions): Promise<void> {
  const options = { port: to, host: "127.0.0.1", encoding, log: silentLog };
  const client = await connect(tls === undefined ? options : { ...options, tls });
  await client.invoke(asnLogon, login).catch(() => {});
  const { u8sMonitorCrossRefID } = await client.invoke(asnAgentMonitorStart, {
    u8sAgentURI: "",
  });
  await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "123" });
  await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "bad" }).catch(() => {});
  await client.invoke(asnAgentMonitorStop, { u8sMonitorCrossRefID });
  await client.close();
}

const all = ["logon alice s3cret-word", "remove 123", "remove bad", "stop mine"];

/** What has been said over one connection. */
async function conversation(encoding: "ber" | "json"): Promise<Said[]> {
  const proxy = await listeningProxy(port);
  await talk(proxy.port, encoding);
  proxy.close();
  asked = [];
  return proxy.said;
}

async function recordingOf(encoding: "ber" | "json"): Promise<string> {
  const packets = segmentsOf(await conversation(encoding), 1400).map((sent) => packetOf(sent));
  return fileWith(captureOf(packets));
}

/** A recording by `proxy` of a connection with each encoding. */
async function recordedByProxy(args: readonly string[] = []): Promise<string> {
  const file = join(folder, `recording-${++files}.pcapng`);
  const to = `127.0.0.1:${port}`;
  const proxy = begin(["proxy", "--listen", "0", to, "--record", file, ...args]);
  await expect.poll(proxy.stderr).toMatch(/listening on tcp:.*\n/);
  const [, own] = /listening on tcp:\/\/127\.0\.0\.1:(\d+) /.exec(proxy.stderr())!;
  for (const encoding of ["ber", "json"] as const) await talk(Number(own), encoding);
  await proxy.printed(/closed[^]*closed/);
  proxy.signal("SIGINT");
  expect((await proxy.ended).code).toBe(0);
  asked = [];
  return file;
}

function replay(file: string, args: readonly string[] = [], to = port): ReturnType<typeof ask> {
  return ask(["replay", file, `127.0.0.1:${to}`, ...args]);
}

/**
 * A replay that waits in vain for an event. It waits as long for answers, which a busy machine may not give so soon: then it is
 * tried with more time.
 */
async function waitingInVain(...[file, args = [], to]: Parameters<typeof replay>) {
  for (const timeout of ["100", "1000"]) {
    const outcome = await replay(file, [...args, "--timeout", timeout], to);
    if (!outcome.stderr.includes("not answered")) return outcome;
  }
  return await replay(file, [...args, "--timeout", "10000"], to);
}

function linesOf(text: string): any[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

/** A server that takes connections, and does no more than this with them. */
async function plainServer(accept: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const plain = listen((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).resume();
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

describe("rosewire replay", () => {
  test.each(["ber", "json"] as const)(
    "says in %s what the client said, with the ids that the server gives now",
    async (encoding) => {
      const file = await recordingOf(encoding);
      const { code, stdout, stderr } = await replay(file);
      expect({ code, stderr }).toMatchObject({
        code: 0,
        stderr: "1 connection, 5 messages sent, 5 answers\n",
      });
      expect(asked).toEqual(all);
      expect(stdout).toMatch(
        /^1 1 asnLogon error after [\d.]+ ms\n1 2 asnAgentMonitorStart result/,
      );
      expect(stdout).not.toContain("s3cret");
    },
  );

  test("replays all connections of a recording by proxy, or one of them, at once", async () => {
    const file = await recordedByProxy();
    const whole = await replay(file, ["--speed", "max", "--json"]);
    expect(whole).toMatchObject({ code: 0, stderr: "" });
    expect(asked.toSorted()).toEqual([...all, ...all].toSorted());
    const lines = linesOf(whole.stdout);
    expect(lines.at(-1)).toEqual({
      ...{ kind: "summary", connections: 2, sent: 10, answers: 10 },
      ...{ unanswered: 0, unsent: 0, leftOut: 0, broken: 0 },
    });
    const second = lines.filter(({ connection }) => connection === 2);
    expect(
      second.map(({ kind, id, recorded, answered }) => [kind, id, recorded, answered]),
    ).toEqual([
      ["answer", 1, "error", "error"],
      ["answer", 2, "result", "result"],
      ["answer", 3, "result", "result"],
      ["answer", 4, "error", "error"],
      ["answer", 5, "result", "result"],
    ]);
    asked = [];
    const one = await replay(file, ["--connection", "2", "--speed", "10", "--quiet"]);
    expect(one).toMatchObject({ code: 0, stdout: "" });
    expect(asked).toEqual(all);
  });

  test.each(["ber", "json"] as const)(
    "--check tells in %s which members differ",
    async (encoding) => {
      const file = await recordingOf(encoding);
      const ignored = ["--check", "--ignore", "x,u8sMonitorCrossRefID"];
      const same = await replay(file, ignored);
      expect(same).toMatchObject({
        code: 0,
        stderr: expect.stringContaining("; 0 different; 1 event, 0 different\n"),
      });
      extra = 7;
      const { code, stdout, stderr } = await replay(file, [...ignored, "--quiet"]);
      expect(code).toBe(1);
      expect(stdout).toMatch(
        /^1 3 asnAppointmentRemoveEntry result after .* ms\n  result\.iResult: 3 -> 10\n$/,
      );
      expect(stderr).toMatch(
        /1 different; 1 event, 0 different\nrosewire: 1 of 5 answers different\n$/,
      );
      const json = await replay(file, ["--check", "--json", "--quiet"]);
      expect(json.code).toBe(1);
      const [monitor, remove, summary] = linesOf(json.stdout);
      expect(monitor.differences[0]).toMatchObject({ path: "result.u8sMonitorCrossRefID" });
      const differences = [{ path: "result.iResult", recorded: "3", answered: "10" }];
      expect(remove).toMatchObject({ kind: "answer", id: 3, differences });
      expect(summary).toMatchObject({ kind: "summary", answers: 5, different: 2 });
    },
  );

  test.each(["ber", "json"] as const)("--check compares events in %s, too", async (encoding) => {
    groups = ["tel:2", "tel:3"];
    const file = await recordingOf(encoding);
    const check = ["--check", "--ignore", "u8sMonitorCrossRefID", "--quiet"];
    groups = ["tel:3", "tel:2"];
    expect(await replay(file, check)).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "1 connection, 5 messages sent, 5 answers; 0 different; 2 events, 0 different\n",
    });
    groups = ["tel:4", "tel:2"];
    const other = await replay(file, check);
    const name = "asnAgentNotifyStateChanged";
    expect(other.stdout).toBe(`1 event ${name}\n  event.u8sGroupURI: "tel:3" -> "tel:4"\n`);
    expect(other).toMatchObject({ code: 1, stderr: expect.stringMatching(/1 of 2 events diff/) });
    groups = ["tel:2"];
    const missing = await waitingInVain(file, check);
    expect(missing.stdout).toMatch(/^1 event asn.* has not come: \{.*"u8sGroupURI":"tel:3".*\}\n$/);
    expect(missing).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("1 event missing\n"),
    });
    groups = ["tel:3", "tel:5", "tel:2"];
    const more = await replay(file, [...check, "--json"]);
    expect(more).toMatchObject({ code: 1 });
    const [line, summary] = linesOf(more.stdout);
    expect(line).toMatchObject({ kind: "unrecorded", connection: 1, event: name });
    expect(line.came).toContain("tel:5");
    expect(summary).toMatchObject({ events: 2, differentEvents: 0, unrecordedEvents: 1 });
    expect(await replay(file, [...check, "--ignore", name])).toMatchObject({ code: 0 });
  });

  test("needs the passwords that a recording by proxy --redact does not have", async () => {
    const file = await recordedByProxy(["--redact"]);
    const without = await replay(file);
    expect(without).toMatchObject({ code: 1, stdout: "" });
    expect(without.stderr).toContain('the recording has no password of "alice", only asterisks');
    expect(asked).toEqual([]);
    const args = ["replay", file, `127.0.0.1:${port}`, "--speed", "max", "--password-stdin"];
    expect(await ask(args, { input: "n3w\n" })).toMatchObject({ code: 0 });
    const other = { input: "other\n" };
    expect(await ask([...args, "--user", "bob"], other)).toMatchObject({ code: 0 });
    expect(asked.filter((line) => line.startsWith("logon"))).toEqual([
      ...["logon alice n3w", "logon alice n3w"],
      ...["logon bob other", "logon bob other"],
    ]);
    expect(asked.filter((line) => line.startsWith("stop"))).toEqual(
      all.slice(3).concat(...Array.from({ length: 3 }, () => "stop mine")),
    );
  });

  test.each(["direct", "starttls"])("speaks TLS (%s)", async (mode) => {
    const ca = fileWith(Buffer.from(certificate.cert));
    const file = await recordingOf("ber");
    const tls = { port: 0, host: "127.0.0.1", tls: mode === "direct" };
    const to = (await server.listen(tls)).port;
    const args = ["replay", file, `localhost:${to}`, "--tls", mode, "--ca", ca];
    expect(await ask(args)).toMatchObject({ code: 0 });
    expect(asked).toEqual(all);
  });
});

/** A replay that listens. */
async function listening(
  file: string,
  args: readonly string[] = [],
): Promise<Command & { port: number; end(): Promise<number | null> }> {
  const command = begin(["replay", file, "--listen", "0", ...args]);
  await expect.poll(command.stderr).toMatch(/listening on tcp:.*\n/);
  const [, own] = /listening on tcp:\/\/127\.0\.0\.1:(\d+) /.exec(command.stderr())!;
  const end = async (): Promise<number | null> => {
    command.signal("SIGINT");
    return (await command.ended).code;
  };
  return { ...command, port: Number(own), end };
}

/** Options with which clients may speak TLS. */
function withCertificate(): string[] {
  const [cert, key] = [certificate.cert, certificate.key as string].map((text) =>
    fileWith(Buffer.from(text)),
  ) as [string, string];
  return ["--tls-cert", cert, "--tls-key", key];
}

describe("rosewire replay --listen", () => {
  test("answers clients in each encoding as the server did, without it", async () => {
    const played = await listening(await recordedByProxy(), ["--json"]);
    for (const encoding of ["ber", "json", "json"] as const) await talk(played.port, encoding);
    expect(await played.end()).toBe(0);
    expect(asked).toEqual([]);
    const lines = linesOf(played.stdout());
    expect(lines.slice(5, 10).map(({ id, answered }) => [id, answered])).toEqual([
      [1, "error"],
      [2, "result"],
      [3, "result"],
      [4, "error"],
      [5, "result"],
    ]);
    expect(lines.at(-1)).toEqual({
      ...{ kind: "summary", connections: 3, answers: 15 },
      ...{ rejects: 0, unanswered: 0, leftOut: 0 },
    });
  });

  test.each(["ber", "json"] as const)(
    "finds answers in %s by argument, then by operation, and rejects what has none",
    async (encoding) => {
      const played = await listening(await recordingOf(encoding));
      const to = { port: played.port, host: "127.0.0.1", encoding, log: silentLog };
      const client = await connect(to);
      const remove = (u8sEntryID: string): Promise<unknown> =>
        client.invoke(asnAppointmentRemoveEntry, { u8sEntryID });
      // In another order, with other ids of invokes, and one that nobody has asked for.
      await expect(remove("bad")).rejects.toMatchObject({ error: { iErrorDetail: 4 } });
      await expect(remove("another")).resolves.toEqual({ iResult: 3 });
      const rejected = { problemName: "unrecognisedOperation" };
      await expect(remove("123")).rejects.toMatchObject(rejected);
      await expect(client.invoke(asnGetUserToken, {} as never)).rejects.toMatchObject(rejected);
      const begun = client.invoke(asnAgentMonitorStart, { u8sAgentURI: "" });
      await expect(begun).resolves.toMatchObject({
        u8sMonitorCrossRefID: expect.stringMatching(/^monitor-/),
      });
      await client.close();
      expect(await played.end()).toBe(1);
      expect(played.stdout()).toContain("1 3 asnAppointmentRemoveEntry rejected: not in the rec");
      expect(played.stderr()).toMatch(/1 connection, 3 answers, 2 rejects\n.*2 invokes not in/);
    },
  );

  test.each(["ber", "json"] as const)("sends events in %s after the answers", async (encoding) => {
    const played = await listening(await recordingOf(encoding));
    const client = await connect({
      ...{ port: played.port, host: "127.0.0.1", encoding, log: silentLog },
    });
    const heard: string[] = [];
    client.handle(asnAgentNotifyStateChanged, ({ u8sAgentURI }) => void heard.push(u8sAgentURI));
    await client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "123" });
    expect(heard).toEqual([]);
    // It was recorded between the answer to the logon and that to the next invoke.
    await client.invoke(asnLogon, login).catch(() => {});
    await expect.poll(() => heard).toEqual(["tel:1"]);
    await client.close();
    expect(await played.end()).toBe(0);
  });

  test("answers at the recorded pace, or as many times faster, each call when it is due", async () => {
    const said = await conversation("ber");
    const packets = segmentsOf(said, 1400).map((sent) => packetOf(sent));
    // A packet a millisecond: the answer to the first invoke, behind two packets of the beginning, comes late.
    const idle = Array.from({ length: 400 }, () =>
      packetOf({ way: "to client", sequence: 8, data: new Uint8Array(0) }),
    );
    const file = fileWith(captureOf([...packets.slice(0, 3), ...idle, ...packets.slice(3)]));
    const played = await listening(file);
    const to = { port: played.port, host: "127.0.0.1", log: silentLog };
    const client = await connect(to);
    const begun = performance.now();
    const answers: string[] = [];
    const late = client.invoke(asnLogon, login).catch(() => answers.push("logon"));
    const soon = client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "123" });
    await soon.then(() => answers.push("remove"));
    await late;
    expect(answers).toEqual(["remove", "logon"]);
    expect(performance.now() - begun).toBeGreaterThan(390);
    await client.close();
    expect(await played.end()).toBe(0);
  });

  test("keeps the recorded order at --speed max", async () => {
    const said = await conversation("ber");
    const packets = segmentsOf(said, 1400).map((sent) => packetOf(sent));
    const idle = Array.from({ length: 100_000 }, () =>
      packetOf({ way: "to client", sequence: 8, data: new Uint8Array(0) }),
    );
    const file = fileWith(captureOf([...packets.slice(0, 3), ...idle, ...packets.slice(3)]));
    const played = await listening(file, ["--speed", "max"]);
    const socket = dial(played.port, "127.0.0.1");
    const toServer = said.filter(({ way }) => way === "to server").map(({ octets }) => octets);
    socket.write(Buffer.concat(toServer));
    const framer = new Framer({ maxFrameBytes: 65_536 });
    const kinds: string[] = [];
    socket.on("data", (octets: Buffer) => {
      framer.push(octets);
      while (framer.next()) kinds.push(readMessage(framer.bytes, framer.start, framer.end).kind);
    });
    await expect
      .poll(() => kinds)
      .toEqual(["error", "invoke", "result", "result", "error", "result"]);
    socket.destroy();
    expect(await played.end()).toBe(0);
  });

  test.each<[string, ClientTlsOptions]>([
    ["from the first octet", { mode: "direct" }],
    ["on request", { mode: "starttls" }],
  ])("speaks TLS %s", async (_how, mode) => {
    const played = await listening(await recordingOf("ber"), withCertificate());
    const tls = { ...mode, ca: certificate.cert, servername: "localhost" };
    await talk(played.port, "ber", tls);
    await talk(played.port, "ber");
    expect(await played.end()).toBe(0);
    expect(played.stderr()).toContain("2 connections, 10 answers, 0 rejects");
  });

  test("goes on after clients whose handshakes fail, or who say more before it", async () => {
    const played = await listening(await recordingOf("ber"), withCertificate());
    const request = Buffer.from(startTlsRequest());
    const said = [
      Buffer.from("\u0016\u0003\u0001\u0000\u0005hello"),
      Buffer.concat([request, request]),
    ];
    for (const octets of [...said, request]) {
      const socket = dial(played.port, "127.0.0.1");
      socket.on("error", () => {}).write(octets);
      if (octets === request) socket.once("data", () => socket.destroy());
      await new Promise((resolve) => socket.resume().once("close", resolve));
    }
    await talk(played.port, "ber");
    expect(await played.end()).toBe(0);
    expect(played.stdout()).toContain("2 clear text after the request for TLS");
  });

  test("outlives clients that say what is no message, or go in the middle", async () => {
    const played = await listening(await recordingOf("ber"));
    for (const text of ["GET / HTTP/1.1\r\n\r\n", "J0000009{", "\u00a1\u0009\u0002"]) {
      const socket = dial(played.port, "127.0.0.1");
      socket.on("error", () => {});
      socket.end(Buffer.from(text, "latin1"));
      await new Promise((resolve) => socket.resume().once("close", resolve));
    }
    await talk(played.port, "ber").catch(() => {});
    await expect.poll(played.stdout).toMatch(/^4 /m);
    await played.end();
    expect(played.stdout()).toMatch(/^1 .*\n/);
  });
});

describe("a replay of CSTA", () => {
  const device = { deviceIdentifier: { dialingNumber: "100" } };
  const options = ["--protocol", "csta", "--framing", "hipath"];
  let pbx: RoseServer;
  let at: number;
  let monitor = 0;

  beforeAll(async () => {
    pbx = createServer({ protocol: csta({ framing: "hipath", association: {} }), log: silentLog });
    pbx.handle(Csta.monitorStart, async (_argument, { connection }) => {
      const { systemStatus } = await connection.invoke(Csta.requestSysStat, {});
      asked.push(`status ${systemStatus}`);
      const crossRefIdentifier = Uint8Array.of(++monitor);
      const backInService = { device: { deviceIdentifier: device } };
      const eventSpecificInfo = { deviceMaintenanceEvents: { backInService } };
      if (groups.length > 0) {
        connection.emit(Csta.cSTAEventReport, { crossRefIdentifier, eventSpecificInfo });
      }
      return { crossRefIdentifier };
    });
    pbx.handle(Csta.monitorStop, ({ crossRefIdentifier: [which] }) => {
      asked.push(`stop ${which === monitor ? "mine" : "another's"}`);
      return { noData: null };
    });
    at = (await pbx.listen({ port: 0, host: "127.0.0.1" })).port;
  });
  afterAll(() => pbx.close());

  async function talkTo(to: number, tls?: ClientTlsOptions): Promise<void> {
    const association = { login: { name: "user", password: "s3cret" } };
    const protocol = csta({ framing: "hipath", association });
    const how = { port: to, host: "127.0.0.1", protocol, log: silentLog };
    const client = await connect(tls === undefined ? how : { ...how, tls });
    client.handle(Csta.requestSysStat, () => ({ systemStatus: 2 }));
    const events = client.events(Csta.cSTAEventReport);
    const monitorObject = { deviceObject: device };
    const { crossRefIdentifier } = await client.invoke(Csta.monitorStart, { monitorObject });
    await events.next();
    await client.invoke(Csta.monitorStop, { crossRefIdentifier });
    await client.close();
  }

  let recording: string;
  beforeAll(async () => {
    groups = ["one"];
    const proxy = await listeningProxy(at);
    await talkTo(proxy.port);
    proxy.close();
    recording = fileWith(captureOf(segmentsOf(proxy.said, 1400).map((sent) => packetOf(sent))));
  });

  test("to a PBX says what the client said, with the ids of now, and answers what it is asked", async () => {
    const args = [...options, "--port", "7222", "--check", "--ignore", "crossRefIdentifier"];
    const { code, stdout, stderr } = await replay(recording, args, at);
    expect(asked).toEqual(["status 2", "stop mine"]);
    expect(stdout).toMatch(
      /^1 - association aare\n1 event requestSysStat\n1 \d+ monitorStart result .*\n1 event cSTAEventReport\n1 \d+ monitorStop result .*\n/,
    );
    expect(stderr).toMatch(/; 0 different; 2 events, 0 different\n$/);
    expect(code).toBe(0);
    groups = [];
    const missing = await waitingInVain(recording, args, at);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("1 event missing") });
  });

  test.each([false, true])("answers clients as the PBX did (with TLS: %s)", async (isEncrypted) => {
    const args = [...options, "--port", "7222", "--json"];
    const played = await listening(recording, isEncrypted ? [...args, ...withCertificate()] : args);
    const tls = { mode: "direct", ca: certificate.cert, servername: "localhost" } as const;
    await talkTo(played.port, isEncrypted ? tls : undefined);
    expect(asked).toEqual([]);
    const protocol = csta({ framing: "hipath", association: {} });
    const how = { port: played.port, host: "127.0.0.1", protocol, log: silentLog };
    const client = await connect(isEncrypted ? { ...how, tls } : how);
    const call = { callingDevice: device, calledDirectoryNumber: device };
    const rejected = { problemName: "unrecognisedOperation" };
    await expect(client.invoke(Csta.makeCall, call)).rejects.toMatchObject(rejected);
    await client.close();
    expect(await played.end()).toBe(1);
    const lines = linesOf(played.stdout()).map(({ kind, operation, answered }) =>
      [kind, operation, answered].join(" "),
    );
    expect(lines.slice(0, 3)).toEqual([
      "answer aarq aare",
      "answer monitorStart result",
      "answer monitorStop result",
    ]);
  });
});

describe("a replay", () => {
  test("sends nothing before the answers that were recorded before it", async () => {
    const file = await recordingOf("ber");
    isSlow = true;
    expect(await replay(file, ["--speed", "max"])).toMatchObject({ code: 0 });
    expect(asked).toEqual(all);
    expect(mostRunning).toBe(1);
  });

  test("goes on when an answer does not come in time", async () => {
    const said = await conversation("ber");
    const file = fileWith(captureOf(segmentsOf(said, 1400).map((sent) => packetOf(sent))));
    let octets = 0;
    const to = await plainServer((socket) => socket.on("data", ({ length }) => (octets += length)));
    const { code, stdout, stderr } = await replay(file, ["--timeout", "50", "--quiet"], to);
    expect(code).toBe(1);
    expect(stdout.match(/not answered/g)).toHaveLength(5);
    expect(stderr).toContain("5 invokes not answered");
    const sent = said.filter(({ way }) => way === "to server");
    const total = sent.reduce((sum, part) => sum + part.octets.length, 0);
    await expect.poll(() => octets).toBe(total);
  });

  test("tells when the server has gone, and what could not be sent", async () => {
    const file = await recordingOf("json");
    const to = await plainServer((socket) => socket.once("data", () => socket.end()));
    const { code, stdout, stderr } = await replay(file, [], to);
    expect(code).toBe(1);
    expect(stdout).toBe("1 1 asnLogon not answered\n1 the server has closed the connection\n");
    expect(stderr).toMatch(
      /1 invoke not answered; 4 messages not sent; 1 connection ended too early/,
    );
    const nobody = await replay(file, ["--json"], 1);
    expect(nobody.code).toBe(1);
    expect(linesOf(nobody.stdout)[0]).toMatchObject({
      ...{ kind: "trouble", connection: 1, reason: expect.stringContaining("ECONNREFUSED") },
    });
  });

  test("gives up a server that answers with what is no message", async () => {
    const file = await recordingOf("ber");
    const to = await plainServer((socket) =>
      socket.write("HTTP/1.1 400 Bad Request\r\n\r\n".repeat(9)),
    );
    const { code, stdout } = await replay(file, [], to);
    expect(code).toBe(1);
    expect(stdout).toMatch(/1 the server does not speak as it should: .*\n$/);
  });

  test("ends with the signal while it waits, and prints what has been", async () => {
    const file = await recordingOf("ber");
    let isReached = false;
    const to = await plainServer((socket) => socket.once("data", () => (isReached = true)));
    const command = begin(["replay", file, `127.0.0.1:${to}`, "--timeout", "0"]);
    await expect.poll(() => isReached).toBe(true);
    command.signal("SIGINT");
    expect((await command.ended).code).toBe(0);
    expect(command.stderr()).toBe("1 connection, 1 message sent, 0 answers\n");
  });

  test("takes as long as the recording, or as many times less", async () => {
    const said = await conversation("ber");
    const packets = segmentsOf(said, 1400).map((sent) => packetOf(sent));
    // A packet a millisecond; where there are more of them, more time has passed.
    const idle = Array.from({ length: 400 }, () =>
      packetOf({ way: "to client", sequence: 8, data: new Uint8Array(0) }),
    );
    const file = fileWith(captureOf([...packets.slice(0, 4), ...idle, ...packets.slice(4)]));
    const begun = performance.now();
    expect(await replay(file)).toMatchObject({ code: 0 });
    expect(performance.now() - begun).toBeGreaterThan(390);
    expect(asked).toEqual(all);
  });

  test("of a file that ends too early replays what there is, and says so", async () => {
    const octets = readFileSync(await recordingOf("ber"));
    const cut = fileWith(octets.subarray(0, octets.length - 300));
    const { code, stderr } = await replay(cut);
    expect(code).toBe(1);
    expect(stderr).toMatch(/answers?\nrosewire: .*end/);
    expect(asked[0]).toBe(all[0]);
  });
});

describe("wrong usage of rosewire replay", () => {
  test.each<[string, string[], number, RegExp]>([
    ["no server", ["package.json"], 2, /give a server to replay to, or --listen/],
    ["both", ["package.json", "a", "--listen", "0"], 2, /give a server to replay to, or --listen/],
    ["--check of clients", ["package.json", "--listen", "0", "--check"], 2, /to a server/],
    ["a certificate of clients", ["package.json", "a", "--tls-cert", "x"], 2, /are for --listen/],
    ["CSTA without a port", ["X", "a", "--protocol", "csta"], 2, /needs --port/],
    ["StartTLS of CSTA", ["X", "a", "--protocol", "csta", "--tls", "starttls"], 2, /no StartTLS/],
    ["no key", ["package.json", "--listen", "0", "--tls-cert", "x"], 2, /go together/],
    ["no capture to answer from", ["package.json", "--listen", "0"], 1, /capture/],
    ["a speed that is none", ["package.json", "a", "--speed", "0"], 2, /a number such as 1/],
    ["--ignore alone", ["package.json", "a", "--ignore", "x"], 2, /--ignore is for --check/],
    ["--ca alone", ["package.json", "a", "--ca", "x"], 2, /--ca needs --tls/],
    ["a user without a password", ["package.json", "a", "--user", "x"], 2, /no password/],
    ["a file that is no capture", ["package.json", "a"], 1, /capture/],
    ["a file that is not there", ["/no/x", "a"], 1, /cannot read \/no\/x/],
  ])("with %s is told", async (_what, args, exit, reason) => {
    const packets = captureOf([
      packetOf({ way: "to server", sequence: 1, data: new Uint8Array(9) }),
    ]);
    const [file = "", ...others] = args;
    const path = file === "X" ? fileWith(packets) : file;
    const { code, stdout, stderr } = await ask(["replay", path, ...others]);
    expect([code, stdout]).toEqual([exit, ""]);
    expect(stderr).toMatch(reason);
  });

  test("with a connection or port that the recording does not have is told", async () => {
    const file = await recordingOf("ber");
    const third = await replay(file, ["--connection", "3"]);
    expect(third).toMatchObject({ code: 1, stderr: expect.stringContaining("has 1 connection") });
    const other = await replay(file, ["--port", "9"]);
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining("--port names") });
  });
});
