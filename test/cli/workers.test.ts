import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import type { Client } from "../../src/rose/index.js";
import { clientFor } from "../server/login.js";
import { freePort } from "../support/free-port.js";
import { emptyPostgres } from "../support/postgres.js";
import { ask, beginAlone } from "./desk.js";
import { run } from "./rosewire.js";
import { bare, clear, startServerAlone, type ServerProcess } from "./servers.js";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rosewire-workers-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Nobody has to answer there: servers go on without a bus. */
const bus = async (): Promise<string> => `nats://127.0.0.1:${await freePort()}`;

/** The lines of a log with this message. */
function lines({ stderr }: ServerProcess, message: string): { worker: number; pid: number }[] {
  const all = stderr().trimEnd().split("\n");
  return all
    .filter((line) => line.includes(`"msg":"${message}"`))
    .map((line) => JSON.parse(line) as { worker: number; pid: number });
}

describe("serve --workers, on PostgreSQL,", () => {
  test(
    "serves a port by several processes, starts those again that end, and drains them all",
    { timeout: 120_000 },
    async () => {
      const store = ["--store", await emptyPostgres(), "--bus", await bus()];
      const server = await startServerAlone([
        ...[...store, "--data", data, ...clear, "--pbx", "none"],
        ...["--workers", "2", "--metrics-port", "0"],
      ]);
      const clients: Client[] = [];
      const come = async (): Promise<void> => {
        const client = await clientFor(server.port, "alice", server.password("alice"));
        onTestFinished(() => client.close());
        clients.push(client);
      };
      const on = (): Set<number> => new Set(lines(server, "logged on").map(({ worker }) => worker));
      while (on().size < 2) await come();

      // Nobody answers at the address of the bus; clients are served all the same.
      const web = /^web service on (http:.*)$/m.exec(server.stdout())![1]!;
      const ready = await fetch(`${web}health/ready`);
      expect([ready.status, await ready.json()]).toEqual([200, { status: "ready", bus: "away" }]);

      const url = /^metrics on (.*)$/m.exec(server.stdout())![1]!;
      const metrics = await (await fetch(url)).text();
      for (const worker of [1, 2]) {
        expect(metrics).toMatch(
          new RegExp(`^rosewire_connections\\{worker="${worker}"\\} [1-9]`, "m"),
        );
      }
      expect(metrics.match(/^# TYPE rosewire_connections gauge$/gm)).toHaveLength(1);

      server.signal("SIGHUP");
      const hangup = "SIGHUP: there is nothing to read again";
      await expect.poll(() => lines(server, hangup).length).toBe(2);
      expect(new Set(lines(server, hangup).map(({ worker }) => worker))).toEqual(new Set([1, 2]));

      // One is killed; the clients of the other one go on, and it comes back.
      const { pid } = lines(server, "worker started").find(({ worker }) => worker === 2)!;
      process.kill(pid, "SIGKILL");
      const started = (): number => lines(server, "worker started").length;
      await expect.poll(started).toBe(3);
      expect(lines(server, "worker ended, and is started again")).toMatchObject([
        { worker: 2, signal: "SIGKILL" },
      ]);
      const open = clients.filter(({ connection }) => connection.open);
      expect([open.length > 0, open.length < clients.length]).toEqual([true, true]);
      for (const client of open) await client.invoke(asnCheckConnection, {});
      const before = lines(server, "logged on").filter(({ worker }) => worker === 2).length;
      while (lines(server, "logged on").filter(({ worker }) => worker === 2).length === before) {
        await come();
      }

      expect(await server.stop("SIGTERM")).toEqual({ code: 0, signal: null });
      expect(
        lines(server, "drained")
          .map(({ worker }) => worker)
          .toSorted(),
      ).toEqual([1, 2]);
      for (const client of clients) expect(client.connection.open).toBe(false);
    },
  );

  test("ends as it should at a SIGTERM, whether no worker serves clients yet or one", async () => {
    const store = ["--store", await emptyPostgres(), "--bus", await bus()];
    for (const started of [0, 1]) {
      const port = await freePort();
      const { ended, signal, stderr } = beginAlone([
        ...["serve", "--port", "0", ...store, "--data", data, ...bare, "--pbx", "none"],
        ...["--workers", "3", "--metrics-port", String(port)],
      ]);
      // From then on it knows what a signal means.
      const metrics = (): Promise<boolean> =>
        fetch(`http://127.0.0.1:${port}/metrics`).then(
          () => true,
          () => false,
        );
      await expect.poll(metrics, { interval: 5 }).toBe(true);
      const count = (): number => stderr().split('"msg":"worker started"').length - 1;
      await expect.poll(count, { interval: 5 }).toBeGreaterThanOrEqual(started);
      signal("SIGTERM");
      expect(await ended).toEqual({ code: 0, signal: null });
    }
  });

  test("ends with what is wrong, said once", async () => {
    const options = ["serve", "--data", data, ...bare, "--workers", "2"];
    const postgres = await emptyPostgres();
    expect(await ask([...options, "--bus", await bus()])).toMatchObject({ code: 2 });
    const alone = await ask([...options, "--store", postgres]);
    expect(alone).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("needs --bus") as string,
    });
    const sqlite = await ask([...options, "--check"]);
    expect(sqlite).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("needs --store") as string,
    });

    const shared = [...options, "--store", postgres, "--bus", await bus(), "--pbx", "none"];
    const wrong = await run([...shared, "--port", "0", "--cert", join(data, "none"), "--key", "x"]);
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr.match(/^rosewire: /gm)).toHaveLength(1);
  });
});
