import { relative } from "node:path";

/** What V8 has counted in one file, in the form of Istanbul; a number of calls per id. */
export interface FileCoverage {
  readonly path: string;
  readonly statementMap: Readonly<Record<string, Span>>;
  readonly s: Readonly<Record<string, number>>;
  readonly f: Readonly<Record<string, number>>;
  /** One number for each way that a branch can take. */
  readonly b: Readonly<Record<string, readonly number[]>>;
}

interface Span {
  readonly start: { readonly line: number };
}

/**
 * The report of a run with coverage: a table with a row for each folder of `src`, then the lines of
 * some of them that nothing has run.
 * @param files What was counted, by path.
 * @param root The folder that has `src`.
 * @param shown The rooms whose uncovered lines are listed.
 */
export function coverageReport(
  files: Readonly<Record<string, FileCoverage>>,
  root: string,
  shown: readonly string[],
): string {
  const rooms = new Map<string, FileCoverage[]>();
  for (const file of Object.values(files)) {
    const room = roomOf(relative(root, file.path));
    if (rooms.has(room)) rooms.get(room)!.push(file);
    else rooms.set(room, [file]);
  }
  const rows = [...rooms].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(rowOf);
  const uncovered = shown.flatMap((room) => {
    const lines = (rooms.get(room) ?? []).flatMap((file) => uncoveredIn(file, root)).toSorted();
    return ["", `Lines of ${room} that these tests have not run:`, "", ...lines];
  });
  return [
    "| room | lines | functions | branches |",
    "| --- | --- | --- | --- |",
    ...rows,
    ...uncovered,
    "",
  ].join("\n");
}

/** `src/rose` of `src/rose/framer.ts`; what is in no room is in `src`. */
function roomOf(path: string): string {
  return path.split(/[/\\]/).slice(0, -1).slice(0, 2).join("/");
}

function rowOf([room, files]: readonly [string, readonly FileCoverage[]]): string {
  const lines = files.flatMap((file) => [...linesOf(file).values()]);
  const functions = files.flatMap(({ f }) => Object.values(f));
  const branches = files.flatMap(({ b }) => Object.values(b).flat());
  return `| ${[room, ...[lines, functions, branches].map(share)].join(" | ")} |`;
}

/** How many of some counts are more than nothing. */
function share(counts: readonly number[]): string {
  const covered = counts.filter((count) => count > 0).length;
  if (counts.length === 0) return "";
  // Rounded down: 100 % means all of them.
  const percent = Math.floor((covered / counts.length) * 1000) / 10;
  return `${percent.toFixed(1)} % (${covered} of ${counts.length})`;
}

/** How often each line with a statement has run. */
function linesOf({ statementMap, s }: FileCoverage): Map<number, number> {
  const lines = new Map<number, number>();
  for (const [id, { start }] of Object.entries(statementMap)) {
    lines.set(start.line, Math.max(lines.get(start.line) ?? 0, s[id] ?? 0));
  }
  return lines;
}

function uncoveredIn(file: FileCoverage, root: string): string[] {
  const lines = [...linesOf(file)].filter(([, count]) => count === 0).map(([line]) => line);
  if (lines.length === 0) return [];
  return [`${relative(root, file.path)}: ${rangesOf(lines).join(", ")}`];
}

/** `3-5` and `9` of 3, 4, 5 and 9. */
function rangesOf(lines: readonly number[]): string[] {
  const ranges: { first: number; last: number }[] = [];
  for (const line of lines.toSorted((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range !== undefined && line === range.last + 1) range.last = line;
    else ranges.push({ first: line, last: line });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
}
