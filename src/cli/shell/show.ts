import { parseJson } from "../../codec/index.js";
import { paintJson, type Paint } from "../colour.js";
import { prettyJson } from "../json.js";
import { safe, shortJson } from "../short-json.js";

/** How results are shown: a line of JSON, several lines, or lists as tables. */
export const formats = ["json", "pretty", "table"] as const;
export type Format = (typeof formats)[number];

/** Characters of a cell. */
const widestCell = 40;

/** A result as text, without the end of its last line. */
export function shown(json: string, format: Format, paint: Paint, width: number): string {
  if (format === "json") return json;
  const value = parseJson(json);
  if (format === "pretty") return pretty(value, paint);
  return tables(value, paint, width) ?? pretty(value, paint);
}

function pretty(value: unknown, paint: Paint): string {
  return paintJson(safe(prettyJson(value)), paint);
}

type Row = Readonly<Record<string, unknown>>;

/** A value with lists of objects as tables; undefined if there are none in it. */
function tables(value: unknown, paint: Paint, width: number): string | undefined {
  if (isRows(value)) return table(value, paint, width);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (!Object.values(value).some(isRows)) return undefined;
  return Object.entries(value)
    .map(([name, member]) => {
      const heading = `${paint("name", safe(name))}:`;
      if (isRows(member)) return `${heading} ${member.length}\n${table(member, paint, width)}`;
      return `${heading} ${paintJson(shortJson(member, Math.max(20, width - name.length - 2)), paint)}`;
    })
    .join("\n");
}

function isRows(value: unknown): value is readonly Row[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))
  );
}

/** Rows below each other: as many members as fit into the width, those that are empty everywhere left out. */
function table(rows: readonly Row[], paint: Paint, width: number): string {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = [...names]
    .map((name) => ({ name, cells: rows.map((row) => cell(row[name])) }))
    .filter(({ cells }) => cells.some((text) => text !== ""))
    .map(({ name, cells }) => {
      const title = safe(name);
      return { title, cells, width: Math.max(title.length, ...lengths(cells)) };
    });
  let left = width;
  const fitting = columns.filter(
    (column, index) => (left -= column.width + 2) >= -2 || index === 0,
  );
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
  const more = columns.length - fitting.length;
  if (more > 0) lines.push(paint("little", `(${more} more members: format pretty)`));
  return lines.join("\n");
}

function lengths(cells: readonly string[]): number[] {
  // A spread of all cells may be more than a call can take.
  return [cells.reduce((longest, text) => Math.max(longest, text.length), 0)];
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return shortJson(value, widestCell + 2).slice(1, -1);
  const text = shortJson(value, widestCell);
  return text === "{}" ? "" : text;
}
