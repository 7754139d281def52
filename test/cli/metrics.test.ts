import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { inTheEnd } from "../support/in-the-end.js";
import { Metrics, MetricsEndpoint } from "../../src/cli/metrics.js";
import { ANY, operation } from "../../src/codec/index.js";
import { asnGetLoggedInContact } from "../../src/modules/authentication/authentication.js";
import {
  asnCheckConnection,
  asnTransportKeepAlive,
} from "../../src/modules/transport/transport.js";
import { errorOf, rejectOf, running } from "../server/running.js";
import { h2c, RawHttp, requestText } from "../gateway/support/raw-http.js";
import { Lines } from "../rose/support/peers.js";
import { ask } from "./desk.js";
import { clear, startServer } from "./servers.js";

let endpoint: MetricsEndpoint | undefined;
afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

/** The value of a metric that has no labels, or the ones given. */
async function valueOf(metrics: Metrics, name: string, labels: object = {}): Promise<number> {
  const found = (await metrics.registry.getMetricsAsJSON()).find((metric) => metric.name === name);
  const values = found!.values as { value: number; labels: object }[];
  const wanted = JSON.stringify(labels);
  return values.find((entry) => JSON.stringify(entry.labels) === wanted)?.value ?? 0;
}

function counting(): Metrics {
  const metrics = new Metrics();
  onTestFinished(() => metrics.stop());
  return metrics;
}

describe("the metrics count", () => {
  test("connections and octets, those that are gone too", async () => {
    const metrics = counting();
    const at = await running();
    const clients = [await at.connected(), await at.connected()];
    for (const client of clients) await client.invoke(asnCheckConnection, {});
    expect(await valueOf(metrics, "rosewire_connections")).toBe(2);
    const octets = async () => [
      await valueOf(metrics, "rosewire_received_bytes_total"),
      await valueOf(metrics, "rosewire_sent_bytes_total"),
    ];
    const [received, sent] = await octets();
    expect(received).toBe(clients.reduce((sum, { connection }) => sum + connection.bytesOut, 0));
    expect(sent).toBeGreaterThan(received!);
    await clients[0]!.close();
    await vi.waitUntil(() => at.server.rose.connections.size === 1, inTheEnd);
    expect(await octets()).toEqual([received, sent]);
    expect(await valueOf(metrics, "rosewire_connections")).toBe(1);
    expect(await valueOf(metrics, "rosewire_connections_opened_total")).toBe(2);
    const closed = { reason: "remote" };
    expect(await valueOf(metrics, "rosewire_connections_closed_total", closed)).toBe(1);
  });

  test("invokes by operation and outcome, and how long they took", async () => {
    const metrics = counting();
    const client = await (await running()).connected();
    await client.invoke(asnCheckConnection, {});
    await client.invoke(asnCheckConnection, {});
    await errorOf(client.invoke(asnGetLoggedInContact, {}));
    client.emit(asnTransportKeepAlive, { dummy: null });
    for (const id of [64_000, 64_001]) {
      const types = { argument: ANY, result: ANY, error: ANY };
      const unknown = operation(`name ${id}`, id, () => types);
      await rejectOf(client.invoke(unknown, Uint8Array.of(0x30, 0x00)));
    }
    const invokes = (name: string, outcome: string) =>
      valueOf(metrics, "rosewire_invokes_total", { operation: name, outcome });
    expect(await invokes("asnCheckConnection", "result")).toBe(2);
    expect(await invokes("asnGetLoggedInContact", "error")).toBe(1);
    expect(await invokes("asnTransportKeepAlive", "event")).toBe(1);
    // What clients choose must not make series without end.
    expect(await invokes("unknown", "reject")).toBe(2);
    const text = await metrics.registry.metrics();
    expect(text).toContain(
      'rosewire_invoke_duration_seconds_count{operation="asnCheckConnection"} 2',
    );
    expect(text).not.toContain("64000");
  });

  test("limits hit, and failures of the server", async () => {
    const metrics = counting();
    const at = await running({
      limits: { maxConnections: 1 },
      verifyToken: () => {
        throw new Error("the checker is away");
      },
    });
    const client = await at.connected();
    const auth = { method: "JWT", authdata: Buffer.from("x") };
    await errorOf(client.invoke(asnGetLoggedInContact, {}, { authentication: { auth } }));
    const other = await at.connected();
    await other.closed;
    const limit = { limit: "maxConnections" };
    expect(await valueOf(metrics, "rosewire_limits_hit_total", limit)).toBe(1);
    const failed = { operation: "asnGetLoggedInContact" };
    expect(await valueOf(metrics, "rosewire_errors_total", failed)).toBe(1);
  });

  test("nothing once they are stopped", async () => {
    const metrics = new Metrics();
    const at = await running();
    metrics.stop();
    await (await at.connected()).invoke(asnCheckConnection, {});
    expect(await valueOf(metrics, "rosewire_connections_opened_total")).toBe(0);
  });
});

