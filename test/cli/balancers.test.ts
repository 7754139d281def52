import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { asnAppointmentSetEntry } from "../../src/modules/appointments/appointments.js";
import { asnLogon } from "../../src/modules/authentication/authentication.js";
import { connect, silentLog, type Client } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";
import { until } from "../rose/support/peers.js";
import { entry, ids } from "../server/entries.js";
import { logonArgument } from "../server/login.js";
import { freePort } from "../support/free-port.js";
import { emptyPostgres } from "../support/postgres.js";
import { deployed, program, startBalancer, type Node } from "./balancers.js";
import { ask } from "./desk.js";
import { clear, startServerAlone, type ServerProcess } from "./servers.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-balancers-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = async (): Promise<Node> => ({ port: await freePort(), http: await freePort() });

/** Starts a node on PostgreSQL, which tells the balancer before it closes. */
function start(store: string, number: number, { port, http }: Node): Promise<ServerProcess> {
  return startServerAlone([
    ...["--store", store, "--data", join(folder, `node${number}`), ...clear, "--pbx", "none"],
    ...["--port", String(port), "--http-port", String(http)],
    ...["--drain-delay", "3s", "--drain-time", "500ms"],
  ]);
}

/** A client that stores appointments, one after the other, until it is told to end. */
class Writer {
  /** What has been acknowledged. */
  readonly acknowledged: string[] = [];
  /** Why calls were not answered. */
  readonly failures: unknown[] = [];
  readonly done: Promise<void>;
  #ends = false;

  constructor(client: Client, name: string) {
    this.done = this.#write(client, name);
  }

  end(): Promise<void> {
    this.#ends = true;
    return this.done;
  }

  async #write(client: Client, name: string): Promise<void> {
    for (let number = 0; !this.#ends;) {
      const u8sEntryID = `${name}-${number}`;
      try {
        await client.invoke(asnAppointmentSetEntry, { appointment: entry({ u8sEntryID }) });
        this.acknowledged.push(u8sEntryID);
        number++;
      } catch (error) {
        this.failures.push(error);
      }
    }
    await client.close();
  }
}

describe("nodes on PostgreSQL behind the balancers in deploy", () => {
  test(
    "HAProxy: clients go on at the other server when one drains or is killed, and nothing that was acknowledged is lost",
    { timeout: 120_000 },
    async () => {
      const store = await emptyPostgres();
      const [front, one, two] = [await node(), await node(), await node()];
      let first = await start(store, 1, one);
      const second = await start(store, 2, two);
      const file = deployed("haproxy.cfg", folder, front, [one, two]);
      expect(await program("haproxy", ["-c", "-f", file])).toMatchObject({ code: 0 });
      const output = startBalancer("haproxy", ["-db", "-f", file]);
      const url = `http://127.0.0.1:${front.http}/health`;
      await expect.poll(() => statusOf(url)).toBe(200);

      const password = first.password("alice");
      const writers = await Promise.all(
        Array.from({ length: 6 }, async (_, number) => {
          const client = await connect({
            host: "127.0.0.1",
            port: front.port,
            log: silentLog,
            reconnect: { initialDelay: 20, maxDelay: 200 },
            onConnected: async (connected) => {
              await connected.invoke(asnLogon, logonArgument("alice", password));
            },
          });
          onTestFinished(() => client.close());
          return new Writer(client, String(number));
        }),
      );
      const goOn = async (): Promise<void> => {
        const before = writers.map(({ acknowledged }) => acknowledged.length);
        await until(() =>
          writers.every(({ acknowledged }, at) => acknowledged.length > before[at]! + 3),
        );
      };
      const on = ({ stderr }: ServerProcess): number => stderr().split('"logged on"').length - 1;
      await goOn();
      expect([on(first), on(second)].every((number) => number > 0)).toBe(true);

      // The first is drained. Nobody who asks over HTTP meanwhile is refused.
      const statuses: number[] = [];
      const asks = new AbortController();
      const asking = (async () => {
        while (!asks.signal.aborted) statuses.push(await statusOf(url));
      })();
      expect(await first.stop("SIGTERM")).toEqual({ code: 0, signal: null });
      await goOn();
      asks.abort();
      await asking;
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
      expect(output()).toMatch(/Server rose\/rosewire1 is DOWN/);
      // A connection ended with a call on its way: it was rejected, or its connection closed.
      for (const { failures } of writers) {
        for (const failure of failures) {
          expect(failure).toMatchObject({
            code: expect.stringMatching(/^rose-(?:reject|connection-closed)$/) as string,
          });
        }
      }

      // It comes back, and the second one is killed.
      first = await start(store, 1, one);
      await expect.poll(output).toMatch(/Server rose\/rosewire1 is UP/);
      await second.stop("SIGKILL");
      await goOn();
      expect(on(first)).toBeGreaterThan(0);
      await Promise.all(writers.map((writer) => writer.end()));

      expect(await first.stop("SIGTERM")).toEqual({ code: 0, signal: null });
      await using kept = createUcServer({ store, log: silentLog });
      const alice = (await kept.users.find("alice"))!;
      const there = new Set(ids(await kept.appointments.all(alice)));
      const lost = writers.flatMap(({ acknowledged }) =>
        acknowledged.filter((id) => !there.has(id)),
      );
      expect(lost).toEqual([]);
    },
  );

  test("nginx takes its configuration", async () => {
    const [front, one, two] = [await node(), await node(), await node()];
    const file = deployed("nginx.conf", folder, front, [one, two]);
    const { code, output } = await program("nginx", [
      ...["-t", "-e", join(folder, "error.log"), "-c", file],
      ...["-g", `pid ${join(folder, "pid")};`],
    ]);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining("test is successful") as string,
    });
  });

  test("serve takes the options of the containers and of the units", async () => {
    const read = (name: string): unknown =>
      parse(readFileSync(new URL(`../../deploy/${name}`, import.meta.url), "utf8"), {
        merge: true,
      });
    const { services } = read("compose.yaml") as Record<string, Record<string, Service>>;
    for (const name of ["rosewire1", "rosewire2"]) {
      const { command, environment } = services![name]!;
      const checked = await ask([...command, "--check"], { env: environment });
      expect(checked).toMatchObject({ code: 0 });
    }
    const config = fileURLToPath(new URL("../../deploy/node.yaml", import.meta.url));
    expect(await ask(["serve", "--config", config, "--check"])).toMatchObject({ code: 0 });
  });
});

interface Service {
  readonly command: string[];
  readonly environment: Record<string, string>;
}

async function statusOf(url: string): Promise<number> {
  try {
    const response = await fetch(url, { headers: { connection: "close" } });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
