import { stdout } from "node:process";
import { paintFor, type MaybeTerminal, type Paint } from "./colour.js";
import { cut, safe, shortJson } from "./short-json.js";
import { writeOut } from "./streams.js";

/** A row, by the titles of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Characters of a cell. */
const widestCell = 40;
/** Characters of a last column that is worth showing. */
const narrowest = 8;

/** A table as text, without the end of its last line, and how many columns did not fit. */
export interface Table {
  readonly text: string;
  readonly left: number;
}

/**
 * Rows below each other: as many columns as fit into the width, those that are empty everywhere left out.
 * @param cutsLast Whether the last column takes what is left of the width, however long its cells are.
 */
export function table(rows: readonly Row[], paint: Paint, width: number, cutsLast = false): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const last = cutsLast ? names.pop() : undefined;
  const columns = names
    .map((name) => columnOf(rows, name, widestCell))
    .filter(({ cells }) => cells.some((text) => text !== ""));
  let free = width;
  const fitting = columns.filter(
    (column, index) => (free -= column.width + 2) >= -2 || index === 0,
  );
  if (last !== undefined && fitting.length === columns.length && free >= narrowest) {
    fitting.push(columnOf(rows, last, free));
  }
  const lines = [
    fitting
      .map(({ title, width: wide }, index) =>
        paint("title", index + 1 < fitting.length ? title.padEnd(wide) : title),
      )
      .join("  "),
    ...rows.map((_row, at) =>
      fitting
        .map((column) => column.cells[at]!.padEnd(column.width))
        .join("  ")
        .trimEnd(),
    ),
  ];
  const left = columns.length + (last === undefined ? 0 : 1) - fitting.length;
  return { text: lines.join("\n"), left };
}

/** A table whose rows come one after the other: each column has its width from the beginning, the last one takes what is left. */
export class GrowingTable {
  readonly #columns: readonly { readonly name: string; readonly width: number }[];
  readonly #paint: Paint;
  #isBegun = false;

  /** @param widths Characters of each column but the last one, by its title. */
  constructor(widths: Readonly<Record<string, number>>, last: string, paint: Paint, width: number) {
    const columns = Object.entries(widths).map(([name, wide]) => ({ name, width: wide }));
    const taken = columns.reduce((sum, column) => sum + column.width + 2, 0);
    this.#columns = [...columns, { name: last, width: Math.max(narrowest, width - taken) }];
    this.#paint = paint;
  }

  /** The lines that a row adds, with their ends. */
  add(row: Row): string {
    const cells = this.#columns.map(({ name, width }) => cell(row[name], width).padEnd(width));
    const line = `${cells.join("  ").trimEnd()}\n`;
    if (this.#isBegun) return line;
    this.#isBegun = true;
    const titles = this.#columns.map(({ name, width }) => name.padEnd(width));
    return `${this.#paint("title", titles.join("  ").trimEnd())}\n${line}`;
  }
}

function columnOf(
  rows: readonly Row[],
  name: string,
  widest: number,
): { title: string; cells: string[]; width: number } {
  const title = safe(name);
  const cells = rows.map((row) => cell(row[name], widest));
  // A spread of all cells may be more than a call can take.
  return {
    title,
    cells,
    width: cells.reduce((most, { length }) => Math.max(most, length), title.length),
  };
}

function cell(value: unknown, widest: number): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return cut(shortJson(value, Infinity).slice(1, -1), widest);
  const text = shortJson(value, widest);
  return text === "{}" ? "" : text;
}

/** A terminal, or something else. */
export interface Screen extends MaybeTerminal {
  readonly columns?: number;
}

/** A list as a table for a terminal, with its colours and as wide as it is; elsewhere the text, which programs may read. */
export function listText(rows: readonly Row[], plain: string, screen: Screen): string {
  if (screen.isTTY !== true || screen.columns === undefined || rows.length === 0) return plain;
  return `${table(rows, paintFor(screen), screen.columns, true).text}\n`;
}

/** Prints a list; see {@link listText}. */
export function writeList(rows: readonly Row[], plain: string): Promise<void> {
  return writeOut(listText(rows, plain, stdout));
}
