import { createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { inTheEnd } from "../support/in-the-end.js";
import {
  asnGetLoggedInContact,
  asnNegotiateServerConnection,
} from "../../src/modules/authentication/authentication.js";
import { connect, type Client } from "../../src/rose/index.js";
import { authorityFor, certificate, type Pem } from "../server/certificate.js";
import { logOn } from "../server/login.js";
import { errorOf } from "../server/running.js";
import { ask } from "./desk.js";
import { run } from "./rosewire.js";
import { clear, startServer, type ServerProcess } from "./servers.js";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rosewire-tls-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
});

async function joined(port: number, mode?: "starttls" | "direct", ca?: string): Promise<Client> {
  const tls = mode === undefined ? undefined : { mode, ca };
  const client = await connect({ host: "127.0.0.1", port, tls });
  onTestFinished(() => client.close());
  return client;
}

const policyOf = async (client: Client): Promise<number> => {
  const argument = { iClientProtocolVersion: 61 };
  return (await client.invoke(asnNegotiateServerConnection, argument)).iServerTLSSecurityOption;
};

/** The fingerprint of the certificate that a port shows. */
async function shown(port: number): Promise<string> {
  const socket = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const { fingerprint256 } = socket.getPeerX509Certificate()!;
  socket.destroy();
  return fingerprint256;
}

const fingerprint = (pem: string): string => new X509Certificate(pem).fingerprint256;

/** A certificate in files, and the options that name them. */
async function own(given?: Pem): Promise<Pem & { files: string[] }> {
  const pem = given ?? (await certificate());
  const [cert, key] = [join(data, "cert.pem"), join(data, "key.pem")];
  writeFileSync(cert, pem.cert);
  writeFileSync(key, pem.key);
  return { ...pem, files: ["--cert", cert, "--key", key] };
}

