import type { Report } from "./report.js";
import { idOf, spreadOf, Table, valueOf, type Result } from "./result.js";

/** A change that is larger than this and than what the rounds differ by is worth a mark. */
const NOTEWORTHY = 0.05;

/** One line for each case that both reports have. */
export function comparison(before: Report, after: Report): string[] {
  const table = new Table(after.results);
  return before.results.flatMap((old) => {
    const now = table.find(old.group, old.subject);
    return now === undefined ? [] : [line(old, now)];
  });
}

function line(old: Result, now: Result): string {
  const from = valueOf(old);
  const to = valueOf(now);
  const gain = old.better === "less" ? from / to : to / from;
  const noise = Math.max(spreadOf(old), spreadOf(now), NOTEWORTHY);
  const mark = gain > 1 + noise ? "better" : gain < 1 / (1 + noise) ? "WORSE" : "";
  const percent = `${gain >= 1 ? "+" : ""}${((gain - 1) * 100).toFixed(1)} %`;
  const values = `${short(from)} -> ${short(to)} ${old.unit}`;
  return `${idOf(old).padEnd(44)} ${values.padStart(32)} ${percent.padStart(10)}  ${mark}`.trimEnd();
}

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
