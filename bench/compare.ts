import type { Report } from "./report.js";
import { idOf, spreadOf, Table, valueOf, type Result } from "./result.js";

/** A change that is larger than this and than what the rounds differ by is worth a mark. */
const NOTEWORTHY = 0.05;

/** How many times better something has become, and how much of that may be noise. */
interface Change {
  readonly gain: number;
  readonly noise: number;
}

/** One line for each case that both reports have. */
export function comparison(
  before: Pick<Report, "results">,
  after: Pick<Report, "results">,
): string[] {
  return lines(before.results, after.results, betweenRuns);
}

/** The same for two sides that took turns in one run. */
export function comparisonOfSides(before: readonly Result[], after: readonly Result[]): string[] {
  return lines(before, after, betweenSides);
}

function lines(
  before: readonly Result[],
  after: readonly Result[],
  change: (old: Result, now: Result) => Change,
): string[] {
  const table = new Table(after);
  return before.flatMap((old) => {
    const now = table.find(old.group, old.subject);
    return now === undefined ? [] : [line(old, now, change(old, now))];
  });
}

function betweenRuns(old: Result, now: Result): Change {
  const gain = gainOf(old, valueOf(old), valueOf(now));
  return { gain, noise: Math.max(spreadOf(old), spreadOf(now)) };
}

/**
 * What else the machine does makes a number only worse, so the best rounds of both sides are compared. The noise is how far apart two
 * halves of the rounds are in that: the odd and the even ones, or the first and the last.
 */
function betweenSides(old: Result, now: Result): Change {
  const gainIn = (isWanted: (round: number) => boolean): number => {
    const best = (one: Result): number =>
      valueOf({ ...one, take: "best", samples: one.samples.filter((_, i) => isWanted(i)) });
    return gainOf(old, best(old), best(now));
  };
  const half = old.samples.length / 2;
  const splits = [(i: number): boolean => i % 2 === 0, (i: number): boolean => i < half];
  const apart = splits.map((isFirst) => gainIn(isFirst) / gainIn((i) => !isFirst(i)));
  return {
    gain: gainIn(() => true),
    noise: Math.max(...apart.map((ratio) => Math.max(ratio, 1 / ratio) - 1)),
  };
}

function gainOf({ better }: Result, from: number, to: number): number {
  return better === "less" ? from / to : to / from;
}

function line(old: Result, now: Result, { gain, noise }: Change): string {
  const limit = Math.max(noise, NOTEWORTHY);
  const mark = gain > 1 + limit ? "better" : gain < 1 / (1 + limit) ? "WORSE" : "";
  const percent = `${gain >= 1 ? "+" : ""}${((gain - 1) * 100).toFixed(1)} %`;
  const values = `${short(valueOf(old))} -> ${short(valueOf(now))} ${old.unit}`;
  const cells = [
    idOf(old).padEnd(44),
    values.padStart(32),
    percent.padStart(10),
    `  ± ${(noise * 100).toFixed(0)} %`.padStart(9),
    ` ${mark}`,
  ];
  return cells.join(" ").trimEnd();
}

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}
