import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { BusFigures, NatsBus } from "../server/index.js";
import { Door } from "../gateway/internal-http.js";
import {
  silentLog,
  type Connection,
  type ConnectionClosedMessage,
  type ConnectionMessage,
  type ErrorMessage,
  type InvokeEndMessage,
  type LimitMessage,
  type ListenOptions,
  type RoseLog,
} from "../rose/index.js";

/** Seconds up to which answers are counted together. */
const buckets = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];

/** What a server does, counted for Prometheus from the engine's diagnostics channels. */
export class Metrics {
  /** The metrics, with those of the process. */
  readonly registry = new Registry();
  readonly #connections = new Set<Connection>();
  /** Octets of closed connections. */
  readonly #past = { in: 0, out: 0 };
  readonly #invokes: Counter<"operation" | "outcome">;
  readonly #durations: Histogram<"operation">;
  readonly #opened: Counter;
  readonly #closed: Counter<"reason">;
  readonly #limits: Counter<"limit">;
  readonly #errors: Counter<"operation">;
  readonly #subscriptions: readonly [string, (message: unknown) => void][];

  /**
   * Counts from now on, until {@link stop}.
   * @param bus What connects the server with others, if there are any.
   */
  constructor(bus?: Pick<NatsBus, "figures">) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#invokes = new Counter({
      name: "rosewire_invokes_total",
      help: "Invokes and events of clients by operation and outcome",
      labelNames: ["operation", "outcome"],
      registers,
    });
    this.#durations = new Histogram({
      name: "rosewire_invoke_duration_seconds",
      help: "Time from reading an invoke to sending its answer",
      labelNames: ["operation"],
      buckets,
      registers,
    });
    this.#opened = new Counter({
      name: "rosewire_connections_opened_total",
      help: "Connections accepted",
      registers,
    });
    this.#closed = new Counter({
      name: "rosewire_connections_closed_total",
      help: "Connections ended, by reason",
      labelNames: ["reason"],
      registers,
    });
    this.#limits = new Counter({
      name: "rosewire_limits_hit_total",
      help: "Limits hit, by name",
      labelNames: ["limit"],
      registers,
    });
    this.#errors = new Counter({
      name: "rosewire_errors_total",
      help: "Failures of handlers and hooks, by operation",
      labelNames: ["operation"],
      registers,
    });
    this.#gauges();
    if (bus !== undefined) this.#ofBus(bus);
    this.#subscriptions = this.#subscribe();
  }

  /** Stops counting. */
  stop(): void {
    for (const [name, listener] of this.#subscriptions) unsubscribe(name, listener);
  }

  #gauges(): void {
    const connections = this.#connections;
    const past = this.#past;
    const registry = this.registry;
    registry.registerMetric(
      new Gauge({
        name: "rosewire_connections",
        help: "Open connections",
        registers: [],
        collect() {
          this.set(connections.size);
        },
      }),
    );
    const octets = (direction: "in" | "out", name: string, help: string): void => {
      const counter = new Counter({
        name,
        help,
        registers: [],
        collect() {
          let sum = past[direction];
          for (const { bytesIn, bytesOut } of connections) {
            sum += direction === "in" ? bytesIn : bytesOut;
          }
          this.reset();
          this.inc(sum);
        },
      });
      registry.registerMetric(counter);
    };
    octets("in", "rosewire_received_bytes_total", "Octets received, without those of TLS");
    octets("out", "rosewire_sent_bytes_total", "Octets sent, without those of TLS");
  }

  #ofBus(bus: Pick<NatsBus, "figures">): void {
    const add = (
      kind: typeof Gauge | typeof Counter,
      name: string,
      figure: keyof BusFigures,
      help: string,
    ): void => {
      const metric = new kind({
        name: `rosewire_bus_${name}`,
        help,
        registers: [],
        collect() {
          this.reset();
          this.inc(Number(bus.figures?.[figure] ?? 0));
        },
      });
      this.registry.registerMetric(metric);
    };
    add(Gauge, "connected", "connected", "Whether the bus is connected: 1, or 0");
    add(Gauge, "members", "members", "Other servers on the bus");
    add(Gauge, "questions", "openAsks", "Questions to other servers without an answer yet");
    add(Counter, "received_total", "messagesIn", "Messages that came over the bus");
    add(Counter, "sent_total", "messagesOut", "Messages sent over the bus");
    add(Counter, "gaps_total", "gaps", "How often messages may have been lost on the bus");
  }

  #subscribe(): [string, (message: unknown) => void][] {
    const subscriptions: [string, (message: unknown) => void][] = [];
    const on = <M>(name: string, listener: (message: M) => void): void => {
      const whole = `rosewire:${name}`;
      subscriptions.push([whole, listener as (message: unknown) => void]);
      subscribe(whole, listener as (message: unknown) => void);
    };
    on<ConnectionMessage>("connection:open", ({ connection }) => {
      if (!isServers(connection)) return;
      this.#connections.add(connection);
      this.#opened.inc();
    });
    on<ConnectionClosedMessage>("connection:close", ({ connection, reason }) => {
      if (!this.#connections.delete(connection)) return;
      this.#past.in += connection.bytesIn;
      this.#past.out += connection.bytesOut;
      this.#closed.inc({ reason: reason.code });
    });
    on<InvokeEndMessage>("invoke:end", ({ connection, operation, outcome, duration }) => {
      if (!isServers(connection)) return;
      // Clients choose ids and names; those without a handler are all counted under one name.
      const name = operation?.name ?? "unknown";
      this.#invokes.inc({ operation: name, outcome });
      if (operation?.kind === "operation") {
        this.#durations.observe({ operation: name }, duration / 1000);
      }
    });
    on<LimitMessage>("limit", ({ limit, connection }) => {
      if (isServers(connection)) this.#limits.inc({ limit });
    });
    on<ErrorMessage>("error", ({ operation, connection }) => {
      if (!isServers(connection)) return;
      this.#errors.inc({ operation: operation?.name ?? "none" });
    });
    return subscriptions;
  }
}

