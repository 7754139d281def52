import cluster from "node:cluster";
import type { AddressInfo } from "node:net";
import process from "node:process";
import type { Registry } from "prom-client";

/** What a worker is told when it is started, in its environment. */
interface WorkerFacts {
  /** From 1 on; a worker that takes the place of another one has its number. */
  readonly number: number;
  /** Where the metrics of all workers are. */
  readonly metrics: AddressInfo | undefined;
}

/** The variable that has them. */
const variable = "ROSEWIRE_WORKER_FACTS";

/** The environment of a worker. */
export function workerEnvironment(facts: WorkerFacts): Record<string, string> {
  return { [variable]: JSON.stringify(facts) };
}

/** What the supervisor tells a worker: to move its clients off and end, or to tell its metrics. */
export type ToWorker = { readonly say: "drain" } | { readonly say: "metrics"; readonly id: number };

/** What a worker tells its supervisor: what a server prints when it can be used, and its metrics. */
export type FromWorker =
  | { readonly say: "started"; readonly text: string }
  | { readonly say: "metrics"; readonly id: number; readonly text: string };

/** This process as one of several workers. */
export class OwnWorker {
  readonly number: number;
  readonly metricsAt: AddressInfo | undefined;
  /** Settles when it is to end: because the supervisor says so, or somebody has sent SIGTERM to this worker alone. */
  readonly ending: Promise<void>;
  #registry: Registry | undefined;

  constructor({ number, metrics }: WorkerFacts) {
    this.number = number;
    this.metricsAt = metrics;
    this.ending = new Promise((resolve) => {
      process.on("message", (message: ToWorker) => {
        if (message.say === "drain") resolve();
        else void this.#tellMetrics(message.id);
      });
      process.on("SIGTERM", () => resolve());
    });
    // Of a terminal it comes to all processes; the supervisor tells what to do.
    process.on("SIGINT", () => {});
  }

  started(text: string): void {
    this.#tell({ say: "started", text });
  }

  /** The supervisor is told these metrics when it asks, and of which worker they are. */
  measures(registry: Registry): void {
    registry.setDefaultLabels({ worker: String(this.number) });
    this.#registry = registry;
  }

  /** It serves nobody any more: the process may end, though the supervisor could still say something. */
  ended(): void {
    process.channel?.unref();
  }

  async #tellMetrics(id: number): Promise<void> {
    const text = (await this.#registry?.metrics().catch(() => undefined)) ?? "";
    this.#tell({ say: "metrics", id, text });
  }

  #tell(message: FromWorker): void {
    // The supervisor may have gone.
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  }
}

let own: OwnWorker | undefined;

/** This process as a worker; undefined if it is none. */
export function ownWorker(): OwnWorker | undefined {
  const facts = process.env[variable];
  if (!cluster.isWorker || facts === undefined) return undefined;
  return (own ??= new OwnWorker(JSON.parse(facts) as WorkerFacts));
}
