import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { asnAppointmentRemoveEntry } from "../../src/modules/appointments/appointments.js";
import { makeCall } from "../../src/modules/csta/make-call.js";
import { csta } from "../../src/rose/csta.js";
import {
  createServer,
  RoseError,
  RoseReject,
  silentLog,
  type RoseServer,
} from "../../src/rose/index.js";
import { certificateFor } from "../rose/support/certificates.js";
import { ask, begin } from "./desk.js";
import { bare, startServer } from "./servers.js";

let folder: string;
let server: RoseServer;
let port: string;
let ca: string;
/** The arguments with which the server has been called. */
let asked: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  const certificate = await certificateFor();
  ca = fileWith("ca.pem", certificate.cert);
  server = createServer({ log: silentLog, tls: certificate });
  server.handle(asnAppointmentRemoveEntry, async ({ u8sEntryID }, { connection }) => {
    asked.push(u8sEntryID);
    if (u8sEntryID === "4") {
      throw new RoseError(asnAppointmentRemoveEntry, { iErrorDetail: 4, u8sErrorString: "no" });
    }
    if (u8sEntryID === "busy") {
      throw new RoseReject(asnAppointmentRemoveEntry, "invokeProblem", 3, undefined);
    }
    if (u8sEntryID === "close") void connection.close();
    if (u8sEntryID === "never") await new Promise(() => {});
    return { iResult: 1 };
  });
  port = String((await server.listen({ port: 0, host: "127.0.0.1" })).port);
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

const remove = ["--operation", "asnAppointmentRemoveEntry"];
const one = [...remove, "--argument", '{"u8sEntryID":"1"}'];

/** What a load has measured. */
async function benched(args: readonly string[], exit = 0): Promise<any> {
  asked = [];
  const { code, stdout, stderr } = await ask(["bench", "--json", ...args]);
  expect({ code, stderr }).toEqual({ code: exit, stderr: exit === 0 ? "" : expect.anything() });
  return JSON.parse(stdout) as unknown;
}

