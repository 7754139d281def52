import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { inTheEnd } from "../support/in-the-end.js";
import { getOverTls } from "../gateway/https.js";
import { certificateFor } from "../rose/support/certificates.js";
import { ask } from "./desk.js";
import { startServer, type ServerProcess } from "./servers.js";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rosewire-web-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
});

async function serve(...args: readonly string[]): Promise<ServerProcess> {
  const server = await startServer(["--data", data, ...args]);
  onTestFinished(async () => void (await server.stop()));
  return server;
}

const urlOf = (server: ServerProcess, scheme: string): string | undefined =>
  new RegExp(`^web service on (${scheme}://.*)/$`, "m").exec(server.stdout())?.[1];

const contactOf = (server: ServerProcess): string =>
  `/ws/direct/asnGetLoggedInContact?user=alice&pass=${server.password("alice")}`;

/** Writes a certificate for a name that is not the machine's; gives it and the options for it. */
async function own(): Promise<{ cert: string; options: string[] }> {
  const { cert, key } = await certificateFor("uc.example.com");
  const files = [join(data, "own.pem"), join(data, "own-key.pem")] as const;
  writeFileSync(files[0], cert);
  writeFileSync(files[1], key);
  return { cert, options: ["--cert", files[0], "--key", files[1]] };
}

const plain = (pem: string): string => pem.replaceAll(/\s/g, "");

describe("the web service of rosewire serve", () => {
  test("speaks HTTP, and HTTPS with the certificate of the demo", async () => {
    const server = await serve();
    const contact = contactOf(server);
    expect((await fetch(urlOf(server, "http") + contact)).status).toBe(200);
    const demo = readFileSync(join(data, "demo-cert.pem"), "utf8");
    // Trusting that certificate alone: its name and address are right.
    const answer = await getOverTls(urlOf(server, "https") + contact, demo);
    expect([answer.status, JSON.parse(answer.body).u8sLoggedInUser]).toEqual([200, "alice"]);
    expect(plain(answer.certificate)).toBe(plain(demo));
  });

  test("counts its users at their own addresses, or where a trusted proxy says, and names its public address", async () => {
    const limits = [
      "--limit",
      "maxConnectionsPerAddress=1",
      "--web-limit",
      "maxSessionsPerAddress=1",
    ];
    const more = ["--no-anonymous", "--public-url", "https://uc.example.com"];
    const server = await serve(...limits, "--trust-proxy", "127.0.0.0/8", ...more);
    const headers = (client: string) => ({ "X-Forwarded-For": client, "X-no401": "1" });
    const open = async (client: string, user = "alice"): Promise<number> => {
      const credentials = `user=${user}&pass=${server.password(user)}`;
      const url = `${urlOf(server, "http")}/ws/client/createsession?${credentials}`;
      return (await fetch(url, { method: "POST", headers: headers(client) })).status;
    };
    expect([await open("192.0.2.1"), await open("192.0.2.1", "bob")]).toEqual([200, 503]);
    // One's own session that nothing uses makes room for a new one.
    expect(await open("192.0.2.1")).toBe(200);
    expect([await open("192.0.2.2"), await open("2001:db8::1")]).toEqual([200, 200]);
    // Another address of the same network of 64 bits.
    expect(await open("2001:db8::2", "bob")).toBe(503);
    const controller = await fetch(`${urlOf(server, "http")}/controller/client/ucws?ucsid=local`);
    expect(await controller.json()).toEqual({ redirect: "https://uc.example.com" });
  });

  test("speaks HTTPS with the certificate it is given, and after SIGHUP with the next", async () => {
    const first = await own();
    // Also where the server itself, behind the web service, insists on TLS.
    const server = await serve("--tls", "required", ...first.options);
    const url = urlOf(server, "https") + contactOf(server);
    const answer = await getOverTls(url);
    expect([answer.status, plain(answer.certificate)]).toEqual([200, plain(first.cert)]);
    const second = await own();
    server.signal("SIGHUP");
    await vi.waitUntil(() => server.stderr().includes("certificate read again"), inTheEnd);
    const after = await getOverTls(url);
    expect([after.status, plain(after.certificate)]).toEqual([200, plain(second.cert)]);
    writeFileSync(second.options[1] as string, "no certificate");
    server.signal("SIGHUP");
    await vi.waitUntil(() => server.stderr().includes("cannot be used"), inTheEnd);
    expect(plain((await getOverTls(url)).certificate)).toBe(plain(second.cert));
  });

  test("leaves out the ports that are off, and HTTPS where there is no certificate", async () => {
    const none = await serve("--http-port", "off", "--https-port", "off");
    expect(none.stdout()).not.toContain("web service on");
    const clear = await serve("--tls", "never");
    expect([urlOf(clear, "http"), urlOf(clear, "https")]).toEqual([expect.any(String), undefined]);
  });

  test("says so if a port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await vi.waitUntil(() => other.listening, inTheEnd);
    const { port } = other.address() as AddressInfo;
    for (const option of ["--http-port", "--https-port"]) {
      const { code, stderr } = await ask([
        "serve",
        "--port",
        "0",
        "--data",
        data,
        option,
        `${port}`,
      ]);
      expect(code).toBe(1);
      expect(stderr).toContain(`port ${port} is in use; choose another with ${option}`);
    }
  });
});
