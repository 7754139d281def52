import { setTimeout as delay } from "node:timers/promises";
import {
  buildConnector,
  ConfigError,
  loadConfig,
  type Connector,
  type Observer,
  type Replicator,
  type Step,
  type Summary,
  type SystemName,
} from "../connectors/index.js";
import type { ConnectMetrics } from "./connect-metrics.js";
import { another, bound, hostPort } from "./listening.js";
import { stderrLog } from "./log.js";
import { remark } from "./notice.js";
import { failure, usageError } from "./outcome.js";
import { stopSignal } from "./stop-signal.js";
import { writeOut } from "./streams.js";
import type { ConnectOptions } from "./syntax/connect.js";

/** Replicates between a UCServer and another system, once or until a signal. */
export async function connect(system: SystemName, options: ConnectOptions): Promise<void> {
  const stopped = stopSignal();
  await using connector = await build(system, options, stopped);
  await using metrics = await startMetrics(options);
  const { interval, replicator } = connector;
  const once = options.once || options.dryRun || options.input !== undefined;
  metrics?.counted.succeeded(replicator.lastSuccess);
  for (let full = options.full; ; full = false) {
    const summary = await oneRun(connector, full, stopped).catch((error: Error) => error);
    if (!stopped.aborted) metrics?.counted.ran(summary instanceof Error ? undefined : summary);
    metrics?.counted.succeeded(replicator.lastSuccess);
    if (!(summary instanceof Error)) await writeOut(summaryText(summary, replicator, options));
    if (once) return requireDone(summary, replicator, stopped);
    if (summary instanceof Error && !stopped.aborted) {
      (await stderrLog(false, options.json)).error({ error: summary.message }, "a run failed");
    }
    await delay(interval * 1000, undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return;
  }
}

/** @throws CommandError if a run that is to be the only one has not done its work. */
function requireDone(
  outcome: Summary | Error,
  { lastSuccess }: Replicator,
  stopped: AbortSignal,
): void {
  const last = `; the last success: ${lastSuccess?.toISOString() ?? "none yet"}`;
  if (outcome instanceof Error) {
    const left = stopped.aborted ? " before the work was done" : "";
    throw failure(outcome.message + left + last);
  }
  if (outcome.failedUsers === 0) return;
  throw failure(`the appointments of ${outcome.failedUsers} users could not be replicated${last}`);
}

interface RunningMetrics extends AsyncDisposable {
  readonly counted: ConnectMetrics;
}

async function startMetrics({
  metricsPort: port,
  metricsHost: host,
}: ConnectOptions): Promise<RunningMetrics | undefined> {
  if (port === undefined) return undefined;
  const [{ ConnectMetrics: Counted }, { MetricsEndpoint }] = await Promise.all([
    import("./connect-metrics.js"),
    import("./metrics.js"),
  ]);
  const counted = new Counted();
  const endpoint = new MetricsEndpoint({ metrics: counted });
  const where = `port ${port} of ${host}`;
  const address = await bound(endpoint.listen({ host, port }), where, another("--metrics-port"));
  remark(`metrics on http://${hostPort(address)}/metrics`);
  return { counted, [Symbol.asyncDispose]: () => endpoint.close() };
}

async function build(
  system: SystemName,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Connector & { interval: number }> {
  try {
    const config = loadConfig(system, options.config);
    const connector = await buildConnector(system, config, {
      dryRun: options.dryRun,
      force: options.force,
      strictness: options.strictness,
      ...(options.input !== undefined && { input: options.input }),
      log: await stderrLog(options.verbose, options.json),
      observer: observer(options),
      signal,
    });
    return Object.assign(connector, { interval: config.interval });
  } catch (error) {
    if (error instanceof ConfigError) throw usageError(error.problems.join("\nrosewire: "));
    throw failure((error as Error).message);
  }
}

/** @throws Error when the run fails as a whole, or the signal's reason. */
async function oneRun(
  { replicator }: Connector,
  full: boolean,
  signal: AbortSignal,
): Promise<Summary> {
  try {
    return await replicator.run(full);
  } catch (error) {
    throw signal.aborted ? (signal.reason as Error) : (error as Error);
  }
}

function observer({ dryRun, verbose, json }: ConnectOptions): Observer {
  let told = Date.now();
  return {
    ...((dryRun || verbose) && {
      step: (step: Step) => void writeOut(json ? `${JSON.stringify(step)}\n` : stepText(step)),
    }),
    progress({ phase, done, total }) {
      if (Date.now() - told < progressEvery) return;
      told = Date.now();
      const of = total === undefined ? "" : ` of ${total}`;
      remark(`${phase === "reading" ? "appointments read" : "users done"}: ${done}${of}`);
    },
  };
}

/** Milliseconds between two lines of progress. */
const progressEvery = 5000;

function stepText({ user, id, side, action, differences }: Step): string {
  const where = side === "ucserver" ? "on the UCServer" : "at the source";
  return [
    `${user} ${id}: ${action} ${where}`,
    ...differences.map((line) => `    ${line}`),
    "",
  ].join("\n");
}

function summaryText(
  summary: Summary,
  { lastSuccess }: Replicator,
  { json, dryRun }: ConnectOptions,
): string {
  if (json) return `${JSON.stringify({ summary, lastSuccess: lastSuccess ?? null })}\n`;
  const { users, read, created, changed, removed, sent, conflicts, notCarried, unusable } = summary;
  return (
    `${dryRun ? "dry run" : "run"}: ${read} read, ${users} users; UCServer: ${created} created, ` +
    `${changed} changed, ${removed} removed; source: ${sent} sent; ${conflicts} conflicts, ` +
    `${notCarried} not carried, ${unusable} unusable\n`
  );
}