test("the port for metrics answers /metrics and nothing else", async () => {
  endpoint = new MetricsEndpoint();
  const { port } = await endpoint.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${port}`;
  const found = await fetch(`${url}/metrics`);
  expect(found.status).toBe(200);
  expect(found.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await found.text();
  for (const name of ["rosewire_connections ", "process_cpu_seconds_total", "nodejs_heap"]) {
    expect(text).toContain(name);
  }
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
  expect((await fetch(`${url}/metrics`, { method: "HEAD" })).status).toBe(200);
});

test("the port for metrics answers in turn, only so much, and whatever protocol is asked for", async () => {
  endpoint = new MetricsEndpoint();
  const { port } = await endpoint.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${port}`;
  using client = await RawHttp.to(url);
  client.write(requestText("GET /metrics", h2c) + requestText("GET /metrics").repeat(9));
  for (let i = 0; i < 10; i++) expect((await client.answer()).status).toBe(200);
  for (const headers of [{}, { Expect: "wonders" }]) {
    using greedy = await RawHttp.to(url);
    greedy.write(requestText("GET /metrics", headers).repeat(300));
    greedy.read();
    await greedy.end();
  }
  client.write(requestText("GET //"));
  expect((await client.answer()).status).toBe(404);
});

test("the port for metrics names another protocol in the log", async () => {
  const log = new Lines();
  endpoint = new MetricsEndpoint({ log });
  const { port } = await endpoint.listen({ host: "127.0.0.1", port: 0 });
  using client = await RawHttp.to(`http://127.0.0.1:${port}`);
  client.write("SSH-2.0-OpenSSH_9.6\r\n");
  expect((await client.answer()).status).toBe(400);
  expect(log.lines).toMatchObject([{ level: "warn", facts: { reason: "this looks like SSH" } }]);
});

test("rosewire serve --metrics-port serves them and says where", async () => {
  const server = await startServer(["--data", ":memory:", "--metrics-port", "0", ...clear]);
  const [, url] = /^metrics on (http:\/\/127\.0\.0\.1:\d+\/metrics)$/m.exec(server.stdout())!;
  await ask(["call", "asnCheckConnection", "--port", String(server.port)]);
  const text = await (await fetch(url!)).text();
  expect(text).toContain(
    'rosewire_invokes_total{operation="asnCheckConnection",outcome="result"} 1',
  );
  expect(await server.stop()).toEqual({ code: 0, signal: null });
});

test("a port for metrics that is in use ends the command with the option's name", async () => {
  endpoint = new MetricsEndpoint();
  const { port } = await endpoint.listen({ host: "127.0.0.1", port: 0 });
  const args = ["serve", "--port", "0", "--data", ":memory:", "--metrics-port", String(port)];
  const { code, stderr } = await ask(args);
  expect(code).toBe(1);
  expect(stderr).toContain(
    `port ${port} of 127.0.0.1 is in use; choose another with --metrics-port`,
  );
});
