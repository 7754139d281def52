import { foreignNotes } from "./foreign/subjects.js";
import type { Machine } from "./machine.js";
import {
  byGroup,
  idOf,
  median,
  spreadOf,
  Table,
  valueOf,
  type Findings,
  type Result,
} from "./result.js";
import { targets } from "./targets.js";

/** What `--json` writes. */
export interface Report extends Findings {
  readonly machine: Machine;
  /** What `--time` said. */
  readonly time: number;
}

/** The whole report as text. */
export function reportText(report: Report): string {
  const table = new Table(report.results);
  const groups = [...byGroup(report.results)];
  return [
    machineLines(report),
    ...groups.map(([group, results]) => groupText(group, results, table)),
    ...notesText(report),
    ...unmeasuredText(report),
    targetText(table),
  ].join("\n\n");
}

function machineLines({ machine, time }: Report): string {
  const packages = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  return [
    `machine   ${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.kernel}`,
    `node      ${machine.node}, V8 ${machine.v8}`,
    `versions  rosewire ${machine.rosewire}; ${packages.join(", ")}`,
    `date      ${machine.date}${time === 1 ? "" : `, --time ${time}`}`,
  ].join("\n");
}

function groupText(group: string, results: readonly Result[], table: Table): string {
  const first = results[0] as Result;
  const rows = results.map((result) => rowOf(result, table, first));
  return [group, ...aligned([headerOf(first), ...rows]).map((line) => `  ${line}`)].join("\n");
}

function headerOf(result: Result): string[] {
  const more = Object.keys(result.more ?? {});
  const size = result.octets === undefined ? [] : ["MB/s", "octets"];
  return ["", result.unit, "spread", ...size, ...more, "ratio"];
}

function rowOf(result: Result, table: Table, first: Result): string[] {
  const { group, subject, octets } = result;
  const value = valueOf(result);
  const more = Object.values(result.more ?? {}).map((samples) =>
    samples.length === 0 ? "" : number(median(samples)),
  );
  const size =
    octets === undefined ? [] : [number((octets * 1000) / value), number(Math.round(octets))];
  const ratio = result === first ? undefined : table.ratio(group, first.subject, subject);
  const spread = result.samples.length < 2 ? "" : `${Math.round(spreadOf(result) * 100)} %`;
  return [
    subject,
    number(value),
    spread,
    ...size,
    ...more,
    ratio === undefined || !Number.isFinite(ratio) ? "" : `${number(ratio)} x`,
  ];
}

function number(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return Number(value.toPrecision(3)).toString();
}

/** Columns of equal width: the first to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}

function notesText({ results }: Report): string[] {
  const notes = foreignNotes(results);
  if (notes.length === 0) return [];
  const rows = notes.map(({ name, leavesOut }) => `  ${name}: ${leavesOut}`);
  return [["what others leave out", ...rows].join("\n")];
}

function unmeasuredText({ unmeasured }: Report): string[] {
  if (unmeasured.length === 0) return [];
  const rows = unmeasured.map((one) => {
    return [`${one.failed ? "FAILED" : "cannot"}  ${idOf(one)}: ${one.reason}`];
  });
  return [["not measured", ...rows.map((row) => `  ${row.join("")}`)].join("\n")];
}

/** A target with what came of it. */
export interface Verdict {
  readonly topic: string;
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly verdict: "met" | "missed" | "not measured";
}

export function verdicts(table: Table): Verdict[] {
  return targets.map(({ topic, what, wanted, judge }) => {
    const found = judge(table);
    const verdict = found === undefined ? "not measured" : found.met ? "met" : "missed";
    return { topic, what, wanted, measured: found?.measured ?? "", verdict };
  });
}

function targetText(table: Table): string {
  const all = verdicts(table);
  const measured = all.filter(({ verdict }) => verdict !== "not measured");
  if (measured.length === 0) return "targets: none of them was measured";
  const met = measured.filter(({ verdict }) => verdict === "met").length;
  const rows = measured.map((one) => [
    one.verdict === "met" ? "met   " : "MISSED",
    one.what,
    one.measured,
    one.wanted,
  ]);
  const lines = leftAligned([["", "", "measured", "wanted"], ...rows]);
  return [
    `targets: ${met} met, ${measured.length - met} missed, ` +
      `${all.length - measured.length} not measured`,
    ...lines.map((line) => `  ${line}`),
  ].join("\n");
}

function leftAligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