describe("a server on the loopback address", () => {
  test("makes a certificate for itself on its first start, and keeps it", async () => {
    const server = await startServer(["--data", data, "--tls-port", "0"]);
    const file = join(data, "demo-cert.pem");
    expect(server.stdout()).toContain(`made the certificate ${file}, which is self-signed`);
    for (const name of ["demo-cert.pem", "demo-key.pem"]) {
      expect(statSync(join(data, name)).mode & 0o777).toBe(0o600);
    }
    const cert = readFileSync(file, "utf8");
    const [, port] = /^listening on tls:\/\/127\.0\.0\.1:(\d+)$/m.exec(server.stdout())!;
    const direct = await joined(Number(port), "direct", cert);
    await logOn(direct, "alice", server.password("alice"));
    const upgraded = await joined(server.port, "starttls", cert);
    expect(await policyOf(upgraded)).toBe(1);
    await server.stop();
    const again = await startServer(["--data", data]);
    expect(again.stdout()).not.toContain("made the certificate");
    await joined(again.port, "starttls", cert);
    await again.stop();
  });

  test("has one certificate with all that make one for the same data at the same time", async () => {
    const args = ["--data", data, "--tls-port", "0", "--http-port", "off"];
    const servers = await Promise.all([1, 2, 3].map(() => startServer(args)));
    const made = servers.filter((server) => server.stdout().includes("made the certificate"));
    expect(made).toHaveLength(1);
    const cert = new X509Certificate(readFileSync(join(data, "demo-cert.pem")));
    const key = createPrivateKey(readFileSync(join(data, "demo-key.pem")));
    expect(cert.checkPrivateKey(key)).toBe(true);
    for (const server of servers) {
      const [, port] = /^listening on tls:\/\/127\.0\.0\.1:(\d+)$/m.exec(server.stdout())!;
      expect(await shown(Number(port))).toBe(cert.fingerprint256);
    }
    expect(
      readdirSync(data)
        .filter((name) => name.startsWith("demo-"))
        .toSorted(),
    ).toEqual(["demo-cert.pem", "demo-key.pem", "demo-passwords"]);
    await Promise.all(servers.map((server) => server.stop()));
  });

  test("makes a certificate for the key of one that has ended before it had a certificate", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const key = privateKey.export({ type: "pkcs8", format: "pem" });
    writeFileSync(join(data, "demo-key.pem"), key);
    const server = await startServer(["--data", data]);
    expect(server.stdout()).toContain("made the certificate");
    const cert = readFileSync(join(data, "demo-cert.pem"), "utf8");
    expect(new X509Certificate(cert).checkPrivateKey(privateKey)).toBe(true);
    expect(readFileSync(join(data, "demo-key.pem"), "utf8")).toBe(key);
    await joined(server.port, "starttls", cert);
    await server.stop();
  });

  test("names the file of a key for which it cannot make a certificate, and keeps it", async () => {
    const file = join(data, "demo-key.pem");
    writeFileSync(file, "no key");
    expect(await ask(["serve", "--data", data, "--port", "0"])).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        `^rosewire: cannot make a certificate for the key in ${file}: .*; --cert and --key name one of yours\n$`,
      ),
    });
    expect(readdirSync(data)).toEqual(["demo-key.pem"]);
    expect(readFileSync(file, "utf8")).toBe("no key");
  });

  test.each([
    ["throws", 'throw new Error("none today")', "none today"],
    ["ends", "process.exit(9)", "its thread has ended with exit code 9"],
  ])(
    "says so if what makes the certificate %s, and leaves nothing behind",
    async (_, what, why) => {
      const broken = join(data, "broken.mjs");
      const threads = 'import { isMainThread } from "node:worker_threads";';
      writeFileSync(broken, `${threads}\nif (!isMainThread) ${what};\n`);
      const fresh = join(data, "fresh");
      const env = { NODE_OPTIONS: `--import ${pathToFileURL(broken).href}` };
      const stderr = `cannot make a certificate: ${why}; --cert and --key name one of yours`;
      expect(await run(["serve", "--data", fresh, "--port", "0"], { env })).toEqual({
        ...{ code: 1, stdout: "", stderr: `rosewire: ${stderr}\n` },
      });
      expect(existsSync(fresh)).toBe(false);
      const gateway = await run(["gateway", "--server", "127.0.0.1:1", "--json"], { env });
      expect(gateway).toMatchObject({ code: 1, stdout: "" });
      expect(JSON.parse(gateway.stderr)).toEqual({
        error: { code: "failed", message: stderr, exitCode: 1 },
      });
    },
  );

  test("keeps no certificate if something else is wrong with the options", async () => {
    const fresh = join(data, "fresh");
    const args = ["serve", "--data", fresh, "--port", "0", "--connect", join(data, "none.yaml")];
    const ended = await ask(args);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining("none.yaml") });
    expect(existsSync(fresh)).toBe(false);
  });

  test("is one however that address is written, and makes a certificate too", async () => {
    const server = await startServer(["--data", data, "--host", "127.1", "--http-port", "off"]);
    expect(server.stdout()).toContain("made the certificate");
    expect(server.stdout()).toMatch(/^web service on https:\/\/127\.0\.0\.1:\d+\/$/m);
    await server.stop();
  });

  test("that requires TLS is called with it, and by nobody else", async () => {
    const server = await startServer(["--data", data, "--tls", "required", "--tls-port", "0"]);
    const ca = join(data, "demo-cert.pem");
    const [, direct] = /^listening on tls:\/\/127\.0\.0\.1:(\d+)$/m.exec(server.stdout())!;
    const call = (...more: string[]): ReturnType<typeof ask> =>
      ask([
        "call",
        "asnGetLoggedInContact",
        "--user",
        "alice",
        "--password",
        server.password("alice"),
        ...more,
      ]);
    for (const [mode, port] of [
      ["starttls", String(server.port)],
      ["direct", direct!],
    ] as const) {
      const { code, stdout } = await call("--port", port, "--tls", mode, "--ca", ca);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ u8sLoggedInUser: "alice" });
    }
    const port = ["--port", String(server.port)];
    expect(await call(...port)).toMatchObject({ code: 1 });
    const unknown = await call(...port, "--tls", "starttls");
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining("certificate") });
    expect(await call(...port, "--ca", ca)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--ca needs --tls"),
    });
    await server.stop();
  });

  test("with --tls never makes none and offers none", async () => {
    const server = await startServer(["--data", data, "--tls", "never"]);
    expect(() => statSync(join(data, "demo-cert.pem"))).toThrow("ENOENT");
    expect(await policyOf(await joined(server.port))).toBe(0);
    await server.stop();
  });

  test("with --tls required prints a command that works", async () => {
    const server = await startServer(["--data", data, "--tls", "required"]);
    const [, command] = /^try: npx rosewire (.*)$/m.exec(server.stdout())!;
    const done = await ask(command!.split(" ").map((word) => word.replaceAll("'", "")));
    expect(done).toMatchObject({ code: 0, stdout: '{"iResult":0,"listAppointments":[]}\n' });
    await server.stop();
  });

  test("with --tls required refuses logons without TLS", async () => {
    const pem = await own();
    const server = await startServer(["--data", data, "--tls", "required", ...pem.files]);
    const plain = await joined(server.port);
    expect(await policyOf(plain)).toBe(2);
    expect(await errorOf(logOn(plain, "alice", server.password("alice")))).toMatchObject({
      iErrorDetail: 114,
    });
    const secure = await joined(server.port, "starttls", pem.cert);
    await logOn(secure, "alice", server.password("alice"));
    expect((await secure.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser).toBe("alice");
    await server.stop();
  });
});

/** The port of a line that the server has printed: "listening on tls" say. */
function portOf(server: ServerProcess, line: string): number {
  return Number(new RegExp(`^${line}://127\\.0\\.0\\.1:(\\d+)/?$`, "m").exec(server.stdout())![1]);
}

/** What the web service answers to a login, which it has the server check. */
async function webLogin(server: ServerProcess): Promise<number> {
  const port = portOf(server, "web service on http");
  const query = `user=alice&pass=${server.password("alice")}`;
  const url = `http://127.0.0.1:${port}/ws/direct/asnGetLoggedInContact?${query}`;
  return (await fetch(url)).status;
}

