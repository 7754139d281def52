import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask, begin } from "../cli/desk.js";
import { main, type Outcome } from "../cli/rosewire.js";
import { bound } from "../support/processes.js";
import { SuperOfficeStandIn, VitecStandIn, XelionStandIn } from "./support/stand-in.js";
import { TestUcServer } from "./support/uc-server.js";

const uc = new TestUcServer();
const xelion = new XelionStandIn();
let folder: string;

beforeAll(async () => {
  await uc.start();
  await uc.addUsers(["anna", "replicator"], ["replicator"]);
  await xelion.start();
});
afterAll(async () => {
  await xelion.stop();
  await uc[Symbol.asyncDispose]();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-"));
  await uc.put("anna", []);
  xelion.held.clear();
});
afterEach(() => rmSync(folder, { recursive: true }));

const secrets = { UC_PASSWORD: "replicator", XELION_TOKEN: "secret" };

function start(
  args: readonly string[],
  environment: Record<string, string> = secrets,
): ChildProcess {
  const options = { env: { ...process.env, ...environment } };
  const command = [main, "connect", ...args];
  return bound(spawn(process.execPath, command, { ...options, stdio: ["pipe", "pipe", "pipe"] }));
}

/** Runs a command in a process of its own to its end. */
async function runAlone(
  args: readonly string[],
  input = "",
  environment: Record<string, string> = secrets,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = start(args, environment);
  child.stdin!.end(input);
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  const [code] = (await ended) as [number];
  return { code, stdout, stderr };
}

function run(
  args: readonly string[],
  input = "",
  env: Record<string, string> = secrets,
): Promise<Outcome> {
  return ask(["connect", ...args], { input, env });
}

/** Writes a configuration; gives its path. */
function configure(changes: object = {}): string {
  const path = join(folder, "xelion.yaml");
  const config = {
    zone: "Europe/Amsterdam",
    state: "state.db",
    ucserver: { port: uc.port, user: "replicator", password: { env: "UC_PASSWORD" } },
    url: `${xelion.url}/api/v1/master`,
    authorization: { scheme: "xelion", token: { env: "XELION_TOKEN" } },
    read: {
      url: `${xelion.url}/list`,
      items: "/items",
      next: "/next",
      pageParameter: "page",
      cursor: "/cursor",
      cursorParameter: "since",
    },
    ...changes,
  };
  writeFileSync(path, JSON.stringify(config, undefined, 2));
  return path;
}

/** An appointment tomorrow at nine, UTC. */
function tomorrow(subject: string): Record<string, string> {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return { subject, starttime: `${day} 09:00:00`, endtime: `${day} 10:00:00` };
}

