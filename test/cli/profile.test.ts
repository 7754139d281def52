import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ask } from "./desk.js";
import { run, type Outcome } from "./rosewire.js";
import { bare, startServer, type ServerProcess } from "./servers.js";

let server: ServerProcess;

beforeAll(async () => {
  server = await startServer(["--data", ":memory:", ...bare]);
});
afterAll(async () => {
  await server.stop();
});

/** A folder with this text, or these profiles, as the file of profiles. */
function config(profiles: string | object, mode = 0o644): { env: Record<string, string> } {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-profile-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "rosewire"));
  const text = typeof profiles === "string" ? profiles : JSON.stringify({ profiles });
  const file = join(folder, "rosewire", "config.json");
  writeFileSync(file, text);
  chmodSync(file, mode);
  return { env: { XDG_CONFIG_HOME: folder } };
}

const who = ["call", "asnGetLoggedInContact"];

function loggedIn(outcome: Outcome): string | undefined {
  if (outcome.code !== 0) throw new Error(outcome.stderr);
  return (JSON.parse(outcome.stdout) as { u8sLoggedInUser?: string }).u8sLoggedInUser;
}

describe("a profile", () => {
  test("says where the server is, who logs on and how, before variables of the environment", async () => {
    const { port } = server;
    const { env } = config(
      {
        work: { port, user: "alice", password: server.password("alice"), encoding: "json" },
      },
      0o600,
    );
    const variables = { ...env, ROSEWIRE_PORT: "1", ROSEWIRE_PASSWORD: "of something else" };
    const outcome = await ask([...who, "--profile", "work", "--trace"], { env: variables });
    expect(loggedIn(outcome)).toBe("alice");
    expect(outcome.stderr).toContain('{"invoke":');
  });

  test("gives way to the command line; its password is for its own user", async () => {
    const { port } = server;
    const { env } = config({ work: { port: 1, user: "bob", password: "of bob" } }, 0o600);
    const asAlice = [...who, "--profile", "work", "--port", `${port}`, "--user", "alice"];
    const variables = { ...env, ROSEWIRE_PASSWORD: server.password("alice") };
    expect(loggedIn(await ask(asAlice, { env: variables }))).toBe("alice");
    expect(await ask(asAlice, { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("no password: give"),
    });
  });

  test("has what one command needs and another has not", async () => {
    const { env } = config({ work: { port: 1, user: "alice", timeout: 5 } });
    // Where `npm start` has left no passwords of the demo.
    const elsewhere = ["--data", env["XDG_CONFIG_HOME"]!];
    const asked = ["pbx", "alice answers", "--profile", "work", ...elsewhere];
    const { code, stderr } = await ask(asked, { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no password for "admin"')]);
  });

  test("finds the file of an authority from the folder that it is in", async () => {
    const { env } = config({ work: { port: server.port, tls: "starttls", ca: "ca.pem" } });
    const { code, stderr } = await ask([...who, "--profile", "work"], { env });
    expect(code).toBe(1);
    expect(stderr).toContain(join(env["XDG_CONFIG_HOME"]!, "rosewire", "ca.pem"));
  });

  test.each<[string, string | object, RegExp]>([
    ["has another name", { works: {} }, /has no profile "work": did you mean "works"\?/],
    ["is alone of another name", { home: {} }, /has no profile "work"; there are home$/m],
    ["is no object", { work: 1 }, /the profile "work" is no object/],
    ["is in no JSON", '{"profiles": {"work": {"password": "secret"', /config\.json is not JSON$/m],
    ["is nowhere", '{"work": {}}', /does not hold \{"profiles"/],
    ["has something unknown", { work: { hots: "" } }, /has "hots": did you mean "host"\?/],
    ["has a port out of range", { work: { port: 70_000 } }, /port of the profile "work": It must/],
    ["has a list for a port", { work: { port: [] } }, /must be a text or a number/],
    ["has an unknown mode", { work: { tls: "never" } }, /tls of the profile "work": Allowed/],
  ])("that %s is wrong usage", async (_what, profiles, reason) => {
    const { code, stdout, stderr } = await ask([...who, "--profile", "work"], config(profiles));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toContain("secret");
  });

  test("needs a file", async () => {
    const env = { XDG_CONFIG_HOME: "relative", HOME: "/nonexistent" };
    const { code, stderr } = await run([...who, "--profile", "work"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("/nonexistent/.config/rosewire/config.json: there is no such file");
  });

  test("with a password is refused if others may read or write the file, whichever profile has it", async () => {
    const profiles = { work: { port: server.port }, other: { password: "secret" } };
    for (const mode of [0o644, 0o660, 0o602]) {
      const { code, stdout, stderr } = await ask(
        [...who, "--profile", "work"],
        config(profiles, mode),
      );
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(
        /has a password, in the profile "other", and other users .*: chmod 600/,
      );
      expect(stderr).not.toContain("secret");
    }
  });
});

describe("--password-stdin", () => {
  test("takes the password from stdin, without the end of its line", async () => {
    const asAlice = [...who, "--port", `${server.port}`, "--user", "alice", "--password-stdin"];
    for (const end of ["", "\n", "\r\n"]) {
      const input = `${server.password("alice")}${end}`;
      expect(loggedIn(await ask(asAlice, { input }))).toBe("alice");
    }
    const env = { ROSEWIRE_PASSWORD: "of something else" };
    const input = `${server.password("alice")}\n`;
    expect(loggedIn(await run(asAlice, { input, env }))).toBe("alice");
  });

  test("gives a user a password", async () => {
    const data = mkdtempSync(join(tmpdir(), "rosewire-password-"));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const added = await ask(["user", "add", "carol", "--data", data, "--password-stdin"], {
      input: "of carol\n",
    });
    expect(added).toEqual({ code: 0, stdout: "", stderr: "" });
    const here = await startServer(["--data", data, ...bare]);
    onTestFinished(async () => void (await here.stop()));
    const asCarol = [...who, "--port", `${here.port}`, "--user", "carol", "--password"];
    expect(loggedIn(await ask([...asCarol, "of carol"]))).toBe("carol");
  });

  test.each<[string, string[], string | Uint8Array, RegExp]>([
    ["with --password", ["--password", "a"], "b", /'--password-stdin' cannot be used with/],
    ["with the argument on stdin", ["--json", "-"], "b", /either the argument or the password/],
    ["with a demo user", ["--demo", "alice"], "b", /leave out --user and --password/],
    ["without a password", [], "\n", /there is no password on stdin/],
    ["with what is no text", [], Uint8Array.of(0xff), /is not UTF-8/],
    ["without end", [], "a".repeat(4_097), /has over 4096 octets/],
  ])("%s is wrong usage", async (_what, args, input, reason) => {
    const all = [...who, "--port", "1", "--user", "alice", "--password-stdin", ...args];
    const { code, stdout, stderr } = await ask(all, { input: input as string });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(reason);
  });
});