test("SIGHUP reads the certificate again for every port, HTTPS too; one that cannot be used changes nothing", async () => {
  const first = await own();
  const server = await startServer(["--data", data, "--tls-port", "0", ...first.files]);
  const ports = [portOf(server, "listening on tls"), portOf(server, "web service on https")];
  const all = (): Promise<string[]> => Promise.all(ports.map(shown));
  expect(await all()).toEqual([fingerprint(first.cert), fingerprint(first.cert)]);
  const second = await own();
  const standing = await joined(ports[0]!, "direct", first.cert);
  server.signal("SIGHUP");
  await vi.waitUntil(() => server.stderr().includes("certificate read again"), inTheEnd);
  expect(await all()).toEqual([fingerprint(second.cert), fingerprint(second.cert)]);
  expect(await policyOf(standing)).toBe(1);
  writeFileSync(first.files[1]!, "no certificate");
  server.signal("SIGHUP");
  await vi.waitUntil(() => server.stderr().includes("cannot be used"), inTheEnd);
  expect(await all()).toEqual([fingerprint(second.cert), fingerprint(second.cert)]);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test("SIGHUP without a certificate of one's own ends nothing", async () => {
  const server = await startServer(["--data", data, ...clear]);
  server.signal("SIGHUP");
  await vi.waitUntil(() => server.stderr().includes("nothing to read again"), inTheEnd);
  expect(await webLogin(server)).toBe(200);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test("the web service reaches a server that requires TLS whoever has signed its certificate, and after SIGHUP", async () => {
  const authority = await authorityFor("authority.example");
  const files = (await own(await authority("elsewhere.example"))).files;
  const server = await startServer(["--data", data, "--tls", "required", ...files]);
  // The command that it prints does not name the certificate as an authority.
  expect(server.stdout()).toMatch(/^try: .* --tls starttls --json /m);
  expect(await webLogin(server)).toBe(200);
  await own(await authority("elsewhere.example"));
  server.signal("SIGHUP");
  await vi.waitUntil(() => server.stderr().includes("certificate read again"), inTheEnd);
  expect(await webLogin(server)).toBe(200);
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test.each([
  [["--tls", "required", "--host", "0.0.0.0"], 2, "TLS on 0.0.0.0 needs a certificate"],
  [["--cert", "/nowhere/c.pem", "--key", "/nowhere/k.pem"], 1, "cannot read /nowhere/c.pem"],
  [["--data", "/proc/x"], 1, "cannot use the data in /proc/x"],
] as const)("serve %j ends with %i and says why", async (args, exit, reason) => {
  const { code, stdout, stderr } = await ask(["serve", "--port", "0", "--data", data, ...args]);
  expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
  expect(stderr).toContain(reason);
});

test.each([
  [["--tls-port", "0", "--host", "0.0.0.0"], "TLS on 0.0.0.0 needs a certificate"],
  [["--cert", "x"], "--cert and --key go together"],
  [["--tls", "perhaps"], "Allowed choices are never, allowed, required"],
  [["--limit", "maxFish=1"], "There is no limit maxFish."],
  [["--limit", "callTimout=1"], 'There is no limit callTimout: did you mean "callTimeout"?'],
  [["--web-limit", "maxSesions=1"], 'There is no limit maxSesions: did you mean "maxSessions"?'],
  [["--limit", "maxHashing=0"], "maxHashing must be a whole number of at least 1"],
  [["--web-limit", "maxHashing=1"], "There is no limit maxHashing"],
  [["--web-limit", "maxSessions=0"], "maxSessions must be a whole number of at least 1"],
  [["--trust-proxy", "proxy.example.com"], "is neither an address nor a network"],
  [["--public-url", "uc.example.com"], "is not the address of a site"],
  [["--limit", "maxConnections"], "a name, = and a whole number"],
  [["--limit", "maxFrameBytes=0"], "maxFrameBytes must be a whole number of at least 1"],
  [["--limit", "maxFrameBytes=99999999999999"], "maxFrameBytes must be at most 2147483647, not 9"],
  [["--limit", "maxFrameBytes=99999999999999999"], "maxFrameBytes must be at most 2147483647, not"],
  [["--limit", "maxDepth=513"], "maxDepth must be at most 512, not 513"],
  [["--limit", "maxHashing=1025"], "maxHashing must be at most 1024, not 1025"],
  [["--web-limit", "maxBodyBytes=536870889"], "maxBodyBytes must be at most 536870888, not 5"],
  [["--limit", "callTimeout=9999999999"], "callTimeout must be at most 2147483647, not 9999999999"],
  [["--data", ""], "It must name a folder"],
] as const)("serve %j is wrong usage and says why", async (args, reason) => {
  const { code, stdout, stderr } = await ask(["serve", "--port", "0", "--data", data, ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(reason);
});

test("--limit sets a limit", async () => {
  const server = await startServer(["--data", data, "--limit", "maxConnections=1"]);
  const first = await joined(server.port);
  await policyOf(first);
  const second = await joined(server.port);
  await second.closed;
  await expect.poll(server.stderr).toContain('"limit":"maxConnections"');
  expect(await policyOf(first)).toBe(1);
  await server.stop();
});