/** The process may also have clients, such as that of its web service. */
function isServers(connection: Connection | undefined): boolean {
  return connection === undefined || connection.role === "server";
}

/** The form of the text that Prometheus reads. */
export const textFormat: string = Registry.PROMETHEUS_CONTENT_TYPE;

/** What is measured, for as long as it is not stopped. */
export interface Measured {
  readonly registry: { readonly contentType: string; metrics(): Promise<string> };
  stop(): void;
}

/** How much requests may cost that are not answered in time. */
const endpointLimits = {
  maxPipelined: 10,
  maxWaitingRequests: 100,
  maxOutboundBytes: 16 * 1024 * 1024,
  stalledTimeout: 10_000,
};

/** Metrics at `/metrics` of a port of their own. */
export class MetricsEndpoint {
  readonly #metrics: Measured;
  readonly #server: Server;

  constructor(options: { readonly metrics?: Measured; readonly log?: RoseLog } = {}) {
    const { metrics = new Metrics(), log = silentLog } = options;
    this.#metrics = metrics;
    const door = new Door(endpointLimits, log);
    const handler = door.handler((request, response) => this.#answer(request, response));
    this.#server = createServer(handler);
    // Without a listener, Node would answer these by itself, past the door, as many as come.
    this.#server.on("checkExpectation", handler);
    // Without a listener, Node would lose what follows such a request.
    this.#server.on(
      "upgrade",
      door.upgrade(() => false),
    );
    this.#server.on("clientError", door.unreadable);
    // A scrape is short; a client that takes longer is not Prometheus.
    this.#server.requestTimeout = 10_000;
    this.#server.headersTimeout = 10_000;
    this.#server.maxConnections = 100;
  }

  async #answer({ url = "", method }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { registry } = this.#metrics;
    const [path] = url.split("?");
    if (path !== "/metrics") {
      response.writeHead(404, { "content-type": "text/plain" }).end("see /metrics\n");
    } else if (method !== "GET" && method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
    } else {
      const text = await registry.metrics().catch(() => undefined);
      if (text === undefined) response.writeHead(500).end();
      else response.setHeader("content-type", registry.contentType).end(text);
    }
  }

  /** Listens; rejects with the system's error. */
  listen({ host, port }: Pick<ListenOptions, "host" | "port">): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ port, host }, () => {
        this.#server.removeListener("error", reject);
        resolve(this.#server.address() as AddressInfo);
      });
    });
  }

  async close(): Promise<void> {
    this.#metrics.stop();
    this.#server.closeAllConnections();
    if (!this.#server.listening) return;
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}
