import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asnAppointmentSetEntry } from "../../src/modules/appointments/appointments.js";
import { connect, type Client } from "../../src/rose/index.js";
import { entry } from "../server/entries.js";
import { clientFor } from "../server/login.js";
import { ask } from "./desk.js";
import { clear, startServerAlone, type ServerProcess } from "./servers.js";

let data: string;
let pidFile: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rosewire-drain-"));
  pidFile = join(data, "pid");
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const start = (...more: string[]): Promise<ServerProcess> =>
  startServerAlone(["--data", data, ...clear, "--pid-file", pidFile, ...more]);

const urlOf = ({ stdout }: ServerProcess): string =>
  /^web service on (http:.*)\/$/m.exec(stdout())![1]!;

describe("rosewire drain", () => {
  const clientsOf = (server: ServerProcess): Promise<Client[]> =>
    Promise.all(
      Array.from({ length: 5 }, () => clientFor(server.port, "alice", server.password("alice"))),
    );
  const setEntry = (client: Client, number: number): Promise<unknown> =>
    client.invoke(asnAppointmentSetEntry, { appointment: entry({ u8sEntryID: `${number}` }) });

  test("has a server say that it drains, keep its port meanwhile and answer, and ends with 1 where the time is over", async () => {
    const server = await start("--drain-delay", "1h");
    const url = `${urlOf(server)}/health/ready`;
    expect((await fetch(url)).status).toBe(200);
    const clients = await clientsOf(server);
    const late = await ask(["drain", pidFile, "--timeout", "50ms"]);
    expect(late).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("still drains") as string,
    });
    await expect.poll(async () => (await fetch(url)).status).toBe(503);
    // Only that has changed.
    await (await connect({ host: "127.0.0.1", port: server.port })).close();
    await Promise.all(clients.map(setEntry));
    expect((await ask(["drain", pidFile])).stderr).toContain("or it drains already");
    // A second signal ends it at once.
    expect(await server.stop()).toEqual({ code: 143, signal: null });
  });

  test("has a server answer all calls, and end with 0", async () => {
    const server = await start("--drain-delay", "100ms", "--drain-time", "500ms");
    const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    const clients = await clientsOf(server);
    const answered = clients.map(() => 0);
    const outcomes = clients.map(async (client, number) => {
      for (;;) {
        const outcome = await setEntry(client, number).catch((error: Error) => error);
        if (outcome instanceof Error) return outcome;
        answered[number]! += 1;
      }
    });
    await expect.poll(() => Math.min(...answered)).toBeGreaterThan(0);
    const command = ask(["drain", pidFile, "--json"]);
    for (const outcome of await Promise.all(outcomes)) {
      // Told that it has not been carried out, or sent when the connection had been closed.
      expect(outcome).toMatchObject({
        code: expect.stringMatching(/^rose-(?:reject|connection-closed)$/) as string,
      });
    }
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(await command).toMatchObject({ code: 0, stdout: `{"drained":${pid}}\n` });
    expect(existsSync(pidFile)).toBe(false);
    expect(server.stderr()).toMatch(/"draining"[^]*"drained"/);
  });

  test("ends with 1 where no server runs, whatever process has its id now", async () => {
    const missing = await ask(["drain", pidFile]);
    expect(missing).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no server runs") as string,
    });
    // Of this process, which was started at another time.
    writeFileSync(pidFile, `${process.pid}\n1\n`);
    expect((await ask(["drain", pidFile, "--json"])).stderr).toContain('"not-running"');
    const other = join(data, "other");
    writeFileSync(other, "many\n");
    expect((await ask(["drain", other])).stderr).toContain("names no process");
  });

  test("a server does not take the file of one that runs, and removes its own", async () => {
    const server = await start();
    const other = await ask(["serve", "--port", "0", "--data", ":memory:", "--pid-file", pidFile]);
    expect(other).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("a server that runs") as string,
    });
    expect(existsSync(pidFile)).toBe(true);
    await server.stop("SIGINT");
    expect(existsSync(pidFile)).toBe(false);
  });
});
