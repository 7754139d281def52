import type { Paint } from "../colour.js";
import type { Total } from "./load.js";
import { percentiles, type Latencies } from "./latencies.js";
import type { Tally } from "./tally.js";

/** What has been measured. */
export interface Measured {
  readonly operation: string;
  readonly server: string;
  readonly connections: number;
  readonly inFlight: number;
  readonly rate: number | undefined;
  readonly total: Total;
  readonly tally: Tally;
  /** Connections that the server has closed. */
  readonly lost: number;
  readonly interrupted: boolean;
}

/** Characters of the longest bar. */
const WIDTH = 40;

/** What has been measured as a document. */
export function reportJson(measured: Measured): object {
  const { total, tally, rate, ...what } = measured;
  const { latencies } = tally;
  const seconds = total.elapsed / 1000;
  return {
    ...what,
    ...(rate !== undefined && { rate, overdue: total.overdue }),
    seconds: rounded(seconds),
    calls: tally.calls,
    results: tally.results,
    errors: Object.fromEntries(tally.errors),
    unanswered: total.unanswered,
    callsPerSecond: rounded(perSecond(total.calls, seconds)),
    sent: total.sent,
    received: total.received,
    sentPerSecond: rounded(perSecond(total.sent, seconds)),
    receivedPerSecond: rounded(perSecond(total.received, seconds)),
    latency:
      latencies.count === 0
        ? null
        : {
            min: latencies.min,
            mean: rounded(latencies.mean as number),
            ...Object.fromEntries(percentiles.map((p) => [`p${p}`, latencies.percentile(p)])),
            max: latencies.max,
          },
    histogram: latencies.classes().map(({ upTo = null, calls }) => ({ upTo, calls })),
  };
}

/** What has been measured for people. */
export function reportText(measured: Measured, paint: Paint): string {
  const { operation, server, connections, inFlight, rate, total, tally } = measured;
  const { lost, interrupted } = measured;
  const seconds = total.elapsed / 1000;
  const how = [
    counted(connections, "connection"),
    `${inFlight} in flight${connections === 1 ? "" : " each"}`,
    ...(rate === undefined ? [] : [`${grouped(rate)} calls/s wanted`]),
  ];
  const errors = [...tally.errors].toSorted(([, a], [, b]) => b - a);
  const lines = [
    `${paint("title", operation)} at ${server}, ${how.join(", ")}`,
    `${grouped(tally.calls)} calls in ${grouped(seconds)} s: ${paint("title", `${grouped(perSecond(total.calls, seconds))} calls/s`)}`,
    `sent ${octets(total.sent)} (${octets(perSecond(total.sent, seconds))}/s), received ${octets(total.received)} (${octets(perSecond(total.received, seconds))}/s)`,
    ...errors.map(([name, count]) => paint("error", `${name}: ${grouped(count)}`)),
    ...(total.unanswered > 0 ? [`not answered in the end: ${grouped(total.unanswered)}`] : []),
    ...(total.overdue > 0
      ? [`could not be begun when they were due: ${grouped(total.overdue)}`]
      : []),
    ...(lost > 0 ? [`closed by the server: ${counted(lost, "connection")}`] : []),
    ...(interrupted ? ["interrupted: this is what was measured until then"] : []),
    ...latencyLines(tally.latencies, paint),
  ];
  return lines.join("\n");
}

function latencyLines(latencies: Latencies, paint: Paint): string[] {
  const { min, mean, max } = latencies;
  if (min === undefined || mean === undefined || max === undefined) return [];
  const figures: [string, number][] = [
    ["min", min],
    ["mean", mean],
    ...percentiles.map((p): [string, number] => [`p${p}`, latencies.percentile(p) as number]),
    ["max", max],
  ];
  const classes = latencies.classes();
  const most = Math.max(...classes.map(({ calls }) => calls));
  return [
    "",
    ...figures.map(([name, value]) => `${name.padEnd(6)} ${time(value).padStart(10)}`),
    "",
    ...classes.map(({ upTo, calls }) => {
      const name = upTo === undefined ? "longer" : `<= ${time(upTo)}`;
      const bar = "█".repeat(Math.ceil((calls / most) * WIDTH));
      return `${name.padEnd(11)} ${paint("name", bar.padEnd(WIDTH))} ${grouped(calls)}`.trimEnd();
    }),
  ];
}

/** What a line on a terminal says while a load is going on. */
export function progressText({ elapsed, calls }: Total, { latencies }: Tally): string {
  const seconds = elapsed / 1000;
  const p99 = latencies.percentile(99);
  const rest = p99 === undefined ? "" : `, p99 ${time(p99)}`;
  if (elapsed === 0) return "warming up";
  return `${seconds.toFixed(0)} s: ${grouped(calls)} calls, ${grouped(perSecond(calls, seconds))}/s${rest}`;
}

function perSecond(count: number, seconds: number): number {
  return seconds === 0 ? 0 : count / seconds;
}

function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? "" : "s"}`;
}

/** To three digits, or whole numbers. */
function grouped(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function time(milliseconds: number): string {
  return milliseconds < 1000 ? `${grouped(milliseconds)} ms` : `${grouped(milliseconds / 1000)} s`;
}

function octets(count: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let [value, unit] = [count, 0];
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${grouped(value)} ${units[unit]}`;
}
