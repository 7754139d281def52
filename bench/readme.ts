import { readFileSync, writeFileSync } from "node:fs";
import { foreignNotes } from "./foreign/subjects.js";
import { varied } from "./messages/index.js";
import { nearPeers, peers } from "./peers/index.js";
import { compileGroup, compileSubjects } from "./probes/compile.js";
import { verdicts, type Report } from "./report.js";
import { quotient, Table } from "./result.js";
import { cells, groupOf } from "./rpc/cells.js";

const BEGIN = "<!-- bench:begin -->";
const END = "<!-- bench:end -->";

/**
 * Replaces the section between the markers; without markers it goes to the end of the file.
 * @throws Error if there is only one marker.
 */
export function updateReadme(file: string, report: Report): void {
  writeFileSync(file, withSection(readFileSync(file, "utf8"), sectionOf(report)));
}

/** The text with this section between the markers. */
export function withSection(text: string, section: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  const marked = `${BEGIN}\n\n${section}\n\n${END}`;
  if (begin < 0 && end < 0) return `${text.trimEnd()}\n\n${marked}\n`;
  if (begin < 0 || end < begin) throw new Error(`${BEGIN} and ${END} do not match`);
  return text.slice(0, begin) + marked + text.slice(end + END.length);
}

function sectionOf(report: Report): string {
  const table = new Table(report.results);
  const { cpu, cores, node, date } = report.machine;
  return [
    "```sh\nnpm run bench -- --readme\n```",
    `${cpu}, ${cores} cores, Node ${node}, ${date.slice(0, 10)}. Peers' columns: how many times ` +
      "faster rosewire is. [How to read this](bench/README.md).",
    codecTable(table, report),
    ...foreignNotes(report.results).map(({ name, leavesOut }) => `${name}: ${leavesOut}.`),
    ...variedTable(table),
    callTable(table),
    ...compileTable(table),
    targetSummary(table),
  ].join("\n\n");
}

const messages = ["M1", "M1x", "M2", "M2p", "M3", "M4", "M5", "M6", "M7"];

function codecTable(table: Table, { results }: Report): string {
  const others = [...peers, ...foreignNotes(results)]
    .map(({ name }) => name)
    .filter((name) => name !== "rosewire");
  const groups = ["decode", "encode"].flatMap((what) => messages.map((name) => `${what} ${name}`));
  const columns = [...others, "limit"];
  const rows = groups.flatMap((group) => {
    const ours = table.value(group, "rosewire");
    if (ours === undefined) return [];
    const ratios = columns.map((other) => times(table.ratio(group, "rosewire", other)));
    return [[group, nanoseconds(ours), ...ratios]];
  });
  return markdown(["message", "rosewire", ...columns], rows);
}

/** The same with another message of the kind each time, and how much longer that takes. */
function variedTable(table: Table): string[] {
  const others = nearPeers.map(({ name }) => name).filter((name) => name !== "rosewire");
  const columns = [...others, "limit"];
  const all = ["decode", "encode"].flatMap((what) =>
    [...varied].flatMap(([repeated, { name }]) => {
      const group = `${what} ${name}`;
      const ours = table.value(group, "rosewire");
      const longer = (subject: string): number | undefined =>
        quotient(table.value(group, subject), table.value(`${what} ${repeated}`, subject));
      if (ours === undefined || longer("rosewire") === undefined) return [];
      const ratios = columns.map((other) => table.ratio(group, "rosewire", other));
      return {
        row: [group, nanoseconds(ours), ...ratios.map(times)],
        longer: [group, ...["rosewire", ...columns].map((one) => times(longer(one)))],
      };
    }),
  );
  if (all.length === 0) return [];
  return [
    markdown(
      ["message", "rosewire", ...columns],
      all.map(({ row }) => row),
    ),
    "Varied messages take so many times as long as repeated ones:",
    markdown(
      ["message", "rosewire", ...columns],
      all.map(({ longer }) => longer),
    ),
  ];
}

const rivals = ["raw echo", "ndjson", "vscode-jsonrpc", "grpc-js", "fastify + undici"];

function callTable(table: Table): string {
  const rows = cells.flatMap((cell) => {
    const group = groupOf(cell);
    const ours = table.value(group, "rosewire");
    if (ours === undefined) return [];
    const ratios = rivals.map((rival) => times(table.ratio(group, "rosewire", rival)));
    return [[group, `${Math.round(ours).toLocaleString("en")}/s`, ...ratios]];
  });
  return markdown(["connections x in flight", "rosewire", ...rivals], rows);
}

/** How long sets of modules take from ASN.1 to TypeScript; nothing if that was not measured. */
function compileTable(table: Table): string[] {
  const rows = Object.values(compileSubjects).flatMap((subject) => {
    const took = table.value(compileGroup, subject);
    return took === undefined ? [] : [[subject, `${Math.round(took).toLocaleString("en")} ms`]];
  });
  return rows.length === 0 ? [] : [markdown(["ASN.1 to TypeScript", "rosewire"], rows)];
}

function targetSummary(table: Table): string {
  const all = verdicts(table);
  const count = (wanted: string): number => all.filter((v) => v.verdict === wanted).length;
  const missed = all
    .filter(({ verdict }) => verdict === "missed")
    .map(({ what, measured, wanted }) => `- ${what}: ${measured}, wanted ${wanted}`);
  const summary = `Of ${all.length} targets ${count("met")} are met, ${count("missed")} missed`;
  const rest = count("not measured");
  const head = rest === 0 ? summary : `${summary}, ${rest} not measured`;
  return missed.length === 0 ? `${head}.` : `${head}:\n\n${missed.join("\n")}`;
}

function nanoseconds(value: number): string {
  if (value < 1e3) return `${Math.round(value)} ns`;
  return value < 1e6 ? `${(value / 1e3).toPrecision(3)} µs` : `${(value / 1e6).toPrecision(3)} ms`;
}

function times(ratio: number | undefined): string {
  if (ratio === undefined || !Number.isFinite(ratio)) return "";
  return ratio >= 100 ? String(Math.round(ratio)) : String(Number(ratio.toPrecision(2)));
}

/** A table as the formatter of the repository lays it out: cells of one width. */
function markdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, i) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[i] ?? "").length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => pad(cell, widths[i] ?? 0, i)).join(" | ")} |`;
  const rule = widths.map((width, i) =>
    i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
