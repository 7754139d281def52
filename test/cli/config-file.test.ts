import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { serveCommand } from "../../src/cli/syntax/serve.js";
import { ask } from "./desk.js";
import { bare, startServer } from "./servers.js";

/** A file with this text in a folder of its own. */
function fileOf(text: string, mode = 0o644): { file: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-config-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "serve.yaml");
  writeFileSync(file, text);
  chmodSync(file, mode);
  return { file, folder };
}

/** What `serve` is told by a file, the command line and the environment. */
async function told(
  text: string,
  args: readonly string[] = [],
): Promise<Record<string, unknown> & { folder: string }> {
  const { file, folder } = fileOf(text, 0o600);
  const command = serveCommand().exitOverride();
  let options: Record<string, unknown> = {};
  command.action((given: Record<string, unknown>) => {
    options = given;
  });
  await command.parseAsync(["--config", file, ...args], { from: "user" });
  return { ...options, folder };
}

async function refusal(text: string, mode?: number): Promise<string> {
  const { file, folder } = fileOf(text, mode);
  const outcome = await ask(["serve", "--config", file, "--check"]);
  expect(outcome).toMatchObject({ code: 2, stdout: "" });
  return outcome.stderr.replaceAll(`${folder}/`, "");
}

describe("the file of serve --config", () => {
  test("has options by the names of the command line: texts, numbers, words for yes and no, lists and maps", async () => {
    const { limit } = await told("limit: { maxConnections: 12 }");
    expect(limit).toEqual({ maxConnections: 12 });
    expect(
      await told(`
port: 7300
tls: required
http-port: "off"
verbose: true
anonymous: false
presence-domain: [a.example, b.example]
webservice-password: a secret
`),
    ).toMatchObject({
      port: 7300,
      tls: "required",
      httpPort: "off",
      verbose: true,
      anonymous: false,
      presenceDomain: ["a.example", "b.example"],
      webservicePassword: "a secret",
    });
  });

  test("names files relative to its own folder", async () => {
    const options = await told("data: kept\ncert: pem/cert.pem\nkey: /etc/key.pem\npbx: none");
    expect(options).toMatchObject({
      data: join(options.folder, "kept"),
      cert: join(options.folder, "pem/cert.pem"),
      key: "/etc/key.pem",
      pbx: "none",
    });
    const bus = await told("bus-credentials: a.creds\nbus-ca: b\nbus-cert: c\nbus-key: d");
    expect(bus).toMatchObject({
      busCredentials: join(bus.folder, "a.creds"),
      busCa: join(bus.folder, "b"),
      busCert: join(bus.folder, "c"),
      busKey: join(bus.folder, "d"),
    });
    const own = await told("asn1: [a.asn1, b.asn1]\npbx: pbx.yaml\ndata: ':memory:'");
    expect(own).toMatchObject({
      asn1: [join(own.folder, "a.asn1"), join(own.folder, "b.asn1")],
      pbx: join(own.folder, "pbx.yaml"),
      data: ":memory:",
    });
  });

  test("gives way to the command line", async () => {
    expect(await told("port: 7300\nverbose: true", ["--port", "7400"])).toMatchObject({
      port: 7400,
      verbose: true,
    });
  });

  test("may be empty, or JSON", async () => {
    expect(await told("")).toMatchObject({ port: 7222 });
    expect(await told('{"port": 7300}')).toMatchObject({ port: 7300 });
  });

  test.each([
    ["prot: 7222", /serve\.yaml has "prot": did you mean "port"\?/],
    ["config: other.yaml", /has "config"/],
    ["port: seven", /port: It must be a whole number from 0 to 65535/],
    ["port: [1, 2]", /port: it has one value only/],
    ["port: { a: { b: 1 } }", /port: it must be a text or a number, a list of them, or a map/],
    ["verbose: 1", /verbose: it must be true or false/],
    ["tls: sometimes", /tls: Allowed choices are never, allowed, required/],
    ["limit: { maxConection: 1 }", /There is no limit maxConection: did you mean/],
    ["- port", /does not hold options like "port: 7222"/],
    ["port: 1\nport: 2", /the file of --config, serve\.yaml: Map keys must be unique/],
    ["a: &a [x]\nb: [*a, *a]", /the file of --config, serve\.yaml: /],
  ])("is refused with the reason where it says %j", async (text, reason) => {
    expect(await refusal(text)).toMatch(reason);
  });

  test("holds passwords only if nobody else can read it, and no message shows one", async () => {
    for (const text of [
      "webservice-password: hidden",
      "store: postgres://user:hidden@host/database",
      "bus: nats://user:hidden@host",
      "bus: nats://host,hidden@other",
    ]) {
      const said = await refusal(text, 0o644);
      expect(said).toContain("chmod 600");
      expect(said).not.toContain("hidden");
    }
    expect(await refusal("webservice-password: [hidden, hidden]", 0o600)).not.toContain("hidden");
  });

  test("is refused if it is not there", async () => {
    expect(await ask(["serve", "--config", "/no/such/file.yaml", "--check"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "cannot read the file of --config, /no/such/file.yaml: ENOENT",
      ) as string,
    });
  });

  test("starts a server", async () => {
    const { file, folder } = fileOf("data: kept\n");
    const server = await startServer(["--config", file, ...bare]);
    expect(await server.stop()).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "kept/rosewire.db")).length).toBeGreaterThan(0);
  });
});

describe("serve --check", () => {
  test("says that nothing is wrong, and leaves nothing behind", async () => {
    const { file, folder } = fileOf("data: kept\n");
    expect(await ask(["serve", "--config", file, "--check"])).toEqual({
      code: 0,
      stdout: "nothing is wrong with the options and the files that they name\n",
      stderr: "",
    });
    expect(() => readFileSync(join(folder, "kept"))).toThrow("ENOENT");
  });

  test.each([
    ["cert: cert.pem", "--cert and --key go together"],
    ["cert: cert.pem\nkey: key.pem", "cannot read"],
    ["cert: serve.yaml\nkey: serve.yaml", "--cert and --key cannot be used"],
    ["pbx: pbx.yaml", "the file of --pbx"],
    ["store: mysql://host", "--store must be an address like postgres://user@host/database"],
    ["asn1: none.asn1", "none.asn1"],
    ["ice-servers: ice.json", "--ice-servers"],
    ["register-with: services.json", "--register-with"],
    ["connect: apis.yaml", "apis.yaml"],
    ["host: 192.0.2.1\ntls: required", "needs a certificate"],
  ])("reads the files that %j names", async (text, reason) => {
    const { file } = fileOf(text);
    const outcome = await ask(["serve", "--config", file, "--check"]);
    expect(outcome.code).not.toBe(0);
    expect(outcome.stderr).toContain(reason);
  });

  test("finds nothing wrong with the example", async () => {
    const outcome = await ask(["serve", "--config", "deploy/serve.yaml", "--check"]);
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    // What is commented out there are options too.
    const text = readFileSync("deploy/serve.yaml", "utf8");
    const names = Object.keys(parse(text.replaceAll(/^# (?=[a-z-]+: )/gm, "")) as object);
    const known = serveCommand().options.map(({ long }) => long?.replace(/^--(?:no-)?/, ""));
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});