describe("rosewire bench", () => {
  test("makes as many calls as it is told to, with arguments in turn, and tells what came of them", async () => {
    const ids = ["a", "b", "4", "busy"];
    const lines = ids.map((u8sEntryID) => JSON.stringify({ u8sEntryID }));
    const file = fileWith("arguments", `${lines.join("\n\n")}\n`);
    const calls = ["--calls", "40", "--connections", "3", "--in-flight", "4"];
    const document = await benched([`127.0.0.1:${port}`, ...remove, "--arguments", file, ...calls]);
    expect(document).toMatchObject({
      operation: "asnAppointmentRemoveEntry",
      server: `127.0.0.1:${port}`,
      connections: 3,
      inFlight: 4,
      calls: 40,
      results: 20,
      errors: { "error 4": 10, "reject resourceLimitation": 10 },
      unanswered: 0,
      lost: 0,
      interrupted: false,
    });
    for (const id of ids) expect(asked.filter((each) => each === id)).toHaveLength(10);
    const { min, p50, p90, p99, "p99.9": p999, max } = document.latency;
    const rising = [min, p50, p90, p99, p999, max];
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    expect(min).toBeGreaterThan(0);
    const counted = document.histogram.map(({ calls: count }: { calls: number }) => count);
    expect(counted.reduce((a: number, b: number) => a + b)).toBe(40);
    expect(document.sent).toBeGreaterThan(40 * 10);
    expect(document.received).toBeGreaterThan(40 * 10);
    expect(document.callsPerSecond).toBeGreaterThan(0);
  });

  test("calls for a time over TLS and in JSON, and shows figures and bars", async () => {
    const tls = ["--tls", "starttls", "--ca", ca, "--host", "localhost", "--port", port];
    for (const encoding of ["ber", "json"]) {
      const args = [...one, ...tls, "--encoding", encoding, "--duration", "200ms"];
      const { code, stdout, stderr } = await ask(["bench", ...args]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(
        /^asnAppointmentRemoveEntry at localhost:\d+, 1 connection, 1 in flight\n/,
      );
      expect(stdout).toMatch(/^[\d,]+ calls in [\d.]+ s: [\d,.]+ calls\/s\nsent .*received /m);
      for (const name of ["min", "mean", "p50", "p90", "p99", "p99.9", "max"]) {
        expect(stdout).toMatch(new RegExp(`^${name.replace(".", "\\.")} +[\\d.]+ m?s$`, "m"));
      }
      expect(stdout).toMatch(/^<= [\d.]+ ms +█+ +[\d,]+$/m);
    }
  });

  test("at a rate, makes no more calls than are due, and counts none of the warm-up", async () => {
    const rate = ["--port", port, "--rate", "100", "--calls", "10"];
    const document = await benched([...one, ...rate]);
    expect(document).toMatchObject({ rate: 100, calls: 10, results: 10 });
    expect(asked).toHaveLength(10);
    // The last of ten is due 90 ms after the first.
    expect(document.seconds).toBeGreaterThan(0.08);
    // What is due in the warm-up and made only after it counts, so the ten may take less time now.
    const warm = await benched([...one, ...rate, "--warm-up", "50ms"]);
    expect(warm).toMatchObject({ rate: 100, calls: 10, results: 10 });
    expect(asked.length).toBeGreaterThan(10);
  });

  test("at a rate, tells what could not be begun, and how long what waited has waited", async () => {
    const never = [...remove, "--argument", '{"u8sEntryID":"never"}', "--timeout", "150"];
    const load = ["--port", port, "--rate", "1000", "--duration", "400ms"];
    const document = await benched([...never, ...load], 1);
    expect(Object.keys(document.errors)).toEqual(["no answer in time"]);
    expect(document.overdue).toBeGreaterThan(300);
    expect(document.latency).toBe(null);
  });

  test("prints at Ctrl-C what it has measured until then", async () => {
    const command = begin(["bench", ...one, "--port", port, "--duration", "1h", "--json"]);
    asked = [];
    await expect.poll(() => asked.length).toBeGreaterThan(20);
    command.signal("SIGINT");
    expect(await command.ended).toEqual({ code: 0, signal: null });
    expect(JSON.parse(command.stdout())).toMatchObject({ interrupted: true, errors: {} });
  });

  test("ends when the server has closed all connections, and says so", async () => {
    const close = [...remove, "--argument", '{"u8sEntryID":"close"}', "--connections", "2"];
    const document = await benched([...close, "--port", port, "--duration", "1h"], 1);
    expect(document).toMatchObject({ lost: 2, interrupted: false });
  });

  test("logs on, with the password from stdin", async () => {
    const real = await startServer(["--data", ":memory:", ...bare]);
    onTestFinished(async () => void (await real.stop()));
    const args = ["bench", "--port", `${real.port}`, "--operation", "asnCtiEnumPhoneLines"];
    const argument = ["--argument", '{"typeofLines":0,"attachChangeNotify":0}', "--calls", "20"];
    const login = ["--user", "alice", "--password-stdin", "--connections", "2", "--json"];
    const known = await ask([...args, ...argument, ...login], { input: real.password("alice") });
    expect([known.code, JSON.parse(known.stdout)]).toMatchObject([0, { results: 20, errors: {} }]);
    const wrong = await ask([...args, ...argument, ...login], { input: "wrong" });
    expect([wrong.code, wrong.stdout]).toEqual([1, ""]);
    expect(wrong.stderr).toContain("asnLogon failed");
    const stranger = await ask([...args, ...argument, "--json"]);
    expect([stranger.code, JSON.parse(stranger.stdout).results]).toEqual([1, 0]);
    expect(stranger.stderr).toContain("no call has succeeded");
  });

  test("calls a PBX by CSTA", async () => {
    const protocol = csta({ framing: "length16", association: {} });
    const pbx = createServer({ protocol, log: silentLog });
    pbx.handle(makeCall, ({ callingDevice }) => ({
      callingDevice: { both: { callID: Uint8Array.of(1), deviceID: { staticID: callingDevice } } },
    }));
    const { port: own } = await pbx.listen({ port: 0, host: "127.0.0.1" });
    onTestFinished(() => pbx.close());
    const device = (number: string): object => ({ deviceIdentifier: { dialingNumber: number } });
    const argument = { callingDevice: device("100"), calledDirectoryNumber: device("200") };
    const args = ["--protocol", "csta", "--operation", "makeCall", "--calls", "10"];
    const document = await benched([
      ...[...args, "--port", String(own), "--user", "user", "--password", "word"],
      ...["--argument", JSON.stringify(argument)],
    ]);
    expect(document).toMatchObject({ operation: "makeCall", results: 10, errors: {} });
  });
});

describe("wrong usage of rosewire bench", () => {
  test.each<[string, string[], number, RegExp]>([
    ["no operation", [], 2, /'--operation <operation>' not specified/],
    ["an operation that is none", ["--operation", "asnLogn"], 2, /did you mean "asnLogon"/],
    ["an event", ["--operation", "asnLogoff"], 2, /is an event, which nobody answers/],
    ["an argument that is none", [...remove, "--argument", '{"x":1}'], 2, /not a valid/],
    ["an argument that is no JSON", [...remove, "--argument", "{"], 2, /not a valid/],
    ["a file that is not there", [...remove, "--arguments", "/no/x"], 1, /cannot read \/no\/x/],
    ["an empty file", [...remove, "--arguments", "/dev/null"], 2, /has no arguments/],
    ["too many calls", [...one, "--connections", "1000", "--in-flight", "9999"], 2, /can wait/],
    ["calls and a time", [...one, "--calls", "1", "--duration", "1s"], 2, /cannot be used with/],
    ["a rate of none", [...one, "--rate", "0"], 2, /a number above 0/],
    ["JSON with CSTA", [...one, "--protocol", "csta", "--encoding", "json"], 2, /has no JSON/],
    ["no server", [...one, "--port", "1"], 1, /nobody listens there/],
  ])("with %s is told", async (_what, args, exit, reason) => {
    const { code, stdout, stderr } = await ask(["bench", ...args]);
    expect([code, stdout]).toEqual([exit, ""]);
    expect(stderr).toMatch(reason);
  });

  test("names the line of a file that is wrong", async () => {
    const file = fileWith("wrong", '{"u8sEntryID":"1"}\n\n{"u8sEntryId":"1"}\n');
    const { code, stderr } = await ask(["bench", ...remove, "--arguments", file]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${file}, line 3: `)]);
  });
});