describe("rosewire connect xelion", () => {
  test("--dry-run prints the difference and changes nothing; --once makes it; another finds none", async () => {
    const config = configure({ direction: "bothWays" });
    const id = xelion.add("anna", tomorrow("Overleg"));
    const dry = await run(["xelion", "--config", config, "--dry-run"]);
    expect(dry).toMatchObject({ code: 0, stderr: "" });
    expect(dry.stdout).toMatch(
      new RegExp(`^anna xelion:${id}: create on the UCServer\n    .* "Overleg"\ndry run: 1 read, `),
    );
    expect(await uc.entriesOf("anna")).toEqual([]);
    const first = await run(["xelion", "--config", config, "--once"]);
    expect(first).toEqual({
      code: 0,
      stderr: "",
      stdout:
        "run: 1 read, 1 users; UCServer: 1 created, 0 changed, 0 removed; source: 0 sent; " +
        "0 conflicts, 0 not carried, 0 unusable\n",
    });
    expect(await uc.entriesOf("anna")).toHaveLength(1);
    const [own] = await uc.entriesOf("anna");
    await uc.put("anna", [{ ...own!, u8sSubject: "Vergadering" }]);
    const second = await run(["xelion", "--config", config, "--once", "--json", "--verbose"]);
    const lines = second.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toMatchObject([
      { user: "anna", id, side: "source", action: "change" },
      { summary: { sent: 1, changed: 0 } },
    ]);
    expect(xelion.held.get(id)!.document).toMatchObject({ subject: "Vergadering" });
    const third = await run(["xelion", "--config", config, "--once", "--json"]);
    expect(JSON.parse(third.stdout)).toMatchObject({
      summary: { created: 0, changed: 0, removed: 0, sent: 0 },
    });
  });

  test("--input - reads standard input: items of all appointments, or one a line", async () => {
    const config = configure();
    const item = { id: "5", user: "anna", appointment: tomorrow("Van invoer") };
    const array = await runAlone(
      ["xelion", "--config", config, "--input", "-"],
      JSON.stringify([item]),
    );
    expect(array).toMatchObject({ code: 0, stderr: "" });
    expect(await uc.entriesOf("anna")).toMatchObject([{ u8sSubject: "Van invoer" }]);
    const lines = `${JSON.stringify({ ...item, id: "6" })}\n\n`;
    await run(["xelion", "--config", config, "--input", "-"], lines);
    expect(await uc.entriesOf("anna")).toMatchObject([{ u8sEntryID: "xelion:6" }]);
    const broken = await run(["xelion", "--config", config, "--input", "-"], `${lines}{"id": 7`);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain("-, line 3: the body is no JSON");
  });

  test("a user who cannot be replicated makes the exit code 1 and is named", async () => {
    const config = configure();
    xelion.add("nobody", tomorrow("x"));
    const failed = await runAlone(["xelion", "--config", config, "--once"]);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('"user":"nobody"');
    expect(failed.stderr).toContain("the appointments of 1 users could not be replicated");
  });

  test("a wrong configuration is wrong usage, exit code 2, with a line for every mistake", async () => {
    const config = configure({ zone: "Nowhere", workers: 0 });
    const wrong = await run(["xelion", "--config", config, "--once"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr.trim().split("\n")).toEqual([
      expect.stringMatching(/^rosewire: .*xelion\.yaml: zone: must be an IANA time zone/),
      expect.stringMatching(/^rosewire: .*xelion\.yaml: workers: /),
    ]);
    expect((await run(["xelion", "--once"])).code).toBe(2);
    expect((await run(["outlook"])).code).toBe(2);
    const unset = await run(["xelion", "--config", configure(), "--once"], "", { UC_PASSWORD: "" });
    expect(unset.code).toBe(2);
  });

  test("a wrong password ends it with exit code 1, and shows no password", async () => {
    const environment = { ...secrets, UC_PASSWORD: "not it at all" };
    const refused = await run(["xelion", "--config", configure(), "--once"], "", environment);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("Invalid password");
    expect(refused.stdout + refused.stderr).not.toContain("not it at all");
  });

  test("a state that cannot be opened ends it with exit code 1 and says why", async () => {
    const config = configure({ state: "none/state.db" });
    for (const options of [["--once"], []]) {
      const failed = await run(["xelion", "--config", config, ...options]);
      expect(failed.code).toBe(1);
      expect(failed.stderr).toMatch(/^rosewire: cannot open the state .*none\/state\.db: /);
    }
  });

  test("--once that SIGTERM ends before the work is done has an exit code that says so", async () => {
    const asked: string[] = [];
    const silent = createServer((request) => void asked.push(request.url!));
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const config = configure({ read: { url: `http://127.0.0.1:${port}/list` } });
    const child = start(["xelion", "--config", config, "--once"]);
    try {
      child.stdin!.end();
      const errors = text(child.stderr!);
      const ended = once(child, "exit");
      await expect.poll(() => asked.length).toBe(1);
      child.kill("SIGTERM");
      expect(await ended).toEqual([1, null]);
      expect(await errors).toBe(
        "rosewire: ended by SIGTERM before the work was done; the last success: none yet\n",
      );
    } finally {
      child.kill("SIGKILL");
      silent.closeAllConnections();
      silent.close();
    }
  });

  test("--input - of a pipe that never ends is ended by SIGTERM, too", async () => {
    const config = configure();
    const child = start(["xelion", "--config", config, "--input", "-"]);
    try {
      const errors = text(child.stderr!);
      const ended = once(child, "exit");
      // The state is opened last before the login, behind which nothing but the input is waited for.
      await expect.poll(() => existsSync(join(folder, "state.db"))).toBe(true);
      child.kill("SIGTERM");
      expect(await ended).toEqual([1, null]);
      expect(await errors).toContain("ended by SIGTERM");
    } finally {
      child.kill("SIGKILL");
    }
  });

  test("--metrics-port tells what it does, and when it last did all of it", async () => {
    const config = configure({ interval: 0.05 });
    xelion.add("anna", tomorrow("Gemeten"));
    const running = begin(
      ["connect", "xelion", "--config", config, "--json", "--metrics-port", "0"],
      { env: secrets },
    );
    const url = (): string | undefined => /http:[^\s"]+/.exec(running.stderr())?.[0];
    await expect.poll(url).toBeDefined();
    const metrics = async (): Promise<string> => (await fetch(url()!)).text();
    await expect.poll(metrics).toMatch(/rosewire_connect_runs_total\{outcome="done"\} [1-9]/);
    const counted = await metrics();
    expect(counted).toContain(
      'rosewire_connect_changes_total{side="ucserver",action="created"} 1\n',
    );
    expect(counted).toContain("rosewire_connect_failed_users 0\n");
    expect(counted).toMatch(/rosewire_connect_last_success_timestamp_seconds [1-9]/);
    running.signal("SIGTERM");
    expect(await running.ended).toEqual({ code: 0, signal: null });
    const [first] = running.stdout().split("\n");
    expect(JSON.parse(first!)).toMatchObject({
      summary: { created: 1 },
      lastSuccess: expect.stringMatching(/^\d{4}-/) as string,
    });
  });

  test("without --once it runs again and again, until SIGTERM", async () => {
    const config = configure({ interval: 0.05 });
    const child = start(["xelion", "--config", config, "--json"]);
    child.stdin!.end();
    const errors = text(child.stderr!);
    const ended = once(child, "exit");
    let output = "";
    child.stdout!.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await expect.poll(() => output.split("\n").length).toBeGreaterThan(2);
    xelion.add("anna", tomorrow("Later"));
    await expect.poll(async () => (await uc.entriesOf("anna")).length).toBe(1);
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(await errors).toBe("");
  });
});

describe.each([
  {
    system: "vitec",
    standIn: new VitecStandIn(),
    own: (url: string) => ({
      url,
      customerId: "M1",
      exportFrom: ["MAPI"],
      authorization: { basic: { user: "connect", password: { env: "SECRET" } } },
    }),
    document: (day: string) => ({
      subject: "Visning",
      startsAt: `${day}T09:00:00.0000000Z`,
      endsAt: `${day}T10:00:00.0000000Z`,
    }),
    request: "POST",
  },
  {
    system: "superoffice",
    standIn: new SuperOfficeStandIn(),
    own: (url: string) => ({
      url: `${url}/api/v1`,
      authorization: { scheme: "Bearer", token: { env: "SECRET" } },
    }),
    document: (day: string) => ({
      Title: "Visning",
      StartDate: `${day}T09:00:00.0000000Z`,
      EndDate: `${day}T10:00:00.0000000Z`,
    }),
    request: "PATCH",
  },
])("rosewire connect $system", ({ system, standIn, own, document, request }) => {
  beforeAll(() => standIn.start());
  afterAll(() => standIn.stop());

  test("--dry-run prints what a run would do on either side, and a run does it", async () => {
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const read = { url: `${standIn.url}/list`, items: "/items", id: "/id", user: "/user" };
    const config = configure({
      direction: "bothWays",
      read: { ...read, document: "/appointment" },
      ...own(standIn.url),
    });
    const connect = (...args: string[]) =>
      run([system, "--config", config, ...args], "", { ...secrets, SECRET: "secret" });
    const id = standIn.add("anna", document(day));
    const dry = await connect("--dry-run");
    expect(dry).toMatchObject({ code: 0, stderr: "" });
    expect(dry.stdout).toContain(`anna ${system}:${id}: create on the UCServer\n`);
    expect(await uc.entriesOf("anna")).toEqual([]);
    expect((await connect("--once")).stdout).toContain("1 created");
    const [entry] = await uc.entriesOf("anna");
    expect(entry).toMatchObject({ u8sSubject: "Visning", u8sEntryID: `${system}:${id}` });
    const { optionalParams: _, ...plain } = entry!;
    const made = { ...plain, u8sEntryID: "mapi-1", u8sDataSource: "MAPI" };
    await uc.put("anna", system === "vitec" ? [entry!, made] : [{ ...entry!, u8sSubject: "Ny" }]);
    const back = await connect("--dry-run");
    expect(back.stdout).toContain("at the source\n");
    expect(back.stdout).toContain(`    ${request} ${standIn.url}/`);
    expect(standIn.received).toEqual([]);
    expect((await connect("--once")).stdout).toContain("source: 1 sent");
    expect(standIn.received.map(({ method }) => method)).toEqual([request]);
  }, 120_000);
});
