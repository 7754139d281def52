import { collectDefaultMetrics, Counter, Gauge, Registry } from "prom-client";
import type { Summary } from "../connectors/index.js";
import type { Measured } from "./metrics.js";

/** How a run ended: everything done, some users left for the next run, or given up as a whole. */
export type RunOutcome = "done" | "incomplete" | "failed";

/** What a replicator does, counted for Prometheus. */
export class ConnectMetrics implements Measured {
  /** The metrics, with those of the process. */
  readonly registry = new Registry();
  readonly #runs: Counter<"outcome">;
  readonly #changes: Counter<"side" | "action">;
  readonly #problems: Counter<"kind">;
  readonly #failedUsers: Gauge;
  readonly #lastSuccess: Gauge;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#runs = new Counter({
      name: "rosewire_connect_runs_total",
      help: "Runs by outcome",
      labelNames: ["outcome"],
      registers,
    });
    this.#changes = new Counter({
      name: "rosewire_connect_changes_total",
      help: "Changes made, by side",
      labelNames: ["side", "action"],
      registers,
    });
    this.#problems = new Counter({
      name: "rosewire_connect_problems_total",
      help: "Conflicts, changes that were not carried, and unusable items",
      labelNames: ["kind"],
      registers,
    });
    this.#failedUsers = new Gauge({
      name: "rosewire_connect_failed_users",
      help: "Users whom the last run left for the next one",
      registers,
    });
    this.#lastSuccess = new Gauge({
      name: "rosewire_connect_last_success_timestamp_seconds",
      help: "When a run last left nothing undone; 0 if none has",
      registers,
    });
    for (const outcome of ["done", "incomplete", "failed"]) this.#runs.inc({ outcome }, 0);
  }

  /** Sets when a run last left nothing undone, according to the state. */
  succeeded(at: Date | undefined): void {
    this.#lastSuccess.set((at?.getTime() ?? 0) / 1000);
  }

  /** Counts a run; one without a summary was given up. */
  ran(summary: Summary | undefined): void {
    if (summary === undefined) return this.#runs.inc({ outcome: "failed" satisfies RunOutcome });
    const outcome: RunOutcome = summary.failedUsers > 0 ? "incomplete" : "done";
    this.#runs.inc({ outcome });
    const { created, changed, removed, sent, conflicts, notCarried, unusable } = summary;
    for (const [action, count] of Object.entries({ created, changed, removed })) {
      this.#changes.inc({ side: "ucserver", action }, count);
    }
    this.#changes.inc({ side: "source", action: "sent" }, sent);
    for (const [kind, count] of Object.entries({ conflicts, notCarried, unusable })) {
      this.#problems.inc({ kind }, count);
    }
    this.#failedUsers.set(summary.failedUsers);
  }

  stop(): void {
    this.registry.clear();
  }
}
